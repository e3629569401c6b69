using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Scoring;

/// <summary>
/// The scoring engine: findings in, score sheet with reasons out. The only calculation of a sheet there is: pages, API, results and
/// the offline workbook's test all use it. Caps, vetoes and missing items are values in the sheet, not exceptions.
/// </summary>
public static class Scorer
{
    /// <summary>Scores a sheet; everything is a loss from a full mark until the bonus (contract: «Arithmetic of a score sheet»).</summary>
    /// <exception cref="InvalidInput">The findings do not fit the edition; carries every fault.</exception>
    public static ScoreSheet Score(RubricEdition edition, SheetInput input)
    {
        if (SheetInputCheck.Faults(edition, input) is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        var sheet = new Work(input, edition);
        var sections = edition.Sections.Select(sheet.Score).ToList();
        var applicable = Math.Max(0, edition.FullMark - sections.Sum(section => section.Section.FullMark - section.Applicable));
        var score = Math.Max(0, applicable - sections.Sum(section => section.Lost));
        var items = sections.SelectMany(section => section.AllItems).ToList();
        var counting = items.Where(item => item.State == ItemState.Findings).SelectMany(item => item.Clauses).ToList();
        var additional = counting.Where(clause => clause.Clause.Kind == ClauseKind.Additional).Sum(clause => clause.Lost);
        var gained = counting.Where(clause => clause.Clause.Kind == ClauseKind.Bonus).Sum(clause => clause.Gained);
        var bonus = Math.Min(gained, edition.BonusCap ?? gained);
        return new ScoreSheet
        {
            Edition = edition,
            ExactScore = OnFullMark(edition, score, applicable)?.Plus(-additional).AtLeastZero().Plus(bonus),
            Applicable = applicable,
            Lost = applicable - score,
            Bonus = bonus,
            Additional = additional,
            Complete = items.All(item => item.State != ItemState.NotAssessed),
            Vetoes = [.. counting.Where(clause => clause.Clause.Kind == ClauseKind.Veto && clause.Count > 0).Select(clause => clause.Clause)],
            Sections = sections,
        };
    }

    private static Ratio? OnFullMark(RubricEdition edition, decimal score, decimal applicable) =>
        applicable == edition.FullMark ? Ratio.Of(score)
        : edition.NotApplicable == NotApplicableRule.FullMarks ? Ratio.Of(score + (edition.FullMark - applicable))
        : applicable == 0 ? null
        : Ratio.Of(score).Scale(edition.FullMark, applicable);

    private sealed class Work(SheetInput input, RubricEdition edition)
    {
        private readonly ILookup<string, Finding> findings = input.Findings.ToLookup(finding => finding.Clause, StringComparer.Ordinal);
        private readonly HashSet<string> found = input.Findings
            .Select(finding => edition.Index.Clause(finding.Clause)!.Value.Item.Code).ToHashSet(StringComparer.Ordinal);
        private readonly HashSet<string> clear = input.Clear.ToHashSet(StringComparer.Ordinal);
        private readonly HashSet<string> notApplicable = input.NotApplicable.ToHashSet(StringComparer.Ordinal);
        private readonly HashSet<string> exempt = input.Exempt.ToHashSet(StringComparer.Ordinal);

        public SectionScore Score(Section section)
        {
            var sections = section.Sections.Select(Score).ToList();
            var items = section.Items.Select(Score).ToList();
            var left = sections.Sum(child => child.Section.FullMark - child.Applicable)
                + items.Where(item => item.State == ItemState.NotApplicable).Sum(item => item.Item.Mark ?? 0);
            var lost = sections.Sum(child => child.Lost) + items.Sum(item => item.Lost);
            var applicable = Math.Max(0, section.FullMark - left);
            return new SectionScore
            {
                Section = section,
                Applicable = applicable,
                Score = Math.Max(0, applicable - lost),
                LostBeforeCap = lost,
                Sections = sections,
                Items = items,
            };
        }

        private ItemScore Score(Item item)
        {
            var state = State(item.Code);
            var clauses = item.Clauses.Where(clause => findings[clause.Code].Any())
                .Select(clause => ClauseArithmetic.Score(clause, [.. findings[clause.Code]], item.Mark)).ToList();
            var assessed = state is ItemState.Clear or ItemState.Findings;
            var unearned = assessed ? Unearned(item, clauses) : 0;
            var before = assessed ? LossBeforeCap(item, clauses) + unearned : 0;
            return new ItemScore
            {
                Item = item,
                State = state,
                LostBeforeCap = before,
                Unearned = unearned,
                Lost = Math.Min(before, Math.Min(item.Cap ?? before, item.FullMark ?? before)),
                Clauses = clauses,
            };
        }

        private ItemState State(string item) =>
            notApplicable.Contains(item) ? ItemState.NotApplicable
            : exempt.Contains(item) ? ItemState.Exempt
            : found.Contains(item) ? ItemState.Findings
            : input.ClearRest || clear.Contains(item) ? ItemState.Clear
            : ItemState.NotAssessed;

        private static decimal LossBeforeCap(Item item, List<ClauseScore> clauses)
        {
            var losses = clauses.Where(clause => clause.Clause.Kind != ClauseKind.Additional).ToList();
            var single = losses.Where(clause => clause.Clause.Group is null).Sum(clause => clause.Lost);
            var grouped = item.Groups.Sum(group =>
                Math.Min(group.Cap, losses.Where(clause => clause.Clause.Group == group.Code).Sum(clause => clause.Lost)));
            return single + grouped;
        }

        private static decimal Unearned(Item item, List<ClauseScore> clauses)
        {
            var gained = clauses.Where(clause => clause.Clause.Kind == ClauseKind.Earned).Sum(clause => clause.Gained);
            return item.Clauses.Any(clause => clause.Kind == ClauseKind.Earned) ? Math.Max(0, (item.Mark ?? 0) - gained) : 0;
        }
    }
}
