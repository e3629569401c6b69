using System.Globalization;
using System.Text;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// The numbers that Word puts before paragraphs by itself. They stand in no text, but the levels of a rubric and its row numbers hang on them.
/// </summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<int, Dictionary<int, Level>> lists = [];
    private readonly Dictionary<int, int> listOf = [];
    private readonly Dictionary<string, (int List, int Level)> styles = [];
    private readonly Dictionary<int, int[]> counters = [];

    public static WordNumbering Read(OfficePackage package)
    {
        var numbering = new WordNumbering();
        using (var part = package.Beside("numbering.xml"))
        {
            if (part is not null)
                numbering.ReadLists(part);
        }

        using (var part = package.Beside("styles.xml"))
        {
            if (part is not null)
                numbering.ReadStyles(part);
        }

        return numbering;
    }

    /// <summary>The next number of a paragraph, or nothing.</summary>
    /// <param name="style">Its style.</param>
    /// <param name="number">Its list; 0 switches numbering off.</param>
    /// <param name="level">Its level.</param>
    public string Next(string? style, int? number, int? level)
    {
        var (list, at) = style is not null && styles.TryGetValue(style, out var known) ? known : (0, 0);
        list = number ?? list;
        at = Math.Clamp(level ?? at, 0, 8);
        if (list == 0 || !listOf.TryGetValue(list, out var kind) || !lists.TryGetValue(kind, out var levels) || !levels.TryGetValue(at, out var shown))
            return "";
        if (!counters.TryGetValue(kind, out var counter))
            counters[kind] = counter = new int[9];
        counter[at]++;
        Array.Clear(counter, at + 1, 8 - at);
        return Label(shown, levels, counter);
    }

    private static string Label(Level shown, Dictionary<int, Level> levels, int[] counter)
    {
        if (shown.Format is "bullet" or "none")
            return "";
        var text = new StringBuilder(shown.Text);
        for (var i = 0; i < 9; i++)
        {
            if (levels.TryGetValue(i, out var level))
                text.Replace(string.Create(CultureInfo.InvariantCulture, $"%{i + 1}"), Count(level.Format, level.Start + Math.Max(0, counter[i] - 1)));
        }

        // «1» and the text after it must not run together.
        return text.Length > 0 && char.IsLetterOrDigit(text[^1]) ? $"{text} " : text.ToString();
    }

    private static string Count(string format, int count) => format switch
    {
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when count is > 0 and <= 20 => ((char)('①' + count - 1)).ToString(),
        "lowerLetter" when count is > 0 and <= 26 => ((char)('a' + count - 1)).ToString(),
        "upperLetter" when count is > 0 and <= 26 => ((char)('A' + count - 1)).ToString(),
        _ when format.Contains("hinese", StringComparison.Ordinal) || format.Contains("ideograph", StringComparison.Ordinal)
            || format.Contains("japaneseCounting", StringComparison.Ordinal) => Numeral.Han(count),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    private void ReadLists(PackagePart part)
    {
        var list = 0;
        var number = 0;
        var level = 0;
        while (part.Read())
        {
            if (!part.IsStart)
                continue;
            switch (part.Name)
            {
                case "abstractNum":
                    list = Number(part, "abstractNumId");
                    lists[list] = [];
                    number = 0;
                    break;
                case "lvl" when number == 0:
                    level = Number(part, "ilvl");
                    lists.TryAdd(list, []);
                    lists[list][level] = new Level();
                    break;
                case "numFmt" when number == 0 && Known(list, level) is { } shown:
                    lists[list][level] = shown with { Format = part.Attribute("val") ?? "decimal" };
                    break;
                case "lvlText" when number == 0 && Known(list, level) is { } shown:
                    lists[list][level] = shown with { Text = part.Attribute("val") ?? "" };
                    break;
                case "start" when number == 0 && Known(list, level) is { } shown:
                    lists[list][level] = shown with { Start = Number(part, "val") };
                    break;
                case "num":
                    number = Number(part, "numId");
                    break;
                case "abstractNumId" when number != 0:
                    listOf[number] = Number(part, "val");
                    break;
            }
        }
    }

    private Level? Known(int list, int level) => lists.GetValueOrDefault(list)?.GetValueOrDefault(level);

    private void ReadStyles(PackagePart part)
    {
        string? style = null;
        var level = 0;
        while (part.Read())
        {
            if (!part.IsStart)
                continue;
            if (part.Name == "style")
            {
                style = part.Attribute("styleId");
                level = 0;
            }
            else if (part.Name == "ilvl")
            {
                level = Number(part, "val");
            }
            else if (part.Name == "numId" && style is not null)
            {
                styles[style] = (Number(part, "val"), level);
            }
        }
    }

    private static int Number(PackagePart part, string attribute) =>
        int.TryParse(part.Attribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private sealed record Level
    {
        public string Format { get; init; } = "decimal";

        public string Text { get; init; } = "";

        public int Start { get; init; } = 1;
    }
}
