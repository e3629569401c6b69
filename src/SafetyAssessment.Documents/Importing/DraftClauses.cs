using System.Buffers;
using System.Globalization;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Importing;

/// <summary>The clauses of a row, with what follows from its sentences without being said: whose a cap is, and what a row costs that only has a mark.</summary>
/// <param name="Clauses">Clauses without their codes.</param>
/// <param name="Groups">Caps over some of the clauses.</param>
/// <param name="Cap">The cap over all of them.</param>
public sealed record DraftClauses(IReadOnlyList<Clause> Clauses, IReadOnlyList<ClauseGroup> Groups, decimal? Cap)
{
    // 5%-10% prints its upper limit as belonging to it; 低于5% does not.
    private static readonly SearchValues<char> RangeMarks = SearchValues.Create("-–—~～至到");

    /// <summary>The clauses of a reading.</summary>
    /// <param name="reading">What was read out of the text.</param>
    /// <param name="text">The text.</param>
    /// <param name="mark">Mark of the item, which 扣完为止 means.</param>
    public static DraftClauses Of(ClauseReading reading, string text, decimal? mark)
    {
        var clauses = new List<Clause>();
        var caps = new List<(int End, decimal Points)>();
        foreach (var rule in reading.Rules)
        {
            if (rule is { Kind: ReadKind.Cap, Cap.Points: { } points })
                caps.Add((clauses.Count, points));
            else if (rule.Kind is not (ReadKind.Cap or ReadKind.FullMark))
                clauses.Add(Clause(rule, text, mark) with { PolarityImplied = IsDoubted(reading, rule) });
        }

        // One cap at the end is the row's; any other is that of the clauses before it.
        var whole = caps is [var only] && only.End == clauses.Count;
        var groups = whole ? [] : Group(clauses, caps);
        if (clauses.Count == 0 && reading.Unread.Count == 0)
            clauses.AddRange(OfMarks(reading, text, mark));
        var cap = whole ? caps[0].Points : mark is null && groups.Count == 0 ? Most(clauses) : null;
        return new DraftClauses(clauses, groups, cap == mark ? null : cap);
    }

    private static bool IsDoubted(ClauseReading reading, ReadRule rule) =>
        reading.Ambiguities.Any(doubt => doubt.Kind == DoubtKind.PolarityUnclear && doubt.Start < rule.End && doubt.End > rule.Start);

    private static List<ClauseGroup> Group(List<Clause> clauses, List<(int End, decimal Points)> caps)
    {
        var groups = new List<ClauseGroup>();
        var from = 0;
        foreach (var (end, points) in caps.Where(cap => cap.End > 0))
        {
            if (from == end)
                continue;
            var group = new ClauseGroup(((char)('a' + Math.Min(groups.Count, 25))).ToString(CultureInfo.InvariantCulture), points);
            if (groups.Exists(known => known.Code == group.Code))
                break;
            groups.Add(group);
            for (; from < end; from++)
                clauses[from] = clauses[from] with { Group = group.Code };
        }

        return groups;
    }

    private static Clause Clause(ReadRule rule, string text, decimal? mark) => new()
    {
        Code = "",
        Kind = Enum.Parse<ClauseKind>(rule.Kind.ToString()),
        Text = text[rule.Start..rule.End].Trim(),
        Points = rule.Points,
        Unit = rule.Unit,
        Cap = rule.Cap is { } cap ? cap.Points ?? mark : null,
        Step = rule.Step,
        ValueUnit = rule.Kind == ReadKind.PerShortfall ? rule.StepUnit : rule.ValueUnit,
        Sense = rule.Sense,
        Tiers = rule.Kind == ReadKind.Tiered ? Tiers(rule, text[rule.Start..rule.End], mark) : null,
        Min = rule.Min,
        Max = rule.Max,
        Scope = rule.Scope,
    };

    // Tiers are lower limits, so the bands that cost nothing must be there too, or a good value would fall into the band below it.
    private static List<Tier> Tiers(ReadRule rule, string text, decimal? mark)
    {
        var read = (rule.Tiers ?? []).OrderBy(tier => tier.Min ?? decimal.MinValue).ToList();
        var award = rule.Award == true;
        var full = mark ?? read.Max(tier => tier.Points);
        var ranges = text.AsSpan().IndexOfAny(RangeMarks) >= 0;
        var tiers = read.ConvertAll(tier => new Tier
        {
            From = tier.Min,
            Points = award ? Math.Max(0, full - tier.Points) : tier.Points,
            UpTo = tier.Max,
            UpToIncluded = ranges && tier is { Min: not null, Max: not null },
        });
        if (tiers[0].From is not null)
            tiers.Insert(0, new Tier { From = null, Points = award ? full : 0, UpTo = tiers[0].From, Implied = ranges });
        if (tiers[^1].UpTo is { } top && !award)
            tiers.Add(new Tier { From = top, Points = 0, Implied = tiers[^1].UpToIncluded });
        return tiers;
    }

    // 是否……（2分）: a row that only has a mark costs it when the answer is no.
    private static IEnumerable<Clause> OfMarks(ClauseReading reading, string text, decimal? mark)
    {
        var stated = reading.Rules.Where(rule => rule.Kind == ReadKind.FullMark && rule.Points is not null).ToList();
        if (stated.Count > 1)
            return stated.Select(rule => new Clause { Code = "", Kind = ClauseKind.Fixed, Text = text[rule.Start..rule.End].Trim(), Points = rule.Points });
        return mark is not null && text.Contains("是否", StringComparison.Ordinal)
            ? [new Clause { Code = "", Kind = ClauseKind.Fixed, Text = text.Trim(), Points = mark }]
            : [new Clause { Code = "", Kind = ClauseKind.NoScore, Text = text.Trim() }];
    }

    // What a row without a mark can cost, where its sentences bound it.
    private static decimal? Most(List<Clause> clauses) =>
        clauses is [{ Kind: ClauseKind.Fixed } one] ? one.Cap ?? one.Points
        : clauses is [{ Kind: ClauseKind.Tiered } tiered] ? tiered.Tiers!.Max(tier => tier.Points)
        : clauses.Count > 0 && clauses.TrueForAll(clause => clause.Cap is not null && clause.Kind is not (ClauseKind.Bonus or ClauseKind.Additional)) ? clauses.Sum(clause => clause.Cap)
        : null;
}
