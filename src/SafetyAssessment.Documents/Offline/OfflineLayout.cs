using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>A clause in the worksheet: a line for each finding, at least one.</summary>
/// <param name="Clause">The clause; null for an item without any.</param>
/// <param name="Ordinal">Its number in the edition, from 1; 0 without one.</param>
/// <param name="Row">First row, from 1.</param>
/// <param name="Findings">What is stored, one for each line; null for an empty line.</param>
internal sealed record ClauseBlock(Clause? Clause, int Ordinal, int Row, IReadOnlyList<FindingEntry?> Findings)
{
    public int Last => Row + Findings.Count - 1;
}

/// <summary>An item in the worksheet.</summary>
internal sealed record ItemBlock(Item Item, int Ordinal, IReadOnlyList<ClauseBlock> Clauses)
{
    public int Row => Clauses[0].Row;

    public int Last => Clauses[^1].Last;
}

/// <summary>A section in the worksheet, from its first row to its subtotal.</summary>
internal sealed record SectionBlock(Section Section, int Level, int Row, int Subtotal, IReadOnlyList<SectionBlock> Sections, IReadOnlyList<ItemBlock> Items);

/// <summary>Which row of the worksheet holds what: the paper table with a line for each scoring sentence, and below it lines for what was found elsewhere.</summary>
internal sealed class OfflineLayout
{
    public const int TotalsRow = 3;
    public const int HeaderRow = 4;
    private const int ExtraLines = 30;
    private readonly List<ItemBlock> items = [];
    private readonly IReadOnlyDictionary<string, OfflineEntry> entries;
    private int next = HeaderRow + 1;
    private int clauses;

    public OfflineLayout(RubricEdition edition, IReadOnlyDictionary<string, OfflineEntry> rows)
    {
        entries = rows;
        Columns = new OfflineColumns(Math.Max(1, edition.Sections.Select(Depth).DefaultIfEmpty(1).Max()));
        Sections = [.. edition.Sections.Select(section => Lay(section, 0))];
        TotalRow = next;
        ExtraHeader = next + 2;
        Extra = Math.Max(ExtraLines, rows.Values.Sum(row => row.Row.Findings.Count));
    }

    public OfflineColumns Columns { get; }

    public IReadOnlyList<SectionBlock> Sections { get; }

    /// <summary>All items in paper order.</summary>
    public IReadOnlyList<ItemBlock> Items => items;

    public IEnumerable<ClauseBlock> Clauses => items.SelectMany(item => item.Clauses).Where(block => block.Clause is not null);

    public int TotalRow { get; }

    public int ExtraHeader { get; }

    /// <summary>Number of lines for what was found elsewhere.</summary>
    public int Extra { get; }

    public static int FirstLine => HeaderRow + 1;

    public int FirstExtra => ExtraHeader + 1;

    public int LastLine => ExtraHeader + Extra;

    private SectionBlock Lay(Section section, int level)
    {
        var row = next;
        var sections = section.Sections.Select(child => Lay(child, level + 1)).ToList();
        var inside = section.Items.Select(Lay).ToList();
        return new SectionBlock(section, level, row, next++, sections, inside);
    }

    private ItemBlock Lay(Item item)
    {
        var stored = entries.GetValueOrDefault(item.Code)?.Row.Findings ?? [];
        var blocks = item.Clauses.Select(clause => Lay(clause, [.. stored.Where(finding => finding.Clause == clause.Code)])).ToList();
        if (blocks.Count == 0)
            blocks.Add(new ClauseBlock(null, 0, next++, [null]));
        var block = new ItemBlock(item, items.Count + 1, blocks);
        items.Add(block);
        return block;
    }

    private ClauseBlock Lay(Clause clause, IReadOnlyList<FindingEntry?> findings)
    {
        var block = new ClauseBlock(clause, ++clauses, next, findings.Count > 0 ? findings : [null]);
        next += block.Findings.Count;
        return block;
    }

    private static int Depth(Section section) => 1 + section.Sections.Select(Depth).DefaultIfEmpty(0).Max();
}
