using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>The five states of an item are never confused.</summary>
public class ItemStateTests
{
    private static readonly RubricEdition Rows = Edition(Item("1", 20, Fixed(20)), Item("2", 20, Fixed(20)), Item("3", 20, Fixed(20)), Item("4", 20, Fixed(20)), Item("5", 20, Fixed(20)));

    [Fact]
    public void Each_item_has_the_state_it_was_given()
    {
        var sheet = Scorer.Score(Rows, new SheetInput { Clear = ["1"], Findings = [Found("2a")], NotApplicable = ["3"], Exempt = ["4"] });

        sheet.Items.Select(item => item.State).ShouldBe(
            [ItemState.Clear, ItemState.Findings, ItemState.NotApplicable, ItemState.Exempt, ItemState.NotAssessed]);
    }

    [Fact]
    public void An_item_not_assessed_loses_nothing_yet_and_the_sheet_says_that_it_is_incomplete()
    {
        var sheet = Scorer.Score(Rows, new SheetInput { Findings = [Found("1a")] });

        (sheet.Score, sheet.Complete).ShouldBe((80m, false));
    }

    [Fact]
    public void Clear_rest_assesses_every_item_that_is_not_named() =>
        Scorer.Score(Rows, new SheetInput { Findings = [Found("1a")], ClearRest = true }).Complete.ShouldBeTrue();

    [Fact]
    public void An_exempt_item_is_scored_as_full_whatever_was_found()
    {
        var sheet = Scorer.Score(Rows, new SheetInput { Findings = [Found("1a")], Exempt = ["1"], ClearRest = true });

        (sheet.Score, sheet.Applicable).ShouldBe((100m, 100m));
    }

    [Fact]
    public void An_exempt_item_counts_no_bonus_no_additional_deduction_and_no_veto()
    {
        var edition = Edition(Item("1", 20, Clause(ClauseKind.Bonus, 1), Clause(ClauseKind.Additional, 1), Clause(ClauseKind.Veto) with { Scope = VetoScope.Total }));
        var sheet = Scorer.Score(edition, new SheetInput { Findings = [Found("1a", 1), Found("1b", 1), Found("1c", 1)], Exempt = ["1"] });

        (sheet.Score, sheet.Bonus, sheet.Additional, sheet.Vetoes.Count).ShouldBe((100m, 0m, 0m, 0));
    }

    [Fact]
    public void An_item_not_applicable_leaves_the_denominator()
    {
        var sheet = Scorer.Score(Rows, new SheetInput { Findings = [Found("1a")], NotApplicable = ["2"], ClearRest = true });

        (sheet.Applicable, sheet.Lost, sheet.Score).ShouldBe((80m, 20m, 75m)); // 60 ÷ 80 × 100
    }

    [Fact]
    public void An_edition_may_count_items_not_applicable_as_won() =>
        Scorer.Score(Rows with { NotApplicable = NotApplicableRule.FullMarks }, new SheetInput { Findings = [Found("1a")], NotApplicable = ["2"], ClearRest = true })
            .Score.ShouldBe(80);

    [Fact]
    public void When_nothing_is_applicable_there_is_no_score()
    {
        var none = new SheetInput { NotApplicable = ["1", "2", "3", "4", "5"] };

        Scorer.Score(Rows, none).Score.ShouldBeNull();
        Scorer.Score(Rows with { NotApplicable = NotApplicableRule.FullMarks }, none).Score.ShouldBe(100);
    }

    [Fact]
    public void Findings_on_an_item_not_applicable_cost_nothing() =>
        Scorer.Score(Rows, new SheetInput { Findings = [Found("1a")], NotApplicable = ["1"], ClearRest = true }).Score.ShouldBe(100);

    [Fact]
    public void An_item_without_a_mark_leaves_the_denominator_as_it_is() =>
        Scorer.Score(Edition(Item("1", null), Item("2", 50, Fixed(50))), new SheetInput { Findings = [Found("2a")], NotApplicable = ["1"] })
            .ShouldSatisfyAllConditions(sheet => sheet.Applicable.ShouldBe(100), sheet => sheet.Score.ShouldBe(50));

    [Fact]
    public void A_heading_loses_the_applicable_marks_of_its_sections()
    {
        var edition = Of(Sections("1", 50, Section("1.1", 30, Item("1", 30, Fixed(30))), Section("1.2", 20, Item("2", 20, Fixed(10)))), Section("2", 50, Item("3", 50)));
        var sheet = Scorer.Score(edition, new SheetInput { NotApplicable = ["1"], Findings = [Found("2a")], ClearRest = true });

        (sheet.Sections[0].Applicable, sheet.Sections[0].Score, sheet.Applicable).ShouldBe((20m, 10m, 70m));
        sheet.Score.ShouldBe(85.71m); // 60 ÷ 70 × 100
    }

    [Fact]
    public void Marks_of_rows_above_the_sections_own_mark_take_away_no_more_than_it_has() =>
        Scorer.Score(Of(Section("1", 2, Item("1", 2), Item("2", 2)), Section("2", 98, Item("3", 98, Fixed(49)))),
                new SheetInput { NotApplicable = ["1", "2"], Findings = [Found("3a")] })
            .ShouldSatisfyAllConditions(sheet => sheet.Applicable.ShouldBe(98), sheet => sheet.Score.ShouldBe(50));
}
