namespace SafetyAssessment.Documents.Importing;

/// <summary>What stands in a column, in shares of its cells that are filled; a merged cell counts once.</summary>
internal sealed class ColumnFacts
{
    private readonly List<SourceCell> cells;

    public ColumnFacts(IReadOnlyList<IReadOnlyList<SourceCell>> rows, int column)
    {
        var all = rows.Where(row => !IsBand(row)).Select(row => row[column]).Distinct().ToList();
        cells = [.. all.Where(cell => !cell.IsBlank)];
        Filled = cells.Count;
        Scoring = Share(cell => Scores(cell.Text));
        Marks = Share(cell => Heading.MarkOf(cell.Text) is not null);
        Numbering = Share(cell => Numeral.OfCell(Heading.Plain(cell.Text)) != NumeralStyle.None && cell.Text.Length <= 8);
        HasMarks = cells.Take(50).Any(cell => Heading.Of(cell.Text).Mark is not null);
        HasSentences = Filled > 0 && cells.Average(cell => cell.Text.Length) > 8;
        var data = rows.Count(row => !IsBand(row));
        IsOwn = data > 3 && Filled == data;
    }

    public int Filled { get; }

    /// <summary>Share of cells with scoring words.</summary>
    public double Scoring { get; }

    /// <summary>Share of cells that are nothing but a number of points.</summary>
    public double Marks { get; }

    /// <summary>Share of cells that are nothing but a numeral.</summary>
    public double Numbering { get; }

    /// <summary>Marks stand in its texts.</summary>
    public bool HasMarks { get; }

    /// <summary>Its cells hold more than a word.</summary>
    public bool HasSentences { get; }

    /// <summary>Every row has a cell of its own.</summary>
    public bool IsOwn { get; }

    /// <summary>True when both are one merged column.</summary>
    public bool SameAs(ColumnFacts other) => cells.Count > 0 && cells.SequenceEqual(other.cells);

    /// <summary>True when a text takes or gives points.</summary>
    public static bool Scores(string text) =>
        text.Contains('分', StringComparison.Ordinal) && text.IndexOfAny(['扣', '得', '加', '减', '计']) >= 0;

    /// <summary>A row with one filled cell, at its beginning or across the table: a heading or a note.</summary>
    public static bool IsBand(IReadOnlyList<SourceCell> row)
    {
        SourceCell? only = null;
        foreach (var cell in row)
        {
            if (cell.IsBlank || cell == only)
                continue;
            if (only is not null)
                return false;
            only = cell;
        }

        return only is not null && (row[0] == only || row.Count(cell => cell == only) * 2 > row.Count);
    }

    private double Share(Func<SourceCell, bool> test) => cells.Count == 0 ? 0 : (double)cells.Count(test) / cells.Count;
}
