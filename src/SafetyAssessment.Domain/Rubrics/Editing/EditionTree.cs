namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>Finds and replaces parts of an edition. What an edit does not touch stays the same object.</summary>
internal static class EditionTree
{
    public static RubricEdition ChangeSection(RubricEdition edition, string code, Func<Section, Section> change)
    {
        var path = Path(edition, code);
        return edition with { Sections = Change(edition.Sections, path, 0, section => change(section) with { Code = code }) };
    }

    public static RubricEdition ChangeItem(RubricEdition edition, string code, Func<Item, Item> change) =>
        ChangeSection(edition, SectionOf(edition, code).Code, section => section with
        {
            Items = section.Items.Replace(section.Items.At(item => item.Code == code), item => change(item) with { Code = code }),
        });

    /// <summary>Changes the list that a section stands in.</summary>
    public static RubricEdition ChangeSiblings(RubricEdition edition, string? parent, Func<IReadOnlyList<Section>, IReadOnlyList<Section>> change) =>
        parent is null ? edition with { Sections = change(edition.Sections) }
        : ChangeSection(edition, parent, section => section with { Sections = change(section.Sections) });

    public static Section Section(RubricEdition edition, string code) => Path(edition, code)[^1];

    /// <summary>The section that an item stands in.</summary>
    public static Section SectionOf(RubricEdition edition, string item) =>
        edition.Index.Rows.FirstOrDefault(row => row.Item.Code == item).Path?[^1] ?? throw Unknown(item);

    /// <summary>The item of a clause.</summary>
    public static Item ItemOf(RubricEdition edition, string clause) => edition.Index.Clause(clause)?.Item ?? throw Unknown(clause);

    /// <summary>The section that a section stands in; null for a top section.</summary>
    public static Section? ParentOf(RubricEdition edition, string section) => Path(edition, section) is { Count: > 1 } path ? path[^2] : null;

    /// <summary>The section with this code and all above it, outermost first.</summary>
    public static IReadOnlyList<Section> Path(RubricEdition edition, string code) => Path(edition.Sections, code) ?? throw Unknown(code);

    public static ArgumentException Unknown(string code) => new($"The edition has no «{code}».", nameof(code));

    private static List<Section>? Path(IReadOnlyList<Section> sections, string code)
    {
        foreach (var section in sections)
        {
            if (section.Code == code)
                return [section];
            if (Path(section.Sections, code) is { } below)
                return [section, .. below];
        }

        return null;
    }

    private static IReadOnlyList<Section> Change(IReadOnlyList<Section> sections, IReadOnlyList<Section> path, int level, Func<Section, Section> change) =>
        sections.Replace(sections.At(section => section.Code == path[level].Code), section => level == path.Count - 1
            ? change(section)
            : section with { Sections = Change(section.Sections, path, level + 1, change) });
}
