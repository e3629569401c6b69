using System.Text.Json.Serialization;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>What a column of the paper table holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperColumn>))]
internal enum PaperColumn
{
    /// <summary>A heading beside its rows: 项目, 考核项.</summary>
    Section,

    /// <summary>考核内容.</summary>
    Content,

    /// <summary>评分标准.</summary>
    Criterion,

    /// <summary>标准分.</summary>
    Mark,

    /// <summary>考核方式.</summary>
    Method,

    /// <summary>得分: left blank, to be filled in.</summary>
    Result,
}

/// <summary>A cell of the paper table; a merged one stands at several places of the grid as the same object.</summary>
/// <param name="text">Text; paragraphs are separated by line feeds.</param>
/// <param name="row">Row from 0 in which it begins.</param>
/// <param name="column">Column from 0 in which it begins.</param>
internal sealed class PaperCell(string text, int row, int column)
{
    public string Text { get; } = text;

    /// <summary>The number, where the cell holds nothing else.</summary>
    public decimal? Number { get; init; }

    public int Row { get; } = row;

    public int Column { get; } = column;

    public int Rows { get; set; } = 1;

    public int Columns { get; init; } = 1;

    /// <summary>It may reach over the end of a page: centred, its text would stand on another page than its first row, or be cut.</summary>
    public bool IsTall => Rows > 4;
}

/// <summary>A row of the paper table.</summary>
/// <param name="Item">The item; null where a section has none yet.</param>
/// <param name="Path">The headings above, the outermost first.</param>
/// <param name="Cells">One for each column.</param>
internal sealed record PaperRow(Item? Item, IReadOnlyList<Section> Path, IReadOnlyList<PaperCell> Cells);

/// <summary>
/// An edition as it stands on paper: a row for each item, headings beside the rows that they span, and only the columns that the edition has
/// something for. Word, Excel and the preview of an import are made of it.
/// </summary>
/// <param name="Title">Title.</param>
/// <param name="Subtitle">Full mark, edition and document.</param>
/// <param name="Columns">The columns from the left.</param>
/// <param name="Rows">The rows.</param>
/// <param name="FullMark">Full mark of the whole, for the last row.</param>
/// <param name="Note">How it is scored, below the table.</param>
internal sealed record PaperTable(string Title, string Subtitle, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows, decimal FullMark, string Note)
{
    /// <summary>What stands in the header.</summary>
    public IReadOnlyList<string> Headers => [.. Columns.Select((column, at) => column switch
    {
        PaperColumn.Section => SectionHeader(at),
        PaperColumn.Content => "考核内容",
        PaperColumn.Criterion => "评分标准",
        PaperColumn.Mark => "标准分",
        PaperColumn.Method => "考核方式",
        _ => "得分",
    })];

    /// <summary>Number of columns with headings.</summary>
    public int Levels => Columns.Count(column => column == PaperColumn.Section);

    /// <summary>What stands in the last row before its mark.</summary>
    public string Total => Columns.Contains(PaperColumn.Mark) ? "合计" : $"合计（{PaperText.Points(FullMark)}分）";

    /// <summary>The table of an edition.</summary>
    public static PaperTable Of(RubricEdition edition)
    {
        var levels = Math.Max(1, edition.Sections.Select(Depth).DefaultIfEmpty(1).Max());
        var rows = edition.Sections.SelectMany(section => RowsOf(section, [])).ToList();
        PaperColumn[] columns =
        [
            .. Enumerable.Repeat(PaperColumn.Section, levels), PaperColumn.Content, PaperColumn.Criterion,
            .. rows.Exists(row => row.Item?.FullMark is not null) ? [PaperColumn.Mark] : Array.Empty<PaperColumn>(),
            .. rows.Exists(row => row.Item?.Method is not null) ? [PaperColumn.Method] : Array.Empty<PaperColumn>(),
            PaperColumn.Result,
        ];
        var laid = new List<PaperRow>();
        foreach (var (item, path) in rows)
            laid.Add(Lay(item, path, columns, laid));
        return new PaperTable(PaperText.Line(edition.Title), PaperText.Subtitle(edition), columns, laid, edition.FullMark, PaperText.Note(edition));
    }

    private string SectionHeader(int level) => (Levels, level) switch
    {
        (1, _) or (2, 0) or ( > 2, 1) => "项目",
        (_, 0) => "类别",
        _ => "考核项",
    };

    private static PaperRow Lay(Item? item, IReadOnlyList<Section> path, PaperColumn[] columns, List<PaperRow> above)
    {
        var cells = new PaperCell[columns.Length];
        var last = above.LastOrDefault();
        var levels = columns.Count(column => column == PaperColumn.Section);
        for (var column = 0; column < columns.Length; column++)
        {
            var level = Math.Min(column, path.Count - 1);
            cells[column] = columns[column] switch
            {
                PaperColumn.Section when level < column => cells[level],
                PaperColumn.Section when last?.Path.ElementAtOrDefault(level) == path[level] && last.Path.Take(level).SequenceEqual(path.Take(level)) => Grow(last.Cells[column]),
                PaperColumn.Section => new PaperCell(PaperText.Heading(path[level]), above.Count, column) { Columns = level == path.Count - 1 ? levels - level : 1 },
                PaperColumn.Method when item?.Method is { } method && last?.Item?.Method == method && last.Path[^1] == path[^1] => Grow(last.Cells[column]),
                PaperColumn.Mark => new PaperCell(PaperText.Mark(item), above.Count, column) { Number = item is { FullMarkImplied: false } ? item.FullMark : null },
                _ => new PaperCell(PaperText.Of(item, columns[column]), above.Count, column),
            };
        }

        return new PaperRow(item, path, cells);
    }

    private static PaperCell Grow(PaperCell cell)
    {
        cell.Rows++;
        return cell;
    }

    private static IEnumerable<(Item? Item, IReadOnlyList<Section> Path)> RowsOf(Section section, IReadOnlyList<Section> above)
    {
        IReadOnlyList<Section> path = [.. above, section];
        if (section.Sections.Count + section.Items.Count == 0)
            return [(null, path)];
        return section.Sections.SelectMany(child => RowsOf(child, path)).Concat(section.Items.Select(item => ((Item?)item, path)));
    }

    private static int Depth(Section section) => 1 + section.Sections.Select(Depth).DefaultIfEmpty(0).Max();
}
