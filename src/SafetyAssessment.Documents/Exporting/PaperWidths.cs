namespace SafetyAssessment.Documents.Exporting;

/// <summary>How wide the columns are on A4 across: headings and marks take what they need, the columns of texts share the rest by how much stands in them.</summary>
internal static class PaperWidths
{
    /// <summary>Between the margins, in millimetres.</summary>
    public const int Page = 267;

    private const int NarrowestText = 42;

    /// <summary>Widths in millimetres that add up to the page.</summary>
    public static IReadOnlyList<int> Of(PaperTable table)
    {
        var widths = table.Columns.Select((column, at) => column switch
        {
            PaperColumn.Section => table.Levels == 1 ? 30 : at == 0 ? 24 : 32,
            PaperColumn.Mark => 18,
            PaperColumn.Result => 18,
            _ => 0,
        }).ToArray();
        var texts = Enumerable.Range(0, widths.Length).Where(column => widths[column] == 0).ToList();
        var rest = Page - widths.Sum() - (texts.Count * NarrowestText);
        // The root keeps a column of long texts from pressing the others to strips.
        var weights = texts.ToDictionary(column => column, column => Math.Sqrt(1 + table.Rows.Sum(row => (double)row.Cells[column].Text.Length)));
        foreach (var column in texts)
            widths[column] = NarrowestText + (int)(rest * weights[column] / weights.Values.Sum());
        widths[texts[0]] += Page - widths.Sum();
        return widths;
    }
}
