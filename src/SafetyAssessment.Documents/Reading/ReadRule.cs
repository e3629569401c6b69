using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>What a scoring sentence says: the kinds of a clause, and the two statements that are no clause of their own.</summary>
public enum ReadKind
{
    Fixed,
    NoScore,
    PerOccurrence,
    PerShortfall,
    Tiered,
    Range,
    Earned,
    Bonus,
    Additional,
    Veto,

    /// <summary>The mark of an item or section is stated: （20分）, 满分20分.</summary>
    FullMark,

    /// <summary>A cap over several rules, or 扣完为止.</summary>
    Cap,
}

/// <summary>One rule that was read out of a text. Offsets are those of the text as given.</summary>
public sealed record ReadRule
{
    public required ReadKind Kind { get; init; }

    /// <summary>Points lost or gained: once, for each occurrence, or for each step.</summary>
    public decimal? Points { get; init; }

    /// <summary>Measure word of what is counted, as written: 次, 人次, 台（套）.</summary>
    public string? Unit { get; init; }

    /// <summary>The most that the rule costs or adds; of <see cref="ReadKind.Cap"/>, the cap itself.</summary>
    public ReadCap? Cap { get; init; }

    /// <summary>Width of a step, in <see cref="StepUnit"/>.</summary>
    public decimal? Step { get; init; }

    /// <summary>Unit of <see cref="Step"/>: %, 天, 万元, 人.</summary>
    public string? StepUnit { get; init; }

    public ShortfallSense? Sense { get; init; }

    /// <summary>Bands in the order of the text.</summary>
    public IReadOnlyList<ReadTier>? Tiers { get; init; }

    /// <summary>True when marks are given instead of taken.</summary>
    public bool? Award { get; init; }

    /// <summary>Least points that the assessor may choose.</summary>
    public decimal? Min { get; init; }

    /// <summary>Most points that the assessor may choose.</summary>
    public decimal? Max { get; init; }

    /// <summary>A second thing that is counted beside <see cref="Unit"/>: 人 in 每人每缺1次扣1分. Mostly null.</summary>
    public string? Per { get; init; }

    public VetoScope? Scope { get; init; }

    /// <summary>Unit of the value that <see cref="Tiers"/> are about: %, 人. It is no part of the API's rule.</summary>
    public string? ValueUnit { get; init; }

    /// <summary>First character of the sentence that the rule came from.</summary>
    public int Start { get; init; }

    /// <summary>One past the last character.</summary>
    public int End { get; init; }
}

/// <summary>One band of a measured value: from <see cref="Min"/> to <see cref="Max"/>, null where the band is open.</summary>
public sealed record ReadTier(decimal? Min, decimal? Max, decimal Points);

/// <summary>Scoring words that were not understood.</summary>
public sealed record UnreadText(string Text, int Start, int End);

/// <summary>Why a reading may be wrong.</summary>
public enum DoubtKind
{
    /// <summary>没 was taken for 每.</summary>
    EachAssumed,

    /// <summary>A letter was taken for a digit, or a full stop for a decimal point.</summary>
    DigitAssumed,

    /// <summary>是否… does not say which answer costs points.</summary>
    PolarityUnclear,

    /// <summary>酌情扣2分: at most 2, or exactly 2.</summary>
    DiscretionUnclear,

    /// <summary>各扣 or 分别扣 without a list of the same length before it.</summary>
    ListUnclear,

    /// <summary>The cap may be of the last rule or of all.</summary>
    CapScopeUnclear,

    /// <summary>The text does not say whether too little or too much costs.</summary>
    SenseUnclear,

    /// <summary>Two different things are counted in one sentence.</summary>
    UnitUnclear,

    /// <summary>An amount without 扣, 加 or 得.</summary>
    VerbMissing,

    /// <summary>So many points are hardly meant.</summary>
    NumberImplausible,
}

/// <summary>A place where the text can be read in two ways; what was read is the likelier one.</summary>
public sealed record ReadingDoubt(DoubtKind Kind, int Start, int End);

/// <summary>What was read out of one text: rules in the order of the text, what was not understood, and what is in doubt.</summary>
public sealed record ClauseReading(
    IReadOnlyList<ReadRule> Rules, IReadOnlyList<UnreadText> Unread, IReadOnlyList<ReadingDoubt> Ambiguities);
