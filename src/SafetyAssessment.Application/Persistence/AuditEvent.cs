using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// One line of the audit: who did what, with the value before and after. Written in the same save as the change;
/// triggers in the database refuse to update or delete it.
/// </summary>
internal sealed class AuditEvent
{
    public long Id { get; private set; }

    /// <summary>Given by the page: a write that comes twice meets itself here.</summary>
    public Guid OperationId { get; private set; }

    public int Ordinal { get; private set; }

    public DateTime At { get; private set; }

    public Guid AccountId { get; private set; }

    public string AccountName { get; private set; } = "";

    public Role? Role { get; private set; }

    public string Entity { get; private set; } = "";

    public string EntityId { get; private set; } = "";

    public string Action { get; private set; } = "";

    public string? Path { get; private set; }

    public string? Old { get; private set; }

    public string? New { get; private set; }

    public static AuditEvent Of(DomainEvent happened, Guid operation, int ordinal, Actor actor, DateTime at) => new()
    {
        OperationId = operation,
        Ordinal = ordinal,
        At = at,
        AccountId = actor.AccountId,
        AccountName = actor.Name,
        Role = actor.AccountId == SystemActor.Instance.AccountId ? null : actor.Role,
        Entity = happened.Entity,
        EntityId = happened.EntityId,
        Action = happened.Action,
        Path = happened.Path,
        Old = CanonicalJson.WriteValue(happened.Old),
        New = CanonicalJson.WriteValue(happened.New),
    };
}
