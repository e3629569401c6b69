using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Schemes;

/// <summary>The check of a scheme's numbers, beside its <see cref="Scheme.Notes"/>: faults that stand in the document itself.</summary>
public static class SchemeCheck
{
    /// <summary>
    /// Totals between two bands as printed (90～94, 95 and above) that no printed band holds, the upper band first. The lower limits
    /// decide all the same, so that such a total does get a grade.
    /// </summary>
    /// <returns>Stated: the printed upper limit of the lower band; found: the lower limit of the band above.</returns>
    public static IReadOnlyList<CheckFinding> Of(Scheme scheme)
    {
        var smallest = 1m;
        for (var digit = 0; digit < scheme.Rounding.Digits; digit++)
            smallest /= 10;
        var bands = scheme.Grades.Bands.OrderByDescending(band => band.From).ToList();
        return [.. bands.Zip(bands.Skip(1)).Where(pair => pair.Second.UpTo is { } upTo && pair.First.From - upTo > smallest)
            .Select(pair => new CheckFinding(scheme.Title, CheckKind.BandsGap, null, pair.Second.UpTo, pair.First.From))];
    }
}
