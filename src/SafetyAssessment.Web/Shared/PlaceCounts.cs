using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Shared;

/// <summary>Says at which places a clause was found, and how often at each: what «for each place found» counts.</summary>
internal static class PlaceCounts
{
    /// <summary>Each place once, in the order of entry; empty below two places, where the finding says it itself.</summary>
    public static string Of(Clause clause, IEnumerable<(string? Place, decimal? Count)> findings, string comma)
    {
        var places = findings.Where(finding => finding.Place is not null).GroupBy(finding => finding.Place, StringComparer.Ordinal).ToList();
        return places.Count < 2 ? "" : string.Join(comma, places.Select(place => place.Sum(finding => finding.Count) is var count && count > 0 && clause.IsCounted
            ? $"{place.Key} {Format.Points(count.Value)} {clause.Unit}".TrimEnd()
            : place.Key));
    }
}
