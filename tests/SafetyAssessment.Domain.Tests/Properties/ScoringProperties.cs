using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>What always holds of a scored sheet, whatever the rubric and whatever was found.</summary>
[Trait("Theme", "Property")]
public class ScoringProperties
{
    private const int Cases = 10_000;

    [Fact]
    public void The_score_lies_between_nothing_and_the_full_mark_with_its_bonus() => Always(sheet =>
        Score(sheet) is var scored
        && (scored.Score is not { } score || (score >= 0 && score <= sheet.Edition.Rounding.Apply(sheet.Edition.FullMark + scored.Bonus)))
        && scored.Bonus >= 0 && !(scored.Bonus > sheet.Edition.BonusCap));

    [Fact]
    public void There_is_a_score_unless_nothing_is_applicable() => Always(sheet =>
        Score(sheet) is var scored
        && scored.Score is null == (sheet.Edition.NotApplicable == NotApplicableRule.Rescale && scored.Applicable == 0));

    [Fact]
    public void The_order_of_the_findings_does_not_matter() => Always(sheet =>
    {
        var other = new RandomRubric(sheet.Seed);
        var shuffled = sheet.With(sheet.Input.Findings.OrderBy(_ => other.Below(0, 1000)).ToList());
        return Numbers(Score(sheet)).SequenceEqual(Numbers(Score(sheet, shuffled)));
    });

    [Fact]
    public void One_more_deduction_never_raises_a_score() => Always(sheet =>
    {
        var other = new RandomRubric(sheet.Seed);
        var deductions = sheet.Edition.Index.Rows.SelectMany(row => row.Item.Clauses)
            .Where(clause => clause.Kind is not (ClauseKind.Earned or ClauseKind.Bonus)).ToList();
        if (deductions.Count == 0)
            return true;
        var clause = other.Pick(deductions);
        var item = ItemOf(sheet, clause.Code);
        var more = sheet.With(sheet.Input.Findings.Append(other.Finding(clause)));
        return !(Score(sheet, more with { Clear = [.. more.Clear.Where(code => code != item)] }).Score > Score(sheet).Score);
    });

    [Fact]
    public void No_item_loses_more_than_its_cap_or_its_mark() => Always(sheet => Score(sheet).Items.All(item =>
        item.Lost >= 0 && !(item.Lost > item.Item.Cap) && !(item.Lost > item.Item.FullMark) && item.Lost <= item.LostBeforeCap));

    [Fact]
    public void No_clause_loses_or_gains_more_than_its_cap() => Always(sheet => Score(sheet).Items.SelectMany(item => item.Clauses).All(clause =>
        clause.Lost >= 0 && clause.Gained >= 0 && !(clause.Lost > clause.Clause.Cap) && !(clause.Gained > clause.Clause.Cap)
        && clause.NotCounted >= 0 && clause.NotCounted <= (clause.Count ?? 0)));

    [Fact]
    public void No_section_loses_more_than_its_applicable_mark() => Always(sheet =>
    {
        var scored = Score(sheet);
        return scored.Lost >= 0 && scored.Lost <= scored.Applicable && scored.Applicable <= sheet.Edition.FullMark
            && All(scored.Sections).All(section =>
                section.Score >= 0 && section.Lost >= 0 && section.Lost <= section.Applicable && section.Applicable <= section.Section.FullMark);
    });

    [Fact]
    public void A_veto_clause_changes_no_number() => Always(sheet =>
    {
        var left = sheet.Input.Findings.Where(finding => sheet.Edition.Index.Clause(finding.Clause)!.Value.Clause.Kind != ClauseKind.Veto).ToList();
        // An item that loses its only finding was still assessed.
        var assessed = sheet.Input.Findings.Except(left).Select(finding => ItemOf(sheet, finding.Clause))
            .Except(left.Select(finding => ItemOf(sheet, finding.Clause)));
        return Numbers(Score(sheet)).SequenceEqual(Numbers(Score(sheet, sheet.With(left) with { Clear = [.. sheet.Input.Clear, .. assessed] })));
    });

    [Fact]
    public void An_item_not_applicable_changes_no_other_items_loss() => Always(sheet =>
    {
        var item = new RandomRubric(sheet.Seed).Pick(sheet.Edition.Index.Rows).Item;
        var other = Score(sheet, sheet.Input with { NotApplicable = [.. sheet.Input.NotApplicable, item.Code] });
        return Score(sheet).Items.Zip(other.Items).All(pair => pair.First.Item == item
            ? pair.Second is { State: ItemState.NotApplicable, Lost: 0 }
            : pair.First.Lost == pair.Second.Lost);
    });

    [Fact]
    public void The_score_is_rounded_once_from_the_exact_ratio() => Always(sheet =>
        Score(sheet) is not { ExactScore: { } exact } scored
        || scored.Score == ExactRounding.Round(exact.Numerator, exact.Denominator, sheet.Edition.Rounding.Digits));

    [Fact]
    public void Findings_that_fit_are_never_refused() => Always(sheet =>
        RubricFaults.Of(sheet.Edition).Count == 0 && SheetInputCheck.Faults(sheet.Edition, sheet.Input).Count == 0);

    // Every property would hold of empty sheets as well: the random ones must have all that can occur.
    [Fact]
    public void Random_sheets_have_all_kinds_groups_nested_sections_caps_that_bite_and_every_state()
    {
        var scored = Enumerable.Range(0, 1000).Select(seed => Score(new RandomRubric(seed).Sheet())).ToList();
        var items = scored.SelectMany(sheet => sheet.Items).ToList();
        var clauses = items.SelectMany(item => item.Clauses).ToList();

        clauses.Select(clause => clause.Clause.Kind).Distinct().Count().ShouldBe(10);
        items.Select(item => item.State).Distinct().Count().ShouldBe(5);
        clauses.ShouldContain(clause => clause.Clause.Group != null);
        clauses.ShouldContain(clause => clause.Lost < clause.LostBeforeCap);
        clauses.ShouldContain(clause => clause.NotCounted > 0);
        items.ShouldContain(item => item.Lost < item.LostBeforeCap);
        scored.ShouldContain(sheet => sheet.Sections.Any(section => section.Sections.Any(child => child.Lost < child.LostBeforeCap)));
        scored.ShouldContain(sheet => sheet.Applicable < sheet.Edition.FullMark && sheet.Score > 0);
        scored.ShouldContain(sheet => sheet.Additional > 0 && sheet.Bonus > 0);
        scored.Count(sheet => sheet.Lost > 0).ShouldBeGreaterThan(500);
    }

    // A second calculation with a fault in it: the properties must be able to fail.
    [Fact]
    public void A_property_that_does_not_hold_is_reported() =>
        Should.Throw<Exception>(() => Always(sheet => Score(sheet).Items.All(item => item.Lost == item.LostBeforeCap)));

    private static void Always(Func<RandomSheet, bool> holds) =>
        Prop.ForAll(RandomSheet.Arbitrary, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static ScoreSheet Score(RandomSheet sheet, SheetInput? input = null) => Scorer.Score(sheet.Edition, input ?? sheet.Input);

    private static string ItemOf(RandomSheet sheet, string clause) => sheet.Edition.Index.Clause(clause)!.Value.Item.Code;

    private static IEnumerable<decimal?> Numbers(ScoreSheet sheet) =>
    [
        sheet.Score, sheet.Lost, sheet.Applicable, sheet.Bonus, sheet.Additional,
        .. All(sheet.Sections).Select(section => (decimal?)section.Score), .. sheet.Items.Select(item => (decimal?)item.Lost),
    ];

    private static IEnumerable<SectionScore> All(IEnumerable<SectionScore> sections) =>
        sections.SelectMany(section => All(section.Sections).Prepend(section));
}
