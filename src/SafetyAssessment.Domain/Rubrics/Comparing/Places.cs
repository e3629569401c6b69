namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>Something with the key of what it stands in.</summary>
internal sealed record Placed<T>(T Thing, string Parent)
    where T : class;

/// <summary>All things of one kind of an edition by key, and what stands under what.</summary>
internal sealed class PlacedThings<T>
    where T : class
{
    private readonly Dictionary<string, Placed<T>> all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> below = new(StringComparer.Ordinal);

    public Placed<T>? Of(string key) => all.GetValueOrDefault(key);

    public IReadOnlyList<string> Under(string parent) => below.GetValueOrDefault(parent) ?? [];

    /// <summary>Adds it and gives its key: its code, with a number behind where a draft gives a code twice.</summary>
    public string Add(string code, T thing, string parent)
    {
        var key = code;
        for (var number = 2; !all.TryAdd(key, new Placed<T>(thing, parent)); number++)
            key = $"{code}{Places.Again}{number}";
        if (!below.TryGetValue(parent, out var siblings))
            below[parent] = siblings = [];
        siblings.Add(key);
        return key;
    }
}

/// <summary>Where everything of an edition stands.</summary>
internal sealed class Places
{
    /// <summary>Key above the outermost sections; no code, not even an empty one of a draft.</summary>
    public const string Top = "\u001e";

    /// <summary>Stands in no code: codes are printed.</summary>
    public const char Again = '\u001f';

    public PlacedThings<Section> Sections { get; } = new();

    public PlacedThings<Item> Items { get; } = new();

    public PlacedThings<Clause> Clauses { get; } = new();

    public static Places Of(RubricEdition edition)
    {
        var places = new Places();
        foreach (var section in edition.Sections)
            places.Add(section, Top);
        return places;
    }

    /// <summary>The code in a key; null at the top.</summary>
    public static string? Code(string? key) => key is null or Top ? null : key.Split(Again)[0];

    private void Add(Section section, string parent)
    {
        var key = Sections.Add(section.Code, section, parent);
        foreach (var child in section.Sections)
            Add(child, key);
        foreach (var item in section.Items)
        {
            var row = Items.Add(item.Code, item, key);
            foreach (var clause in item.Clauses)
                Clauses.Add(clause.Code, clause, row);
        }
    }
}
