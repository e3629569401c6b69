namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>Changes to items: the rows of the paper table. A change of one leaves every other as it is.</summary>
/// <remarks>A code that the edition lacks is a bug of the caller: <see cref="ArgumentException"/>.</remarks>
public static class ItemEditing
{
    /// <summary>Adds an item.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="section">The section to put it in.</param>
    /// <param name="item">What it holds; its codes are given here.</param>
    /// <param name="after">The item to put it behind; null for the last place.</param>
    /// <param name="taken">Codes that must not be given again, such as those of the edition that this one is based on.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.RubricSectionEitherOr"/>: the section holds sections.</exception>
    public static Added AddItem(this RubricEdition edition, string section, Item item, string? after = null, IReadOnlySet<string>? taken = null)
    {
        DemandRoomForItems(edition, section);
        var added = new CodeSource(edition, taken).Fresh(item, section) with { Number = item.Number };
        return new Added(Insert(edition, section, added, items => after is null ? items.Count : items.At(known => known.Code == after) + 1), added.Code);
    }

    /// <summary>Changes an item; its code stays.</summary>
    public static RubricEdition ChangeItem(this RubricEdition edition, string item, Func<Item, Item> change) => EditionTree.ChangeItem(edition, item, change);

    /// <summary>Takes an item away.</summary>
    public static RubricEdition RemoveItem(this RubricEdition edition, string item) =>
        ChangeList(edition, item, (items, at) => items.RemoveAt(at));

    /// <summary>Moves an item within its section.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">Its code.</param>
    /// <param name="by">Places down; negative for up. It stops at either end.</param>
    public static RubricEdition MoveItem(this RubricEdition edition, string item, int by) => ChangeList(edition, item, (items, at) => items.Move(at, by));

    /// <summary>Moves an item to another section; it keeps its code.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">Its code.</param>
    /// <param name="section">The section to move it to.</param>
    /// <param name="position">Position there from 0; null for the last.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.RubricSectionEitherOr"/>: the section holds sections.</exception>
    public static RubricEdition MoveItemTo(this RubricEdition edition, string item, string section, int? position = null)
    {
        DemandRoomForItems(edition, section);
        var moved = edition.Index.Item(item) ?? throw EditionTree.Unknown(item);
        return Insert(edition.RemoveItem(item), section, moved, items => position ?? items.Count);
    }

    /// <summary>Puts a copy of an item behind the original, under new codes and without its printed number.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">Its code.</param>
    /// <param name="taken">Codes that must not be given again.</param>
    public static Added CopyItem(this RubricEdition edition, string item, IReadOnlySet<string>? taken = null)
    {
        var section = EditionTree.SectionOf(edition, item).Code;
        var copy = new CodeSource(edition, taken).Fresh(edition.Index.Item(item)!, section);
        return new Added(Insert(edition, section, copy, items => items.At(known => known.Code == item) + 1), copy.Code);
    }

    /// <summary>True where items can be put: in a section without sections.</summary>
    public static bool TakesItems(this RubricEdition edition, string section) => EditionTree.Section(edition, section).Sections.Count == 0;

    private static void DemandRoomForItems(RubricEdition edition, string section)
    {
        if (!edition.TakesItems(section))
            throw new RuleViolation(Rules.RubricSectionEitherOr, EditionTree.Section(edition, section).Title);
    }

    private static RubricEdition Insert(RubricEdition edition, string section, Item item, Func<IReadOnlyList<Item>, int> position) =>
        EditionTree.ChangeSection(edition, section, known => known with { Items = known.Items.Insert(position(known.Items), item) });

    private static RubricEdition ChangeList(RubricEdition edition, string item, Func<IReadOnlyList<Item>, int, IReadOnlyList<Item>> change) =>
        EditionTree.ChangeSection(edition, EditionTree.SectionOf(edition, item).Code, section => section with
        {
            Items = change(section.Items, section.Items.At(known => known.Code == item)),
        });
}
