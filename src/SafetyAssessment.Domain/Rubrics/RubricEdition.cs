namespace SafetyAssessment.Domain.Rubrics;

/// <summary>Who is assessed with a rubric.</summary>
public enum Subject
{
    /// <summary>县（区）.</summary>
    County,

    /// <summary>市直部门.</summary>
    Department,

    /// <summary>镇（街道）.</summary>
    Town,

    /// <summary>生产经营单位.</summary>
    Enterprise,
}

/// <summary>What becomes of the marks of items that are not applicable (缺项).</summary>
public enum NotApplicableRule
{
    /// <summary>They leave the denominator: obtained ÷ applicable × full mark.</summary>
    Rescale,

    /// <summary>They count as won.</summary>
    FullMarks,
}

/// <summary>
/// One dated edition of a rubric (考核细则). Frozen once it has been used: a change is a new edition.
/// </summary>
public sealed record RubricEdition
{
    private RubricIndex? index;

    /// <summary>The rubric's code, the same through all editions: <c>qinhuangdao-party</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The edition, usually the year: <c>2016</c>.</summary>
    public required string Edition { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Who is assessed with it.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Full mark (满分) in points.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>The document it was taken from.</summary>
    public string? Source { get; init; }

    /// <summary>How the score is rounded.</summary>
    public Rounding Rounding { get; init; } = Rounding.Default;

    /// <summary>What becomes of items that are not applicable.</summary>
    public NotApplicableRule NotApplicable { get; init; }

    /// <summary>The most that all bonus clauses together can add, in points; null for no limit.</summary>
    public decimal? BonusCap { get; init; }

    /// <summary>The sections in the order of the paper.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>Items and clauses by code, in paper order.</summary>
    // A copy made by «with» takes the field along; its index is another's.
    public RubricIndex Index => index is not null && index.IsOf(this) ? index : index = new RubricIndex(this);

    /// <summary>Two editions are the same when they are the same object; contents are compared by their canonical form.</summary>
    public bool Equals(RubricEdition? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Edition);
}

/// <summary>A heading of the rubric (考核类别, 考核项) with its mark. It has either sections or items.</summary>
public sealed record Section
{
    /// <summary>Code, unique in the edition: <c>2.1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The numeral as printed, if one is: 九, 16.</summary>
    public string? Number { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Full mark in points; never less than nothing is left of it.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>True when the document prints no mark here and it follows from the others.</summary>
    public bool FullMarkImplied { get; init; }

    /// <summary>Document and place.</summary>
    public string? Source { get; init; }

    /// <summary>Sections under this heading; empty when it has items.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Items under this heading; empty when it has sections.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];
}

/// <summary>One row of the paper table (考核内容): what is looked at, how, and what it can cost.</summary>
public sealed record Item
{
    /// <summary>Code, unique in the edition: <c>2.1.3</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The number as printed in the row, if one is: (2).</summary>
    public string? Number { get; init; }

    /// <summary>Short title, for the tree and the phone.</summary>
    public required string Title { get; init; }

    /// <summary>The criterion.</summary>
    public string? Text { get; init; }

    /// <summary>How it is checked (考核方式).</summary>
    public string? Method { get; init; }

    /// <summary>Document and row.</summary>
    public string? Source { get; init; }

    /// <summary>The row's mark (标准分) in points, when it has one.</summary>
    public decimal? FullMark { get; init; }

    /// <summary>True when the document prints no mark here and it follows from the others.</summary>
    public bool FullMarkImplied { get; init; }

    /// <summary>The most the row can cost (最高扣), in points.</summary>
    public decimal? Cap { get; init; }

    /// <summary>Common caps over several clauses.</summary>
    public IReadOnlyList<ClauseGroup> Groups { get; init; } = [];

    /// <summary>The scoring sentences.</summary>
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>What the item is worth: its full mark, else its cap, else nothing (contract: «mark of an item»).</summary>
    public decimal? Mark => FullMark ?? Cap;
}

/// <summary>A common cap over several clauses of one item (未制定扣2分；未实施扣2分；最高扣5分).</summary>
/// <param name="Code">Code, unique in the item.</param>
/// <param name="Cap">The most that its clauses can cost together, in points.</param>
public sealed record ClauseGroup(string Code, decimal Cap);
