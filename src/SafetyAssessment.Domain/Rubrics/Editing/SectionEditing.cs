namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>Changes to sections. Each gives another edition and leaves the old one as it is, so that undoing is going back.</summary>
/// <remarks>A code that the edition lacks is a bug of the caller: <see cref="ArgumentException"/>.</remarks>
public static class SectionEditing
{
    /// <summary>Adds a section as the last one.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="parent">The section to put it under; null for the top.</param>
    /// <param name="section">What it holds; its codes are given here.</param>
    /// <param name="taken">Codes that must not be given again, such as those of the edition that this one is based on.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.RubricSectionEitherOr"/>: the parent holds items.</exception>
    public static Added AddSection(this RubricEdition edition, string? parent, Section section, IReadOnlySet<string>? taken = null)
    {
        DemandRoomForSections(edition, parent);
        var added = new CodeSource(edition, taken).Fresh(section, parent) with { Number = section.Number };
        return new Added(EditionTree.ChangeSiblings(edition, parent, list => list.Insert(list.Count, added)), added.Code);
    }

    /// <summary>Changes what a section says of itself; its code stays.</summary>
    public static RubricEdition ChangeSection(this RubricEdition edition, string section, Func<Section, Section> change) =>
        EditionTree.ChangeSection(edition, section, change);

    /// <summary>Takes a section away with all below it.</summary>
    public static RubricEdition RemoveSection(this RubricEdition edition, string section) =>
        EditionTree.ChangeSiblings(edition, EditionTree.ParentOf(edition, section)?.Code, list => list.RemoveAt(list.At(child => child.Code == section)));

    /// <summary>Moves a section among its neighbours.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="section">Its code.</param>
    /// <param name="by">Places down; negative for up. It stops at either end.</param>
    public static RubricEdition MoveSection(this RubricEdition edition, string section, int by) =>
        EditionTree.ChangeSiblings(edition, EditionTree.ParentOf(edition, section)?.Code, list => list.Move(list.At(child => child.Code == section), by));

    /// <summary>Moves a section under another, or to the top; it keeps its code.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="section">Its code.</param>
    /// <param name="parent">The new parent; null for the top.</param>
    /// <param name="position">Position there from 0; null for the last.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.RubricSectionEitherOr"/>: the parent holds items, or stands below the section itself.</exception>
    public static RubricEdition MoveSectionTo(this RubricEdition edition, string section, string? parent, int? position = null)
    {
        var moved = EditionTree.Section(edition, section);
        if (parent is not null && EditionTree.Path(edition, parent).Contains(moved))
            throw new RuleViolation(Rules.RubricSectionEitherOr, moved.Title);
        DemandRoomForSections(edition, parent);
        return EditionTree.ChangeSiblings(edition.RemoveSection(section), parent, list => list.Insert(position ?? list.Count, moved));
    }

    /// <summary>Puts a copy of a section with all below it behind the original, under new codes.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="section">Its code.</param>
    /// <param name="taken">Codes that must not be given again.</param>
    public static Added CopySection(this RubricEdition edition, string section, IReadOnlySet<string>? taken = null)
    {
        var parent = EditionTree.ParentOf(edition, section)?.Code;
        var copy = new CodeSource(edition, taken).Fresh(EditionTree.Section(edition, section), parent);
        return new Added(EditionTree.ChangeSiblings(edition, parent, list => list.Insert(list.At(child => child.Code == section) + 1, copy)), copy.Code);
    }

    /// <summary>True where sections can be put: at the top, and under a section without items.</summary>
    public static bool TakesSections(this RubricEdition edition, string? parent) => parent is null || EditionTree.Section(edition, parent).Items.Count == 0;

    private static void DemandRoomForSections(RubricEdition edition, string? parent)
    {
        if (!edition.TakesSections(parent))
            throw new RuleViolation(Rules.RubricSectionEitherOr, EditionTree.Section(edition, parent!).Title);
    }
}
