using System.Globalization;

namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>
/// Codes are identities: they survive every edit, every move and every new edition, so that two editions can be compared clause by clause.
/// </summary>
public static class EditionCodes
{
    /// <summary>No codes.</summary>
    public static IReadOnlySet<string> None { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Every code of the edition: sections, items and clauses, in paper order.</summary>
    public static IEnumerable<string> Of(RubricEdition edition) => edition.Sections.SelectMany(Of);

    /// <summary>Every code under a section, its own first.</summary>
    public static IEnumerable<string> Of(Section section) =>
        [section.Code, .. section.Sections.SelectMany(Of), .. section.Items.SelectMany(Of)];

    /// <summary>The item's code and those of its clauses.</summary>
    public static IEnumerable<string> Of(Item item) => item.Clauses.Select(clause => clause.Code).Prepend(item.Code);

    /// <summary>The next free code: one above the highest number that was ever given at this place.</summary>
    /// <param name="used">Codes that are given, or were: what was deleted must not come back as something else.</param>
    /// <param name="parent">Code that it stands under; null for a top section.</param>
    public static string Next(IEnumerable<string> used, string? parent)
    {
        var prefix = parent is null ? "" : parent + ".";
        var highest = used.Where(code => code.StartsWith(prefix, StringComparison.Ordinal)).Select(code => Number(code.AsSpan(prefix.Length))).DefaultIfEmpty(0).Max();
        return $"{prefix}{(highest + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static int Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>An edition with something new in it.</summary>
/// <param name="Edition">The changed edition.</param>
/// <param name="Code">Code of what is new.</param>
public sealed record Added(RubricEdition Edition, string Code);

/// <summary>Gives codes to what is new in an edition.</summary>
internal sealed class CodeSource(RubricEdition edition, IReadOnlySet<string>? taken)
{
    private readonly HashSet<string> used = [.. EditionCodes.Of(edition), .. taken ?? EditionCodes.None];

    public string Next(string? parent)
    {
        var code = EditionCodes.Next(used, parent);
        used.Add(code);
        return code;
    }

    /// <summary>The section and all below it under new codes. Printed numbers stay with the original, or the check would find them twice.</summary>
    public Section Fresh(Section section, string? parent)
    {
        var code = Next(parent);
        return section with
        {
            Code = code,
            Number = null,
            Sections = [.. section.Sections.Select(child => Fresh(child, code) with { Number = child.Number })],
            Items = [.. section.Items.Select(item => Fresh(item, code) with { Number = item.Number })],
        };
    }

    public Item Fresh(Item item, string section)
    {
        var code = Next(section);
        return item with { Code = code, Number = null, Clauses = [.. item.Clauses.Select(clause => clause with { Code = Next(code) })] };
    }
}
