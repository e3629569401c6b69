using System.Globalization;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Assessments;

/// <summary>
/// The hash of what a printed sheet says, so that a paper can be held against what is stored. The state of the sheet is no part of it: a paper
/// that was signed before the confirmation still says the same after it.
/// </summary>
public static class SheetHash
{
    /// <summary>SHA-256 in hexadecimal digits of the place, the edition and every row in which something was entered.</summary>
    public static string Of(SheetView sheet) => Hash(sheet, sheet.Rows.Values.Select(row => row.Snapshot));

    /// <summary>The same of a sheet in which nothing was entered: what a blank paper says.</summary>
    public static string OfBlank(SheetView sheet) => Hash(sheet, []);

    private static string Hash(SheetView sheet, IEnumerable<RowSnapshot> rows) => CanonicalJson.Hash(CanonicalJson.Write(new PaperContent(
        sheet.Id, sheet.Scheme, sheet.Group, sheet.Part, sheet.Period, sheet.Unit, sheet.Edition.Code, sheet.Edition.Edition,
        [.. rows.Where(row => row.State != ItemState.NotAssessed || row.Findings.Count > 0).OrderBy(row => row.Item, StringComparer.Ordinal)
            .Select(row => new PaperRow(row.Item, row.State, row.Reason, Findings(row)))])));

    // Their order says nothing, nor does the identity that the program gave them.
    private static List<PaperFinding> Findings(RowSnapshot row) =>
        [.. row.Findings.Select(found => new PaperFinding(found.Clause, Number(found.Count), Number(found.Value), Number(found.Points), found.Place, found.Reason))
            .OrderBy(CanonicalJson.Write, StringComparer.Ordinal)];

    // One database gives 1, the other 1.000000.
    private static string? Number(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

    private sealed record PaperContent(
        Guid Id, string Scheme, string Group, string Part, string Period, string Unit, string Rubric, string Edition, IReadOnlyList<PaperRow> Rows);

    private sealed record PaperRow(string Item, ItemState State, string? Reason, IReadOnlyList<PaperFinding> Findings);

    private sealed record PaperFinding(string Clause, string? Count, string? Value, string? Points, string? Place, string? Reason);
}
