namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>
/// Two editions of a rubric side by side. The same code is the same section, item or clause, wherever it stands and whatever it says: codes
/// survive a new edition. The order is that of the new paper, with what is gone at the place where it stood.
/// </summary>
public sealed record RubricComparison
{
    /// <summary>The earlier edition.</summary>
    public required RubricEdition Old { get; init; }

    /// <summary>The later edition.</summary>
    public required RubricEdition New { get; init; }

    /// <summary>What changed of the edition itself; its code and its name are no change.</summary>
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    /// <summary>The sections.</summary>
    public required IReadOnlyList<ComparedSection> Sections { get; init; }

    /// <summary>All sections, in paper order.</summary>
    public IEnumerable<ComparedSection> AllSections => Sections.SelectMany(Down);

    /// <summary>All items, in paper order.</summary>
    public IEnumerable<ComparedItem> Items => AllSections.SelectMany(section => section.Items);

    /// <summary>All sections, items and clauses.</summary>
    public IEnumerable<Compared> All => AllSections.SelectMany(section =>
        section.Items.SelectMany(item => item.Clauses.Cast<Compared>().Prepend(item)).Prepend(section));

    /// <summary>How many of them.</summary>
    public ChangeCount Count => new(
        All.Count(thing => thing.IsAdded),
        All.Count(thing => thing.IsRemoved),
        All.Count(thing => thing.Move != Move.None),
        All.Count(thing => thing.Fields.Count > 0),
        All.Count(thing => !thing.IsChanged),
        All.Count(thing => thing.IsScoring) + Fields.Count(change => change.Scoring));

    /// <summary>True when both say the same.</summary>
    public bool IsEmpty => Fields.Count == 0 && !All.Any(thing => thing.IsChanged);

    /// <summary>True when a score can come out otherwise.</summary>
    public bool CanMoveScores => Fields.Any(change => change.Scoring) || All.Any(thing => thing.IsScoring);

    /// <summary>Compares two editions. They may have faults: a code that is given twice is the second one of that code on both sides.</summary>
    public static RubricComparison Of(RubricEdition old, RubricEdition @new)
    {
        var (before, after) = (Places.Of(old), Places.Of(@new));
        var work = new Work(before, after);
        return new RubricComparison
        {
            Old = old,
            New = @new,
            Fields = FieldChanges.Of(old, @new),
            Sections = work.Sections(Places.Top),
        };
    }

    private static IEnumerable<ComparedSection> Down(ComparedSection section) => section.Sections.SelectMany(Down).Prepend(section);

    private sealed class Work(Places before, Places after)
    {
        public IReadOnlyList<ComparedSection> Sections(string parent) => [.. Merged(before.Sections, after.Sections, parent).Select(pair => new ComparedSection
        {
            Code = pair.Code,
            Old = pair.Old?.Thing,
            New = pair.New?.Thing,
            Move = pair.Move,
            OldParent = Places.Code(pair.Old?.Parent),
            Fields = pair is { Old: { } old, New: { } now } ? FieldChanges.Of(old.Thing, now.Thing) : [],
            Sections = Sections(pair.Key),
            Items = Items(pair.Key),
        })];

        private IReadOnlyList<ComparedItem> Items(string parent) => [.. Merged(before.Items, after.Items, parent).Select(pair => new ComparedItem
        {
            Code = pair.Code,
            Old = pair.Old?.Thing,
            New = pair.New?.Thing,
            Move = pair.Move,
            OldParent = Places.Code(pair.Old?.Parent),
            Fields = pair is { Old: { } old, New: { } now } ? FieldChanges.Of(old.Thing, now.Thing) : [],
            Clauses = Clauses(pair.Key),
        })];

        private IReadOnlyList<ComparedClause> Clauses(string parent) => [.. Merged(before.Clauses, after.Clauses, parent).Select(pair => new ComparedClause
        {
            Code = pair.Code,
            Old = pair.Old?.Thing,
            New = pair.New?.Thing,
            Move = pair.Move,
            OldParent = Places.Code(pair.Old?.Parent),
            Fields = pair is { Old: { } old, New: { } now } ? FieldChanges.Of(old.Thing, now.Thing) : [],
        })];

        // The children of one heading: those of the new paper, and each that is gone behind the one it stood behind.
        private static List<Pair<T>> Merged<T>(PlacedThings<T> before, PlacedThings<T> after, string parent)
            where T : class
        {
            var was = before.Under(parent);
            var now = after.Under(parent);
            var inPlace = CommonSequence.Of(
                [.. was.Where(key => after.Of(key)?.Parent == parent)], [.. now.Where(key => before.Of(key)?.Parent == parent)]);
            var stayed = now.Where(key => before.Of(key)?.Parent == parent).ToList();
            var kept = inPlace.Select(pair => stayed[pair.New]).ToHashSet(StringComparer.Ordinal);

            var merged = now.Select(key => new Pair<T>(key, before.Of(key), after.Of(key), MoveOf(key, before.Of(key), parent, kept))).ToList();
            var behind = 0;
            foreach (var key in was)
            {
                if (after.Of(key) is null)
                    merged.Insert(behind++, new Pair<T>(key, before.Of(key), null, Move.None));
                else if (merged.FindIndex(pair => pair.Key == key) is >= 0 and var place)
                    behind = place + 1;
            }

            return merged;
        }

        private static Move MoveOf<T>(string key, Placed<T>? old, string parent, HashSet<string> kept)
            where T : class =>
            old is null ? Move.None : old.Parent != parent ? Move.Elsewhere : kept.Contains(key) ? Move.None : Move.Within;
    }

    private sealed record Pair<T>(string Key, Placed<T>? Old, Placed<T>? New, Move Move)
        where T : class
    {
        public string Code => Places.Code(Key)!;
    }
}

/// <summary>How much changed between two editions, counted in sections, items and clauses.</summary>
/// <param name="Added">In the new edition only.</param>
/// <param name="Removed">In the old edition only.</param>
/// <param name="Moved">Standing elsewhere.</param>
/// <param name="Changed">With fields that differ.</param>
/// <param name="Unchanged">As they were.</param>
/// <param name="Scoring">Changes that can move a score, those of the edition itself among them.</param>
public sealed record ChangeCount(int Added, int Removed, int Moved, int Changed, int Unchanged, int Scoring);
