namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>Texts that are hard to write: what looks like YAML, like a number, like a formula or like markup, blanks and line feeds anywhere.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "每发现一处扣2分", "：", ": ", " #", "#", "\"", "'", "\n", "\r\n", "\t", "  ", "- ", "? ", "|", ">", "&a", "*a", "!tag", "%", "@", "`", "{", "}", "[", "]", ",", "，",
        "true", "null", "~", "yes", "0", "1.0", "-5", "0x1F", "1e3", "2024-01-01", "=1+1", "+A1", "@SUM(A1)", "<b>", "&amp;", "]]>", "\\", "\\n", "---", "...", "\u00a0", "\u2028", "\ufeff", "😀", "𠮷", "一", "A",
    ];

    public static string Of(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)])) is { } text
        && !string.IsNullOrWhiteSpace(text) ? text : "文";

    public static string? OrNull(Random random) => random.Next(3) == 0 ? null : Of(random);
}
