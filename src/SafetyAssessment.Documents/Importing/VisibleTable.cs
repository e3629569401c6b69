using SafetyAssessment.Documents.Exporting;

namespace SafetyAssessment.Documents.Importing;

/// <summary>A row as it stands in the document now.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Row">Row below the header, from 1.</param>
/// <param name="SourceRow">Row from 0 in the grid.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Marks">Marks of their texts, see <see cref="CarriedRubric.MarkOf"/>.</param>
internal sealed record VisibleRow(SourceTable Table, int Row, int SourceRow, IReadOnlyList<SourceCell> Cells, IReadOnlyList<string> Marks);

/// <summary>The table that a file of this program shows, found again by its header; a person may have cut it in two.</summary>
internal sealed class VisibleTable
{
    private const int HeaderWithin = 10;
    private readonly CarriedRubric carried;
    private readonly HashSet<string> written;
    private readonly List<VisibleRow> rows = [];
    private readonly List<string> above = [];

    private VisibleTable(CarriedRubric carried)
    {
        this.carried = carried;
        written = [.. carried.Rows.Select(row => Key(row.Cells))];
    }

    public IReadOnlyList<VisibleRow> Rows => rows;

    /// <summary>What stands above the table, line by line.</summary>
    public IReadOnlyList<string> Above => above;

    /// <summary>The number in the last row.</summary>
    public decimal? Total { get; private set; }

    /// <summary>The table, or null when none has the header that was written.</summary>
    public static VisibleTable? Of(SourceDocument document, CarriedRubric carried)
    {
        var found = new VisibleTable(carried);
        var isFound = false;
        foreach (var block in document.Blocks)
        {
            if (block is SourceParagraph paragraph && !isFound)
                found.above.Add(paragraph.Text);
            else if (block is SourceTable table)
                isFound |= found.Take(table, isFound);
        }

        return isFound ? found : null;
    }

    /// <summary>What makes a row what it is: all its cells but the headings beside it and those that are filled in later.</summary>
    public string Key(IReadOnlyList<string> marks) =>
        string.Join('|', marks.Where((_, column) => carried.Columns[column] is not (PaperColumn.Section or PaperColumn.Result)));

    private bool Take(SourceTable table, bool goesOn)
    {
        if (table.Columns != carried.Columns.Count)
            return false;
        var header = Enumerable.Range(0, Math.Min(HeaderWithin, table.Rows.Count)).FirstOrDefault(row => IsHeader(table.Rows[row]), -1);
        if (header < 0 && !goesOn)
            return false;
        for (var row = 0; row < header && !goesOn; row++)
            above.AddRange(table.Rows[row].Distinct().Where(cell => !cell.IsBlank).Select(cell => cell.Text));
        for (var row = header + 1; row < table.Rows.Count; row++)
            Take(table, row, row - header);
        return true;
    }

    private void Take(SourceTable table, int at, int number)
    {
        var cells = table.Rows[at];
        if (cells.All(cell => cell.IsBlank) || IsHeader(cells))
            return;
        var marks = cells.Select(cell => CarriedRubric.MarkOf(cell.Text)).ToList();
        var isWritten = written.Contains(Key(marks));
        if (!isWritten && TablePart.IsTotal(cells))
            Total = TotalOf(cells);
        else if (isWritten || cells.Distinct().Count() > 1)
            rows.Add(new VisibleRow(table, number, at, cells, marks));
    }

    // In its own column, or in brackets behind the word; what was filled in as a score is none.
    private decimal? TotalOf(IReadOnlyList<SourceCell> cells) =>
        Heading.Of(cells[0].Text).Mark ?? cells.Where((_, column) => carried.Columns[column] == PaperColumn.Mark).Select(cell => Heading.MarkOf(cell.Text)).FirstOrDefault();

    private bool IsHeader(IReadOnlyList<SourceCell> row) => row.Select(cell => CarriedRubric.Bare(cell.Text)).SequenceEqual(carried.Headers);
}
