using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Audit;

/// <summary>Seals the audit as it stands: adds a link to the chain over its lines.</summary>
public sealed class SealAudit(Writes writes)
{
    /// <summary>Seals it.</summary>
    public Task Run(Actor actor, Guid operation)
    {
        actor.Demand(Permission.SealAudit);
        return writes.Run(operation, actor, async (db, now) =>
        {
            await db.Hold("audit");
            return await Seal(db, actor, now);
        });
    }

    internal static async Task<DomainEvent> Seal(AssessmentDb db, Actor actor, DateTime now)
    {
        var seal = await AuditChain.Seal(db, actor.Name, now);
        return new DomainEvent("audit", $"{seal.Number}", Done, null, null, new { seal.Head, seal.UpToId });
    }

    internal const string Done = "audit.sealed";
}
