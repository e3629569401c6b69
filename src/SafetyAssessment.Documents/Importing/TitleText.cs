using System.Text.RegularExpressions;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Titles of rubrics, and other short lines between tables.</summary>
internal static partial class TitleText
{
    private static readonly string[] Words = ["细则", "标准", "评分", "考核", "办法", "评价", "评估", "检查表", "考评", "打分", "指标", "责任书", "清单"];

    /// <summary>True for a line that names a rubric: «附件3　……考核细则».</summary>
    public static bool IsTitle(string text)
    {
        var line = Clean(text);
        return line.Length is > 3 and <= 60 && !IsAside(line) && Array.Exists(Words, word => line.Contains(word, StringComparison.Ordinal))
            && Numeral.Of(line).Style == NumeralStyle.None && line[^1] is not ('。' or '；' or '：' or ':' or ';') && !line.Contains('。', StringComparison.Ordinal);
    }

    /// <summary>True for a short line that may name a rubric where nothing better does.</summary>
    public static bool MayBeTitle(string text)
    {
        var line = Clean(text);
        return line.Length is > 3 and <= 40 && !IsAside(line) && line.IndexOfAny(['。', '；', '：', '，', ':', ';', '_', ',']) < 0
            && Numeral.Of(line).Style == NumeralStyle.None;
    }

    /// <summary>A line that heads a section of the rubric: «二、现场管理（40分）».</summary>
    public static bool IsSection(string text) =>
        text.Length <= 50 && Numeral.Of(Heading.Plain(text)).Style != NumeralStyle.None && !text.Contains('。', StringComparison.Ordinal) && !ColumnFacts.Scores(text);

    /// <summary>The title without «附件3» and mark.</summary>
    public static string Of(string text) => Heading.Of(Clean(text)).Title;

    /// <summary>True when both name the same rubric, one of them perhaps with «（续）».</summary>
    public static bool Same(string text, string? other) => other is not null && Of(text) == Of(other);

    private static bool IsAside(string line) => line.StartsWith("续表", StringComparison.Ordinal) || line.Contains('_', StringComparison.Ordinal) || line.Contains("填表", StringComparison.Ordinal);

    private static string Clean(string text) => Continued().Replace(Annex().Replace(Heading.Plain(text), ""), "").Trim();

    [GeneratedRegex(@"^(?:附[件表录]|表)\s*[-—]?\s*[\d一二三四五六七八九十]{0,3}(?:[-—.]\d{1,2})?\s*[：:、.]?\s*", RegexOptions.None, 1000)]
    private static partial Regex Annex();

    [GeneratedRegex(@"[（(]?续[表\d一二三]*[）)]?$", RegexOptions.None, 1000)]
    private static partial Regex Continued();
}
