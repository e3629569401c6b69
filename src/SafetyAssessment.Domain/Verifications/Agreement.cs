namespace SafetyAssessment.Domain.Verifications;

/// <summary>How often an item was scored differently.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Times">On how many of the verified sheets.</param>
public sealed record ItemCount(string Item, int Times);

/// <summary>
/// How far two teams agree, as plain figures: a dozen of sheets can bear no coefficient. What counts is how far they were apart the first time;
/// that a sheet was redone afterwards makes the teams agree no better.
/// </summary>
/// <param name="Verified">Sheets that two teams have scored.</param>
/// <param name="Within">Of these, how many were within the tolerance.</param>
/// <param name="MeanDifference">Mean of the differences without their signs, in points, two decimals (half up); null while there is none.</param>
/// <param name="Items">The items that differ most often, at most five, the most frequent first.</param>
public sealed record Agreement(int Verified, int Within, decimal? MeanDifference, IReadOnlyList<ItemCount> Items)
{
    private const int Most = 5;

    /// <summary>The figures of the first comparison of each sheet.</summary>
    public static Agreement Of(IReadOnlyCollection<SheetComparison> comparisons) => new(
        comparisons.Count,
        comparisons.Count(known => !known.IsOver),
        comparisons.Count == 0 ? null
            : decimal.Round(comparisons.Sum(known => Math.Abs(known.Difference)) / comparisons.Count, 2, MidpointRounding.AwayFromZero),
        [.. comparisons.SelectMany(known => known.Items).GroupBy(item => item.Item, StringComparer.Ordinal)
            .Select(same => new ItemCount(same.Key, same.Count()))
            .OrderByDescending(item => item.Times).ThenBy(item => item.Item, StringComparer.Ordinal).Take(Most)]);
}
