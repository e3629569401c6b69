namespace SafetyAssessment.Domain.Schemes;

/// <summary>A unit with its rank.</summary>
/// <param name="Result">The unit's result.</param>
/// <param name="Rank">Rank from 1; null for excluded units.</param>
/// <param name="Tied">True when it shares the rank.</param>
public sealed record RankedUnit(UnitResult Result, int? Rank, bool Tied);

/// <summary>Ranks the units of a group (排名).</summary>
public static class Ranking
{
    /// <summary>
    /// By shown final total, then by the tie-breaks of the scheme; equal ones share a rank. Vetoed units stay in the ranking,
    /// excluded ones are listed at the end with their reason.
    /// </summary>
    public static IReadOnlyList<RankedUnit> Rank(Scheme scheme, IEnumerable<UnitResult> results)
    {
        var all = results.ToList();
        var ordered = all.Where(result => result.Excluded is null).Select(result => (Result: result, Key: Key(scheme, result)))
            .OrderByDescending(pair => pair.Key, KeyOrder.Instance).ThenBy(pair => pair.Result.Unit, StringComparer.Ordinal).ToList();
        var ranked = new List<RankedUnit>(all.Count);
        var rank = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            var sameAsBefore = i > 0 && ordered[i].Key.SequenceEqual(ordered[i - 1].Key);
            var sameAsNext = i + 1 < ordered.Count && ordered[i].Key.SequenceEqual(ordered[i + 1].Key);
            if (!sameAsBefore)
                rank = scheme.Ties == TieRule.Skip ? i + 1 : rank + 1;
            ranked.Add(new RankedUnit(ordered[i].Result, rank, sameAsBefore || sameAsNext));
        }

        ranked.AddRange(all.Where(result => result.Excluded is not null)
            .OrderBy(result => result.Unit, StringComparer.Ordinal).Select(result => new RankedUnit(result, null, false)));
        return ranked;
    }

    private static IReadOnlyList<decimal> Key(Scheme scheme, UnitResult result) =>
        [result.FinalTotal, .. scheme.TieBreaks.Select(code => result.Parts.FirstOrDefault(part => part.Part.Code == code)?.Score ?? 0)];

    private sealed class KeyOrder : IComparer<IReadOnlyList<decimal>>
    {
        public static KeyOrder Instance { get; } = new();

        public int Compare(IReadOnlyList<decimal>? x, IReadOnlyList<decimal>? y) =>
            x!.Zip(y!, (left, right) => left.CompareTo(right)).FirstOrDefault(order => order != 0);
    }
}
