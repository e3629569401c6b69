namespace SafetyAssessment.Documents.Importing;

/// <summary>Sentences of the prose that state a veto or a bar to the top grade.</summary>
internal static class VetoProse
{
    private static readonly string[] Words =
    [
        "一票否决", "不得评为优秀", "不能评为优秀", "不得评优", "取消评优", "取消评先", "不得评先", "取消年度评优", "不予评优", "不能评为先进", "不得评为先进",
        "直接评为不合格", "直接定为不合格", "直接确定为不合格", "确定为不合格", "评定为不合格", "定为不合格", "视为不合格", "否决指标", "否决项",
    ];

    /// <summary>The sentences; after «有下列情形之一的，一票否决：» the numbered lines that follow.</summary>
    public static IReadOnlyList<string> In(IReadOnlyList<string> paragraphs)
    {
        var found = new List<string>();
        NumeralStyle? list = null;
        var lead = NumeralStyle.None;
        foreach (var paragraph in paragraphs)
        {
            var style = Numeral.Of(Heading.Plain(paragraph)).Style;
            if (list is not null && style != NumeralStyle.None && style != lead && (list == NumeralStyle.None || style == list))
            {
                list = style;
                found.Add(Trim(paragraph));
                continue;
            }

            list = null;
            if (!Mentions(paragraph))
                continue;
            if (paragraph.TrimEnd()[^1] is '：' or ':' || (TitleText.IsSection(paragraph) && paragraph.Length <= 20))
            {
                list = NumeralStyle.None;
                lead = style;
                continue;
            }

            found.AddRange(paragraph.Split(['。', '；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(Mentions));
        }

        return found;
    }

    private static bool Mentions(string text) => Array.Exists(Words, word => text.Contains(word, StringComparison.Ordinal));

    private static string Trim(string line) => line.Trim().TrimEnd('；', ';', '。');
}
