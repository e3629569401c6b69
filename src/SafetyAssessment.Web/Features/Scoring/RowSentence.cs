using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>The value of a row in words: for a clash and for the history.</summary>
internal static class RowSentence
{
    /// <summary>One sentence for each finding, or one for the state.</summary>
    public static IReadOnlyList<string> Of(RowSnapshot row, Item item, IStringLocalizer<ScoringTexts> texts) => row.Findings.Count == 0
        ? [texts[$"State.{row.State}"] + (row.Reason is { } why ? texts["Because", why] : "")]
        : [.. row.Findings.Select(finding => Of(finding, item, texts))];

    private static string Of(FindingEntry finding, Item item, IStringLocalizer<ScoringTexts> texts)
    {
        var clause = item.Clauses.FirstOrDefault(known => known.Code == finding.Clause);
        return Number(finding, clause, texts) + (finding.Place is { } place ? texts["At", place] : "")
            + (finding.Reason is { } reason ? texts["Because", reason] : "") + (item.Clauses.Count > 1 && clause is not null ? texts["OfClause", clause.Text] : "");
    }

    /// <summary>How often, how much or that it was not met.</summary>
    public static string Number(FindingEntry finding, Clause? clause, IStringLocalizer<ScoringTexts> texts) => clause is null || clause.CountsOnce ? texts["NotMet"]
        : clause.IsMeasured ? $"{NumberInput.Write(finding.Value)} {clause.ValueUnit}"
        : clause.IsCounted ? $"{NumberInput.Write(finding.Count)} {clause.Unit ?? texts["Times"]}"
        : $"{NumberInput.Write(finding.Points)} {texts["Marks"]}";
}
