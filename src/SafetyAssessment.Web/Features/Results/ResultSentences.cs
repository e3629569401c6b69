using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Results;

/// <summary>
/// Says how each number comes about, in sums that the reader can check. The numbers are those of the scored sheet and the unit's result;
/// nothing is computed here.
/// </summary>
public sealed class ResultSentences(IStringLocalizer<ResultTexts> texts)
{
    /// <summary>100 + 287.50 + … = 912.35, with weights where the scheme has them.</summary>
    public string Total(UnitResult result, int digits)
    {
        var terms = result.Parts.Select(part => part.Score is not { } score ? "—"
            : part.Part.Weight is { } weight ? $"{Format.Score(score, digits)} × {Format.Points(weight)}" : Format.Score(score, digits));
        return $"{string.Join(" + ", terms)} = {Format.Score(result.Total, digits)}";
    }

    /// <summary>(98 − 12.5) ÷ 98 × 100 = 87.24: from the applicable marks to the part's points.</summary>
    public string Sheet(ScoreSheet sheet, PartScore part, int digits)
    {
        if (part.Score is not { } shown)
            return texts["Sum.NothingApplicable"];
        var (edition, sum) = (sheet.Edition, $"{Format.Points(sheet.Applicable)} − {Format.Points(sheet.Lost)}");
        if (sheet.Applicable != edition.FullMark)
            sum = edition.NotApplicable == NotApplicableRule.FullMarks
                ? $"{sum} + {texts["Sum.NotApplicableFull", Format.Points(edition.FullMark), Format.Points(sheet.Applicable)]}"
                : $"({sum}) ÷ {Format.Points(sheet.Applicable)} × {Format.Points(edition.FullMark)}";
        if (sheet.Additional != 0)
            sum += $" − {texts["Sum.Additional", Format.Points(sheet.Additional)]}";
        if (sheet.Bonus != 0)
            sum += $" + {texts["Sum.Bonus", Format.Points(sheet.Bonus)]}";
        if (part.Part.FullMark != edition.FullMark)
            sum = $"({sum}) × {Format.Points(part.Part.FullMark)} ÷ {Format.Points(edition.FullMark)}";
        return $"{sum} = {Format.Score(shown, digits)}";
    }

    /// <summary>40 − 12.5 = 27.5; what is lost beyond the mark costs nothing more.</summary>
    public string Section(SectionScore section)
    {
        var full = section.Applicable == section.Section.FullMark ? Format.Points(section.Applicable)
            : texts["Sum.Applicable", Format.Points(section.Section.FullMark), Format.Points(section.Applicable)].Value;
        var sum = $"{full} − {Format.Points(section.LostBeforeCap)}";
        return section.LostBeforeCap > section.Applicable ? texts["Sum.NotBelowZero", sum] : $"{sum} = {Format.Points(section.Score)}";
    }

    /// <summary>4 + 2 = 6, at most 5: what an item's clauses cost together; null when one clause says it all.</summary>
    public string? Item(ItemScore item)
    {
        var terms = item.Clauses.Where(clause => clause.Lost > 0 && clause.Clause.Kind != ClauseKind.Additional)
            .Select(clause => Format.Points(clause.Lost)).ToList();
        if (item.Unearned > 0)
            terms.Add(texts["Sum.Unearned", Format.Points(item.Unearned)]);
        if (item.Lost == item.LostBeforeCap && terms.Count < 2 && item.Unearned == 0)
            return null;
        var sum = string.Join(" + ", terms);
        if (item.Item.Groups.Count > 0)
            sum += texts["Sum.Groups", string.Join(texts["Comma"], item.Item.Groups.Select(group => Format.Points(group.Cap)))];
        if (terms.Count > 1)
            sum += $" = {Format.Points(item.LostBeforeCap)}";
        return item.Lost == item.LostBeforeCap ? sum : sum + texts["Sum.ItemCap", Format.Points(item.Lost)];
    }

    /// <summary>2 × 7次 = 14, at most 10: what one clause costs.</summary>
    public string Clause(ClauseScore score)
    {
        var clause = score.Clause;
        var sum = clause.Kind switch
        {
            ClauseKind.Fixed => Format.Points(score.LostBeforeCap),
            ClauseKind.NoScore => texts["Sum.NoScore", Format.Points(score.LostBeforeCap)],
            ClauseKind.Range => texts["Sum.Range", Format.Points(score.LostBeforeCap)],
            ClauseKind.PerShortfall => texts["Sum.Shortfall", Values(score), Format.Points(clause.Target ?? 0), Format.Points(clause.Step ?? 0),
                Format.Points(clause.Points ?? 0), clause.ValueUnit ?? "", Format.Points(score.LostBeforeCap)],
            ClauseKind.Tiered => texts["Sum.Tiered", Values(score), clause.ValueUnit ?? "", Format.Points(score.LostBeforeCap)],
            ClauseKind.Veto => texts["Sum.Veto"],
            ClauseKind.Earned or ClauseKind.Bonus => texts["Sum.Gained", Format.Points(clause.Points ?? 0), Times(score), Format.Points(score.Gained)],
            _ => $"{Format.Points(clause.Points ?? 0)} × {Times(score)} = {Format.Points(score.LostBeforeCap)}",
        };
        if (score.Lost < score.LostBeforeCap)
            sum += texts["Sum.ClauseCap", Format.Points(score.Lost)];
        return score.NotCounted > 0 ? sum + texts["Sum.NotCounted", Format.Points(score.NotCounted), clause.Unit ?? ""] : sum;
    }

    /// <summary>10 × (80% + 90%) ÷ 2 = 8.5, or (8 + 9) ÷ 2 = 8.5 where points are given: how a subject's points come about.</summary>
    public string Subject(SubjectScore subject, int digits)
    {
        var (mark, outOf) = (subject.Subject.FullMark, subject.Subject.OutOf);
        var given = subject.Percents.Select(pair => pair.Percent is { } figure ? $"{Format.Points(figure)}{(outOf is null ? "%" : "")}" : "—").ToList();
        var average = given.Count == 1 ? given[0] : $"({string.Join(" + ", given)}) ÷ {given.Count}";
        var sum = outOf == mark ? average : $"{Format.Points(mark)} × {average}{(outOf is { } whole ? $" ÷ {Format.Points(whole)}" : "")}";
        return $"{sum}{(subject.Score is { } score ? $" = {Format.Score(score, digits)}" : "")}";
    }

    /// <summary>(95 + 96 + 94 + 95) ÷ 4 = 95, with weights where they differ: (80 × 0.4 + 90 × 0.6) ÷ 1 = 86.</summary>
    public string Periods(PartScore part, int digits)
    {
        var weights = part.Periods.Select(period => period.Period.Weight).ToList();
        var equal = weights.Distinct().Count() == 1;
        var terms = part.Periods.Select(period => (period.Score is { } score ? Format.Score(score, digits) : "—")
            + (equal ? "" : $" × {Format.Points(period.Period.Weight)}"));
        var sum = $"({string.Join(" + ", terms)}) ÷ {(equal ? $"{weights.Count}" : Format.Points(weights.Sum()))}";
        return part.Score is { } average ? $"{sum} = {Format.Score(average, digits)}" : sum;
    }

    /// <summary>300 − 12 + 3 = 291.</summary>
    public string Ledger(PartScore part, int digits)
    {
        var balance = part.Ledger!;
        var sum = $"{Format.Points(balance.FullMark)} − {Format.Points(balance.Deducted)} + {Format.Points(balance.Restored)} = {Format.Points(balance.Sum)}";
        return balance.Sum == balance.Left ? sum : texts["Sum.LedgerLimit", sum, Format.Score(part.Score!.Value, digits)];
    }

    /// <summary>From which score which grade is given.</summary>
    public string Bands(GradeRules grades)
    {
        if (grades.Bands.Count == 0)
            return texts["Bands.None"];
        var unit = texts[grades.Basis == GradeBasis.Marks ? "Bands.Marks" : "Bands.Percent"].Value;
        var bands = grades.Bands.OrderByDescending(band => band.From).Select(band => band.From > 0
            ? texts["Bands.From", texts[$"Grade.{band.Grade}"].Value, Format.Points(band.From), unit].Value
            : texts["Bands.Rest", texts[$"Grade.{band.Grade}"].Value].Value);
        var all = texts["Bands.All", string.Join(texts["Semicolon"], bands)];
        return all + texts[grades.Decision == GradeDecision.Collective ? "Bands.Collective" : "Bands.Computed"]
            + (grades.Proposed ? texts["Bands.Proposed"].Value : "");
    }

    private string Times(ClauseScore score) => texts["Sum.Times", Format.Points(score.Count ?? 0), score.Clause.Unit ?? ""].Value.Trim();

    private string Values(ClauseScore score) =>
        string.Join(texts["Comma"], score.Findings.Select(finding => Format.Points(finding.Value ?? 0)));
}
