using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Comparing;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Rubrics;

/// <summary>What two editions differ in. The first edition has sections 1 and 2; items 11, 12, 13 stand in 1, item 21 in 2.</summary>
public class RubricComparisonTests
{
    private static readonly RubricEdition First = Of(
        Section("1", 60, Item("11", 20, Fixed(2), Each(1, 5)), Item("12", 20, Fixed(20)), Item("13", 20, Each(2))), Section("2", 40, Item("21", 40, Fixed(40))));

    [Fact]
    public void An_edition_compared_with_itself_shows_nothing()
    {
        var comparison = RubricComparison.Of(First, First with { Edition = "2027" });

        comparison.IsEmpty.ShouldBeTrue("the name of the edition is no change");
        comparison.Count.ShouldBe(new ChangeCount(0, 0, 0, 0, 11, 0));
    }

    [Fact]
    public void A_changed_cap_is_a_scoring_change_with_both_values()
    {
        var comparison = With("11", item => item with { Clauses = [item.Clauses[0], item.Clauses[1] with { Cap = 8 }] });

        var clause = comparison.Items.Single(item => item.AnyChange).Clauses.Single(known => known.IsChanged);
        clause.Fields.ShouldBe([new FieldChange(RubricField.Cap, 5m, 8m)]);
        clause.IsScoring.ShouldBeTrue();
        comparison.Count.ShouldBe(new ChangeCount(0, 0, 0, 1, 10, 1));
    }

    [Fact]
    public void Another_wording_is_a_change_that_moves_no_score()
    {
        var comparison = With("11", item => item with { Title = "组织领导", Text = "新的要求", Number = "(1)", Method = "查资料", Source = "附件1" });

        var item = comparison.Items.Single(known => known.IsChanged);
        item.Fields.Select(change => change.Field)
            .ShouldBe([RubricField.Number, RubricField.Title, RubricField.Text, RubricField.Method, RubricField.Source]);
        (item.IsScoring, comparison.CanMoveScores, comparison.IsEmpty).ShouldBe((false, false, false));
    }

    [Fact]
    public void What_is_new_stands_at_its_place_and_what_is_gone_where_it_stood()
    {
        var changed = Of(
            Section("1", 60, First.Index.Item("11")!, Item("14", 20, Fixed(1)), First.Index.Item("13")!), Section("2", 40, First.Index.Item("21")!));

        var items = RubricComparison.Of(First, changed).Sections[0].Items;

        items.Select(item => (item.Code, item.IsAdded, item.IsRemoved)).ShouldBe(
            [("11", false, false), ("12", false, true), ("14", true, false), ("13", false, false)]);
        items.Where(item => item.IsChanged).ShouldAllBe(item => item.IsScoring);
        items[1].Clauses.ShouldHaveSingleItem().IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public void A_row_that_changes_places_is_the_one_that_moved()
    {
        var changed = Of(
            Section("1", 60, First.Index.Item("13")!, First.Index.Item("11")!, First.Index.Item("12")!), Section("2", 40, First.Index.Item("21")!));

        var comparison = RubricComparison.Of(First, changed);

        var moved = comparison.All.Single(thing => thing.IsChanged);
        (moved.Code, moved.Move, moved.IsScoring).ShouldBe(("13", Move.Within, false));
    }

    [Fact]
    public void A_row_under_another_heading_gets_under_other_caps()
    {
        var changed = Of(
            Section("1", 60, First.Index.Item("11")!, First.Index.Item("12")!), Section("2", 40, First.Index.Item("21")!, First.Index.Item("13")!));

        var comparison = RubricComparison.Of(First, changed);

        var moved = comparison.All.Single(thing => thing.IsChanged);
        (moved.Code, moved.Move, moved.OldParent, moved.IsScoring).ShouldBe(("13", Move.Elsewhere, "1", true));
        comparison.Sections[1].Items.Select(item => item.Code).ShouldBe(["21", "13"]);
    }

    [Fact]
    public void Every_field_of_the_edition_that_scores_counts()
    {
        var changed = First with { FullMark = 120, BonusCap = 5, NotApplicable = NotApplicableRule.FullMarks, Rounding = new Rounding(1), Title = "新" };

        var comparison = RubricComparison.Of(First, changed);

        comparison.Fields.Where(change => change.Scoring).Select(change => change.Field)
            .ShouldBe([RubricField.FullMark, RubricField.Rounding, RubricField.NotApplicable, RubricField.BonusCap]);
        comparison.Count.Scoring.ShouldBe(4);
    }

    [Fact]
    public void Limits_of_tiers_score_and_their_printed_ends_do_not()
    {
        var tiers = new Tier[] { new() { Points = 5, UpTo = 10 }, new() { From = 10, Points = 0 } };
        RubricEdition Measured(params Tier[] of) => Edition(Item("1", 100, Clause(ClauseKind.Tiered) with { Tiers = of }));

        RubricComparison Other(Tier lowest) => RubricComparison.Of(Measured(tiers), Measured(lowest, tiers[1] with { }));

        Other(tiers[0] with { Points = 4 }).All.Single(thing => thing.IsChanged).Fields.ShouldHaveSingleItem().Field.ShouldBe(RubricField.Tiers);
        Other(tiers[0] with { UpTo = 9 }).CanMoveScores.ShouldBeFalse();
        Other(tiers[0] with { }).IsEmpty.ShouldBeTrue("equal tiers are the same, whichever list holds them");
    }

    [Fact]
    public void A_draft_that_gives_a_code_twice_or_none_can_be_compared()
    {
        var faulty = Of(Section("1", 60, Item("11", 20), Item("11", 30)), Section("1", 40), Section("", 0, Item("", 0)));

        RubricComparison.Of(faulty, faulty).IsEmpty.ShouldBeTrue();
        RubricComparison.Of(First, faulty).Items.Where(item => item.Code == "11").Select(item => item.IsAdded).ShouldBe([false, true]);
    }

    private static RubricComparison With(string code, Func<Item, Item> change) => RubricComparison.Of(First, First with
    {
        Sections = [.. First.Sections.Select(section => section with { Items = [.. section.Items.Select(item => item.Code == code ? change(item) : item)] })],
    });
}
