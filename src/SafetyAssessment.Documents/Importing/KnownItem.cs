using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Takes over into an item what a person changed in the cells of its row.</summary>
/// <param name="columns">The columns of the table.</param>
/// <param name="codes">All codes that were ever given; new ones are added.</param>
internal sealed class KnownItem(IReadOnlyList<PaperColumn> columns, HashSet<string> codes)
{
    private const int TitleLength = 14;

    /// <summary>The item with the changed cells of its row.</summary>
    public Item Change(Item item, VisibleRow row, CarriedRow written)
    {
        // The mark comes first: what «no score» costs hangs on it.
        foreach (var column in Enumerable.Range(0, columns.Count).OrderBy(column => columns[column] != PaperColumn.Mark))
        {
            if (row.Marks[column] != written.Cells[column])
                item = Change(item, columns[column], row.Cells[column].Text.Trim());
        }

        return item;
    }

    /// <summary>The item of a row that is new.</summary>
    public Item Read(VisibleRow row, string section)
    {
        var item = new Item { Code = NextCode(section), Title = "" };
        var read = Change(item, row, new CarriedRow(null, section, [.. columns.Select(_ => CarriedRubric.MarkOf(""))]));
        return read.Title.Length > 0 ? read : read with { Title = Short(read.Clauses.Count > 0 ? read.Clauses[0].Text : "") };
    }

    private Item Change(Item item, PaperColumn column, string text) => column switch
    {
        PaperColumn.Content => Content(item, text),
        PaperColumn.Criterion => new KnownCriterion(item, NextCode).Change(text),
        PaperColumn.Method => item with { Method = text.Length > 0 ? text : null },
        PaperColumn.Mark when text.Length == 0 => item with { FullMark = null, FullMarkImplied = false },
        PaperColumn.Mark when Heading.MarkOf(text) is { } mark => item with { FullMark = mark, FullMarkImplied = false },
        _ => item,
    };

    private static Item Content(Item item, string text)
    {
        var before = PaperText.Before(item.Number);
        var keepsNumber = before.Length > 0 && text.StartsWith(before, StringComparison.Ordinal);
        var numeral = Numeral.Of(text);
        var number = keepsNumber ? item.Number : numeral.Style == NumeralStyle.None ? null : numeral.Printed;
        var rest = text[(keepsNumber ? before.Length : numeral.Length)..].Trim();
        // Where an item has no text of its own its title stands in the cell.
        if (item.Text is null && item.Title.Length > 0)
            return item with { Number = number, Title = rest };
        return item with { Number = number, Text = rest, Title = item.Title.Length > 0 ? item.Title : Short(rest) };
    }

    private static string Short(string text) => text.Length > TitleLength ? text[..TitleLength] : text;

    private string NextCode(string parent)
    {
        var code = EditionCodes.Next(codes, parent);
        codes.Add(code);
        return code;
    }
}
