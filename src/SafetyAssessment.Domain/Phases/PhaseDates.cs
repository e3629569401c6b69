using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Phases;

/// <summary>
/// The dates that the office has set for a phase of a scheme. The scheme's own dates are what a document once planned: they propose and bind nobody.
/// Without dates nothing is bound.
/// </summary>
public sealed class PhaseDates
{
    private PhaseDates()
    {
    }

    /// <summary>A phase whose dates are not set.</summary>
    public PhaseDates(string scheme, PhaseKind kind, string period) => (Scheme, Kind, Period) = (scheme, kind, period);

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Of what kind.</summary>
    public PhaseKind Kind { get; private set; }

    /// <summary>Code of the period; empty for the whole year.</summary>
    public string Period { get; private set; } = "";

    /// <summary>First day; null: open.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Last day; null: open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Raised on every change; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>The days.</summary>
    public PhaseSpan Span => new(Kind, Period, From, To);

    /// <summary>Sets the days; both null takes them back, and the phase binds nobody any more.</summary>
    /// <exception cref="ChangedMeanwhile">Somebody else changed them; carries both.</exception>
    /// <exception cref="InvalidInput"><see cref="Rules.PhaseEndsBeforeItBegins"/>.</exception>
    public DomainEvent Set(DateOnly? from, DateOnly? to, long expectedVersion, Actor actor, DateTime now)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(new PhaseSpan(Kind, Period, from, to), Span, ChangedBy, ChangedAt, Version);
        if (from > to)
            throw new InvalidInput([new Problem("to", Rules.PhaseEndsBeforeItBegins)]);
        var before = new { From, To };
        (From, To) = (from, to);
        Version++;
        (ChangedBy, ChangedAt) = (actor.Name, now);
        return new DomainEvent("phase", Scheme, "phase.dates-set", Period.Length > 0 ? $"{Kind} {Period}" : $"{Kind}", Version > 1 ? before : null, new { From, To });
    }
}
