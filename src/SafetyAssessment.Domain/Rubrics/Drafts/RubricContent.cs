namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>Tells whether two rubrics say the same. Records with lists in them compare the lists by identity, which a stored one never has.</summary>
public static class RubricContent
{
    /// <summary>True when both items are the same in every field.</summary>
    public static bool Same(Item left, Item right) =>
        left with { Groups = right.Groups, Clauses = right.Clauses } == right && SameScoring(left, right);

    /// <summary>True when both items cost the same for the same findings and word their clauses alike.</summary>
    public static bool SameScoring(Item left, Item right) =>
        (left.FullMark, left.FullMarkImplied, left.Cap) == (right.FullMark, right.FullMarkImplied, right.Cap)
        && left.Groups.SequenceEqual(right.Groups)
        && left.Clauses.Count == right.Clauses.Count && left.Clauses.Zip(right.Clauses).All(pair => Same(pair.First, pair.Second));

    /// <summary>What stands above and around the items: head, headings and the order of everything.</summary>
    internal static RubricOutline Outline(RubricEdition edition) => new(
        edition.Code, edition.Edition, edition.Title, edition.Subject, edition.FullMark, edition.Source, edition.Rounding, edition.NotApplicable, edition.BonusCap,
        [.. edition.Sections.Select(Outline)]);

    private static bool Same(Clause left, Clause right) =>
        left with { Tiers = right.Tiers } == right && (left.Tiers ?? []).SequenceEqual(right.Tiers ?? []);

    private static SectionOutline Outline(Section section) => new(
        section.Code, section.Number, section.Title, section.FullMark, section.FullMarkImplied, section.Source,
        [.. section.Sections.Select(Outline)], [.. section.Items.Select(item => item.Code)]);
}

/// <summary>A rubric without what its items say.</summary>
internal sealed record RubricOutline(
    string Code, string Edition, string Title, Subject Subject, decimal FullMark, string? Source, Rounding Rounding, NotApplicableRule NotApplicable,
    decimal? BonusCap, IReadOnlyList<SectionOutline> Sections)
{
    public bool Says(RubricOutline other) => this with { Sections = other.Sections } == other && SectionOutline.Say(Sections, other.Sections);
}

/// <summary>A heading with the codes of its items.</summary>
internal sealed record SectionOutline(
    string Code, string? Number, string Title, decimal FullMark, bool FullMarkImplied, string? Source,
    IReadOnlyList<SectionOutline> Sections, IReadOnlyList<string> Items)
{
    public static bool Say(IReadOnlyList<SectionOutline> left, IReadOnlyList<SectionOutline> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.Says(pair.Second));

    private bool Says(SectionOutline other) =>
        this with { Sections = other.Sections, Items = other.Items } == other && Items.SequenceEqual(other.Items) && Say(Sections, other.Sections);
}
