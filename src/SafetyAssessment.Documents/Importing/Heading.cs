using System.Globalization;
using System.Text.RegularExpressions;

namespace SafetyAssessment.Documents.Importing;

/// <summary>A heading taken apart: numeral, title, mark. «三、教育培训（6分）» → 三, 教育培训, 6.</summary>
/// <param name="Number">Numeral as printed, or null.</param>
/// <param name="Title">Title without numeral and mark.</param>
/// <param name="Mark">Mark as printed; of two, the inner one: «综合300分（政府100分）» → 100.</param>
/// <param name="OuterMark">The outer one of two marks: 300.</param>
internal sealed partial record Heading(string? Number, string Title, decimal? Mark, decimal? OuterMark = null)
{
    private const string Filler = "满分|共计|共|计|总计|标准分值|标准分|基准分|分值|总分值|总分|本项|小计|合计|权重";

    public static readonly Heading Nothing = new(null, "", null);

    public static Heading Of(string text)
    {
        var line = Plain(text);
        var numeral = Numeral.Of(line);
        var rest = line[numeral.Length..];
        var marks = Marks().Matches(rest);
        if (marks.Count == 0 && MarkWithoutWord().Match(rest) is { Success: true, Index: > 0 } bare)
            return new Heading(Printed(numeral), Trim(rest[..bare.Index]), Points(bare));
        return new Heading(
            Printed(numeral), Trim(Marks().Replace(rest, "")),
            marks.Count == 0 ? null : Points(marks[^1]), marks.Count < 2 ? null : Points(marks[0]));
    }

    /// <summary>One line without blanks between Chinese characters: cells are broken anywhere to fit their width.</summary>
    public static string Plain(string text)
    {
        var line = string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                span[i] = HalfWidth(from[i]);
        });
        return line.Contains(' ', StringComparison.Ordinal) ? Spaces().Replace(BlankBetweenHan().Replace(line, ""), " ").Trim() : line;
    }

    /// <summary>A number in a cell of marks: «20», «20分», «（2.5）».</summary>
    public static decimal? MarkOf(string text)
    {
        if (text.Length is 0 or > 20)
            return null;
        var match = OnlyMark().Match(Plain(text));
        return match.Success ? Points(match) : null;
    }

    /// <summary>A number in a column that is known to hold marks: there a weight of 15% is 15 of 100.</summary>
    public static decimal? WeightOf(string text) =>
        text.Length is > 1 and <= 20 && Plain(text).Trim() is [.. var number, '%'] ? MarkOf(number) : MarkOf(text);

    /// <summary>
    /// The mark that a criterion states for itself: «…（2分）», «……。20分»; of several parts, each with its mark at its end, the sum.
    /// Marks of levels («优秀（10分）、良好（8分）») are none.
    /// </summary>
    public static decimal? MarkIn(string text)
    {
        if (!text.Contains('分', StringComparison.Ordinal))
            return null;
        var plain = Plain(text);
        var marks = MarkInBrackets().Matches(plain);
        if (marks.Count == 1)
            return Points(marks[0]);
        if (marks.Count > 1)
            return marks.All(mark => EndsPart(plain, mark)) ? marks.Sum(Points) : null;
        var last = MarkAfterSentence().Match(plain);
        return last.Success ? Points(last) : null;
    }

    private static bool EndsPart(string text, Match mark) =>
        mark.Index + mark.Length >= text.Length || text[mark.Index + mark.Length] is '；' or ';' or '。' or ' '
        || (mark.Index > 0 && text[mark.Index - 1] is '；' or ';' or '。' or '?' or '？')
        || Numeral.Of(text[(mark.Index + mark.Length)..]).Style != NumeralStyle.None;

    private static string? Printed(Numeral numeral) => numeral.Style == NumeralStyle.None ? null : numeral.Printed;

    private static decimal Points(Match match) => decimal.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);

    private static string Trim(string title)
    {
        var clean = EmptyBrackets().Replace(title, "").Trim(' ', '，', ',', '。', '.', '：', ':', '；', ';', '、', '-', '—');
        // The mark took one of the two brackets with it.
        return clean.Count(c => c is '（' or '(') > clean.Count(c => c is '）' or ')') && clean[^1] is not ('（' or '(') ? clean + '）' : clean.TrimEnd('（', '(');
    }

    private static char HalfWidth(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '．' => '.',
        '％' => '%',
        '\n' or '\r' or '\t' or '\u3000' or '\u00a0' => ' ',
        _ => c,
    };

    [GeneratedRegex(@"(?:" + Filler + @")?\s*[:：为]?\s*(?<![扣加得减到达少低满每为\d.至~～-])(?<n>\d{1,4}(?:\.\d{1,2})?)\s*分(?:值)?(?![钟制之类级别析布解工管数以及起])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"[（(]\s*(?<n>\d{1,3}(?:\.\d)?)\s*[）)]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkWithoutWord();

    [GeneratedRegex(@"[（(\[【〔]\s*(?:" + Filler + @")?\s*[:：为]?\s*(?<n>\d{1,4}(?:\.\d{1,2})?)\s*分\s*[）)\]】〕]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkInBrackets();

    [GeneratedRegex(@"(?:[。；;]|" + Filler + @")\s*[:：为]?\s*(?<n>\d{1,4}(?:\.\d{1,2})?)\s*分[。.]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkAfterSentence();

    [GeneratedRegex(@"^[（(]?\s*(?:" + Filler + @")?\s*[:：为]?\s*(?<n>\d{1,4}(?:\.\d{1,2})?)\s*分?\s*[）)]?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnlyMark();

    [GeneratedRegex(@"[（(\[【〔]\s*[，,、:：]*\s*[）)\]】〕]", RegexOptions.None, 1000)]
    private static partial Regex EmptyBrackets();

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff，。；：、（）“”《》])\s+(?=[\u4e00-\u9fff，。；：、（）“”《》])|(?<=[\u4e00-\u9fff])\s+(?=[（(\d])|(?<=[\d）)])\s+(?=分)|(?<=[（(])\s+(?=\d)", RegexOptions.None, 1000)]
    private static partial Regex BlankBetweenHan();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
