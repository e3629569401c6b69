using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>Sections of an edition and their places.</summary>
public static class Outline
{
    /// <summary>The section of a code, or null.</summary>
    public static Section? Find(RubricEdition edition, string code) => All(edition).FirstOrDefault(section => section.Code == code);

    /// <summary>All sections in paper order.</summary>
    public static IEnumerable<Section> All(RubricEdition edition) => edition.Sections.SelectMany(All);

    /// <summary>The section and all below it.</summary>
    public static IEnumerable<Section> All(Section section) => section.Sections.SelectMany(All).Prepend(section);

    /// <summary>The neighbours of a section, itself among them.</summary>
    public static IReadOnlyList<Section> Siblings(RubricEdition edition, Section section) => Parent(edition, section)?.Sections ?? edition.Sections;

    /// <summary>The section that a section stands in; null at the top.</summary>
    public static Section? Parent(RubricEdition edition, Section section) => All(edition).FirstOrDefault(known => known.Sections.Contains(section));

    /// <summary>The section that an item stands in.</summary>
    public static Section Of(RubricEdition edition, Item item) => All(edition).First(section => section.Items.Contains(item));

    /// <summary>Where a code can be worked on: that of a clause is worked on in its item.</summary>
    public static string? Place(RubricEdition edition, string? code) =>
        code is null ? null : edition.Index.Clause(code)?.Item.Code ?? edition.Index.Item(code)?.Code ?? Find(edition, code)?.Code;

    /// <summary>How many items there are in a section and below.</summary>
    public static int Items(Section section) => section.Items.Count + section.Sections.Sum(Items);
}
