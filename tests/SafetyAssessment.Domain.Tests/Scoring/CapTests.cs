using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>Caps in this order: clause, group, item, section, edition. None is skipped because another is missing.</summary>
public class CapTests
{
    [Fact]
    public void Clauses_of_a_group_cost_at_most_the_groups_cap_together()
    {
        var item = Item("1", 50, Grouped(2), Grouped(2), Clause(ClauseKind.PerOccurrence, 3, group: "g"), Fixed(4)) with { Groups = [new ClauseGroup("g", 5)] };

        Score(Edition(item), Found("1a"), Found("1b")).Item("1")!.Lost.ShouldBe(4);
        Score(Edition(item), Found("1a"), Found("1b"), Found("1c", 2)).Item("1")!.Lost.ShouldBe(5);
        Score(Edition(item), Found("1a"), Found("1b"), Found("1c", 2), Found("1d")).Item("1")!.Lost.ShouldBe(9);
    }

    [Fact]
    public void Each_group_has_its_own_cap()
    {
        var item = Item("1", 50, Grouped(9), Clause(ClauseKind.Fixed, 9, group: "h")) with { Groups = [new ClauseGroup("g", 5), new ClauseGroup("h", 3)] };

        Score(Edition(item), Found("1a"), Found("1b")).Item("1")!.Lost.ShouldBe(8);
    }

    [Fact]
    public void A_clauses_own_cap_comes_before_its_groups()
    {
        var item = Item("1", 50, Clause(ClauseKind.PerOccurrence, 2, cap: 3, group: "g"), Grouped(1)) with { Groups = [new ClauseGroup("g", 5)] };

        Score(Edition(item), Found("1a", 9), Found("1b")).Item("1")!.Lost.ShouldBe(4);
    }

    [Theory]
    [InlineData(20, null, 20)] // only a mark
    [InlineData(null, 10, 10)] // only a cap
    [InlineData(20, 10, 10)] // both: the smaller
    [InlineData(10, 20, 10)]
    [InlineData(null, null, 90)] // neither: nothing stops it here
    public void Deductions_on_one_item_never_exceed_its_cap_or_its_mark(int? mark, int? cap, int lost)
    {
        var scored = Score(Edition(Item("1", mark, Each(30)) with { Cap = cap }), Found("1a", 3)).Item("1")!;

        (scored.LostBeforeCap, scored.Lost).ShouldBe((90m, lost));
    }

    [Fact]
    public void A_section_loses_at_most_its_own_mark()
    {
        var sheet = Score(Of(Section("1", 40, Item("1", 30, Fixed(30)), Item("2", 38, Fixed(38))), Section("2", 60, Item("3", 60))), Found("1a"), Found("2a"));

        sheet.Sections[0].ShouldSatisfyAllConditions(
            section => section.LostBeforeCap.ShouldBe(68),
            section => section.Lost.ShouldBe(40),
            section => section.Score.ShouldBe(0));
        sheet.Score.ShouldBe(60);
    }

    [Fact]
    public void A_heading_over_sections_loses_at_most_its_own_mark()
    {
        var sheet = Score(Of(Sections("1", 10, Section("1.1", 8, Item("1", 8, Fixed(8))), Section("1.2", 8, Item("2", 8, Fixed(8)))), Section("2", 90, Item("3", 90))),
            Found("1a"), Found("2a"));

        (sheet.Sections[0].LostBeforeCap, sheet.Sections[0].Lost, sheet.Score).ShouldBe((16m, 10m, 90m));
    }

    [Fact]
    public void A_section_whose_rows_can_cost_less_than_its_mark_keeps_the_rest() =>
        Score(Edition(Item("1", null, Fixed(90)) with { Cap = 90 }), Found("1a")).Score.ShouldBe(10);

    [Fact]
    public void The_whole_never_falls_below_zero()
    {
        var edition = Of(Section("1", 60, Item("1", 60, Fixed(60))), Section("2", 60, Item("2", 60, Fixed(60)))) with { FullMark = 100 };

        Score(edition, Found("1a"), Found("2a")).Score.ShouldBe(0);
    }

    [Fact]
    public void Without_a_finding_nothing_is_lost() => Score(Edition(Item("1", 50, Fixed(10)))).Score.ShouldBe(100);

    private static Clause Grouped(decimal points) => Clause(ClauseKind.Fixed, points, group: "g");
}
