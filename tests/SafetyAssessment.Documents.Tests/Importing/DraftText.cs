using System.Globalization;
using SafetyAssessment.Documents.Importing;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>A draft as an indented list, so that a test shows the whole of what was read.</summary>
internal static class DraftText
{
    public static ImportDraft Import(Stream file) => RubricImport.Draft(RubricImport.Open(file));

    public static string Of(DraftEdition edition) =>
        string.Join('\n', new[] { $"{edition.Title} {Mark(edition.FullMark)}".Trim() }.Concat(edition.Sections.SelectMany(section => Lines(section, 1))));

    private static IEnumerable<string> Lines(DraftSection section, int level) =>
        new[] { $"{new string(' ', level * 2)}{section.Number}|{section.Title}|{Mark(section.FullMark)}" }
            .Concat(section.Sections.SelectMany(child => Lines(child, level + 1)))
            .Concat(section.Items.Select(item => $"{new string(' ', (level * 2) + 2)}- {Place(item)} {item.Number}|{item.Title}|{Short(item.Text)}|{Mark(item.FullMark)}"));

    private static string Place(DraftItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.Table}.{item.Row}");

    private static string Short(string text) => text.Replace("\n", "/", StringComparison.Ordinal) is { Length: > 14 } one ? one[..14] : text.Replace("\n", "/", StringComparison.Ordinal);

    private static string Mark(decimal? mark) => mark?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
