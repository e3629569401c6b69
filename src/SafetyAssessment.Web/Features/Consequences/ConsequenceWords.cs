using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Consequences;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Consequences;

/// <summary>Says what a consequence is and what it follows from.</summary>
public static class ConsequenceWords
{
    /// <summary>The effect with its amount and post.</summary>
    public static string Effect(IStringLocalizer<ConsequenceTexts> texts, Consequence rule, ConsequenceOutcome outcome)
    {
        var effect = texts[outcome == ConsequenceOutcome.DepositReturned ? "Effect.DepositReturned" : $"Effect.{rule.Effect}"].Value;
        var amount = rule.Amount is { } yuan ? texts["Amount", Format.Points(yuan)].Value : "";
        return texts[rule.Post is null ? "OfUnit" : "OfPost", effect, amount, rule.Post ?? ""];
    }

    /// <summary>What the outcome follows from, in words.</summary>
    public static string Why(IStringLocalizer<ConsequenceTexts> texts, ConsequenceProposal proposal) => proposal.Outcome switch
    {
        ConsequenceOutcome.NotKnown => texts["Why.NotKnown",
            string.Join(texts["Comma"], proposal.Years.Where(year => year.Grade is null).Select(year => texts["Year", year.Year].Value))],
        ConsequenceOutcome.DepositReturned => texts["Why.Returned", Years(texts, proposal.Years), texts[$"Grade.{proposal.Rule.Grade}"].Value],
        _ => texts["Why.Effect", Years(texts, proposal.Years)],
    };

    /// <summary>Years with their grades.</summary>
    public static string Years(IStringLocalizer<ConsequenceTexts> texts, IEnumerable<YearGrade> years) =>
        string.Join(texts["Comma"], years.Select(year => year.Grade is { } grade ? texts["YearGrade", year.Year, texts[$"Grade.{grade}"].Value].Value : texts["Year", year.Year].Value));

    /// <summary>Colour of a state.</summary>
    public static string Colour(ConsequenceState state) => state switch
    {
        ConsequenceState.Proposed => "grade-qualified",
        ConsequenceState.Confirmed => "grade-unqualified",
        _ => "",
    };
}
