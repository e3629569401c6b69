using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Shared;

/// <summary>A category cell of the paper table: it starts in one row and reaches down over all rows of its section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Level">Column from 0, the outermost first.</param>
/// <param name="RowSpan">Number of item rows.</param>
/// <param name="ColSpan">Columns, more than one where the section holds items while others nest deeper.</param>
public sealed record CategoryCell(Section Section, int Level, int RowSpan, int ColSpan);

/// <summary>A row of the table.</summary>
/// <param name="Item">The item.</param>
/// <param name="Starting">Category cells that start in this row, the outermost first; empty where all reach down from above.</param>
/// <param name="Path">All headings above the item, the outermost first.</param>
public sealed record LayoutRow(Item Item, IReadOnlyList<CategoryCell> Starting, IReadOnlyList<Section> Path);

/// <summary>Which category cell starts at which row of the paper table and how far it reaches.</summary>
/// <param name="Levels">Number of category columns: the deepest nesting.</param>
/// <param name="Rows">One row for each item, in paper order.</param>
public sealed record RubricLayout(int Levels, IReadOnlyList<LayoutRow> Rows)
{
    /// <summary>The layout of an edition.</summary>
    public static RubricLayout Of(RubricEdition edition)
    {
        var levels = edition.Sections.Select(Depth).DefaultIfEmpty(0).Max();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var rows = edition.Index.Rows.Select(row => new LayoutRow(row.Item, Starting(row.Path, levels, begun), row.Path)).ToList();
        return new RubricLayout(levels, rows);
    }

    private static List<CategoryCell> Starting(IReadOnlyList<Section> path, int levels, HashSet<string> begun) =>
        [.. path.Select((section, level) => (section, level)).Where(pair => begun.Add(pair.section.Code))
            .Select(pair => new CategoryCell(pair.section, pair.level, Items(pair.section), pair.level == path.Count - 1 ? levels - pair.level : 1))];

    private static int Depth(Section section) => 1 + section.Sections.Select(Depth).DefaultIfEmpty(0).Max();

    private static int Items(Section section) => section.Items.Count + section.Sections.Sum(Items);
}
