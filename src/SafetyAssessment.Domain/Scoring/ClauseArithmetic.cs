using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Scoring;

/// <summary>What findings on one clause cost or gain, by the clause's kind (contract: «loss of a clause»).</summary>
internal static class ClauseArithmetic
{
    /// <summary>Scores the findings of one clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="findings">Its findings, at least one.</param>
    /// <param name="mark">Mark of the item, which «no score» takes whole; null when it has none.</param>
    public static ClauseScore Score(Clause clause, IReadOnlyList<Finding> findings, decimal? mark)
    {
        var count = clause.IsMeasured || clause.Kind == ClauseKind.Range ? (decimal?)null : Count(clause, findings);
        var points = clause.Kind switch
        {
            ClauseKind.NoScore => (mark ?? 0) * count!.Value,
            ClauseKind.Veto => 0,
            ClauseKind.Range => findings.Sum(finding => finding.Points!.Value),
            ClauseKind.Tiered => findings.Sum(finding => TierPoints(clause.Tiers!, finding.Value!.Value)),
            ClauseKind.PerShortfall => findings.Sum(finding => ShortfallPoints(clause, finding.Value!.Value)),
            _ => clause.Points!.Value * count!.Value,
        };
        var capped = clause.Cap is { } cap ? Math.Min(points, cap) : points;
        var gains = clause.Kind is ClauseKind.Earned or ClauseKind.Bonus;
        return new ClauseScore
        {
            Clause = clause,
            Findings = findings,
            Count = count,
            LostBeforeCap = gains ? 0 : points,
            Lost = gains ? 0 : capped,
            Gained = gains ? capped : 0,
            NotCounted = NotCounted(clause, count, points, capped),
        };
    }

    private static decimal Count(Clause clause, IReadOnlyList<Finding> findings) => clause.CountsOnce
        ? findings.Any(finding => finding.Count is not 0) ? 1 : 0
        : findings.Sum(finding => finding.Count!.Value);

    private static decimal TierPoints(IReadOnlyList<Tier> tiers, decimal value) =>
        tiers.LastOrDefault(tier => tier.From is null || tier.From <= value)?.Points ?? 0;

    private static decimal ShortfallPoints(Clause clause, decimal value)
    {
        var distance = clause.Sense == ShortfallSense.Below ? clause.Target!.Value - value : value - clause.Target!.Value;
        return distance <= 0 ? 0 : clause.Points!.Value * Math.Floor(distance / clause.Step!.Value);
    }

    // An occurrence that cost at least a part of its points was counted; only those wholly beyond the cap were not.
    private static decimal NotCounted(Clause clause, decimal? count, decimal points, decimal capped) =>
        count is null || capped == points || clause.Kind == ClauseKind.NoScore || clause.Points is not > 0
            ? 0
            : count.Value - Math.Ceiling(capped / clause.Points.Value);
}
