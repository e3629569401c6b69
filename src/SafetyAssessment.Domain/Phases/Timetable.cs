using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Domain.Phases;

/// <summary>How it stands with writing in something that is bound to phases.</summary>
public enum GateState
{
    /// <summary>Nothing is set: it can be written at any time.</summary>
    Unbound,

    /// <summary>A phase is on.</summary>
    Open,

    /// <summary>No phase is on, and the office has opened a late entry.</summary>
    LateEntry,

    /// <summary>No phase is on, and the office has sent the sheet back with its reason: it is redone at any time.</summary>
    Returned,

    /// <summary>The phase begins later.</summary>
    NotYet,

    /// <summary>The phase is over.</summary>
    Over,
}

/// <summary>Whether something can be written on a day, and why.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Phase">The phase that decides; null when none is set.</param>
/// <param name="LateEntry">The late entry that lets it be written.</param>
public sealed record PhaseGate(GateState State, PhaseSpan? Phase = null, LateEntry? LateEntry = null)
{
    /// <summary>Nothing is bound.</summary>
    public static PhaseGate Unbound { get; } = new(GateState.Unbound);

    /// <summary>True when it can be written.</summary>
    public bool IsOpen => State is not (GateState.NotYet or GateState.Over);

    /// <summary>Refuses what can't be written.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.PhaseNotYet"/> or <see cref="Rules.PhaseOver"/>.</exception>
    public void Demand()
    {
        if (!IsOpen)
            throw new RuleViolation(State == GateState.NotYet ? Rules.PhaseNotYet : Rules.PhaseOver, Phase);
    }
}

/// <summary>The office's timetable of a scheme: who may write when.</summary>
/// <param name="Dates">The phases whose dates the office has set, or taken back.</param>
/// <param name="LateEntries">Late entries, also those that are over.</param>
public sealed record Timetable(IReadOnlyList<PhaseDates> Dates, IReadOnlyList<LateEntry> LateEntries)
{
    /// <summary>The days in force for a period: its own before those of the whole year; null when none are set.</summary>
    public PhaseSpan? Span(PhaseKind kind, string period) => Set(kind, period) ?? (period.Length > 0 ? Set(kind, "") : null);

    /// <summary>Whether something can be written.</summary>
    /// <param name="kinds">The phases that it may be done in, from <see cref="PhaseBinding"/>.</param>
    /// <param name="period">Code of its period; empty for none.</param>
    /// <param name="unit">Code of the unit that it is about.</param>
    /// <param name="day">The day, in China.</param>
    /// <param name="state">State of the sheet; null for what is no sheet.</param>
    public PhaseGate Gate(IReadOnlyList<PhaseKind> kinds, string period, string unit, DateOnly day, AssessmentState? state = null)
    {
        var gate = Window(kinds, period, day);
        if (gate.IsOpen)
            return gate;
        if (state == AssessmentState.Returned)
            return new PhaseGate(GateState.Returned, gate.Phase);
        // What has not begun is not late: a reason that was given for the first quarter does not open the third.
        var late = LateEntries.Where(entry => kinds.Any(kind => entry.Covers(kind, unit, day) && Span(kind, period)?.StateOn(day) == PhaseState.Ended))
            .MaxBy(entry => entry.Until);
        return late is null ? gate : new PhaseGate(GateState.LateEntry, gate.Phase, late);
    }

    /// <summary>The same by the dates alone: what is open by a late entry is late all the same.</summary>
    public PhaseGate Window(IReadOnlyList<PhaseKind> kinds, string period, DateOnly day)
    {
        var spans = kinds.Select(kind => Span(kind, period)).OfType<PhaseSpan>().ToList();
        if (spans.Count == 0)
            return PhaseGate.Unbound;
        // Of several that are on, the one that lasts longest; of several that are not, the next to come before the last that was.
        if (spans.Where(span => span.StateOn(day) == PhaseState.Running).MaxBy(span => span.To ?? DateOnly.MaxValue) is { } running)
            return new PhaseGate(GateState.Open, running);
        return spans.Where(span => span.StateOn(day) == PhaseState.ToCome).MinBy(span => span.From) is { } next
            ? new PhaseGate(GateState.NotYet, next)
            : new PhaseGate(GateState.Over, spans.MaxBy(span => span.To));
    }

    private PhaseSpan? Set(PhaseKind kind, string period) =>
        Dates.FirstOrDefault(known => known.Kind == kind && known.Period == period)?.Span is { } span && (span.From ?? span.To) is not null ? span : null;
}
