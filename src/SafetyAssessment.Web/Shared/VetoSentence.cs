using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Shared;

/// <summary>When a veto rule proposes itself, in words.</summary>
public static class VetoSentence
{
    /// <summary>The condition in the language of the page; it follows the order in which <see cref="VetoRule.CausedBy"/> looks.</summary>
    public static string Of(VetoCondition when, IStringLocalizer<SchemeTexts> texts) => when switch
    {
        { Deaths: { } deaths } => texts["When.Deaths", deaths],
        { Accidents: { } number } => texts["When.Accidents", number, texts[$"Level.{when.Level ?? AccidentLevel.General}"].Value],
        { AccidentLevel: { } level } => texts["When.Level", texts[$"Level.{level}"].Value],
        { Concealed: true } => texts["When.Concealed"],
        _ => texts["When.ByHand"],
    };
}
