using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>A self-assessment beside the team's score, in words.</summary>
internal static class SelfWords
{
    /// <summary>By how much the unit rates itself higher or lower.</summary>
    public static string Of(decimal difference, IStringLocalizer<ScoringTexts> texts) => difference switch
    {
        > 0 => texts["Self.Higher", Format.Points(difference)],
        < 0 => texts["Self.Lower", Format.Points(-difference)],
        _ => texts["Self.Same"],
    };

    /// <summary>What the unit gave itself in a row.</summary>
    public static string Of(ItemScore self, IStringLocalizer<ScoringTexts> texts) => self.State == ItemState.Findings
        ? texts["Self.Row", Format.Points(self.Lost)]
        : texts["Self.State", texts[$"State.{self.State}"].Value];

    /// <summary>How far the two are apart; empty while the team has not assessed the row.</summary>
    public static string Of(SelfItem item, IStringLocalizer<ScoringTexts> texts) => item.Difference is { } difference ? Of(difference, texts)
        : item.IsOver ? texts["Self.OneNotApplicable"] : "";
}
