using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Years;

/// <summary>The last year against the one before it; a year without a result is not skipped in silence, nothing is compared then.</summary>
internal static class YearChange
{
    /// <summary>In points, or in points of a hundred where the marks differ.</summary>
    public static string Of(IReadOnlyList<YearScore?> scores, bool mixed, IStringLocalizer<YearTexts> texts)
    {
        if (scores.Count < 2 || scores[^1] is not { Points: { } now, Share: { } share } || scores[^2] is not { Points: { } before, Share: { } shareBefore })
            return "—";
        return mixed ? texts["ChangeShare", Signed(decimal.Round((share - shareBefore) * 100, 2, MidpointRounding.AwayFromZero))] : Signed(now - before);
    }

    private static string Signed(decimal points) => points > 0 ? $"+{Format.Points(points)}" : Format.Points(points);
}
