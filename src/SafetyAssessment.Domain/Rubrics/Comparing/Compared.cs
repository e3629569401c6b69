namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>Whether something stands elsewhere in the new edition.</summary>
public enum Move
{
    /// <summary>Where it stood.</summary>
    None,

    /// <summary>Under the same heading, in another order.</summary>
    Within,

    /// <summary>Under another heading or in another item: other caps apply to it.</summary>
    Elsewhere,
}

/// <summary>A section, item or clause of one edition beside the one of the same code in the other.</summary>
public abstract record Compared
{
    /// <summary>Its code, the identity through all editions.</summary>
    public required string Code { get; init; }

    /// <summary>Whether it stands elsewhere now.</summary>
    public Move Move { get; init; }

    /// <summary>Code of the section or item that it stood in; null at the top, or when it is new.</summary>
    public string? OldParent { get; init; }

    /// <summary>Fields that differ; empty for what was added or removed.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>True when only the new edition has it.</summary>
    public abstract bool IsAdded { get; }

    /// <summary>True when only the old edition has it.</summary>
    public abstract bool IsRemoved { get; }

    /// <summary>True when anything of it, but not what stands below it, is not as it was.</summary>
    public bool IsChanged => IsAdded || IsRemoved || Move != Move.None || Fields.Count > 0;

    /// <summary>True when the change can move a score: numbers and kinds, what comes or goes, what gets under other caps. Wording alone can't.</summary>
    public bool IsScoring => IsAdded || IsRemoved || Move == Move.Elsewhere || Fields.Any(change => change.Scoring);
}

/// <summary>Two versions of the same thing; one is missing when it was added or removed.</summary>
/// <typeparam name="T">Section, item or clause.</typeparam>
public abstract record Compared<T> : Compared
    where T : class
{
    /// <summary>As it was.</summary>
    public T? Old { get; init; }

    /// <summary>As it is.</summary>
    public T? New { get; init; }

    /// <summary>As it is, or was where it is gone.</summary>
    public T Shown => New ?? Old!;

    /// <inheritdoc/>
    public override bool IsAdded => Old is null;

    /// <inheritdoc/>
    public override bool IsRemoved => New is null;
}

/// <summary>A section in both editions.</summary>
public sealed record ComparedSection : Compared<Section>
{
    /// <summary>Sections below, in paper order.</summary>
    public IReadOnlyList<ComparedSection> Sections { get; init; } = [];

    /// <summary>Items below, in paper order.</summary>
    public IReadOnlyList<ComparedItem> Items { get; init; } = [];
}

/// <summary>An item in both editions.</summary>
public sealed record ComparedItem : Compared<Item>
{
    /// <summary>Its clauses, in paper order.</summary>
    public IReadOnlyList<ComparedClause> Clauses { get; init; } = [];

    /// <summary>True when the row or a clause of it is not as it was.</summary>
    public bool AnyChange => IsChanged || Clauses.Any(clause => clause.IsChanged);

    /// <summary>True when the row or a clause of it changed so that a score can move.</summary>
    public bool AnyScoring => IsScoring || Clauses.Any(clause => clause.IsScoring);
}

/// <summary>A clause in both editions.</summary>
public sealed record ComparedClause : Compared<Clause>;
