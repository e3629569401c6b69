using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>A statement on its way to a rule. Token positions are kept until all statements of the text are known.</summary>
internal sealed class Draft
{
    public required ReadKind Kind { get; set; }

    public decimal? Points { get; set; }

    public string? Unit { get; set; }

    public ReadCap? Cap { get; set; }

    public decimal? Step { get; set; }

    public string? StepUnit { get; set; }

    public ShortfallSense? Sense { get; set; }

    public IReadOnlyList<ReadTier>? Tiers { get; set; }

    public bool? Award { get; set; }

    public decimal? Min { get; set; }

    public decimal? Max { get; set; }

    public string? Per { get; set; }

    public VetoScope? Scope { get; set; }

    public string? ValueUnit { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>Number of the part between semicolons that it stands in.</summary>
    public int Segment { get; init; }

    /// <summary>Number of the point (1、 2、) that it stands in.</summary>
    public int Point { get; init; }

    /// <summary>The limits of a measured value that its condition names.</summary>
    public Band? Band { get; set; }

    /// <summary>True for 不扣分: it says no rule, but may be a band of 0 points.</summary>
    public bool IsNothing { get; set; }

    /// <summary>True for 1 counted thing without 每: 缺一次扣1分.</summary>
    public bool IsBareOne { get; set; }

    public bool IsCountable => !IsNothing && Kind is not (ReadKind.FullMark or ReadKind.Veto or ReadKind.Cap);

    public ReadRule ToRule() => new()
    {
        Kind = Kind,
        Points = Points,
        Unit = Unit,
        Cap = Cap,
        Step = Step,
        StepUnit = StepUnit,
        Sense = Sense,
        Tiers = Tiers,
        Award = Award,
        Min = Min,
        Max = Max,
        Per = Per,
        Scope = Scope,
        ValueUnit = ValueUnit,
        Start = Start,
        End = End,
    };
}

/// <summary>Limits of one measured value. Labels are the words around the number, by which bands of the same value are recognised.</summary>
internal sealed record Band(decimal? Min, decimal? Max, string? Unit, string Before, string After)
{
    public bool IsExact => Min is not null && Min == Max;
}

/// <summary>What a condition says about counting.</summary>
internal sealed record Counting(bool IsShortfall, string? Unit, decimal Step = 1, string? StepUnit = null, ShortfallSense? Sense = null, string? Per = null, bool IsBareOne = false)
{
    public static Counting Of(string? unit) => new(false, unit);
}
