namespace SafetyAssessment.Domain.Schemes;

/// <summary>What a confirmed veto does. It lies over the score and changes no number below the total.</summary>
public enum VetoEffect
{
    /// <summary>一票否决: the grade becomes 不合格.</summary>
    Unqualified,

    /// <summary>The total becomes 0, and with it the grade 不合格.</summary>
    TotalZero,

    /// <summary>优秀否决: the grade can't be 优秀.</summary>
    NotExcellent,

    /// <summary>The reward is cancelled; score and grade stay.</summary>
    RewardCancelled,
}

/// <summary>A rule that proposes a veto. A named person confirms it with a document.</summary>
public sealed record VetoRule
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>What it does when confirmed.</summary>
    public required VetoEffect Effect { get; init; }

    /// <summary>When it proposes itself; all null: only by hand.</summary>
    public VetoCondition When { get; init; } = new();

    /// <summary>Clause of the document.</summary>
    public string? Source { get; init; }

    /// <summary>The accidents of a unit that fulfil the condition; empty when it is not met.</summary>
    public IReadOnlyList<AccidentFacts> CausedBy(IReadOnlyList<AccidentFacts> accidents)
    {
        if (When.Deaths is { } deaths)
            return accidents.Sum(accident => accident.Deaths) >= deaths ? [.. accidents.Where(accident => accident.Deaths > 0)] : [];
        if (When.Accidents is { } number)
        {
            var counted = accidents.Where(accident => accident.Level >= (When.Level ?? AccidentLevel.General)).ToList();
            return counted.Count >= number ? counted : [];
        }

        if (When.AccidentLevel is { } level)
            return [.. accidents.Where(accident => accident.Level >= level)];
        return When.Concealed ? [.. accidents.Where(accident => accident.Concealed)] : [];
    }
}

/// <summary>Condition of a veto rule over a unit's accidents in the year. 以上 includes the number.</summary>
public sealed record VetoCondition
{
    /// <summary>Deaths in the year, at least.</summary>
    public int? Deaths { get; init; }

    /// <summary>One accident of this level or above.</summary>
    public AccidentLevel? AccidentLevel { get; init; }

    /// <summary>Number of accidents, at least.</summary>
    public int? Accidents { get; init; }

    /// <summary>Which accidents <see cref="Accidents"/> counts: this level or above.</summary>
    public AccidentLevel? Level { get; init; }

    /// <summary>An accident that was concealed, falsely or not reported.</summary>
    public bool Concealed { get; init; }
}

/// <summary>What the rules need to know of an accident.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Date">Day of the accident.</param>
/// <param name="Level">Its level.</param>
/// <param name="Deaths">Deaths.</param>
/// <param name="Concealed">Whether it was concealed, falsely or not reported.</param>
/// <param name="Injuries">Serious injuries.</param>
/// <param name="Industry">Industry, where stated.</param>
public sealed record AccidentFacts(
    Guid Id, DateOnly Date, AccidentLevel Level, int Deaths, bool Concealed, int Injuries = 0, AccidentIndustry? Industry = null);

/// <summary>Industry of an accident (行业), as the yearly figures are told apart.</summary>
public enum AccidentIndustry
{
    /// <summary>煤矿.</summary>
    CoalMine,

    /// <summary>非煤矿山.</summary>
    OtherMine,

    /// <summary>危险化学品.</summary>
    Chemicals,

    /// <summary>烟花爆竹.</summary>
    Fireworks,

    /// <summary>建筑施工.</summary>
    Construction,

    /// <summary>其他工矿商贸.</summary>
    OtherBusiness,

    /// <summary>道路交通.</summary>
    Road,

    /// <summary>水上交通.</summary>
    Waterway,

    /// <summary>铁路交通.</summary>
    Railway,

    /// <summary>火灾.</summary>
    Fire,

    /// <summary>农业机械.</summary>
    FarmMachinery,

    /// <summary>渔业船舶.</summary>
    Fishery,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Level of an accident (事故等级), the graver the greater.</summary>
public enum AccidentLevel
{
    /// <summary>一般.</summary>
    General,

    /// <summary>较大.</summary>
    Larger,

    /// <summary>重大.</summary>
    Major,

    /// <summary>特别重大.</summary>
    Extraordinary,
}

/// <summary>Where a level begins; each limit is included.</summary>
/// <param name="Level">The level.</param>
/// <param name="Deaths">Deaths, at least.</param>
/// <param name="Injuries">Serious injuries, acute poisonings included, at least.</param>
/// <param name="LossMillionYuan">Direct loss in million yuan, at least.</param>
public sealed record AccidentLimit(AccidentLevel Level, int Deaths, int Injuries, decimal LossMillionYuan);

/// <summary>The national rule on levels (State Council order no. 493, article 3).</summary>
public static class AccidentLevels
{
    /// <summary>The limits, the gravest first. Below all of them an accident is 一般.</summary>
    public static IReadOnlyList<AccidentLimit> Limits { get; } =
    [
        new(AccidentLevel.Extraordinary, 30, 100, 100),
        new(AccidentLevel.Major, 10, 50, 50),
        new(AccidentLevel.Larger, 3, 10, 10),
    ];

    /// <summary>The gravest level that any of the three figures reaches.</summary>
    public static AccidentLevel Of(int deaths, int injuries, decimal lossMillionYuan) =>
        Reached(deaths, injuries, lossMillionYuan)?.Level ?? AccidentLevel.General;

    /// <summary>The limit that decides the level; null for 一般.</summary>
    public static AccidentLimit? Reached(int deaths, int injuries, decimal lossMillionYuan) => Limits.FirstOrDefault(limit =>
        deaths >= limit.Deaths || injuries >= limit.Injuries || lossMillionYuan >= limit.LossMillionYuan);
}
