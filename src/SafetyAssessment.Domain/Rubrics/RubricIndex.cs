namespace SafetyAssessment.Domain.Rubrics;

/// <summary>Items and clauses of an edition by code, in the order of the paper.</summary>
public sealed class RubricIndex
{
    private readonly Dictionary<string, Item> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Item Item, Clause Clause)> clauses = new(StringComparer.Ordinal);
    private readonly List<(Item Item, IReadOnlyList<Section> Path)> rows = [];
    private readonly RubricEdition edition;

    internal RubricIndex(RubricEdition edition)
    {
        this.edition = edition;
        foreach (var section in edition.Sections)
            Add(section, []);
    }

    /// <summary>Every item with the headings above it, outermost first.</summary>
    public IReadOnlyList<(Item Item, IReadOnlyList<Section> Path)> Rows => rows;

    /// <summary>The item of a code, or null.</summary>
    public Item? Item(string code) => items.GetValueOrDefault(code);

    /// <summary>The clause of a code with its item, or null.</summary>
    public (Item Item, Clause Clause)? Clause(string code) => clauses.TryGetValue(code, out var found) ? found : null;

    internal bool IsOf(RubricEdition other) => ReferenceEquals(edition, other);

    private void Add(Section section, IReadOnlyList<Section> above)
    {
        IReadOnlyList<Section> path = [.. above, section];
        foreach (var child in section.Sections)
            Add(child, path);
        foreach (var item in section.Items)
        {
            rows.Add((item, path));
            items.TryAdd(item.Code, item);
            foreach (var clause in item.Clauses)
                clauses.TryAdd(clause.Code, (item, clause));
        }
    }
}
