using System.Globalization;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>
/// The engine's arithmetic as formulas of a worksheet, one for each thing that has a number. Sums are rounded to eight decimals, because a
/// spreadsheet counts in binary fractions and 0.1 × 3 would not be 0.3; a test recalculates them all and holds them against the engine.
/// </summary>
/// <param name="clauses">Range of the lines' clause ordinals.</param>
/// <param name="values">Range of the lines' numbers.</param>
/// <param name="filled">Range of ones where a line is filled in.</param>
internal sealed class SheetFormula(string clauses, string values, string filled)
{
    /// <summary>What stands where a clause counts once and was not met.</summary>
    public const string NotMet = "未达到";

    /// <summary>Points that the findings of one clause cost or gain, after its cap; for a veto, a word.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="ordinal">Its number in the lines.</param>
    /// <param name="mark">Mark of its item.</param>
    public string Clause(Clause clause, int ordinal, decimal? mark)
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"({clauses}={ordinal})");
        var once = $"(SUMPRODUCT({of}*{filled}*({values}<>0))>0)";
        if (clause.Kind == ClauseKind.Veto)
            return $"IF{once[..^1]},\"否决\",\"\")";
        var points = clause.Kind switch
        {
            ClauseKind.NoScore => $"{Number(mark ?? 0)}*{once}",
            ClauseKind.Fixed => $"{Number(clause.Points)}*{once}",
            ClauseKind.Range => $"SUMPRODUCT({of}*{values})",
            ClauseKind.Tiered => $"SUMPRODUCT({of}*{filled}*({Tiers(clause.Tiers!)}))",
            ClauseKind.PerShortfall => $"{Number(clause.Points)}*SUMPRODUCT({of}*{filled}*{Steps(clause)})",
            _ => $"{Number(clause.Points)}*SUMPRODUCT({of}*{values})",
        };
        return Round(clause.Cap is { } cap ? $"MIN({points},{Number(cap)})" : points);
    }

    /// <summary>Points that an item loses when it is assessed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="points">Cell of a clause's points.</param>
    public static string Item(Item item, Func<Clause, string> points)
    {
        var losing = item.Clauses.Where(clause => clause.Kind is not (ClauseKind.Additional or ClauseKind.Bonus or ClauseKind.Earned or ClauseKind.Veto)).ToList();
        List<string> parts = [.. losing.Where(clause => clause.Group is null).Select(points)];
        parts.AddRange(item.Groups.Where(group => losing.Exists(clause => clause.Group == group.Code))
            .Select(group => $"MIN({Number(group.Cap)},{Sum(losing.Where(clause => clause.Group == group.Code).Select(points))})"));
        if (item.Clauses.Where(clause => clause.Kind == ClauseKind.Earned).ToList() is { Count: > 0 } earned)
            parts.Add($"MAX(0,{Number(item.Mark ?? 0)}-{Sum(earned.Select(points))})");
        List<string> limits = [Sum(parts), .. new[] { item.Cap, item.FullMark }.OfType<decimal>().Select(limit => Number(limit))];
        return Round($"MIN({string.Join(',', limits)})");
    }

    /// <summary>What is left of full marks when losses are taken: never below zero.</summary>
    public static string Left(string from, string taken) => Round($"MAX(0,{from}-{taken})");

    /// <summary>The score of the whole, from its cells; a word when nothing is applicable.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="applicable">Applicable marks.</param>
    /// <param name="left">What is left of them.</param>
    /// <param name="additional">What is taken from the total.</param>
    /// <param name="bonus">What is added, not yet capped.</param>
    public static string Total(RubricEdition edition, string applicable, string left, string additional, string bonus)
    {
        var full = Number(edition.FullMark);
        var scaled = edition.NotApplicable == NotApplicableRule.FullMarks ? $"{left}+{full}-{applicable}" : $"IF({applicable}={full},{left},{left}*{full}/{applicable})";
        // First to ten decimals: 2.345 must not be 2.34499999… when it is rounded as it is shown.
        var score = $"ROUND(ROUND(MAX(0,{scaled}-{additional})+{bonus},10),{Number(edition.Rounding.Digits)})";
        return edition.NotApplicable == NotApplicableRule.FullMarks ? score : $"IF({applicable}=0,\"全部缺项\",{score})";
    }

    /// <summary>The whole's bonus, capped.</summary>
    public static string Bonus(RubricEdition edition, IEnumerable<string> gained) => edition.BonusCap is { } cap ? $"MIN({Number(cap)},{Sum(gained)})" : Sum(gained);

    /// <summary>True (as a formula) when a cell holds a number that the clause takes.</summary>
    public static string Takes(Clause clause, string cell) => clause switch
    {
        { CountsOnce: true } => $"IF(ISNUMBER({cell}),{Whole(cell)},{cell}=\"{NotMet}\")",
        { IsCounted: true } => $"IF(ISNUMBER({cell}),{Whole(cell)},FALSE)",
        { IsMeasured: true } => $"IF(ISNUMBER({cell}),{Precise(cell)},FALSE)",
        _ => $"IF(ISNUMBER({cell}),AND({cell}>={Number(clause.Min ?? 0)},{cell}<={Number(clause.Max ?? Largest)},{Precise(cell)}),FALSE)",
    };

    /// <summary>A sum that never has more parts than a spreadsheet takes.</summary>
    public static string Sum(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        while (all.Count > 200)
            all = [.. all.Chunk(200).Select(some => $"SUM({string.Join(',', some)})")];
        return all.Count == 0 ? "0" : $"SUM({string.Join(',', all)})";
    }

    public static string Round(string value) => $"ROUND({value},8)";

    public static string Number(decimal? number) => (number ?? 0).ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The largest number that is taken.</summary>
    public const decimal Largest = Domain.Scoring.SheetInputCheck.Largest;

    public static string Whole(string cell) => $"AND({cell}>=0,{cell}<={Number(Largest)},INT({cell})={cell})";

    public static string Precise(string cell) => $"AND(ABS({cell})<={Number(Largest)},ROUND({cell},6)={cell})";

    // Points rise or fall at each lower limit; below the first stated one nothing is lost.
    private string Tiers(IReadOnlyList<Tier> tiers)
    {
        var before = 0m;
        var steps = new List<string>();
        foreach (var tier in tiers)
        {
            steps.Add(tier.From is { } from ? $"({values}>={Number(from)})*({Number(tier.Points - before)})" : Number(tier.Points));
            before = tier.Points;
        }

        return string.Join('+', steps);
    }

    private string Steps(Clause clause)
    {
        var (target, step) = (Number(clause.Target), Number(clause.Step));
        return clause.Sense == ShortfallSense.Below
            ? $"({values}<{target})*INT(ROUND(({target}-{values})/{step},9))"
            : $"({values}>{target})*INT(ROUND(({values}-{target})/{step},9))";
    }
}
