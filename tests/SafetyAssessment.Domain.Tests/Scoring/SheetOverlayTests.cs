using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>What becomes of findings when the rules change under them.</summary>
public class SheetOverlayTests
{
    private static readonly RubricEdition First = Edition(Item("1", 40, Fixed(10), Each(2)), Item("2", 60, Each(5)));

    [Fact]
    public void A_finding_on_a_clause_that_is_gone_is_listed_with_its_place_and_not_counted()
    {
        var finding = Found("1a") with { Place = "甲镇" };
        var overlay = Overlay(Edition(Item("1", 40) with { Clauses = [First.Index.Clause("1b")!.Value.Clause] }, First.Index.Item("2")!), finding);

        var misfit = overlay.Misfits.ShouldHaveSingleItem();
        (misfit.Reason, misfit.Finding.Place, misfit.Item.Code).ShouldBe((MisfitReason.ClauseGone, "甲镇", "1"));
        overlay.Input.Findings.ShouldBeEmpty();
        overlay.Input.Clear.ShouldContain("1", "the row was looked at");
    }

    [Theory]
    [InlineData(ClauseKind.Fixed, null)]
    [InlineData(ClauseKind.NoScore, null)]
    [InlineData(ClauseKind.Additional, null)]
    [InlineData(ClauseKind.Earned, MisfitReason.KindChanged)]
    [InlineData(ClauseKind.Tiered, MisfitReason.KindChanged)]
    [InlineData(ClauseKind.Range, MisfitReason.KindChanged)]
    [InlineData(ClauseKind.Veto, MisfitReason.KindChanged)]
    public void What_was_counted_stays_counted_only_where_the_count_still_means_the_same(ClauseKind kind, MisfitReason? reason) =>
        Overlay(WithFirst(clause => clause with { Kind = kind }), Found("1b", count: 3)).Misfits.Select(misfit => (MisfitReason?)misfit.Reason)
            .ShouldBe(reason is null ? [] : [reason]);

    [Fact]
    public void What_was_not_counted_before_can_not_be_counted_now()
    {
        var each = WithFirst(clause => clause, first: clause => clause with { Kind = ClauseKind.PerOccurrence });

        Overlay(each, Found("1a")).Misfits.ShouldHaveSingleItem().Reason.ShouldBe(MisfitReason.KindChanged, "how often it was found nobody wrote down");
    }

    [Fact]
    public void A_measured_value_in_another_unit_means_nothing()
    {
        RubricEdition Measured(string unit) => Edition(Item("1", 100, Clause(ClauseKind.PerShortfall, 1) with { Target = 90, Step = 1, Sense = ShortfallSense.Below, ValueUnit = unit }));
        var input = new SheetInput { Findings = [Found("1a", value: 80)] };

        SheetOverlay.Of(Measured("%"), input, Measured("天")).Misfits.ShouldHaveSingleItem().Reason.ShouldBe(MisfitReason.KindChanged);
        SheetOverlay.Of(Measured("%"), input, Measured("%")).Misfits.ShouldBeEmpty();
    }

    [Fact]
    public void Chosen_points_beyond_the_new_limits_are_listed()
    {
        RubricEdition Chosen(decimal most) => Edition(Item("1", 100, Clause(ClauseKind.Range) with { Min = 1, Max = most }));

        SheetOverlay.Of(Chosen(5), new SheetInput { Findings = [Found("1a", points: 4)] }, Chosen(3)).Misfits
            .ShouldHaveSingleItem().Reason.ShouldBe(MisfitReason.OutOfRange);
    }

    [Fact]
    public void An_item_that_nobody_has_looked_at_is_taken_as_full_and_named()
    {
        var more = Edition([.. First.Index.Rows.Select(row => row.Item), Item("3", 20, Clause(ClauseKind.Earned, 20))]);
        var overlay = Overlay(more);

        overlay.Unseen.ShouldHaveSingleItem().Code.ShouldBe("3");
        var scored = Scorer.Score(more, overlay.Input);
        (scored.Complete, scored.Lost).ShouldBe((true, 0m));
    }

    [Fact]
    public void A_clause_that_moved_takes_its_findings_along()
    {
        var moved = Edition(
            First.Index.Item("1")! with { Clauses = [First.Index.Clause("1a")!.Value.Clause] },
            First.Index.Item("2")! with { Clauses = [.. First.Index.Item("2")!.Clauses, First.Index.Clause("1b")!.Value.Clause] });
        var overlay = Overlay(moved, Found("1b", count: 4));

        overlay.Misfits.ShouldBeEmpty();
        var scored = Scorer.Score(moved, overlay.Input);
        (scored.Item("1")!.Lost, scored.Item("2")!.Lost, scored.Complete).ShouldBe((0m, 8m, true));
    }

    [Fact]
    public void A_clause_that_moved_into_a_row_that_is_not_applicable_is_listed()
    {
        var moved = Edition(First.Index.Item("1")! with { Clauses = [] }, First.Index.Item("2")! with { Clauses = First.Index.Item("1")!.Clauses });
        var input = new SheetInput { Findings = [Found("1b", count: 1)], NotApplicable = ["2"] };

        SheetOverlay.Of(First, input, moved).Misfits.ShouldHaveSingleItem().Reason.ShouldBe(MisfitReason.ItemLeftOut);
    }

    [Fact]
    public void A_changed_cap_moves_the_score_by_what_it_lets_through()
    {
        var before = Edition(Item("1", 40, Each(2, cap: 10)), Item("2", 60, Fixed(5)));
        var after = Edition(Item("1", 40, Each(2, cap: 16)), Item("2", 60, Fixed(5)));
        var input = new SheetInput { Findings = [Found("1a", count: 7)], Clear = ["2"] };

        var moves = SheetDifference.Of(Scorer.Score(before, input), Scorer.Score(after, SheetOverlay.Of(before, input, after).Input));

        moves.ShouldBe([new ScoreMove(ScoreMoveKind.Item, "1", "1", 10, 14)]);
        moves[0].Effect.ShouldBe(-4);
    }

    private static SheetOverlay Overlay(RubricEdition other, params Finding[] findings)
    {
        var found = findings.Select(finding => First.Index.Clause(finding.Clause)!.Value.Item.Code).ToHashSet();
        return SheetOverlay.Of(First, new SheetInput
        {
            Findings = findings,
            Clear = [.. First.Index.Rows.Select(row => row.Item.Code).Where(item => !found.Contains(item))],
        }, other);
    }

    private static RubricEdition WithFirst(Func<Clause, Clause> second, Func<Clause, Clause>? first = null)
    {
        var item = First.Index.Item("1")!;
        return Edition(item with { Clauses = [(first ?? (clause => clause))(item.Clauses[0]), second(item.Clauses[1])] }, First.Index.Item("2")!);
    }
}
