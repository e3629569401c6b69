using System.Globalization;
using System.Xml;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>A line in the cell of scoring sentences.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Clause">The clause that it is.</param>
/// <param name="Group">The group whose common cap it states.</param>
internal sealed record PaperLine(string Text, Clause? Clause = null, ClauseGroup? Group = null);

/// <summary>The words of the paper table.</summary>
internal static class PaperText
{
    /// <summary>Stands behind a mark that the document does not print.</summary>
    public const string Implied = "隐含";

    // Below the limit of a workbook's cell.
    private const int Longest = 32_000;

    public static string Points(decimal points) => points.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>«一、目标», and below it «（4分）».</summary>
    public static string Heading(Section section) =>
        Clean($"{Before(section.Number)}{section.Title}\n（{Points(section.FullMark)}分{(section.FullMarkImplied ? $"，{Implied}" : "")}）");

    /// <summary>The number with the stop that belongs between it and the text: 一、 2. (3).</summary>
    public static string Before(string? number) => number switch
    {
        null or "" => "",
        _ when number[^1] is ')' or '）' => number,
        _ when char.IsAsciiLetterOrDigit(number[^1]) => number + ".",
        _ when number[0] == '第' => number + " ",
        _ when number.All(c => "零一二三四五六七八九十百".Contains(c, StringComparison.Ordinal)) => number + "、",
        _ => number,
    };

    public static string Of(Item? item, PaperColumn column) => item is null ? "" : column switch
    {
        PaperColumn.Content => Clean(Before(item.Number) + (item.Text ?? item.Title)),
        PaperColumn.Criterion => Clean(string.Join('\n', Lines(item).Select(line => line.Text).Where(text => text.Length > 0))),
        PaperColumn.Method => Clean(item.Method ?? ""),
        _ => "",
    };

    /// <summary>The scoring sentences of an item, a line each, with the caps that no sentence states.</summary>
    public static IEnumerable<PaperLine> Lines(Item item)
    {
        for (var i = 0; i < item.Clauses.Count; i++)
        {
            var clause = item.Clauses[i];
            yield return new PaperLine(Line(clause.Text), clause);
            var together = item.Clauses.Count(other => other.Group == clause.Group);
            if (clause.Group is not null && item.Groups.FirstOrDefault(known => known.Code == clause.Group) is { } group && item.Clauses.Skip(i + 1).All(other => other.Group != clause.Group))
                yield return new PaperLine($"以上{together}条合计最高扣{Points(group.Cap)}分", Group: group);
        }

        if (item.Cap is { } cap && !SaysCap(item, cap))
            yield return new PaperLine($"本项最高扣{Points(cap)}分");
    }

    public static string Mark(Item? item) =>
        item?.FullMark is not { } mark ? "" : item.FullMarkImplied ? $"{Points(mark)}（{Implied}）" : Points(mark);

    // It ends with full stops: a line that does is never taken for a title.
    public static string Subtitle(RubricEdition edition) =>
        Line($"满分{Points(edition.FullMark)}分。版本：{edition.Edition}。{(edition.Source is { } source ? $"依据：{source}。" : "")}");

    public static string Note(RubricEdition edition)
    {
        var missing = edition.NotApplicable == NotApplicableRule.Rescale ? "缺项不计入满分，得分按适用分值折算" : "缺项按得满分计";
        var bonus = edition.BonusCap is { } cap ? $"；加分合计最多{Points(cap)}分" : "";
        return $"说明：{missing}；得分保留{edition.Rounding.Digits}位小数{bonus}。";
    }

    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>The text with one kind of line feed and without characters that no XML can hold.</summary>
    public static string Clean(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var clean = lines.All(XmlConvert.IsXmlChar) ? lines : WithoutForeign(lines);
        return clean.Length <= Longest ? clean : clean[..(char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest)];
    }

    // A surrogate pair is one character to XML, and its halves are none.
    private static string WithoutForeign(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));

    // The only clause states the item's cap, or can't cost more.
    private static bool SaysCap(Item item, decimal cap) =>
        item.Clauses is [var only] && (only.Cap == cap || (only.Kind == ClauseKind.Fixed && only.Points == cap));
}
