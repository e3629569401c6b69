using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// One line of entry under a clause. A line without a number is only on the page: its texts wait there until the number is entered,
/// so that taking a count back to none loses nothing that was typed.
/// </summary>
/// <param name="Id">Id of the finding that it is or becomes.</param>
/// <param name="Clause">Code of the clause.</param>
public sealed record FindingLine(Guid Id, string Clause)
{
    /// <summary>True when the line is a finding; false while it waits for its number.</summary>
    public bool IsFinding { get; init; }

    /// <summary>Count, measured value or chosen points, whichever the clause's kind asks for.</summary>
    public decimal? Number { get; init; }

    /// <summary>What was typed and is no usable number; kept until it is corrected.</summary>
    public string? Typed { get; init; }

    /// <summary>What is wrong with it.</summary>
    public Problem? Fault { get; init; }

    /// <summary>Where, as typed.</summary>
    public string? Place { get; init; }

    /// <summary>扣分原因, as typed.</summary>
    public string? Reason { get; init; }

    /// <summary>An empty line.</summary>
    public static FindingLine Empty(string clause) => new(Guid.CreateVersion7(), clause);

    /// <summary>A stored finding as a line.</summary>
    public static FindingLine Of(FindingEntry entry) => new(entry.Id, entry.Clause)
    {
        IsFinding = true,
        Number = entry.Count ?? entry.Value ?? entry.Points,
        Place = entry.Place,
        Reason = entry.Reason,
    };

    /// <summary>The line as it is sent; texts as they are stored.</summary>
    public FindingEntry ToEntry(Clause clause) => new(
        Id,
        Clause,
        clause.IsMeasured || clause.Kind == ClauseKind.Range ? null : Number,
        clause.IsMeasured ? Number : null,
        clause.Kind == ClauseKind.Range ? Number : null,
        Text(Place),
        Text(Reason));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
