using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Phases;

/// <summary>What is done in a phase, each counted by itself.</summary>
public enum PhaseWork
{
    /// <summary>Self-assessments, by unit: done when handed in.</summary>
    SelfAssessments,

    /// <summary>The teams' sheets, by unit: done when handed in.</summary>
    Sheets,

    /// <summary>Cells of outside scores, by giver: done when filled.</summary>
    OutsideCells,

    /// <summary>Drawn sheets, by unit: done when closed; for the second team, when its sheet is handed in.</summary>
    Verifications,

    /// <summary>The teams' sheets once more, by unit: done when confirmed.</summary>
    Confirmations,

    /// <summary>Appeals, by unit: done when decided.</summary>
    Appeals,

    /// <summary>Rankings, by group: done when published.</summary>
    Publications,
}

/// <summary>How much is done of how much.</summary>
public sealed record PhaseCount(PhaseWork Work, int Done, int Total);

/// <summary>Who still has something to do.</summary>
/// <param name="Work">What.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Who">Code of the unit, the giver or the group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How much.</param>
/// <param name="Sheet">The sheet, when it is one.</param>
/// <param name="Late">True when its phase is over.</param>
public sealed record PhaseOpen(PhaseWork Work, string Group, string Who, string Name, int Count, Guid? Sheet, bool Late);

/// <summary>A phase of the timetable.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Period">Code of the period; empty for the whole year.</param>
/// <param name="PeriodTitle">Its title.</param>
/// <param name="Title">What the scheme calls the phase; null when it names none of this kind.</param>
/// <param name="Proposed">The days that the scheme's document plans; they bind nobody.</param>
/// <param name="Set">The days that the office has set; null when it never did.</param>
/// <param name="State">Where today stands to the days that are set.</param>
/// <param name="Days">Days until it begins, days left after today, or days since its end.</param>
/// <param name="Counts">What is done; only what the person may see.</param>
/// <param name="Open">Who still has something to do.</param>
public sealed record PhaseView(
    PhaseKind Kind, string Period, string PeriodTitle, string? Title, PhaseSpan? Proposed, PhaseDates? Set, PhaseState State, int? Days,
    IReadOnlyList<PhaseCount> Counts, IReadOnlyList<PhaseOpen> Open)
{
    /// <summary>True when the office's dates are in force.</summary>
    public bool IsSet => State != PhaseState.NotSet;

    /// <summary>The days that are shown: those set before those proposed.</summary>
    public PhaseSpan? Shown => IsSet ? Set!.Span : Proposed;

    /// <summary>Who is late.</summary>
    public IEnumerable<PhaseOpen> Late => Open.Where(open => open.Late);
}

/// <summary>A late entry with the name of its unit; null: all units.</summary>
public sealed record LateEntryView(LateEntry Entry, string? UnitName, bool IsOpen);

/// <summary>The timetable of a scheme, as a person may see it.</summary>
public sealed record TimetableView(
    Scheme Scheme, DateOnly Today, IReadOnlyList<PhaseView> Phases, IReadOnlyList<LateEntryView> LateEntries, IReadOnlyList<GroupUnitRow> Units);

/// <summary>A phase on somebody's home page.</summary>
public sealed record PhaseReminder(Scheme Scheme, PhaseView Phase);
