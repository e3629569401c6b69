using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Reads the rows of one table into a rubric.</summary>
internal sealed class TableDrafter
{
    private static readonly string[] NoteWords = ["注：", "注:", "备注", "说明", "填表", "考核人", "考评人", "检查人", "评分人", "考核组", "被考核", "受检", "负责人", "组长", "年月日"];
    private readonly TablePart part;
    private readonly ColumnRole[] roles;
    private readonly EditionDraft edition;
    private readonly List<Problem> problems;
    private readonly List<int> headings;
    private readonly List<int> titles;
    private readonly IReadOnlyList<IReadOnlyList<SourceCell>> rows;
    private readonly bool numbersHeadings;

    public TableDrafter(TablePart part, ColumnRole[] roles, EditionDraft edition, List<Problem> problems)
    {
        (this.part, this.roles, this.edition, this.problems) = (part, roles, edition, problems);
        rows = part.Table.Rows;
        var contents = Columns(ColumnRole.Content);
        headings = [.. Columns(ColumnRole.Category).Concat(contents.Where(IsHeading))];
        titles = [.. contents.Except(headings)];
        numbersHeadings = headings.Count > 0 && Columns(ColumnRole.Number) is [var number, ..] && NumbersHeadings(number, headings[0]);
    }

    /// <summary>Reads all rows.</summary>
    /// <param name="goesOn">True when the table goes on with the rubric of the one before: its first row comes after a page break.</param>
    public void Read(bool goesOn)
    {
        var afterBreak = goesOn;
        for (var index = part.First; index < part.End; index++)
        {
            if (part.Repeated.Contains(index))
            {
                afterBreak = true;
                continue;
            }

            if (rows[index].All(cell => cell.IsBlank))
                continue;
            ReadRow(index, afterBreak);
            afterBreak = false;
        }
    }

    private void ReadRow(int index, bool afterBreak)
    {
        var row = rows[index];
        if (TablePart.IsTotal(row))
        {
            edition.Total(row.Distinct().Select(cell => Heading.WeightOf(cell.Text)).LastOrDefault(mark => mark is not null), row.First(cell => !cell.IsBlank).Text);
            return;
        }

        if (ColumnFacts.IsBand(row) && row.First(cell => !cell.IsBlank) is var band && !CellsOf(row, ColumnRole.Criterion).Any(cell => cell == band && cell.Column > 0 && row.Count(same => same == cell) == 1))
        {
            ReadBand(band, index);
            return;
        }

        if (HeadingRow(row, index) is { } heading)
        {
            edition.EnterBand(string.Concat(heading.Number, heading.Title), heading);
            return;
        }

        ReadItem(row, index, afterBreak);
    }

    // A row across the table heads what follows; a long one is a note.
    private void ReadBand(SourceCell cell, int index)
    {
        if (cell.Row != index)
            return;
        var text = Heading.Plain(cell.Text);
        if (text.Length > 60 || text.Contains('。', StringComparison.Ordinal) || Array.Exists(NoteWords, word => text.StartsWith(word, StringComparison.Ordinal)))
            edition.Prose.AddRange(cell.Text.Split('\n'));
        else if (ColumnFacts.Scores(text) && Heading.Of(text).Mark is null)
            Report(Rules.ImportRowNotRecognised, index, cell.Column);
        else
            edition.EnterBand(text, Heading.Of(text));
    }

    // «一 | 基础管理 | | 40»: a row without criterion whose number is of a higher kind than that of the next row.
    private Heading? HeadingRow(IReadOnlyList<SourceCell> row, int index)
    {
        if (CellsOf(row, ColumnRole.Criterion).Any(cell => !cell.IsBlank) || CellsOf(row, ColumnRole.Method).Any(cell => !cell.IsBlank))
            return null;
        var title = CellsOf(row, ColumnRole.Category).Concat(CellsOf(row, ColumnRole.Content)).FirstOrDefault(cell => !cell.IsBlank && cell.Row == index && !Spans(cell, index));
        if (title is null)
            return null;
        var heading = Heading.Of(title.Text);
        var style = StyleOf(row, heading, title);
        var next = index + 1 < part.End ? rows[index + 1] : null;
        var nextStyle = next is null ? NumeralStyle.None
            : CellsOf(next, ColumnRole.Number).Select(cell => Numeral.OfCell(Heading.Plain(cell.Text))).FirstOrDefault(found => found != NumeralStyle.None);
        if (style is not (NumeralStyle.Chapter or NumeralStyle.Han or NumeralStyle.HanInBrackets) && !(style != NumeralStyle.None && nextStyle > style))
            return null;
        var number = CellsOf(row, ColumnRole.Number).Select(cell => cell.Text).FirstOrDefault(text => text.Length > 0);
        return heading with
        {
            Number = heading.Number ?? number?.TrimEnd('、', '.'),
            Mark = heading.Mark ?? CellsOf(row, ColumnRole.Mark).Select(cell => Heading.WeightOf(cell.Text)).FirstOrDefault(mark => mark is not null),
        };
    }

    private NumeralStyle StyleOf(IReadOnlyList<SourceCell> row, Heading heading, SourceCell title)
    {
        var number = CellsOf(row, ColumnRole.Number).Select(cell => Numeral.OfCell(Heading.Plain(cell.Text))).FirstOrDefault(found => found != NumeralStyle.None);
        return number != NumeralStyle.None || heading.Number is null ? number : Numeral.Of(Heading.Plain(title.Text)).Style;
    }

    private void ReadItem(IReadOnlyList<SourceCell> row, int index, bool afterBreak)
    {
        var text = string.Join('\n', CellsOf(row, ColumnRole.Criterion).Select(cell => cell.Text)).Trim();
        var title = Join(titles.Select(column => row[column]).Distinct().Where(cell => !cell.IsBlank).Select(cell => cell.Text));
        var numberCell = CellsOf(row, ColumnRole.Number).FirstOrDefault(cell => !cell.IsBlank);
        var marks = CellsOf(row, ColumnRole.Mark).ToList();
        if (afterBreak && numberCell is null && title is null && text.Length > 0 && marks.TrueForAll(cell => cell.IsBlank) && edition.GoesOnWith(text))
        {
            Report(Rules.ImportRowJoined, index, Array.IndexOf(roles, ColumnRole.Criterion));
            return;
        }

        EnterHeadings(row, index, afterBreak, numberCell);
        if (text.Length == 0 && (title ?? LastHeading(row, index)) is not { } instead)
        {
            Report(Rules.ImportRowWithoutText, index, Array.IndexOf(roles, ColumnRole.Criterion));
            return;
        }
        else if (text.Length == 0)
        {
            Report(Rules.ImportRowWithoutText, index, Array.IndexOf(roles, ColumnRole.Criterion));
            (text, title) = (title ?? LastHeading(row, index)!, null);
        }

        foreach (var cell in marks.Where(cell => !cell.IsBlank && cell.Row == index && Heading.WeightOf(cell.Text) is null))
            Report(Rules.ImportMarkNotRead, index, cell.Column, cell.Text);
        edition.Add(new DraftRow
        {
            Node = edition.Current,
            Number = (numbersHeadings || (numberCell is not null && Spans(numberCell, index)) ? null : Numbered(numberCell)) ?? NumberIn(text) ?? (title is null ? null : Heading.Of(title).Number),
            Title = title,
            Text = text,
            Method = Join(CellsOf(row, ColumnRole.Method).Where(cell => !cell.IsBlank).Select(cell => cell.Text)),
            Mark = Heading.MarkIn(text) ?? (title is null ? null : Heading.Of(title).Mark),
            MarkCells = marks,
            AfterBreak = afterBreak,
            Table = part.Table.Number,
            Row = index - part.First + 1,
            SourceRow = index,
        });
    }

    private void EnterHeadings(IReadOnlyList<SourceCell> row, int index, bool afterBreak, SourceCell? number)
    {
        SourceCell? before = null;
        var level = 0;
        for (var i = 0; i < headings.Count; i++)
        {
            var cell = row[headings[i]];
            if (cell == before)
                continue;
            before = cell;
            var next = headings.Skip(i + 1).Where(column => row[column] != cell).Cast<int?>().FirstOrDefault();
            var place = new HeadingPlace
            {
                Cell = cell,
                IsMerged = Spans(cell, index),
                IsContent = i > 0 && roles[headings[i]] == ColumnRole.Content,
                AfterBreak = afterBreak,
                MarksBelow = next is null ? 0 : MarksBelow(cell, index, next.Value),
            };
            var entry = edition.Enter(level++, place);
            if (entry == HeadingEntry.New && i == 0 && numbersHeadings && number is not null)
                edition.Current.ColumnNumber = Numbered(number);
            if (entry is HeadingEntry.Lost or HeadingEntry.Blank or HeadingEntry.Joined)
                Report(entry switch
                {
                    HeadingEntry.Lost => Rules.ImportHeadingLost,
                    HeadingEntry.Blank => Rules.ImportHeadingBlank,
                    _ => Rules.ImportHeadingJoined,
                }, index, cell.Column);
        }

        edition.Leave(level);
    }

    // The marks of the headings beside a merged cell, as far down as it reaches.
    private decimal MarksBelow(SourceCell cell, int index, int column)
    {
        if (!cell.IsBlank)
            return 0;
        var sum = 0m;
        for (var row = index; row < part.End && rows[row].Contains(cell); row++)
        {
            if (rows[row][column].Row == row)
                sum += Heading.Of(rows[row][column].Text).Mark ?? 0;
        }

        return sum;
    }

    private string? LastHeading(IReadOnlyList<SourceCell> row, int index) =>
        headings.Select(column => row[column]).LastOrDefault(cell => cell.Row == index && !cell.IsBlank && !Spans(cell, index))?.Text;

    // A column of contents is one of headings when a content stands above several rows or states a mark.
    private bool IsHeading(int column)
    {
        var cells = part.DataRows.Where(row => CellsOf(rows[row], ColumnRole.Criterion).Any(cell => !cell.IsBlank) && !ColumnFacts.IsBand(rows[row])).ToList();
        var filled = cells.Where(row => !rows[row][column].IsBlank).ToList();
        return filled.Exists(row => Spans(rows[row][column], row))
            || (filled.Count < cells.Count && filled.Count > 0 && filled.Count * 5 > cells.Count)
            || filled.Count(row => Heading.Of(rows[row][column].Text).Mark is not null) * 2 > filled.Count;
    }

    // The column of numbers counts the headings when a number stands only where a heading begins.
    private bool NumbersHeadings(int number, int heading)
    {
        var data = part.DataRows.ToList();
        var starts = data.Where(row => rows[row][number].Row == row && !rows[row][number].IsBlank).ToList();
        return starts.Count > 0 && starts.Count * 3 < data.Count * 2
            && starts.TrueForAll(row => ColumnFacts.IsBand(rows[row]) || (rows[row][heading].Row == row && !rows[row][heading].IsBlank));
    }

    private void Report(string rule, int index, int column, string? text = null)
    {
        var row = index - part.First + 1;
        problems.Add(new Problem($"tables[{part.Table.Number}].rows[{row}].columns[{column + 1}]", rule, part.Table.Number, row, column + 1, text));
    }

    private bool Spans(SourceCell cell, int index) =>
        (index > part.First && rows[index - 1].Contains(cell)) || (index + 1 < part.End && rows[index + 1].Contains(cell));

    private List<int> Columns(ColumnRole role) => [.. Enumerable.Range(0, roles.Length).Where(column => roles[column] == role)];

    private IEnumerable<SourceCell> CellsOf(IReadOnlyList<SourceCell> row, ColumnRole role) =>
        row.Where((_, column) => roles[column] == role).Distinct();

    private static string? Numbered(SourceCell? cell) => cell is null ? null : Heading.Plain(cell.Text).TrimEnd('、', '.');

    // «1、…。2、…。» counts inside the row: the first is not the row's number.
    private static string? NumberIn(string text)
    {
        var plain = Heading.Plain(text);
        var numeral = Numeral.Of(plain);
        if (numeral.Style == NumeralStyle.None || numeral.Printed.Length == plain.Length)
            return null;
        var second = numeral.Printed.Replace("1", "2", StringComparison.Ordinal).Replace("一", "二", StringComparison.Ordinal).Replace("①", "②", StringComparison.Ordinal);
        return second != numeral.Printed && plain.Contains(second + plain[numeral.Printed.Length], StringComparison.Ordinal) ? null : numeral.Printed;
    }

    private static string? Join(IEnumerable<string> texts) => string.Join('\n', texts) is { Length: > 0 } text ? text : null;
}
