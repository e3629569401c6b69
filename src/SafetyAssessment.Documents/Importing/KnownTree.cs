using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;

namespace SafetyAssessment.Documents.Importing;

/// <summary>A heading while the tree is built again out of the rows.</summary>
internal sealed class KnownNode(Section? section)
{
    /// <summary>The heading; null for the edition itself.</summary>
    public Section? Section => section;

    public List<KnownNode> Nodes { get; } = [];

    /// <summary>Its nodes by the mark of the cell that they were found in.</summary>
    public Dictionary<string, KnownNode> ByMark { get; } = new(StringComparer.Ordinal);

    public List<Item> Items { get; } = [];

    public Section Build() => section! with { Sections = [.. Nodes.Select(node => node.Build())], Items = [.. Items] };
}

/// <summary>Hangs the rows of the document under their headings: those that were written, those that a person changed, and new ones.</summary>
internal sealed class KnownTree
{
    private readonly CarriedRubric carried;
    private readonly HashSet<string> codes;
    private readonly KnownNode root = new(null);
    private readonly Dictionary<string, IReadOnlyList<Section>> paths;
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownNode> placed = new(StringComparer.Ordinal);
    private List<KnownNode> last = [];

    public KnownTree(CarriedRubric carried, RubricEdition edition, HashSet<string> codes)
    {
        (this.carried, this.codes) = (carried, codes);
        paths = Paths(edition).ToDictionary(path => path[^1].Code, StringComparer.Ordinal);
        foreach (var row in carried.Rows)
        {
            var path = paths[row.Section];
            for (var level = 0; level < path.Count; level++)
                written[path[level].Code] = row.Cells[level];
        }
    }

    /// <summary>Every section with those above it, the outermost first.</summary>
    public static IEnumerable<IReadOnlyList<Section>> Paths(RubricEdition edition) => edition.Sections.SelectMany(section => Paths(section, []));

    /// <summary>The sections as they stand in the document.</summary>
    public IReadOnlyList<Section> Sections => [.. root.Nodes.Select(node => node.Build())];

    /// <summary>True when any heading was changed or is new.</summary>
    public bool HasNewHeadings { get; private set; }

    /// <summary>The innermost heading of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="was">The row that it was, or null for a new one.</param>
    public KnownNode Place(VisibleRow row, CarriedRow? was)
    {
        var path = new List<KnownNode>();
        var own = was is null ? [] : paths[was.Section];
        for (var level = 0; level < carried.Columns.Count && carried.Columns[level] == PaperColumn.Section; level++)
        {
            // A heading over items beside others that nest deeper runs across.
            if (level > 0 && row.Cells[level] == row.Cells[level - 1])
                break;
            var parent = level == 0 ? root : path[^1];
            if (Find(parent, level, row, was is not null && level < own.Count ? own[level] : null) is not { } node)
                break;
            path.Add(node);
        }

        last = path;
        return path[^1];
    }

    private KnownNode? Find(KnownNode parent, int level, VisibleRow row, Section? own)
    {
        var mark = row.Marks[level];
        // Two headings of the same words are two: a row that was written goes to its own.
        if (own is not null && written[own.Code] == mark && (level == 0 || Children(parent).Any(section => section.Code == own.Code)))
            return placed.GetValueOrDefault(own.Code) ?? Add(parent, mark, own);
        if (parent.ByMark.TryGetValue(mark, out var open))
            return open;
        if (Children(parent).FirstOrDefault(section => written.GetValueOrDefault(section.Code) == mark && !placed.ContainsKey(section.Code)) is { } known)
            return Add(parent, mark, known);
        // Where a merged cell was cut in pieces only the first has the words.
        if (row.Cells[level].IsBlank)
            return last.Count > level && (level == 0 || last[level - 1] == parent) ? last[level] : level > 0 ? null : Add(parent, mark, own ?? New(parent, ""));
        HasNewHeadings = true;
        return Add(parent, mark, own is not null && !placed.ContainsKey(own.Code) ? Changed(own, row.Cells[level].Text) : New(parent, row.Cells[level].Text));
    }

    private KnownNode Add(KnownNode parent, string mark, Section section)
    {
        var node = new KnownNode(section);
        placed[section.Code] = node;
        parent.Nodes.Add(node);
        parent.ByMark[mark] = node;
        return node;
    }

    private static Section Changed(Section section, string text)
    {
        var heading = Heading.Of(text.Replace($"，{PaperText.Implied}", "", StringComparison.Ordinal));
        return section with
        {
            Number = heading.Number,
            Title = heading.Title,
            FullMark = heading.Mark ?? section.FullMark,
            FullMarkImplied = heading.Mark is null || (section.FullMarkImplied && heading.Mark == section.FullMark),
        };
    }

    private Section New(KnownNode parent, string text)
    {
        var code = EditionCodes.Next(codes, parent.Section?.Code);
        codes.Add(code);
        return Changed(new Section { Code = code, Title = "", FullMark = 0 }, text);
    }

    private IEnumerable<Section> Children(KnownNode parent) =>
        parent.Section is { } section ? section.Sections : paths.Values.Where(path => path.Count == 1).Select(path => path[0]);

    private static IEnumerable<IReadOnlyList<Section>> Paths(Section section, IReadOnlyList<Section> above)
    {
        IReadOnlyList<Section> path = [.. above, section];
        return section.Sections.SelectMany(child => Paths(child, path)).Prepend(path);
    }
}
