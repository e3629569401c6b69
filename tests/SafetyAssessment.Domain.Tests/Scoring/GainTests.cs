using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>Marks that must be earned, bonuses above the full mark, and deductions beyond an item.</summary>
public class GainTests
{
    private static readonly RubricEdition Campaign = Edition(Item("1", 40, Clause(ClauseKind.Earned, 20, cap: 40)), Item("2", 60, Fixed(10)));

    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 20)]
    [InlineData(2, 0)]
    [InlineData(9, 0)]
    public void What_is_not_earned_of_the_items_mark_is_lost(int done, int lost) =>
        Score(Campaign, Found("1a", done)).Item("1")!.Lost.ShouldBe(lost);

    [Fact]
    public void Clear_on_an_item_of_earned_marks_means_that_nothing_was_won() => Score(Campaign).Score.ShouldBe(60);

    [Fact]
    public void An_item_of_earned_marks_that_is_not_assessed_loses_nothing_yet() =>
        Scorer.Score(Campaign, new SheetInput { Clear = ["2"] }).Score.ShouldBe(100);

    [Fact]
    public void An_item_of_earned_marks_that_is_exempt_loses_nothing() =>
        Scorer.Score(Campaign, new SheetInput { Clear = ["2"], Exempt = ["1"] }).Score.ShouldBe(100);

    [Fact]
    public void Earned_marks_do_not_make_up_for_what_other_items_lose() =>
        Score(Campaign, Found("1a", 9), Found("2a")).Score.ShouldBe(90);

    [Fact]
    public void Deductions_beside_earned_marks_add_up_to_the_items_mark_at_most()
    {
        var edition = Edition(Item("1", 40, Clause(ClauseKind.Earned, 20, cap: 40), Fixed(15)));

        Score(edition, Found("1a", 1), Found("1b")).Item("1")!.Lost.ShouldBe(35);
        Score(edition, Found("1a", 0), Found("1b")).Item("1")!.Lost.ShouldBe(40);
    }

    [Fact]
    public void A_bonus_rises_above_the_full_mark()
    {
        var sheet = Score(Edition(Item("1", 10, Clause(ClauseKind.Bonus, 2))), Found("1a", 3));

        (sheet.Score, sheet.Bonus, sheet.Lost).ShouldBe((106m, 6m, 0m));
    }

    [Fact]
    public void Bonuses_are_capped_each_by_its_clause_and_together_by_the_edition()
    {
        var edition = Edition(Item("1", 10, Clause(ClauseKind.Bonus, 2, cap: 3), Clause(ClauseKind.Bonus, 5)));

        Score(edition, Found("1a", 3), Found("1b", 1)).Bonus.ShouldBe(8);
        Score(edition with { BonusCap = 5 }, Found("1a", 3), Found("1b", 1)).Score.ShouldBe(105);
    }

    [Fact]
    public void An_additional_deduction_is_taken_from_the_total_beyond_its_item()
    {
        var sheet = Score(Edition(Item("1", 5, Fixed(5), Clause(ClauseKind.Additional, 10, cap: 25))), Found("1a"), Found("1b", 2));

        (sheet.Lost, sheet.Additional, sheet.Score).ShouldBe((5m, 20m, 75m));
        Score(Edition(Item("1", 5, Clause(ClauseKind.Additional, 10, cap: 25))), Found("1a", 9)).Additional.ShouldBe(25);
    }

    [Fact]
    public void Additional_deductions_stop_at_zero_and_the_bonus_comes_after()
    {
        var edition = Edition(Item("1", 100, Fixed(90), Clause(ClauseKind.Additional, 50), Clause(ClauseKind.Bonus, 3)));

        Score(edition, Found("1a"), Found("1b", 1), Found("1c", 1)).Score.ShouldBe(3);
    }

    [Fact]
    public void Additional_points_and_bonus_are_not_scaled_with_items_not_applicable()
    {
        var edition = Edition(Item("1", 50, Fixed(25), Clause(ClauseKind.Additional, 10), Clause(ClauseKind.Bonus, 1)), Item("2", 50));
        var sheet = Scorer.Score(edition, new SheetInput { Findings = [Found("1a"), Found("1b", 1), Found("1c", 2)], NotApplicable = ["2"] });

        sheet.Score.ShouldBe(42); // 25 ÷ 50 × 100 − 10 + 2
    }
}
