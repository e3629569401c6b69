namespace SafetyAssessment.Documents.Importing;

/// <summary>A rubric's rows in a table: mostly the whole table, but a sheet can hold several rubrics below each other.</summary>
internal sealed record TablePart
{
    private const int HeaderWithin = 10;
    private static readonly string[] TotalWords = ["合计", "总分", "总得分", "总计", "得分合计", "小计", "累计得分", "最终得分", "考核得分"];

    public required SourceTable Table { get; init; }

    /// <summary>A title row above the header.</summary>
    public string? Title { get; init; }

    /// <summary>Texts of the header row, column by column; null when there is none.</summary>
    public IReadOnlyList<string>? Header { get; init; }

    /// <summary>Roles that the header names.</summary>
    public ColumnRole[]? Named { get; init; }

    /// <summary>First row below the header, from 0.</summary>
    public required int First { get; init; }

    /// <summary>One past the last row.</summary>
    public required int End { get; init; }

    /// <summary>Header rows that were printed again further down.</summary>
    public required IReadOnlySet<int> Repeated { get; init; }

    /// <summary>The rows below the header that are neither blank nor a total nor a header again.</summary>
    public IEnumerable<int> DataRows => Enumerable.Range(First, End - First)
        .Where(row => !Repeated.Contains(row) && Table.Rows[row].Any(cell => !cell.IsBlank) && !IsTotal(Table.Rows[row]));

    /// <summary>The cells of <see cref="DataRows"/>.</summary>
    public IReadOnlyList<IReadOnlyList<SourceCell>> Rows => [.. DataRows.Select(row => Table.Rows[row])];

    /// <summary>True for a row that sums up: 合计, 总得分.</summary>
    public static bool IsTotal(IReadOnlyList<SourceCell> row)
    {
        var first = row.First(cell => !cell.IsBlank).Text;
        return first.Length <= 20 && Array.Exists(TotalWords, word => Heading.Plain(first).Replace(" ", "", StringComparison.Ordinal).StartsWith(word, StringComparison.Ordinal));
    }

    /// <summary>The parts of a table.</summary>
    public static IEnumerable<TablePart> Of(SourceTable table)
    {
        var parts = new List<TablePart>();
        for (var from = 0; from < table.Rows.Count;)
        {
            var part = Next(table, from);
            from = part.End;
            parts.Add(part);
        }

        return parts;
    }

    private static TablePart Next(SourceTable table, int from)
    {
        var header = FindHeader(table, from);
        var title = Enumerable.Range(from, Math.Max(0, (header < 0 ? Math.Min(table.Rows.Count, from + 3) : header) - from))
            .Select(row => table.Rows[row]).Where(ColumnFacts.IsBand).Select(row => row.First(cell => !cell.IsBlank).Text).FirstOrDefault(TitleText.IsTitle);
        if (header < 0)
            return new TablePart { Table = table, Title = title, First = from, End = table.Rows.Count, Repeated = new HashSet<int>() };
        var first = EndOfHeader(table, header);
        var texts = Texts(table.Rows[header]);
        var repeated = new HashSet<int>();
        var row = first;
        for (; row < table.Rows.Count; row++)
        {
            var again = Texts(table.Rows[row]).SequenceEqual(texts);
            if ((again || IsHeader(table.Rows[row], 3)) && TitleAbove(table, row, first) is { } start && NewTitle(table, start, row, title))
                return Part(start);
            if (again)
            {
                for (var line = row; line < Math.Min(table.Rows.Count, row + first - header); line++)
                    repeated.Add(line);
            }
        }

        return Part(row);

        TablePart Part(int end) => new()
        {
            Table = table,
            Title = title,
            Header = texts,
            Named = Names(table, header, first),
            First = first,
            End = end,
            Repeated = repeated,
        };
    }

    // Of the first rows the one with the most words of a header.
    private static int FindHeader(SourceTable table, int from)
    {
        var best = -1;
        var most = 0;
        for (var row = from; row < Math.Min(from + HeaderWithin, table.Rows.Count); row++)
        {
            if (IsHeader(table.Rows[row], 2) && Named(table.Rows[row]) > most)
            {
                best = row;
                most = Named(table.Rows[row]);
            }
        }

        return best;

        static int Named(IReadOnlyList<SourceCell> row) => row.Distinct().Count(cell => ColumnWords.Of(cell.Text) != ColumnRole.Other);
    }

    private static bool IsHeader(IReadOnlyList<SourceCell> row, int least)
    {
        var cells = row.Distinct().Where(cell => !cell.IsBlank).ToList();
        if (cells.Exists(cell => cell.Text.Length > 40 || Heading.MarkOf(cell.Text) is not null || ColumnFacts.Scores(cell.Text) && cell.Text.Length > 16))
            return false;
        var named = cells.Select(cell => ColumnWords.Of(cell.Text)).Where(role => role != ColumnRole.Other).ToList();
        return named.Count >= least && named.Count * 2 >= cells.Count && named.Distinct().Count() > 1
            && named.Exists(role => role is ColumnRole.Content or ColumnRole.Criterion or ColumnRole.Category);
    }

    // A header goes on below while one of its cells does, or while only words of a header stand there beside blanks; a row that numbers the columns is part of it.
    private static int EndOfHeader(SourceTable table, int header)
    {
        var row = header + 1;
        for (; row < table.Rows.Count; row++)
        {
            var filled = table.Rows[row].Distinct().Where(cell => !cell.IsBlank).ToList();
            var goesOn = table.Rows[row].Any(cell => !cell.IsBlank && cell.Row == header && table.Rows[row - 1].Contains(cell));
            var wordsBesideBlanks = filled.Count > 0 && table.Rows[row].Any(cell => cell.IsBlank)
                && filled.TrueForAll(cell => ColumnWords.Of(cell.Text) != ColumnRole.Other && cell.Text.Length <= 12 && Numeral.Of(cell.Text).Style == NumeralStyle.None);
            var numbersColumns = filled.Count > 2 && filled.Select((cell, i) => cell.Text.Trim('(', ')', '（', '）') == $"{i + 1}").All(same => same);
            if (!goesOn && !wordsBesideBlanks && !numbersColumns)
                break;
        }

        return row;
    }

    private static ColumnRole[] Names(SourceTable table, int header, int end) =>
        [.. Enumerable.Range(0, table.Columns).Select(column => Enumerable.Range(header, end - header).Reverse()
            .Select(row => ColumnWords.Of(table.Rows[row][column].Text)).FirstOrDefault(role => role != ColumnRole.Other))];

    private static List<string> Texts(IReadOnlyList<SourceCell> row) => [.. row.Select(cell => Heading.Plain(cell.Text).Replace(" ", "", StringComparison.Ordinal))];

    // The first of the rows straight above that are blank or run across the table.
    private static int? TitleAbove(SourceTable table, int header, int first)
    {
        var start = header;
        while (start > first && (table.Rows[start - 1].All(cell => cell.IsBlank) || ColumnFacts.IsBand(table.Rows[start - 1])))
            start--;
        return start == header ? null : start;
    }

    private static bool NewTitle(SourceTable table, int start, int header, string? title) =>
        Enumerable.Range(start, header - start).Select(row => table.Rows[row]).Where(ColumnFacts.IsBand)
            .Select(row => row.First(cell => !cell.IsBlank).Text).Any(text => TitleText.IsTitle(text) && !TitleText.Same(text, title));
}
