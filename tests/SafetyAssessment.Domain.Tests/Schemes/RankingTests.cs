using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>Units of a group are ranked by the shown final total.</summary>
public class RankingTests
{
    [Theory]
    [InlineData(TieRule.Skip, "1 2 2 4 5")]
    [InlineData(TieRule.Dense, "1 2 2 3 4")]
    public void Equal_totals_share_a_rank(TieRule ties, string ranks) =>
        Ranks(new() { Code = "s", Title = "s", Year = 2026, Ties = ties }, Result("a", 90), Result("b", 80), Result("c", 80), Result("d", 70), Result("e", 60))
            .ShouldBe(ranks);

    [Fact]
    public void Only_those_who_share_a_rank_are_marked_as_tied() =>
        Rank(TestScheme.With(), Result("a", 90), Result("b", 80), Result("c", 80), Result("d", 70)).Select(unit => unit.Tied)
            .ShouldBe([false, true, true, false]);

    [Fact]
    public void Three_equal_totals_at_the_top_push_the_next_to_four() =>
        Ranks(TestScheme.With(), Result("a", 90.0m), Result("b", 90.00m), Result("c", 90), Result("d", 70)).ShouldBe("1 1 1 4");

    [Fact]
    public void Tie_breaks_decide_in_their_stated_order()
    {
        var scheme = TestScheme.With() with { TieBreaks = ["p2", "p1"] };

        Rank(scheme, Result("a", 80, 30, 50), Result("b", 80, 20, 60), Result("c", 80, 30, 50)).Select(unit => $"{unit.Result.Unit}{unit.Rank}")
            .ShouldBe(["b1", "a2", "c2"]);
    }

    [Fact]
    public void A_missing_part_breaks_a_tie_as_zero()
    {
        var scheme = TestScheme.With() with { TieBreaks = ["p1"] };

        Rank(scheme, Result("a", 80), Result("b", 80, 1)).Select(unit => unit.Result.Unit).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Excluded_units_stand_at_the_end_without_a_rank_whatever_their_total() =>
        Rank(TestScheme.With(), Result("a", 10), Result("x", 99) with { Excluded = "已由省考核" }, Result("b", 20))
            .Select(unit => (unit.Result.Unit, unit.Rank)).ShouldBe([("b", 1), ("a", 2), ("x", null)]);

    [Fact]
    public void A_unit_whose_total_became_zero_by_a_veto_stays_in_the_ranking_as_the_last() =>
        Rank(TestScheme.With(), Result("a", 95) with { FinalTotal = 0 }, Result("b", 20)).Select(unit => (unit.Result.Unit, unit.Rank))
            .ShouldBe([("b", 1), ("a", 2)]);

    [Fact]
    public void Equal_units_stand_in_the_order_of_their_codes_however_they_came() =>
        Rank(TestScheme.With(), Result("c", 5), Result("a", 5), Result("b", 5)).Select(unit => unit.Result.Unit).ShouldBe(["a", "b", "c"]);

    [Fact]
    public void A_group_without_units_has_no_ranks() => Rank(TestScheme.With()).ShouldBeEmpty();

    private static string Ranks(Scheme scheme, params UnitResult[] results) => string.Join(' ', Rank(scheme, results).Select(unit => unit.Rank));

    private static IReadOnlyList<RankedUnit> Rank(Scheme scheme, params UnitResult[] results) => Ranking.Rank(scheme, results);

    private static UnitResult Result(string unit, decimal total, params decimal[] parts) => new()
    {
        Unit = unit,
        Total = total,
        FinalTotal = total,
        Complete = true,
        ComputedGrade = null,
        FinalGrade = null,
        Vetoes = [],
        Parts = [.. parts.Select((points, position) => new PartScore { Part = TestScheme.Part($"p{position + 1}", PartKind.Entered, 100), Score = points, Complete = true })],
    };
}
