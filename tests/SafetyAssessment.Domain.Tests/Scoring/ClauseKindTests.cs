using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>What each kind of clause costs.</summary>
public class ClauseKindTests
{
    [Theory]
    [InlineData(null, 10)]
    [InlineData("1", 10)]
    [InlineData("7", 10)]
    [InlineData("0", 0)]
    public void Fixed_points_are_lost_once_however_often_it_was_found(string? count, int lost) =>
        Lost(Fixed(10), Found("1a", Number(count))).ShouldBe(lost);

    [Fact]
    public void Fixed_points_found_at_two_places_are_lost_once() =>
        Lost(Fixed(10), Found("1a", 1), Found("1a", 1)).ShouldBe(10);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "2.5")]
    [InlineData("3", "7.5")]
    public void Points_per_occurrence_are_multiplied(string count, string lost) =>
        Lost(Each(2.5m), Found("1a", Number(count))).ShouldBe(Number(lost)!.Value);

    [Fact]
    public void Occurrences_at_several_places_add_up_before_the_clauses_cap_takes_effect()
    {
        var clause = Score(Edition(Item("1", 50, Each(2, cap: 10))), Found("1a", 3), Found("1a", 4)).Item("1")!.Clauses.Single();

        (clause.Count, clause.LostBeforeCap, clause.Lost, clause.NotCounted).ShouldBe((7m, 14m, 10m, 2m));
    }

    [Theory]
    [InlineData(2, 10, 7, 2)] // found seven, counted five
    [InlineData(3, 10, 4, 0)] // the fourth costs 1 of its 3, so it was counted
    [InlineData(3, 10, 5, 1)]
    [InlineData(5, 20, 4, 0)]
    [InlineData(5, 0, 4, 4)]
    public void What_a_clauses_cap_took_back_stays_visible(int points, int cap, int count, int notCounted) =>
        Score(Edition(Item("1", 50, Each(points, cap))), Found("1a", count)).Item("1")!.Clauses.Single().NotCounted.ShouldBe(notCounted);

    [Fact]
    public void A_capped_no_score_was_counted_whatever_points_stand_beside_it() =>
        Score(Edition(Item("1", 50, Clause(ClauseKind.NoScore, points: 0.5m, cap: 1))), Found("1a")).Item("1")!.Clauses.Single()
            .ShouldSatisfyAllConditions(clause => clause.Lost.ShouldBe(1), clause => clause.NotCounted.ShouldBe(0));

    [Theory]
    [InlineData("95", "0")] // on the target
    [InlineData("99", "0")] // better than the target
    [InlineData("94.01", "0")] // less than a whole step
    [InlineData("94", "0.5")]
    [InlineData("93.01", "0.5")]
    [InlineData("90", "2.5")]
    [InlineData("-5", "50")]
    public void Each_whole_step_below_the_target_costs_points(string value, string lost) =>
        Lost(Shortfall(ShortfallSense.Below, 95, 1, 0.5m), Found("1a", value: Number(value))).ShouldBe(Number(lost)!.Value);

    [Theory]
    [InlineData("30", "0")]
    [InlineData("20", "0")]
    [InlineData("39.9", "0")]
    [InlineData("40", "2")]
    [InlineData("65", "6")]
    public void Each_whole_step_above_the_target_costs_points_where_too_much_is_the_fault(string value, string lost) =>
        Lost(Shortfall(ShortfallSense.Above, 30, 10, 2), Found("1a", value: Number(value))).ShouldBe(Number(lost)!.Value);

    [Theory]
    [InlineData("-1", 5)] // below every printed limit: the lowest tier
    [InlineData("0", 5)]
    [InlineData("4.99", 5)]
    [InlineData("5", 3)]
    [InlineData("9.99", 3)]
    [InlineData("10", 1)]
    [InlineData("15", 0)]
    [InlineData("100", 0)]
    public void A_measured_value_falls_in_the_tier_with_the_greatest_lower_limit_that_it_reaches(string value, int lost)
    {
        var tiers = Clause(ClauseKind.Tiered) with
        {
            Tiers =
            [
                new() { Points = 5 }, new() { From = 5, Points = 3, UpTo = 10, UpToIncluded = true },
                new() { From = 10, Points = 1 }, new() { From = 15, Points = 0 },
            ],
        };

        Lost(tiers, Found("1a", value: Number(value))).ShouldBe(lost);
    }

    [Fact]
    public void A_value_below_a_first_tier_with_a_limit_costs_nothing() =>
        Lost(Clause(ClauseKind.Tiered) with { Tiers = [new() { From = 5, Points = 3 }] }, Found("1a", value: 4)).ShouldBe(0);

    [Fact]
    public void Values_measured_at_two_places_add_up() =>
        Lost(Shortfall(ShortfallSense.Below, 95, 1, 1), Found("1a", value: 93), Found("1a", value: 90)).ShouldBe(7);

    [Theory]
    [InlineData("1")]
    [InlineData("2.5")]
    [InlineData("3")]
    public void The_assessor_chooses_within_the_range(string points) =>
        Lost(Clause(ClauseKind.Range) with { Min = 1, Max = 3 }, Found("1a", points: Number(points))).ShouldBe(Number(points)!.Value);

    [Fact]
    public void No_score_takes_the_whole_mark_of_the_item_once() =>
        Lost(Clause(ClauseKind.NoScore), Found("1a", 1), Found("1a", 2)).ShouldBe(50);

    [Fact]
    public void No_score_takes_the_cap_of_an_item_that_has_only_a_cap() =>
        Score(Edition(Item("1", null, Clause(ClauseKind.NoScore)) with { Cap = 8 }), Found("1a")).Item("1")!.Lost.ShouldBe(8);

    [Fact]
    public void No_score_in_an_item_without_a_mark_loses_nothing() =>
        Score(Edition(Item("1", null, Clause(ClauseKind.NoScore))), Found("1a")).Lost.ShouldBe(0);

    [Fact]
    public void A_veto_is_listed_and_changes_no_number()
    {
        var sheet = Score(Edition(Item("1", 50, Clause(ClauseKind.Veto) with { Scope = VetoScope.Total })), Found("1a", 1));

        sheet.Vetoes.Single().Scope.ShouldBe(VetoScope.Total);
        (sheet.Score, sheet.Lost).ShouldBe((100m, 0m));
    }

    [Fact]
    public void A_veto_that_was_looked_at_and_not_found_is_not_listed() =>
        Score(Edition(Item("1", 50, Clause(ClauseKind.Veto) with { Scope = VetoScope.Total })), Found("1a", 0)).Vetoes.ShouldBeEmpty();

    private static Clause Shortfall(ShortfallSense sense, decimal target, decimal step, decimal points) =>
        Clause(ClauseKind.PerShortfall, points) with { Target = target, Step = step, Sense = sense };

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
