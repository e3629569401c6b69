namespace SafetyAssessment.Documents.Importing;

/// <summary>Lays cells with their spans out on a grid.</summary>
internal sealed class GridBuilder(ReadingLimits limits)
{
    private readonly List<List<SourceCell>> rows = [];

    public void NextRow()
    {
        limits.CountLine();
        rows.Add([]);
    }

    /// <summary>Adds a cell to the row.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="columns">How many columns it covers.</param>
    /// <param name="goesOn">True: the cell above goes on here. A text of its own is kept: it was typed after a page break.</param>
    public SourceCell Add(string text, int columns = 1, bool goesOn = false)
    {
        var row = rows[^1];
        var above = goesOn && rows.Count > 1 && row.Count < rows[^2].Count ? rows[^2][row.Count] : null;
        var cell = above ?? new SourceCell(text, rows.Count - 1, row.Count);
        if (above is not null && text.Length > 0 && text != above.Text)
            above.Text += above.Text.Length == 0 ? text : "\n" + text;
        limits.CountText(text.Length);
        if (cell.Text.Length > ReadingLimits.LongestText)
            throw ReadingLimits.Refusal(Domain.Rules.FileTooMuch);
        limits.CountCells(Math.Max(1, columns));
        for (var i = 0; i < Math.Max(1, columns); i++)
            row.Add(cell);
        if (row.Count > ReadingLimits.MostColumns)
            throw ReadingLimits.Refusal(Domain.Rules.FileTooManyColumns, ReadingLimits.MostColumns);
        return cell;
    }

    /// <summary>The grid; short rows are filled up.</summary>
    /// <param name="atTheLeft">
    /// True fills up at the left: a page's table, pasted as text, lacks the places that a merged cell further up covers, and these are the headings.
    /// </param>
    public IReadOnlyList<IReadOnlyList<SourceCell>> Build(bool atTheLeft = false)
    {
        var width = rows.Select(row => row.Count).DefaultIfEmpty(0).Max();
        for (var number = 0; number < rows.Count; number++)
        {
            var missing = width - rows[number].Count;
            limits.CountCells(missing);
            // Only one cell in the row: a title, not the end of a row.
            var left = atTheLeft && rows[number].Count(cell => !cell.IsBlank) > 1;
            for (var i = 0; i < missing; i++)
            {
                if (left)
                    rows[number].Insert(i, new SourceCell("", number, i));
                else
                    rows[number].Add(new SourceCell("", number, rows[number].Count));
            }
        }

        return rows;
    }
}
