using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Verifications;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Verifications;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Verification;

/// <summary>What the first team is told, before a person changes it.</summary>
internal static class VerificationWords
{
    private const int Longest = 500;

    // Room for the words that say how many more there are.
    private const int Rest = 20;

    /// <summary>The totals and every item that differs; what does not fit is counted.</summary>
    public static string Reason(VerificationRow row, SheetComparison now, IStringLocalizer<VerificationTexts> texts)
    {
        string text = texts[
            "ReasonText", row.Second?.Team ?? "", Format.Points(now.First), Format.Points(now.Second), Format.Points(Math.Abs(now.Difference)), Format.Points(now.Tolerance)];
        foreach (var (item, at) in now.Items.Select((item, at) => (item, at)))
        {
            string next = texts["ReasonItem", item.Item, row.Titles.GetValueOrDefault(item.Item, ""), Lost(item.First, item.FirstLost), Lost(item.Second, item.SecondLost)];
            if (text.Length + next.Length > Longest - Rest)
                return text + texts["ReasonMore", now.Items.Count - at];
            text += next;
        }

        return text;

        string Lost(ItemState state, decimal points) => state == ItemState.NotApplicable ? texts["NotApplicable"] : texts["LostPoints", Format.Points(points)];
    }
}
