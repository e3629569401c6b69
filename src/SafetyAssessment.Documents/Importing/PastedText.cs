using System.Text;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// Text pasted from a page or a program: lines; lines with tabs (or bars, as in plain-text tables) are the rows of a table; and tables of which
/// each cell came as a line of its own.
/// </summary>
internal static class PastedText
{
    public static SourceDocument Read(string text)
    {
        var limits = new ReadingLimits();
        var blocks = new List<SourceBlock>();
        var table = new List<string[]>();
        foreach (var line in Lines(text))
        {
            var cells = Cells(line);
            if (cells.Length > 1)
            {
                if (!Array.TrueForAll(cells, cell => cell.Trim('-', ':', ' ').Length == 0))
                    table.Add(cells);
                continue;
            }

            Close(table, blocks, limits);
            if (line.Trim().Length > 0)
            {
                limits.CountLine();
                limits.CountText(line.Length);
                blocks.Add(new SourceParagraph(line.Trim().Trim('"')));
            }
        }

        Close(table, blocks, limits);
        return new SourceDocument(blocks.Exists(block => block is SourceTable) ? blocks : CellPerLine(blocks));
    }

    // A cell copied out of a spreadsheet keeps its line breaks between quotes.
    private static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        var quoted = false;
        var atStart = true;
        foreach (var c in text.Replace("\r", "", StringComparison.Ordinal))
        {
            if (c == '"' && (quoted || (atStart && text.Contains('\t', StringComparison.Ordinal))))
            {
                quoted = !quoted;
                atStart = false;
                continue;
            }

            if (c == '\n' && !quoted)
            {
                yield return line.ToString();
                line.Clear();
                atStart = true;
                continue;
            }

            atStart = c == '\t';
            line.Append(c);
        }

        yield return line.ToString();
    }

    private static string[] Cells(string line) =>
        line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t')
        : line.Count(c => c is '|' or '｜') >= 2 ? line.Trim().Trim('|', '｜').Split('|', '｜')
        : [line];

    private static void Close(List<string[]> table, List<SourceBlock> blocks, ReadingLimits limits)
    {
        if (table.Count > 0)
            blocks.Add(Table(table, blocks.OfType<SourceTable>().Count() + 1, limits, atTheLeft: true));
        table.Clear();
    }

    private static SourceTable Table(List<string[]> table, int number, ReadingLimits limits, bool atTheLeft = false)
    {
        var grid = new GridBuilder(limits);
        foreach (var row in table)
        {
            grid.NextRow();
            foreach (var cell in row)
                grid.Add(cell.Trim());
        }

        return new SourceTable(number, null, grid.Build(atTheLeft));
    }

    // The words of a header row stand below each other; then every so many lines are a row, which the row numbers or marks must bear out.
    private static List<SourceBlock> CellPerLine(List<SourceBlock> blocks)
    {
        // The lines were counted as lines; as cells they count once more.
        var limits = new ReadingLimits();
        var lines = blocks.Cast<SourceParagraph>().Select(paragraph => paragraph.Text).ToList();
        var first = lines.FindIndex(line => ColumnWords.Of(line) != ColumnRole.Other && line.Length <= 12);
        if (first < 0)
            return blocks;
        var roles = lines.Skip(first).TakeWhile(line => line.Length <= 12 && ColumnWords.Of(line) != ColumnRole.Other).Select(ColumnWords.Of).ToList();
        var rows = lines.Skip(first).Chunk(Math.Max(1, roles.Count)).ToList();
        var whole = rows.Skip(1).TakeWhile(row => row.Length == roles.Count && Fits(row, roles)).Count();
        if (roles.Count < 3 || whole < 2)
            return blocks;
        var end = first + ((whole + 1) * roles.Count);
        return [.. blocks.Take(first), Table(rows[..(whole + 1)], 1, limits), .. blocks.Skip(end)];
    }

    private static bool Fits(string[] row, List<ColumnRole> roles)
    {
        var mark = roles.IndexOf(ColumnRole.Mark);
        var number = roles.IndexOf(ColumnRole.Number);
        return (mark >= 0 || number >= 0)
            && (mark < 0 || Heading.MarkOf(row[mark]) is not null)
            && (number < 0 || row[number].Length <= 6);
    }
}
