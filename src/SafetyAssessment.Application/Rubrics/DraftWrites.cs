using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>What every change of a draft goes through: the permission, the draft as stored, and the version that the page goes on with.</summary>
public sealed class DraftWrites(Writes writes)
{
    /// <summary>Changes a draft.</summary>
    /// <returns>
    /// Its version afterwards. A call whose answer was lost and that is sent again gets the version of its own change, not of one that another
    /// person made since: with that it would overwrite what it never saw.
    /// </returns>
    internal async Task<long> Run(Actor actor, Guid operation, Guid draft, long expectedVersion, Func<AssessmentDb, RubricDraft, DateTime, Task<IEnumerable<DomainEvent>>> change)
    {
        actor.Demand(Permission.ManageRubrics);
        var version = expectedVersion + 1;
        await writes.Run(operation, actor, async (db, now) =>
        {
            var stored = await db.RubricDrafts.FirstOrDefaultAsync(known => known.Id == draft) ?? throw new RuleViolation(Rules.NotFound);
            var happened = (await change(db, stored, now)).ToList();
            version = happened.Count == 0 ? expectedVersion : expectedVersion + 1;
            return happened;
        });
        return version;
    }

    /// <summary>The same for a change that needs nothing else.</summary>
    internal Task<long> Run(Actor actor, Guid operation, Guid draft, long expectedVersion, Func<RubricDraft, DateTime, DomainEvent> change) =>
        Run(actor, operation, draft, expectedVersion, (_, stored, now) => Task.FromResult<IEnumerable<DomainEvent>>([change(stored, now)]));
}
