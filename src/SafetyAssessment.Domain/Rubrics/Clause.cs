namespace SafetyAssessment.Domain.Rubrics;

/// <summary>How a scoring sentence (评分标准) turns findings into points.</summary>
public enum ClauseKind
{
    /// <summary>Points lost once if the condition is not met (未落实扣10分).</summary>
    Fixed,

    /// <summary>Points × count (每发现一地扣2分).</summary>
    PerOccurrence,

    /// <summary>Points per whole step beyond a target value (每低1个百分点扣0.5分).</summary>
    PerShortfall,

    /// <summary>Points by the tier that a measured value falls in; tiers are lower limits.</summary>
    Tiered,

    /// <summary>The assessor chooses within limits (酌情扣1–3分).</summary>
    Range,

    /// <summary>The item's whole mark is lost (不得分).</summary>
    NoScore,

    /// <summary>Points won by doing, counted inside the item's mark (每开展一项得20分).</summary>
    Earned,

    /// <summary>Points above the full mark (加分).</summary>
    Bonus,

    /// <summary>A deduction that goes beyond its item, taken from the total (追加扣除).</summary>
    Additional,

    /// <summary>Opens a veto proposal; changes no number.</summary>
    Veto,
}

/// <summary>On which side of the target a value costs points.</summary>
public enum ShortfallSense
{
    /// <summary>Too little costs: target − value.</summary>
    Below,

    /// <summary>Too much costs: value − target.</summary>
    Above,
}

/// <summary>How far a veto clause reaches.</summary>
public enum VetoScope
{
    /// <summary>The section counts nothing.</summary>
    Section,

    /// <summary>The unit becomes 不合格.</summary>
    Total,

    /// <summary>The unit can't be 优秀.</summary>
    Excellence,
}

/// <summary>One scoring sentence. Which numbers it carries depends on its kind; <see cref="RubricFaults"/> says what is missing.</summary>
public sealed record Clause
{
    /// <summary>Code, unique in the edition: <c>2.1.3.1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How it counts.</summary>
    public required ClauseKind Kind { get; init; }

    /// <summary>The sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Points: lost once, for each occurrence or step, or gained.</summary>
    public decimal? Points { get; init; }

    /// <summary>Measure word of what is counted: 次, 地, 项, 人次, 家.</summary>
    public string? Unit { get; init; }

    /// <summary>The most that this clause can cost or add, in points.</summary>
    public decimal? Cap { get; init; }

    /// <summary>The group of the item that it belongs to.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// The largest count that is possible at one place, where the sentence bounds it. Used by <see cref="RubricCheck"/> only:
    /// findings at several places add up without regard to it.
    /// </summary>
    public decimal? MaxCount { get; init; }

    /// <summary>True when the document does not say which answer costs points, and the reading is ours.</summary>
    public bool PolarityImplied { get; init; }

    /// <summary>Target value of <see cref="ClauseKind.PerShortfall"/>, in <see cref="ValueUnit"/>.</summary>
    public decimal? Target { get; init; }

    /// <summary>Width of a step, in <see cref="ValueUnit"/>.</summary>
    public decimal? Step { get; init; }

    /// <summary>On which side of the target points are lost.</summary>
    public ShortfallSense? Sense { get; init; }

    /// <summary>Tiers by rising lower limit.</summary>
    public IReadOnlyList<Tier>? Tiers { get; init; }

    /// <summary>Unit of the measured value: %, 天.</summary>
    public string? ValueUnit { get; init; }

    /// <summary>Least points of <see cref="ClauseKind.Range"/>; null where the document says none.</summary>
    public decimal? Min { get; init; }

    /// <summary>Most points of <see cref="ClauseKind.Range"/>; null where the document says none.</summary>
    public decimal? Max { get; init; }

    /// <summary>Reach of a veto.</summary>
    public VetoScope? Scope { get; init; }

    /// <summary>True when a finding on this clause needs a measured value.</summary>
    public bool IsMeasured => Kind is ClauseKind.PerShortfall or ClauseKind.Tiered;

    /// <summary>True when a finding on this clause needs a count.</summary>
    public bool IsCounted => Kind is ClauseKind.PerOccurrence or ClauseKind.Earned or ClauseKind.Bonus or ClauseKind.Additional;

    /// <summary>True when the clause counts at most once, however many findings there are.</summary>
    public bool CountsOnce => Kind is ClauseKind.Fixed or ClauseKind.NoScore or ClauseKind.Veto;
}

/// <summary>One tier: from its lower limit (included) up to the next tier's.</summary>
public sealed record Tier
{
    /// <summary>Lower limit, included; null for the lowest tier.</summary>
    public decimal? From { get; init; }

    /// <summary>Points lost in this tier.</summary>
    public required decimal Points { get; init; }

    /// <summary>The upper limit as the document prints it, kept so that the check can show overlaps and gaps. It plays no part in scoring.</summary>
    public decimal? UpTo { get; init; }

    /// <summary>True when the printed upper limit belongs to the tier.</summary>
    public bool UpToIncluded { get; init; }

    /// <summary>True when the document does not state this tier.</summary>
    public bool Implied { get; init; }
}
