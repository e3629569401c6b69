namespace SafetyAssessment.Domain;

// Refusals by the office's timetable.
public static partial class Rules
{
    /// <summary>The phase for it has not begun. Values: the phase with its days.</summary>
    public const string PhaseNotYet = "phase.not-yet";

    /// <summary>The phase for it is over. Values: the phase with its days.</summary>
    public const string PhaseOver = "phase.over";

    /// <summary>A phase ends before it begins.</summary>
    public const string PhaseEndsBeforeItBegins = "phase.ends-before-it-begins";

    /// <summary>The scheme has no such period, or the phase has none of its own. Values: the period.</summary>
    public const string PhasePeriodUnknown = "phase.period-unknown";

    /// <summary>Phases of this kind only remind: nothing is refused outside them. Values: the kind.</summary>
    public const string LateEntryNotNeeded = "late-entry.not-needed";

    /// <summary>A late entry ends before today. Values: today.</summary>
    public const string LateEntryPast = "late-entry.past";

    /// <summary>The late entry was closed before. Values: by whom.</summary>
    public const string LateEntryClosed = "late-entry.closed";
}
