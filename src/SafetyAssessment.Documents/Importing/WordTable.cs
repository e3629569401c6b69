namespace SafetyAssessment.Documents.Importing;

/// <summary>A table of a Word document while it is read.</summary>
/// <param name="limits">What the file may cost.</param>
/// <param name="textAround">The text of the paragraph that the table stands in, when it stands in a text box.</param>
/// <param name="paragraphsAround">How many paragraphs it stands in.</param>
internal sealed class WordTable(ReadingLimits limits, string textAround, int paragraphsAround)
{
    private readonly GridBuilder grid = new(limits);
    private readonly List<string> lines = [];
    private readonly List<WordTable> inCell = [];
    private readonly List<(SourceCell Cell, WordTable Table)> inner = [];
    private bool rowOpen;

    public string TextAround => textAround;

    public int ParagraphsAround => paragraphsAround;

    public int Span { get; set; }

    public bool GoesOn { get; set; }

    public void StartRow()
    {
        grid.NextRow();
        rowOpen = true;
    }

    public void Leave(int columns)
    {
        for (var i = 0; rowOpen && i < Math.Min(columns, ReadingLimits.MostColumns); i++)
            grid.Add("");
    }

    public void StartCell()
    {
        lines.Clear();
        inCell.Clear();
        Span = 1;
        GoesOn = false;
    }

    public void Add(IEnumerable<string> text) => lines.AddRange(text);

    public void Add(WordTable table) => inCell.Add(table);

    public void EndCell()
    {
        if (!rowOpen)
            return;
        var cell = grid.Add(string.Join('\n', lines).Replace('\t', ' '), Math.Min(Span, ReadingLimits.MostColumns), GoesOn);
        inner.AddRange(inCell.Select(table => (cell, table)));
    }

    /// <summary>The table; or, where it only frames other tables, what stands in it.</summary>
    public IEnumerable<SourceBlock> Blocks()
    {
        var rows = grid.Build();
        if (inner.Count == 0)
            return rows.Count == 0 ? [] : [new SourceTable(0, null, rows)];
        if (rows[0].Count == 1)
        {
            return rows.SelectMany(row => row[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new SourceParagraph(line))
                .Concat<SourceBlock>(inner.Where(pair => pair.Cell == row[0]).SelectMany(pair => pair.Table.Blocks())));
        }

        foreach (var (cell, table) in inner)
        {
            var text = string.Join('\n', table.grid.Build().Select(row => string.Join(' ', row.Distinct().Select(part => part.Text)))).Trim();
            limits.CountText(text.Length);
            cell.Text = cell.IsBlank ? text : $"{cell.Text}\n{text}";
        }

        return [new SourceTable(0, null, rows)];
    }
}
