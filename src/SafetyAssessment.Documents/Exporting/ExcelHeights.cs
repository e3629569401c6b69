namespace SafetyAssessment.Documents.Exporting;

/// <summary>
/// Heights of the rows of a workbook. Programs fit a row to its own cells only, never to a merged one, and some not at all before somebody
/// edits it: so the lines are counted here.
/// </summary>
internal static class ExcelHeights
{
    private const double PixelsInMillimetre = 96 / 25.4;
    private const double Line = 15;
    private const double Tallest = 409;

    /// <summary>Width of a column as a workbook counts it: digits of the standard font, 7 pixels each.</summary>
    public static double Letters(int millimetres) => Math.Floor(((millimetres * PixelsInMillimetre) - 5) / 7 * 100) / 100;

    /// <summary>Heights in points.</summary>
    public static IReadOnlyList<double> Of(PaperTable table, IReadOnlyList<int> widths)
    {
        var heights = table.Rows.Select(row => row.Cells.Where(cell => cell.Rows == 1).Select(cell => Needed(cell, widths)).DefaultIfEmpty(Line).Max()).ToArray();
        foreach (var cell in table.Rows.SelectMany(row => row.Cells).Distinct().Where(cell => cell.Rows > 1))
        {
            var missing = Needed(cell, widths) - heights.Skip(cell.Row).Take(cell.Rows).Sum();
            for (var row = cell.Row; missing > 0 && row < cell.Row + cell.Rows; row++)
                heights[row] += missing / cell.Rows;
        }

        return [.. heights.Select(height => Math.Min(Tallest, Math.Ceiling(height)))];
    }

    private static double Needed(PaperCell cell, IReadOnlyList<int> widths)
    {
        // 14 pixels a Chinese character at 10.5 points; half of it for others.
        var room = Math.Max(2, ((widths.Skip(cell.Column).Take(cell.Columns).Sum() * PixelsInMillimetre) - 10) / 14);
        var lines = cell.Text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Sum(c => c < 0x2000 ? 0.55 : 1) / room)));
        return (lines * Line) + 6;
    }
}
