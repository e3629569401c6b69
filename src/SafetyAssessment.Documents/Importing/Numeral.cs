using System.Text.RegularExpressions;

namespace SafetyAssessment.Documents.Importing;

/// <summary>How a number before a heading is written. The style tells the level: 一、 above （一） above 1. above （1）.</summary>
internal enum NumeralStyle
{
    None,
    Chapter,
    Han,
    HanInBrackets,
    Digits,
    TwoDigits,
    ThreeDigits,
    FourDigits,
    DigitsInBrackets,
    Circled,
    Letter,
}

/// <summary>The number at the beginning of a line.</summary>
/// <param name="Style">How it is written.</param>
/// <param name="Printed">The number as printed, without the stop behind it: 三, （一）, 2.1, (3).</param>
/// <param name="Length">How many characters of the line it takes.</param>
internal sealed partial record Numeral(NumeralStyle Style, string Printed, int Length)
{
    private const string HanDigits = "零一二三四五六七八九";
    private static readonly Numeral Nothing = new(NumeralStyle.None, "", 0);

    /// <summary>The number that a line begins with; the style is None where it has none.</summary>
    public static Numeral Of(string line)
    {
        var match = AtStart().Match(line);
        if (!match.Success)
            return Nothing;
        var style = match.Groups["chapter"].Success ? NumeralStyle.Chapter
            : match.Groups["han"].Success ? NumeralStyle.Han
            : match.Groups["hanb"].Success ? NumeralStyle.HanInBrackets
            : match.Groups["digb"].Success ? NumeralStyle.DigitsInBrackets
            : match.Groups["circle"].Success ? NumeralStyle.Circled
            : match.Groups["letter"].Success ? NumeralStyle.Letter
            : NumeralStyle.Digits + match.Groups["dig"].Value.Count(c => c == '.');
        return new Numeral(style, match.Groups["n"].Value.Trim(), match.Length);
    }

    /// <summary>The style of a cell that holds nothing but a number: 一, 3, 2.1, （二）.</summary>
    public static NumeralStyle OfCell(string text)
    {
        var plain = text.Trim();
        return plain.Length == 0 ? NumeralStyle.None
            : OnlyHan().IsMatch(plain) ? NumeralStyle.Han
            : OnlyDigits().IsMatch(plain) ? NumeralStyle.Digits + plain.TrimEnd('.').Count(c => c is '.' or '-')
            : Of(plain) is { } numeral && numeral.Length == plain.Length ? numeral.Style
            : NumeralStyle.None;
    }

    /// <summary>12 → 十二.</summary>
    public static string Han(int number) => number switch
    {
        < 0 or > 99 => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        < 10 => HanDigits[number].ToString(),
        _ => $"{(number < 20 ? "" : HanDigits[number / 10])}十{(number % 10 == 0 ? "" : HanDigits[number % 10])}",
    };

    [GeneratedRegex(@"^\s*(?:
        (?<n>(?<chapter>第[一二三四五六七八九十百\d]{1,4}(?:章|部分|篇|类|大类)))[、:：\s]*
      | (?<n>(?<han>[一二三四五六七八九十]{1,3}))(?:、|[.．]|\s*[,，])
      | (?<n>(?<hanb>[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]))[、.．]?
      | (?<n>(?<digb>[（(]\s*\d{1,3}\s*[）)]|\d{1,2}[）)]))[、.．]?
      | (?<n>(?<dig>\d{1,3}(?:\.\d{1,3}){1,3}))(?![\d\s]*[分米元万亿%％‰人个次条项度吨])[、.．]?\s*
      | (?<n>(?<dig>\d{1,3}))(?:、|[.．](?!\d)|\s+(?=[\p{L}“《]))
      | (?<n>(?<circle>[①-⑳]))
      | (?<n>(?<letter>[A-Za-z]))[.．、)）]
      )\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex AtStart();

    [GeneratedRegex(@"^[一二三四五六七八九十]{1,3}[、.]?$", RegexOptions.None, 1000)]
    private static partial Regex OnlyHan();

    [GeneratedRegex(@"^\d{1,3}(?:[.\-]\d{1,3}){0,3}\.?$", RegexOptions.None, 1000)]
    private static partial Regex OnlyDigits();
}
