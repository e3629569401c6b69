using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>A row of a draft beside its row in the document, with everything that a person should look at before confirming it.</summary>
/// <param name="Item">The row.</param>
/// <param name="Path">The headings above it, outermost first.</param>
/// <param name="Row">Its place in the document; null for one that was added by hand.</param>
/// <param name="Reading">What its text reads as: the rules' places, what was not understood, what is in doubt.</param>
/// <param name="Problems">What the document's reader was not sure of in this row.</param>
/// <param name="Faults">What makes it unusable.</param>
/// <param name="Findings">What the check finds in it; acknowledged ones too.</param>
public sealed record RowReview(
    Item Item, IReadOnlyList<Section> Path, ImportedRow? Row, ClauseReading Reading, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Faults,
    IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>True when the file carried what the row means; its words were not read.</summary>
    public bool IsCarried { get; init; }

    /// <summary>True when a person vouches for it, or made it.</summary>
    public bool IsSettled => Row is null or { IsConfirmed: true };

    /// <summary>
    /// True when the text says no more than what it is worth («是否……（2分）»): that the points are lost when it is not so is the usual meaning, and ours.
    /// </summary>
    public bool IsAssumed => !IsCarried && Item.Clauses.Count > 0 && Reading.Rules.All(rule => rule.Kind is ReadKind.FullMark or ReadKind.Cap);

    /// <summary>True when the assumption is all there is to look at.</summary>
    public bool IsOnlyAssumed => !IsSettled && IsAssumed && !NeedsLook;

    /// <summary>True when something in it was not understood, can be read in two ways, was assumed, or is missing.</summary>
    public bool IsDoubtful => NeedsLook || IsAssumed;

    /// <summary>True when it may be confirmed together with others.</summary>
    public bool IsSure => !IsSettled && !IsDoubtful;

    private bool NeedsLook => Reading.Unread.Count > 0 || Reading.Ambiguities.Count > 0 || Problems.Count > 0 || Faults.Count > 0 || Item.Clauses.Count == 0;

    /// <summary>Every row of a draft, in paper order.</summary>
    /// <param name="content">The draft.</param>
    /// <param name="rows">Its rows in the document.</param>
    /// <param name="faults">Faults of the draft.</param>
    /// <param name="read">The document as it reads.</param>
    public static IReadOnlyList<RowReview> Of(RubricEdition content, IReadOnlyList<ImportedRow> rows, IReadOnlyList<Problem> faults, ImportDraft read)
    {
        var carried = read.Known is not null;
        var places = rows.ToDictionary(row => row.Item, StringComparer.Ordinal);
        var findings = RubricCheck.Of(content).ToLookup(finding => finding.Code);
        return
        [
            .. content.Index.Rows.Select(known =>
            {
                var place = places.GetValueOrDefault(known.Item.Code);
                var codes = known.Item.Clauses.Select(clause => clause.Code).Prepend(known.Item.Code).ToHashSet(StringComparer.Ordinal);
                return new RowReview(
                    known.Item, known.Path, place, ClauseReader.Read(carried ? "" : known.Item.Text),
                    place is null ? [] : [.. read.Problems.Where(problem => IsAt(problem, place))],
                    [.. faults.Where(fault => codes.Contains(fault.Path))], [.. findings[known.Item.Code]])
                {
                    IsCarried = carried,
                };
            }),
        ];
    }

    /// <summary>The place that a problem of the document names: table and row below the header; null where it names none.</summary>
    public static (int Table, int Row)? PlaceOf(Problem problem) => problem.Values is [int table, int row, ..] ? (table, row) : null;

    private static bool IsAt(Problem problem, ImportedRow place) => PlaceOf(problem) == (place.Table, place.Row);
}
