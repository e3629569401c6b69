using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Indicators;

/// <summary>How a control indicator (控制指标) is measured and limited.</summary>
public enum IndicatorKind
{
    /// <summary>An absolute quota: not more than so many.</summary>
    Quota,

    /// <summary>A limit against last year: at least so many percent down.</summary>
    AgainstLastYear,

    /// <summary>A rate: figure by 100 million yuan GDP, 100 000 people or 10 000 vehicles.</summary>
    Rate,

    /// <summary>A completion: done by due in percent, at least the target.</summary>
    Completion,
}

/// <summary>Where the actual figures come from.</summary>
public enum IndicatorSource
{
    /// <summary>Entered by quarter, each with its document.</summary>
    Entered,

    /// <summary>Deaths of the stored accidents.</summary>
    Deaths,

    /// <summary>Deaths and serious injuries of the stored accidents.</summary>
    Casualties,

    /// <summary>Number of the stored accidents.</summary>
    Accidents,
}

/// <summary>What a rate is related to.</summary>
public enum RateBase
{
    /// <summary>亿元GDP: the denominator is in 100 million yuan.</summary>
    Gdp,

    /// <summary>10万人: the denominator is in 10 000 people.</summary>
    Population,

    /// <summary>万车: the denominator is in 10 000 vehicles.</summary>
    Vehicles,
}

/// <summary>What an indicator says.</summary>
/// <param name="Title">Title as shown.</param>
/// <param name="Measure">What is counted: 人, 起.</param>
/// <param name="Kind">How it is limited.</param>
/// <param name="Source">Where actual figures come from.</param>
public sealed record IndicatorTerms(string Title, string Measure, IndicatorKind Kind, IndicatorSource Source)
{
    /// <summary>
    /// The whole that is divided: the quota, last year's figure, the denominator of the rate, or what is due. Null when the document states none.
    /// </summary>
    public decimal? Whole { get; init; }

    /// <summary>Limit of a rate, or target of a completion in percent; else null.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Change against last year in percent: −3 means at least 3 % down.</summary>
    public decimal? ChangePercent { get; init; }

    /// <summary>What a rate is related to.</summary>
    public RateBase? Base { get; init; }

    /// <summary>True when a completion above 100 % counts as 100 %.</summary>
    public bool Capped { get; init; }

    /// <summary>Only accidents of this industry are counted; null: all.</summary>
    public AccidentIndustry? Industry { get; init; }

    /// <summary>Only accidents of this level or above are counted; null: all.</summary>
    public AccidentLevel? Level { get; init; }

    /// <summary>Code of the scheme's veto rule that is proposed when a unit breaks the limit; null: none.</summary>
    public string? Rule { get; init; }

    /// <summary>What follows by the document, in words, for those that no rule of the scheme reaches: sections and posts.</summary>
    public string? Consequence { get; init; }

    /// <summary>The document that hands the indicator down.</summary>
    public string? Document { get; init; }

    /// <summary>True when the actual figures are counted from the stored accidents.</summary>
    public bool IsCounted => Source != IndicatorSource.Entered;

    /// <summary>What the denominator is multiplied by to get the base of the rate: 10 for people, who are given in 10 000.</summary>
    public decimal PerBase => Base == RateBase.Population ? 10 : 1;

    /// <summary>What a unit's accidents count for in one quarter or year.</summary>
    public decimal Count(IEnumerable<AccidentFacts> accidents)
    {
        var counted = accidents.Where(accident => (Industry is null || accident.Industry == Industry) && (Level is null || accident.Level >= Level));
        return Source switch
        {
            IndicatorSource.Deaths => counted.Sum(accident => accident.Deaths),
            IndicatorSource.Casualties => counted.Sum(accident => accident.Deaths + accident.Injuries),
            _ => counted.Count(),
        };
    }

    /// <summary>Refuses terms that lack what their kind needs; all faults at once.</summary>
    /// <exception cref="InvalidInput">Carries them.</exception>
    public void Demand()
    {
        List<Problem> problems = [];
        if (Kind == IndicatorKind.AgainstLastYear && ChangePercent is null)
            problems.Add(new Problem("changePercent", Rules.Required));
        if (Kind is IndicatorKind.Rate or IndicatorKind.Completion && Limit is null)
            problems.Add(new Problem("limit", Rules.Required));
        if (Kind == IndicatorKind.Rate && Base is null)
            problems.Add(new Problem("base", Rules.Required));
        if (Kind == IndicatorKind.Completion && IsCounted)
            problems.Add(new Problem("source", Rules.IndicatorNotCountable));
        if (Kind == IndicatorKind.AgainstLastYear && ChangePercent is < -100 or > 100)
            problems.Add(new Problem("changePercent", Rules.OutOfRange, ChangePercent, -100, 100));
        if (Whole < 0)
            problems.Add(new Problem("whole", Rules.OutOfRange, Whole, 0, 1_000_000_000));
        if (Limit < 0)
            problems.Add(new Problem("limit", Rules.OutOfRange, Limit, 0, 1_000_000_000));
        if (problems.Count > 0)
            throw new InvalidInput(problems);
    }
}
