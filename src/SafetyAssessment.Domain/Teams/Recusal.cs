using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Teams;

/// <summary>What a recusal leads to.</summary>
public enum RecusalLevel
{
    /// <summary>The person may score; they and the office see the reason beside the sheet.</summary>
    Warn,

    /// <summary>The person can't score sheets of the unit.</summary>
    Bar,
}

/// <summary>Whom a recusal concerns, and how.</summary>
/// <param name="Account">The member of a team.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Level">Warned or barred.</param>
/// <param name="Reason">Why: worked there, comes from there.</param>
public sealed record RecusalRequest(Guid Account, string Unit, RecusalLevel Level, string Reason);

/// <summary>A recusal (回避) of a member of a team from a unit. It holds in every year until it is withdrawn, and stays readable then.</summary>
public sealed class Recusal
{
    private Recusal()
    {
    }

    /// <summary>Records a recusal.</summary>
    public Recusal(Guid id, RecusalRequest request, string name, Actor actor, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new RuleViolation(Rules.ReasonRequired);
        (Id, AccountId, AccountName, Unit, Level, Reason) = (id, request.Account, name, request.Unit, request.Level, request.Reason.Trim());
        (RecordedBy, RecordedAt) = (actor.Name, now);
    }

    /// <summary>Which recusal.</summary>
    public Guid Id { get; private set; }

    /// <summary>The member of a team.</summary>
    public Guid AccountId { get; private set; }

    /// <summary>Name of the member as it was recorded.</summary>
    public string AccountName { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Warned or barred.</summary>
    public RecusalLevel Level { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Why it does not hold any more; null while it does.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>It was recorded.</summary>
    public DomainEvent Recorded() =>
        new("recusal", Id.ToString(), "recusal.recorded", Unit, null, new { AccountId, AccountName, Level, Reason });

    /// <summary>Refuses whoever is barred.</summary>
    public void Demand()
    {
        if (Level == RecusalLevel.Bar && WithdrawnReason is null)
            throw new RuleViolation(Rules.RecusalBarred, Reason, RecordedBy);
    }

    /// <summary>Takes it back.</summary>
    public DomainEvent Withdraw(string reason, long expectedVersion, Actor actor)
    {
        if (WithdrawnReason is not null)
            throw new RuleViolation(Rules.RecusalWithdrawn, WithdrawnBy);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(null, Reason, RecordedBy, RecordedAt, Version);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        (WithdrawnReason, WithdrawnBy) = (reason.Trim(), actor.Name);
        Version++;
        return new DomainEvent("recusal", Id.ToString(), "recusal.withdrawn", Unit, new { Level, Reason }, new { WithdrawnReason });
    }
}
