using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Shared;

/// <summary>
/// What a clause costs, in words made from its data: whoever reads it beside the document's own sentence sees what the program will do.
/// </summary>
public static class ClauseSentence
{
    /// <summary>The rule in the language of the page.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="item">The item that it stands in.</param>
    /// <param name="texts">The resources.</param>
    public static string Of(Clause clause, Item item, IStringLocalizer<RubricTexts> texts) =>
        Rule(clause, item, texts) + Limits(clause, texts) + (clause.PolarityImplied ? texts["Clause.Polarity"].Value : "");

    /// <summary>The common cap of a group, or null where the clause is not the last of one.</summary>
    public static string? GroupCapAfter(Clause clause, Item item, IStringLocalizer<RubricTexts> texts)
    {
        var together = item.Clauses.Where(other => other.Group is not null && other.Group == clause.Group).ToList();
        return together.Count > 0 && together[^1] == clause && item.Groups.FirstOrDefault(group => group.Code == clause.Group) is { } found
            ? texts["Clause.GroupCap", together.Count, Number(found.Cap)].Value
            : null;
    }

    private static string Rule(Clause clause, Item item, IStringLocalizer<RubricTexts> texts) => clause.Kind switch
    {
        ClauseKind.PerShortfall => texts[
            clause.Sense == ShortfallSense.Above ? "Clause.ShortfallAbove" : "Clause.ShortfallBelow",
            Number(clause.Points), Number(clause.Step), clause.ValueUnit ?? "", Number(clause.Target)],
        ClauseKind.Tiered => texts["Clause.Tiered", string.Join(texts["Tier.Separator"], Tiers(clause, texts))],
        ClauseKind.Range => texts[RangeKey(clause), Number(clause.Min), Number(clause.Max)],
        ClauseKind.NoScore => item.Mark is { } mark ? texts["Clause.NoScore", Number(mark)] : texts["Clause.NoScoreNoMark"],
        ClauseKind.Veto => texts[$"Clause.Veto{clause.Scope}"],
        _ => texts[$"Clause.{clause.Kind}", Number(clause.Points), Unit(clause, texts)],
    };

    private static string RangeKey(Clause clause) => (clause.Min, clause.Max) switch
    {
        (null, null) => "Clause.RangeOpen",
        (null, _) => "Clause.RangeMax",
        (_, null) => "Clause.RangeMin",
        _ => "Clause.RangeBoth",
    };

    private static string Limits(Clause clause, IStringLocalizer<RubricTexts> texts)
    {
        var gains = clause.Kind is ClauseKind.Earned or ClauseKind.Bonus;
        var cap = clause.Cap is { } points ? texts[gains ? "Clause.CapGain" : "Clause.Cap", Number(points)].Value : "";
        return clause.MaxCount is { } count ? texts["Clause.MaxCount", Number(count), Unit(clause, texts)] + cap : cap;
    }

    private static IEnumerable<string> Tiers(Clause clause, IStringLocalizer<RubricTexts> texts)
    {
        var tiers = clause.Tiers ?? [];
        for (var i = 0; i < tiers.Count; i++)
        {
            var next = i + 1 < tiers.Count ? tiers[i + 1].From : null;
            var key = (tiers[i].From, next) switch
            {
                (null, null) => "Tier.Any",
                (null, _) => "Tier.Below",
                (_, null) => "Tier.From",
                _ => "Tier.Between",
            };
            var values = texts[key, Number(tiers[i].From), Number(next), clause.ValueUnit ?? ""];
            yield return tiers[i].Points == 0 ? texts["Tier.LosesNothing", values] : texts["Tier.Loses", values, Number(tiers[i].Points)];
        }
    }

    // A measure word is data; where the page's language has no word for it, it stands as the document prints it.
    private static string Unit(Clause clause, IStringLocalizer<RubricTexts> texts)
    {
        var known = texts[clause.Unit is { } unit ? $"Unit.{unit}" : "Unit"];
        return known.ResourceNotFound ? clause.Unit! : known.Value;
    }

    private static string Number(decimal? value) => value?.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
