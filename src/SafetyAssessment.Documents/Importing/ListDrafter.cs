namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// A rubric without a table: numbered lines. The kind of numeral tells the level; a line with deeper ones below it is a heading, the others are
/// the rows. Lines without a number go on with the row above.
/// </summary>
internal static class ListDrafter
{
    private static readonly string[] MethodWords = ["考核方式", "考核方法", "检查方式", "检查方法", "考评方法", "考评方式", "评价方法", "查看资料", "查阅资料"];

    /// <summary>The draft, or null when no numbered line scores.</summary>
    public static DraftEdition? Draft(SourceDocument document)
    {
        var lines = document.Blocks.OfType<SourceParagraph>().Select(paragraph => paragraph.Text).ToList();
        var entries = Entries(lines);
        // A line that takes points is a row even where finer ones follow.
        for (var i = 0; i < entries.Count; i++)
            entries[i].IsHeading = i + 1 < entries.Count && entries[i + 1].Level > entries[i].Level && !entries[i].TakesPoints;
        var headings = entries.Where(entry => entry.IsHeading).Select(entry => entry.Style).ToHashSet();
        var sections = Top(entries).Where(section => section.Any(entry => !entry.IsHeading && entry.IsScored)).ToList();
        if (sections.Count == 0)
            return null;
        var first = sections[0][0].Line;
        var title = lines.Take(first).LastOrDefault(TitleText.IsTitle) ?? lines.Take(first).LastOrDefault(TitleText.MayBeTitle) ?? "";
        var edition = new EditionDraft(title, Heading.Of(title).Mark ?? lines.Take(first).Where(line => line.Contains("满分", StringComparison.Ordinal))
            .Select(line => Heading.Of(line).Mark).LastOrDefault(mark => mark is not null));
        foreach (var entry in sections.SelectMany(section => section))
            Add(edition, entry, headings);
        var used = sections.SelectMany(section => section).SelectMany(entry => Enumerable.Range(entry.Line, entry.Lines)).ToHashSet();
        edition.Prose.AddRange(lines.Where((_, line) => !used.Contains(line)));
        return edition.HasRows ? edition.Build([]) : null;
    }

    private static List<Entry> Entries(List<string> lines)
    {
        var entries = new List<Entry>();
        var styles = new List<NumeralStyle>();
        for (var number = 0; number < lines.Count; number++)
        {
            var numeral = Numeral.Of(Heading.Plain(lines[number]));
            if (numeral.Style == NumeralStyle.None)
            {
                if (entries.Count > 0)
                    entries[^1].GoOn(lines[number], Array.Exists(MethodWords, word => lines[number].StartsWith(word, StringComparison.Ordinal)));
                continue;
            }

            var level = styles.IndexOf(numeral.Style);
            if (level < 0)
            {
                level = styles.Count;
                styles.Add(numeral.Style);
            }

            styles.RemoveRange(level + 1, styles.Count - level - 1);
            entries.Add(new Entry(lines[number], number, level, numeral.Style));
        }

        return entries;
    }

    // One outermost heading with all below it; a list without headings is one.
    private static List<List<Entry>> Top(List<Entry> entries)
    {
        var sections = new List<List<Entry>>();
        foreach (var entry in entries)
        {
            if (sections.Count == 0 || (entry.Level == 0 && (entry.IsHeading || sections[^1][0].IsHeading)))
                sections.Add([]);
            sections[^1].Add(entry);
        }

        return [.. sections.Where(section => !(section[0].IsHeading && section[0].Text.Contains("否决", StringComparison.Ordinal)))];
    }

    private static void Add(EditionDraft edition, Entry entry, HashSet<NumeralStyle> headings)
    {
        var heading = Heading.Of(entry.Text);
        // «（二）会议（10分）» beside «（一）责任（20分）» with rows below is a heading too; its one row is the text without a number.
        var isBoth = !entry.IsHeading && headings.Contains(entry.Style) && heading.Mark is not null && !entry.TakesPoints && entry.More.Length > 0;
        if (entry.IsHeading || isBoth)
            edition.EnterBand(entry.Text, heading);
        else
            edition.LeaveBands(entry.Style);
        if (entry.IsHeading)
            return;
        var text = isBoth ? entry.More : entry.Whole;
        edition.Add(new DraftRow
        {
            Node = edition.Current,
            Number = isBoth ? null : heading.Number,
            Text = text,
            Method = entry.Method,
            Mark = isBoth ? heading.Mark : Heading.MarkIn(text) ?? (entry.TakesPoints ? null : heading.Mark),
            Table = 0,
            Row = entry.Line + (isBoth ? 2 : 1),
            SourceRow = entry.Line + (isBoth ? 1 : 0),
        });
    }

    private sealed class Entry(string text, int line, int level, NumeralStyle style)
    {
        private readonly List<string> more = [];

        public string Text => text;

        public int Line => line;

        public int Level => level;

        public NumeralStyle Style => style;

        /// <summary>It scores, beyond stating a mark.</summary>
        public bool TakesPoints => ColumnFacts.Scores(text) && (text.IndexOfAny(['扣', '减', '加']) >= 0 || text.Contains("不得分", StringComparison.Ordinal));

        public string More => string.Join('\n', more);

        public int Lines { get; private set; } = 1;

        public bool IsHeading { get; set; }

        public string? Method { get; private set; }

        public string Whole => string.Join('\n', more.Prepend(text));

        public bool IsScored => ColumnFacts.Scores(Whole) || Heading.MarkIn(Whole) is not null || Heading.Of(text).Mark is not null;

        public void GoOn(string next, bool isMethod)
        {
            Lines++;
            if (isMethod)
                Method = next[(next.IndexOfAny(['：', ':']) + 1)..].Trim();
            else
                more.Add(next);
        }
    }
}
