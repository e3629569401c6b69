using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Rubrics;

/// <summary>Each kind of fault that the check can find in a document, on the smallest rubric that has it.</summary>
public class RubricCheckTests
{
    [Fact]
    public void A_sound_rubric_has_no_faults() => Check(Edition(Item("1", 40, Fixed(40)), Item("2", 60, Each(5, cap: 60)))).ShouldBeEmpty();

    [Fact]
    public void Caps_below_the_full_mark_leave_points_that_nobody_can_lose() =>
        Check(Edition(Cap("1", 50, Each(5)), Cap("2", 40, Each(5))))
            .ShouldBe(["1: CapsBelowFullMark 100/90", "Rubric: CapsBelowFullMark 100/90"]);

    [Fact]
    public void Caps_above_the_full_mark_are_cut_off_by_the_section() =>
        Check(Edition(Cap("1", 68, Each(5)), Cap("2", 40, Each(5)))).ShouldBe(["1: CapsAboveFullMark 100/108"]);

    [Fact]
    public void Marks_of_rows_add_up_to_their_section_and_sections_to_the_whole()
    {
        Check(Edition(Item("1", 60, Fixed(60)), Item("2", 60, Fixed(60)))).ShouldBe(["1: SectionSum 100/120"]);
        Check(Of(Section("a", 60, Item("1", 60, Fixed(60))), Section("b", 60, Item("2", 60, Fixed(60)))) with { FullMark = 100 })
            .ShouldBe(["Rubric: TotalSum 100/120"]);
    }

    [Fact]
    public void Rows_of_a_numbered_content_can_exceed_its_mark()
    {
        var numbered = Section("1.1", 2, Item("1", 2, Fixed(2)), Item("2", 2, Fixed(2))) with { Number = "16" };

        Check(Of(Sections("1", 2, numbered))).ShouldBe(["16: SubItemsExceed 2/4"]);
    }

    [Fact]
    public void A_row_without_mark_and_cap_can_cost_nothing() =>
        Check(Edition(Item("1", null), Item("2", 100, Fixed(100)))).ShouldBe(["1: NoMark -/-"]);

    [Fact]
    public void A_row_without_mark_whose_clause_has_no_limit_can_cost_all_of_its_heading() =>
        Check(Edition(Item("1", null, Clause(ClauseKind.Range)), Item("2", 20, Fixed(20)))).ShouldBe(["1: NoMark -/-"]);

    [Fact]
    public void A_row_without_mark_has_nothing_to_win() =>
        Check(Edition(Item("1", null, Clause(ClauseKind.Earned, 20)), Item("2", 20, Fixed(20))))
            .ShouldBe(["1: CapsBelowFullMark 100/20", "1: NoMark -/-", "Rubric: CapsBelowFullMark 100/20"]);

    [Theory]
    [InlineData(1, "1: CapUnreachable 10/2")]
    [InlineData(5, "")]
    [InlineData(null, "")]
    public void A_cap_that_the_largest_single_count_does_not_reach_is_unreachable(int? maxCount, string found) =>
        string.Join('|', Check(Edition(Cap("1", 10, Each(2) with { MaxCount = maxCount }), Cap("2", 90, Each(1)))).Where(line => line.Contains("Unreachable", StringComparison.Ordinal)))
            .ShouldBe(found);

    [Fact]
    public void A_row_whose_clauses_do_not_reach_its_printed_mark_keeps_the_rest() =>
        Check(Edition(Item("1", 100, Fixed(90)))).ShouldBe(["1: CapsBelowFullMark 100/90"]);

    [Fact]
    public void A_number_printed_twice_under_one_heading_is_found() =>
        Check(Edition(Item("1", 50, Fixed(50)) with { Number = "(2)" }, Item("2", 50, Fixed(50)) with { Number = "(2)" }))
            .ShouldBe(["(2): DuplicateNumber -/2"]);

    [Fact]
    public void Tiers_overlap_where_both_print_the_limit_and_gap_where_none_does()
    {
        Check(Edition(Item("1", 100, Tiers(new() { Points = 100, UpTo = 5 }, new() { From = 5, Points = 3, UpTo = 10, UpToIncluded = true }, new() { From = 10, Points = 1 }))))
            .ShouldBe(["1: TiersOverlap 10/10"]);
        Check(Edition(Item("1", 100, Tiers(new() { Points = 100, UpTo = 5 }, new() { From = 6, Points = 3 })))).ShouldBe(["1: TiersGap 5/6"]);
        Check(Edition(Item("1", 100, Tiers(new() { Points = 100, UpTo = 5 }, new() { From = 5, Points = 0, Implied = true })))).ShouldBe(["1: TiersGap 5/-"]);
    }

    [Fact]
    public void What_we_had_to_assume_is_said()
    {
        Check(Edition(Item("1", 100, Fixed(100) with { PolarityImplied = true }))).ShouldBe(["1: PolarityUnclear -/-"]);
        Check(Edition(Item("1", 100, Fixed(100)) with { FullMarkImplied = true })).ShouldBe(["1: MarkImplied -/100"]);
        Check(Of(Section("a", 100, Item("1", 100, Fixed(100))) with { FullMarkImplied = true })).ShouldBe(["a: MarkImplied -/100"]);
    }

    [Fact]
    public void Earned_marks_count_as_what_can_be_lost() =>
        Check(Edition(Item("1", 40, Clause(ClauseKind.Earned, 20, cap: 40)), Item("2", 60, Fixed(60)))).ShouldBeEmpty();

    private static Item Cap(string code, decimal cap, params Clause[] clauses) => Item(code, null, clauses) with { Cap = cap };

    private static Clause Tiers(params Tier[] tiers) => Clause(ClauseKind.Tiered) with { Tiers = tiers };

    private static IEnumerable<string> Check(RubricEdition edition) => RubricCheck.Of(edition)
        .Select(found => FormattableString.Invariant($"{found.Where}: {found.Kind} {found.Stated?.ToString() ?? "-"}/{found.Found?.ToString() ?? "-"}"));
}
