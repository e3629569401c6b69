using System.Globalization;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>The cells of a sheet while it is read. Only cells with a value are held: a sheet can be formatted down to its last row.</summary>
internal sealed class ExcelSheet(ReadingLimits limits)
{
    private readonly List<(int Row, int Column, string? Text, int Shared)> cells = [];
    private readonly List<(int Top, int Left, int Bottom, int Right)> merges = [];

    public void Add(int row, int column, string? text, int shared)
    {
        if (shared < 0 && string.IsNullOrWhiteSpace(text))
            return;
        if (row is < 0 or >= ReadingLimits.MostRows)
            throw ReadingLimits.Refusal(Rules.FileTooManyRows, ReadingLimits.MostRows);
        if (column is < 0 or >= ReadingLimits.MostColumns)
            throw ReadingLimits.Refusal(Rules.FileTooManyColumns, ReadingLimits.MostColumns);
        limits.CountCells(1);
        cells.Add((row, column, text, shared));
    }

    public void Merge(string range)
    {
        limits.CountCells(1);
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return;
        var (top, left) = Place(range.AsSpan(0, colon));
        var (bottom, right) = Place(range.AsSpan(colon + 1));
        if (top >= 0 && left >= 0 && bottom >= top && right >= left)
            merges.Add((top, left, bottom, right));
    }

    /// <summary>The grid with its merged cells, down to the last row with a value.</summary>
    public List<IReadOnlyList<SourceCell>> Layout(Dictionary<int, string> shared, ReadingLimits limits)
    {
        if (cells.Count == 0)
            return [];
        var height = cells.Max(cell => cell.Row) + 1;
        var width = cells.Max(cell => cell.Column) + 1;
        limits.CountCells((long)height * width);
        var grid = new SourceCell[height][];
        for (var row = 0; row < height; row++)
            grid[row] = new SourceCell[width];
        foreach (var (row, column, text, index) in cells)
        {
            var value = (text ?? shared[index]).Replace("\r", "", StringComparison.Ordinal).Trim();
            limits.CountText(value.Length);
            grid[row][column] = new SourceCell(value, row, column);
        }

        foreach (var (top, left, bottom, right) in merges)
            Lay(grid, top, left, Math.Min(bottom, height - 1), Math.Min(right, width - 1), limits);
        return [.. grid.Select((line, row) => (IReadOnlyList<SourceCell>)line.Select((cell, column) => cell ?? new SourceCell("", row, column)).ToArray())];
    }

    /// <summary>Row and column from 0 of «B12»; −1 where one is missing.</summary>
    public static (int Row, int Column) Place(ReadOnlySpan<char> name)
    {
        var column = 0;
        var at = 0;
        for (; at < name.Length && at < 4 && char.IsAsciiLetter(name[at]); at++)
            column = (column * 26) + char.ToUpperInvariant(name[at]) - 'A' + 1;
        return (int.TryParse(name[at..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row - 1 : -1, column - 1);
    }

    private static void Lay(SourceCell[][] grid, int top, int left, int bottom, int right, ReadingLimits limits)
    {
        if (top > bottom || left > right)
            return;
        // Merges that overlap are not valid, but could be many and large.
        limits.CountCells((long)(bottom - top + 1) * (right - left + 1));
        var cell = grid[top][left] ?? new SourceCell("", top, left);
        for (var row = top; row <= bottom; row++)
            Array.Fill(grid[row], cell, left, right - left + 1);
    }
}
