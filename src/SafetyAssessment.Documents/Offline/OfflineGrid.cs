using DocumentFormat.OpenXml.Spreadsheet;

namespace SafetyAssessment.Documents.Offline;

/// <summary>The cells of a worksheet while it is written, in any order.</summary>
internal sealed class OfflineGrid
{
    private const double Line = 15;
    private const double Tallest = 409;
    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> rows = [];
    private readonly Dictionary<int, double> heights = [];

    public List<string> Merges { get; } = [];

    public void Set(int column, int row, Cell cell)
    {
        cell.CellReference = OfflineColumns.At(column, row);
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        cells[column] = cell;
    }

    /// <summary>A cell that reaches over others; they get its look, for their borders.</summary>
    public void Set(int column, int row, int lastColumn, int lastRow, Cell cell)
    {
        var look = (Look)(cell.StyleIndex?.Value ?? 0);
        for (var down = row; down <= lastRow; down++)
        {
            for (var across = column; across <= lastColumn; across++)
                Set(across, down, OfflineCells.Blank(look));
        }

        Set(column, row, cell);
        if (lastColumn > column || lastRow > row)
            Merges.Add($"{OfflineColumns.At(column, row)}:{OfflineColumns.At(lastColumn, lastRow)}");
    }

    /// <summary>Makes rows high enough for a text of a width, sharing what is missing among them.</summary>
    public void Fit(int first, int last, string text, double width)
    {
        var room = Math.Max(2, (width - 1) / 2.15);
        var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Sum(c => c < 0x2000 ? 0.55 : 1) / room)));
        var missing = (lines * Line) + 5 - Enumerable.Range(first, last - first + 1).Sum(Height);
        for (var row = first; missing > 0 && row <= last; row++)
            heights[row] = Height(row) + (missing / (last - first + 1));
    }

    public void Fix(int row, double height) => heights[row] = height;

    public SheetData Data() => new(rows.Select(row => new Row(row.Value.Values)
    {
        RowIndex = (uint)row.Key,
        Height = Math.Min(Tallest, Math.Ceiling(Height(row.Key))),
        CustomHeight = true,
    }));

    private double Height(int row) => heights.GetValueOrDefault(row, Line + 5);
}
