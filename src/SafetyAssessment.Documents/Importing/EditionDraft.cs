namespace SafetyAssessment.Documents.Importing;

/// <summary>A heading cell of a row and what is known of its place.</summary>
internal sealed record HeadingPlace
{
    public required SourceCell Cell { get; init; }

    /// <summary>It covers more than one row.</summary>
    public required bool IsMerged { get; init; }

    public required bool IsContent { get; init; }

    public required bool AfterBreak { get; init; }

    /// <summary>The marks of the headings beside a blank merged cell.</summary>
    public required decimal MarksBelow { get; init; }
}

/// <summary>What became of a heading cell.</summary>
internal enum HeadingEntry
{
    /// <summary>The heading of the row above goes on.</summary>
    GoesOn,

    /// <summary>A new heading.</summary>
    New,

    /// <summary>The second half of a heading that a page break had cut.</summary>
    Joined,

    /// <summary>A blank merged cell, taken as the heading above going on after a page break.</summary>
    Blank,

    /// <summary>A blank merged cell that can't belong to the heading above: a heading was lost.</summary>
    Lost,
}

/// <summary>A rubric while it is read: hangs rows under their headings, level by level.</summary>
internal sealed class EditionDraft(string title, decimal? mark)
{
    private readonly DraftNode root = new(null, "", new Heading(null, TitleText.Of(title), mark), false);
    private readonly List<(NumeralStyle Style, DraftNode Node)> bands = [];
    private readonly List<(DraftNode? Node, SourceCell Cell)> columns = [];
    private int levelsChanged;
    private decimal? total;

    public string SourceTitle => title;

    /// <summary>Paragraphs and notes around the tables, in which vetoes are looked for.</summary>
    public List<string> Prose { get; } = [];

    /// <summary>A row with the grand total was read: what comes with a new header is another rubric.</summary>
    public bool Closed { get; private set; }

    public bool HasRows => root.Rows.Count > 0;

    /// <summary>The innermost heading.</summary>
    public DraftNode Current => columns.Select(column => column.Node).LastOrDefault(node => node is not null) ?? Band;

    private DraftNode Band => bands.Count == 0 ? root : bands[^1].Node;

    public void Total(decimal? stated, string label)
    {
        if (label.StartsWith("小计", StringComparison.Ordinal))
            return;
        total = stated ?? total;
        Closed = true;
    }

    /// <summary>Goes to a heading outside the columns: a row across the table or a line of a list. Its level is that of its kind of numeral.</summary>
    public void EnterBand(string text, Heading heading)
    {
        if (bands.Count > 0 && Plain(bands[^1].Node.Text) == Plain(text))
            return;
        var style = heading.Number is null ? NumeralStyle.None : StyleOf(heading.Number, text);
        LeaveBands(style);
        bands.Add((style, Band.Add(text, heading)));
    }

    /// <summary>Leaves the headings outside the columns from this kind of numeral on.</summary>
    public void LeaveBands(NumeralStyle style)
    {
        var level = bands.FindIndex(band => band.Style == style);
        if (level >= 0)
            bands.RemoveRange(level, bands.Count - level);
        columns.Clear();
    }

    /// <summary>Goes to a heading in a column.</summary>
    public HeadingEntry Enter(int level, HeadingPlace place)
    {
        if (level == 0)
            levelsChanged = int.MaxValue;
        var known = level < columns.Count && levelsChanged >= level ? columns[level] : (null, null!);
        var text = Heading.Plain(place.Cell.Text);
        if (known.Node is not null || (level < columns.Count && levelsChanged >= level && text.Length == 0 && !place.IsMerged))
        {
            if (known.Cell == place.Cell || (known.Node is not null && text.Length > 0 && Plain(text) == Plain(known.Node.Text)) || (text.Length == 0 && !place.IsMerged))
                return Keep(level, known.Node, place.Cell, HeadingEntry.GoesOn);
            if (text.Length == 0 && !Exceeds(known.Node!, place.MarksBelow))
                return Keep(level, known.Node, place.Cell, HeadingEntry.Blank);
            if (text.Length > 0 && IsSecondHalf(known.Node!, text, place.AfterBreak))
            {
                known.Node!.Join(text);
                return Keep(level, known.Node, place.Cell, HeadingEntry.Joined);
            }
        }

        levelsChanged = Math.Min(levelsChanged, level);
        if (text.Length == 0 && !place.IsMerged)
            return Keep(level, null, place.Cell, HeadingEntry.GoesOn);
        Leave(level);
        var node = Current.Add(text, Heading.Of(place.Cell.Text), place.IsContent);
        return Keep(level, node, place.Cell, text.Length == 0 ? HeadingEntry.Lost : HeadingEntry.New);
    }

    /// <summary>Leaves the headings from this level on.</summary>
    public void Leave(int level)
    {
        if (columns.Count > level)
            columns.RemoveRange(level, columns.Count - level);
    }

    public void Add(DraftRow row)
    {
        row.Node.Add(row);
        Closed = false;
    }

    /// <summary>Adds a text to the last row when a page break cut it in two.</summary>
    public bool GoesOnWith(string text)
    {
        if (root.Rows.Count == 0)
            return false;
        var last = root.Rows[^1];
        var end = last.Text.TrimEnd()[^1];
        var open = end is '，' or ',' or '、' or '：' or '（' or '(' or '“' or '《' or '扣' or '得' or '加' or '减' or '每' or '的' or '和' or '与' or '及' or '未'
            || (char.IsAsciiDigit(end) && text[0] is '分' or '次' or '个' or '项' or '人' or '%');
        if (!open && text[0] is not ('，' or '、' or '；' or '。' or '）' or ')' or '”' or '》' or '分'))
            return false;
        last.Text += text;
        last.Mark = Heading.MarkIn(last.Text) ?? last.Mark;
        return true;
    }

    /// <summary>The draft.</summary>
    /// <param name="general">Prose that stands before all rubrics of the document.</param>
    public DraftEdition Build(IReadOnlyList<string> general)
    {
        ColumnMarks.Assign(root.Rows);
        // What is looked at in one row alone: its mark is the row's.
        foreach (var row in root.Rows.Where(row => row.Node is { IsContent: true, Rows.Count: 1 }))
            row.Mark ??= row.Node.Mark;
        var sections = root.Sections();
        return new DraftEdition
        {
            Title = root.Heading.Title,
            FullMark = total ?? mark ?? Outer() ?? (sections.All(section => section.FullMark is not null) ? sections.Sum(section => section.FullMark) : null),
            Sections = sections,
            Vetoes = [.. VetoProse.In(general).Concat(VetoProse.In(Prose)).Distinct()],
        };
    }

    // Every top heading repeats the mark of the whole: «综合300分（政府100分）», «综合300分（部门100分）».
    private decimal? Outer()
    {
        var outer = root.Nodes.Where(node => node.Heading != Heading.Nothing && node.Text.Length > 0).Select(node => node.Heading.OuterMark).Distinct().ToList();
        return outer is [{ } one] && root.Nodes.Count() > 1 ? one : null;
    }

    private HeadingEntry Keep(int level, DraftNode? node, SourceCell cell, HeadingEntry entry)
    {
        while (columns.Count <= level)
            columns.Add((null, cell));
        columns[level] = (node, cell);
        if (entry is HeadingEntry.New or HeadingEntry.Lost)
            Leave(level + 1);
        return entry;
    }

    private static bool Exceeds(DraftNode node, decimal more) =>
        more > 0 && node.Mark is { } stated && node.Nodes.Sum(child => child.Mark ?? 0) + more > stated;

    private static bool IsSecondHalf(DraftNode node, string text, bool afterBreak)
    {
        if (Open(node.Text) > 0 && Open(text) < 0)
            return true;
        if (!afterBreak || node.Mark is not null || Heading.Of(text).Number is not null)
            return false;
        // Headings have numbers and marks here; only together do the two halves make one.
        var others = node.Parent!.Nodes.Where(other => other != node).ToList();
        return Heading.Of(text).Mark is not null && (node.Heading.Number is not null || (others.Count > 0 && others.TrueForAll(other => other.Heading.Mark is not null)));
    }

    private static int Open(string text) => text.Count(c => c is '（' or '(' or '《' or '“') - text.Count(c => c is '）' or ')' or '》' or '”');

    private static string Plain(string text) =>
        Heading.Plain(text).Replace(" ", "", StringComparison.Ordinal).Replace("（续）", "", StringComparison.Ordinal).Replace("(续)", "", StringComparison.Ordinal);

    private static NumeralStyle StyleOf(string number, string text) =>
        Numeral.Of(Heading.Plain(text)) is { Style: not NumeralStyle.None } numeral ? numeral.Style : Numeral.OfCell(number);
}
