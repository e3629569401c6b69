using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>How far what is on the page is stored.</summary>
public enum SaveState
{
    /// <summary>What is shown is what is stored.</summary>
    Stored,

    /// <summary>On its way.</summary>
    Saving,

    /// <summary>Sent, but no answer came; it is asked again.</summary>
    Unconfirmed,

    /// <summary>A rule refused it; it stays on the page.</summary>
    Refused,

    /// <summary>Somebody else changed the row; the person is asked.</summary>
    Clash,
}

/// <summary>Two values of one row, to choose from.</summary>
/// <param name="Mine">What is on this page.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="By">Who stored it.</param>
/// <param name="At">When, UTC.</param>
public sealed record Clash(RowSnapshot Mine, RowSnapshot Theirs, string By, DateTime At);

/// <summary>A row as it is shown: a new object after each change, the same object as long as nothing changed.</summary>
public sealed record RowState
{
    /// <summary>The rubric's item.</summary>
    public required Item Item { get; init; }

    /// <summary>Lines of entry, for each clause at least one.</summary>
    public required IReadOnlyList<FindingLine> Lines { get; init; }

    /// <summary>The row as a value.</summary>
    public required RowSnapshot Draft { get; init; }

    /// <summary>What it scores.</summary>
    public required ItemScore Score { get; init; }

    /// <summary>How far it is stored.</summary>
    public required SaveState Save { get; init; }

    /// <summary>Who stored it last; null for an untouched row.</summary>
    public string? By { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime? At { get; init; }

    /// <summary>Why it is not stored.</summary>
    public RuleViolation? Refusal { get; init; }

    /// <summary>The two values to choose from.</summary>
    public Clash? Clash { get; init; }

    /// <summary>State of the item.</summary>
    public ItemState State => Draft.State;

    /// <summary>The lines of a clause.</summary>
    public IEnumerable<FindingLine> LinesOf(Clause clause) => Lines.Where(line => line.Clause == clause.Code);
}
