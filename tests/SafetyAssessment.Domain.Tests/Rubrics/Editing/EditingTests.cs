using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Rubrics.Editing;

/// <summary>What each change to an edition does. The edition itself never changes: another one comes out.</summary>
public class EditingTests
{
    // Two sections; 1.1 has the clauses 1.1a and 1.1b in the group a.
    private static readonly RubricEdition Paper = Of(
        Section("1", 30, Grouped(), Item("1.2", 20, Fixed(20))),
        Sections("2", 70, Section("2.1", 40, Item("2.1.1", 40, Each(5))), Section("2.2", 30, Item("2.2.1", 30, Each(2, cap: 10)))));

    [Fact]
    public void A_new_thing_gets_the_next_free_code_of_its_place()
    {
        Paper.AddSection(null, Section("", 5)).Code.ShouldBe("3");
        Paper.AddSection("2", Section("", 5)).Code.ShouldBe("2.3");
        Paper.AddItem("1", Item("", 5)).Code.ShouldBe("1.3");
        Paper.AddClauses("1.2", [Fixed(1), Fixed(2)]).ShouldSatisfyAllConditions(
            added => added.Code.ShouldBe("1.2.1"),
            added => Clauses(added.Edition, "1.2").ShouldBe(["1.2a", "1.2.1", "1.2.2"]));
    }

    [Fact]
    public void What_was_deleted_since_the_last_edition_does_not_come_back_as_something_else()
    {
        var taken = EditionCodes.Of(Paper).ToHashSet(StringComparer.Ordinal);

        Paper.RemoveItem("1.2").AddItem("1", Item("", 5), taken: taken).Code.ShouldBe("1.3");
        Paper.RemoveSection("2").AddSection(null, Section("", 5), taken).Code.ShouldBe("3");
    }

    [Fact]
    public void A_code_of_something_moved_away_is_not_given_again() =>
        Paper.MoveItemTo("1.2", "2.1").AddItem("1", Item("", 5)).Code.ShouldBe("1.3");

    [Fact]
    public void An_item_can_be_added_behind_another() =>
        Items(Paper.AddItem("1", Item("", 5), after: "1.1").Edition, "1").ShouldBe(["1.1", "1.3", "1.2"]);

    [Fact]
    public void Removing_takes_away_all_that_stands_below()
    {
        EditionCodes.Of(Paper.RemoveSection("2")).ShouldBe(["1", "1.1", "1.1a", "1.1b", "1.2", "1.2a"]);
        EditionCodes.Of(Paper.RemoveItem("1.1")).ShouldNotContain("1.1a");
        Clauses(Paper.RemoveClause("1.1a"), "1.1").ShouldBe(["1.1b"]);
    }

    [Theory]
    [InlineData("1.2", -1, "1.2 1.1")]
    [InlineData("1.1", 1, "1.2 1.1")]
    [InlineData("1.1", -1, "1.1 1.2")]
    [InlineData("1.2", 1, "1.1 1.2")]
    public void Items_move_among_their_neighbours_and_stop_at_either_end(string item, int by, string order) =>
        string.Join(' ', Items(Paper.MoveItem(item, by), "1")).ShouldBe(order);

    [Fact]
    public void Sections_and_clauses_move_among_their_neighbours()
    {
        Paper.MoveSection("1", 1).Sections.Select(section => section.Code).ShouldBe(["2", "1"]);
        Paper.MoveSection("2.2", -1).Sections[1].Sections.Select(section => section.Code).ShouldBe(["2.2", "2.1"]);
        Clauses(Paper.MoveClause("1.1b", -1), "1.1").ShouldBe(["1.1b", "1.1a"]);
    }

    [Fact]
    public void An_item_moves_to_another_section_and_keeps_its_codes()
    {
        var moved = Paper.MoveItemTo("1.1", "2.1", 0);

        Items(moved, "1").ShouldBe(["1.2"]);
        Items(moved, "2.1").ShouldBe(["1.1", "2.1.1"]);
        moved.Index.Item("1.1").ShouldBeSameAs(Paper.Index.Item("1.1"));
    }

    [Fact]
    public void A_section_moves_to_the_top_or_under_another()
    {
        Paper.MoveSectionTo("2.1", null, 0).Sections.Select(section => section.Code).ShouldBe(["2.1", "1", "2"]);
        Paper.MoveSectionTo("1", "2").Sections.Single().Sections.Select(section => section.Code).ShouldBe(["2.1", "2.2", "1"]);
    }

    [Fact]
    public void A_section_holds_sections_or_items_never_both()
    {
        Refused(() => Paper.AddItem("2", Item("", 5))).ShouldBe(Rules.RubricSectionEitherOr);
        Refused(() => Paper.MoveItemTo("1.1", "2")).ShouldBe(Rules.RubricSectionEitherOr);
        Refused(() => Paper.AddSection("1", Section("", 5))).ShouldBe(Rules.RubricSectionEitherOr);
        Refused(() => Paper.MoveSectionTo("2.1", "1")).ShouldBe(Rules.RubricSectionEitherOr);
    }

    [Fact]
    public void A_section_cannot_move_below_itself()
    {
        Refused(() => Paper.MoveSectionTo("2", "2")).ShouldBe(Rules.RubricSectionEitherOr);
        Refused(() => Paper.MoveSectionTo("2", "2.1")).ShouldBe(Rules.RubricSectionEitherOr);
    }

    [Fact]
    public void A_copy_stands_behind_the_original_under_new_codes_and_without_its_printed_number()
    {
        var numbered = Paper.ChangeItem("1.1", item => item with { Number = "(1)" });
        var copy = numbered.CopyItem("1.1");

        Items(copy.Edition, "1").ShouldBe(["1.1", "1.3", "1.2"]);
        copy.Edition.Index.Item(copy.Code)!.ShouldSatisfyAllConditions(
            item => item.Number.ShouldBeNull(),
            item => item.Title.ShouldBe("1.1"),
            item => item.Groups.ShouldBe(Paper.Index.Item("1.1")!.Groups),
            item => item.Clauses.Select(clause => (clause.Code, clause.Kind, clause.Group)).ShouldBe(
                [("1.3.1", ClauseKind.Fixed, "a"), ("1.3.2", ClauseKind.PerOccurrence, "a")]));
    }

    [Fact]
    public void A_copied_section_has_new_codes_all_the_way_down()
    {
        var copy = Paper.CopySection("2");

        copy.Code.ShouldBe("3");
        EditionCodes.Of(copy.Edition.Sections[2]).ShouldBe(["3", "3.1", "3.1.1", "3.1.1.1", "3.2", "3.2.1", "3.2.1.1"]);
        RubricFaults.Of(copy.Edition).ShouldBeEmpty();
    }

    [Fact]
    public void A_copied_clause_stands_behind_the_original()
    {
        var copy = Paper.CopyClause("1.1a");

        Clauses(copy.Edition, "1.1").ShouldBe(["1.1a", "1.1.1", "1.1b"]);
        copy.Edition.Index.Clause("1.1.1")!.Value.Clause.Points.ShouldBe(4);
    }

    [Fact]
    public void A_clause_that_was_read_as_several_keeps_its_code_for_the_first() =>
        Paper.ReplaceClause("1.1a", [Each(1), Each(2), Fixed(3)]).Index.Item("1.1")!.Clauses.Select(clause => (clause.Code, clause.Points))
            .ShouldBe([("1.1a", 1m), ("1.1.1", 2m), ("1.1.2", 3m), ("1.1b", 2m)]);

    [Fact]
    public void An_edit_cannot_change_a_code()
    {
        EditionCodes.Of(Paper.ChangeClause("1.1a", clause => clause with { Code = "x" }).ChangeItem("1.2", item => item with { Code = "y" })
            .ChangeSection("2", section => section with { Code = "z" })).ShouldBe(EditionCodes.Of(Paper));
    }

    [Fact]
    public void A_group_is_added_changed_moved_and_removed_and_its_clauses_stay()
    {
        var two = Paper.AddGroup("1.1", 3);

        two.Code.ShouldBe("b");
        two.Edition.ChangeGroup("1.1", "b", 7).Index.Item("1.1")!.Groups.ShouldBe([new ClauseGroup("a", 5), new ClauseGroup("b", 7)]);
        two.Edition.MoveGroup("1.1", "b", -1).Index.Item("1.1")!.Groups.Select(group => group.Code).ShouldBe(["b", "a"]);
        Paper.RemoveGroup("1.1", "a").Index.Item("1.1")!.ShouldSatisfyAllConditions(
            item => item.Groups.ShouldBeEmpty(),
            item => item.Clauses.Select(clause => clause.Group).ShouldBe([null, null]));
    }

    [Fact]
    public void A_clause_of_another_kind_keeps_what_both_kinds_have()
    {
        var counted = Each(2, cap: 10) with { Unit = "次", MaxCount = 3, Group = "a" };

        counted.As(ClauseKind.PerOccurrence).ShouldBe(counted);
        counted.As(ClauseKind.Bonus).ShouldSatisfyAllConditions(
            bonus => bonus.Points.ShouldBe(2), bonus => bonus.Unit.ShouldBe("次"), bonus => bonus.Cap.ShouldBe(10), bonus => bonus.Group.ShouldBeNull());
        counted.As(ClauseKind.NoScore).ShouldBe(Clause(ClauseKind.NoScore) with { Text = counted.Text });
    }

    [Theory]
    [InlineData(ClauseKind.PerShortfall, "target")]
    [InlineData(ClauseKind.Tiered, null)]
    [InlineData(ClauseKind.Veto, null)]
    [InlineData(ClauseKind.Range, null)]
    public void A_clause_of_another_kind_begins_with_the_usual_values(ClauseKind kind, string? stillMissing) =>
        RubricFaults.Of(Edition(Item("1.1", 10, Each(2).As(kind)))).SingleOrDefault()?.Values[1].ShouldBe(stillMissing);

    [Fact]
    public void A_code_that_the_edition_lacks_is_a_bug()
    {
        Should.Throw<ArgumentException>(() => Paper.ChangeItem("9.9", item => item));
        Should.Throw<ArgumentException>(() => Paper.RemoveClause("9.9"));
        Should.Throw<ArgumentException>(() => Paper.MoveSection("9", 1));
    }

    [Fact]
    public void The_check_of_a_draft_with_a_clause_without_its_tiers_says_no_number()
    {
        var draft = Edition(Item("1.1", 100, Clause(ClauseKind.Tiered)));

        RubricCheck.Of(draft).ShouldBeEmpty();
        RubricFaults.Of(draft).ShouldNotBeEmpty();
    }

    private static Item Grouped() => Item("1.1", 10, Fixed(4) with { Group = "a" }, Each(2) with { Group = "a" }) with { Groups = [new ClauseGroup("a", 5)] };

    private static IEnumerable<string> Items(RubricEdition edition, string section) =>
        edition.Index.Rows.Where(row => row.Path[^1].Code == section).Select(row => row.Item.Code);

    private static IEnumerable<string> Clauses(RubricEdition edition, string item) => edition.Index.Item(item)!.Clauses.Select(clause => clause.Code);
}
