using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Phases;

/// <summary>A late entry (补录) as it is asked for.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Kind">Outside which phase.</param>
/// <param name="Unit">Code of the only unit that it is for; null: all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day.</param>
public sealed record LateEntryRequest(string Scheme, PhaseKind Kind, string? Unit, string? Reason, DateOnly Until);

/// <summary>The office lets a unit, or all, enter outside the days of a phase. It is opened and closed, never edited: what was once allowed stays readable.</summary>
public sealed class LateEntry
{
    private LateEntry()
    {
    }

    /// <summary>Opens a late entry.</summary>
    public LateEntry(Guid id, LateEntryRequest request, Actor actor, DateTime now)
    {
        if (!PhaseBinding.Binds(request.Kind))
            throw new RuleViolation(Rules.LateEntryNotNeeded, request.Kind);
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new RuleViolation(Rules.ReasonRequired);
        var today = ChinaDay.Of(now);
        if (request.Until < today)
            throw new InvalidInput([new Problem("until", Rules.LateEntryPast, today)]);
        (Id, Scheme, Kind, Unit, Reason, Until) = (id, request.Scheme, request.Kind, request.Unit, request.Reason.Trim(), request.Until);
        (OpenedBy, OpenedAt) = (actor.Name, now);
    }

    /// <summary>Which late entry.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Outside which phase.</summary>
    public PhaseKind Kind { get; private set; }

    /// <summary>Code of the unit; null: all.</summary>
    public string? Unit { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Last day.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Who opened it.</summary>
    public string OpenedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>Who closed it before its day; null: nobody.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>It was opened.</summary>
    public DomainEvent Opened() => new("phase", Scheme, "late-entry.opened", $"{Kind}", null, new { Id, Unit, Reason, Until });

    /// <summary>True while it is open.</summary>
    public bool IsOpen(DateOnly day) => ClosedAt is null && day <= Until;

    /// <summary>True when it lets something of the unit be entered on this day.</summary>
    public bool Covers(PhaseKind kind, string unit, DateOnly day) => Kind == kind && (Unit is null || Unit == unit) && IsOpen(day);

    /// <summary>Closes it before its day.</summary>
    public DomainEvent Close(Actor actor, DateTime now)
    {
        if (ClosedAt is not null)
            throw new RuleViolation(Rules.LateEntryClosed, ClosedBy);
        (ClosedBy, ClosedAt) = (actor.Name, now);
        Version++;
        return new DomainEvent("phase", Scheme, "late-entry.closed", $"{Kind}", new { Id, Until }, new { Id, ClosedAt });
    }
}
