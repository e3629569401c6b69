using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Shared;

/// <summary>What the check of a rubric found, as a sentence.</summary>
public static class CheckSentence
{
    /// <summary>The sentence in the language of the page.</summary>
    public static string Of(CheckFinding finding, IStringLocalizer<RubricTexts> texts)
    {
        var key = finding is { Kind: CheckKind.TiersGap, Found: null } ? "Check.TiersGapTop" : $"Check.{finding.Kind}";
        return texts[key, Number(finding.Stated), Number(finding.Found), Number(Difference(finding))];
    }

    /// <summary>A few words for a narrow cell; the sentence stands in the list of findings.</summary>
    public static string Brief(CheckFinding finding, IStringLocalizer<RubricTexts> texts)
    {
        var known = texts[$"Short.{finding.Kind}", Number(finding.Found)];
        return known.ResourceNotFound ? texts["Check.Mark"] : known;
    }

    private static decimal? Difference(CheckFinding finding) => finding.Stated - finding.Found is { } difference ? Math.Abs(difference) : null;

    private static string Number(decimal? value) => value?.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
