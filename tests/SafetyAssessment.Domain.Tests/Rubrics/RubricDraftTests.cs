using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Rubrics;

/// <summary>A draft may have faults; an edition may not. Between the two stands what a person has to look at.</summary>
public class RubricDraftTests
{
    private static readonly DateTime Later = Noon.AddHours(1);

    [Fact]
    public void A_blank_draft_has_faults_and_is_refused_with_all_of_them()
    {
        var draft = RubricDraft.Blank(Guid.NewGuid(), Head("2027") with { FullMark = 0 }, Office, Noon);

        Refused(() => draft.Publish(0)).ShouldBe($"fullMark {Rules.RubricFullMarkMissing}; sections {Rules.RubricEmpty}");
    }

    [Fact]
    public void A_copy_under_the_same_code_goes_on_with_the_edition_and_keeps_every_code()
    {
        var basis = Rows(Item("1", 40, Fixed(40)), Item("2", 60, Fixed(60)));

        var next = RubricDraft.Copy(Guid.NewGuid(), basis, Head("2027") with { Code = basis.Code, Title = "新版" }, Office, Noon);
        var other = RubricDraft.Copy(Guid.NewGuid(), basis, Head("2027") with { Code = "other" }, Office, Noon);

        (next.Code, next.Edition, next.Title, next.BasedOn).ShouldBe((basis.Code, "2027", "新版", basis.Edition));
        next.Content.Index.Rows.SelectMany(row => row.Item.Clauses).Select(clause => clause.Code).ShouldBe(["1a", "2a"]);
        (other.Code, other.BasedOn).ShouldBe(("other", null));
    }

    [Fact]
    public void A_draft_that_goes_on_with_an_edition_keeps_the_rubrics_code()
    {
        var draft = Next();

        Refused(() => draft.Change(draft.Content with { Code = "renamed" }, 0, Office, Later)).ShouldBe(Rules.DraftCodeFixed);
    }

    [Fact]
    public void A_change_says_what_changed_item_by_item_and_nothing_where_nothing_did()
    {
        var draft = Next();

        draft.Change(Rows(Item("1", 40, Fixed(40)), Item("2", 60, Fixed(60))), 0, Office, Later).ShouldBeEmpty("another object that says the same");
        draft.Version.ShouldBe(0);
        var happened = draft.Change(Rows(Item("1", 40, Fixed(30)), Item("3", 60, Fixed(60))), 0, Office, Later);

        happened.Select(change => (change.Action, change.Path)).ShouldBe([
            ("draft.outline-changed", null), ("draft.item-removed", "2"), ("draft.item-changed", "1"), ("draft.item-added", "3"),
        ]);
        happened[2].Old.ShouldBeOfType<Item>().Clauses[0].Points.ShouldBe(40);
        happened[2].New.ShouldBeOfType<Item>().Clauses[0].Points.ShouldBe(30);
        (draft.Version, draft.ChangedBy, draft.ChangedAt).ShouldBe((1L, "安委办", Later));
    }

    [Fact]
    public void Tiers_are_compared_by_what_they_say()
    {
        static RubricEdition Tiered(decimal from) => Rows(Item("1", 100, Clause(ClauseKind.Tiered) with { Tiers = [new() { Points = 5 }, new() { From = from, Points = 2 }] }));
        var draft = RubricDraft.Imported(Guid.NewGuid(), Tiered(5), null, [], Office, Noon);

        draft.Change(Tiered(5), 0, Office, Later).ShouldBeEmpty();
        draft.Change(Tiered(6), 0, Office, Later).ShouldHaveSingleItem().Path.ShouldBe("1");
    }

    [Fact]
    public void Who_saw_an_older_version_gets_both_and_changes_nothing()
    {
        var draft = Next();
        draft.Change(draft.Content with { Title = "甲" }, 0, Office, Later);
        var mine = draft.Content with { Title = "乙" };

        var clash = Should.Throw<ChangedMeanwhile>(() => draft.Change(mine, 0, Leader, Later));

        (clash.Mine, ((RubricEdition)clash.Theirs!).Title, clash.By, clash.Version).ShouldBe((mine, "甲", "安委办", 1L));
        draft.Title.ShouldBe("甲");
    }

    [Fact]
    public void No_imported_row_is_published_before_a_person_has_confirmed_it()
    {
        var draft = Imported();
        Refused(() => draft.Publish(0)).ShouldBe(Rules.DraftRowsNotConfirmed);

        draft.ConfirmRows(["1"], true, 0, Office, Later);
        Refused(() => draft.Publish(1)).ShouldBe(Rules.DraftRowsNotConfirmed);
        draft.ConfirmRows(["2"], true, 1, Office, Later).Action.ShouldBe("draft.rows-confirmed");

        draft.Rows.ShouldAllBe(row => row.ConfirmedBy == "安委办" && row.ConfirmedAt == Later);
        draft.Publish(2).ShouldSatisfyAllConditions(done => done.Entity.ShouldBe("rubric"), done => done.EntityId.ShouldBe("rubric/2026"));
    }

    [Fact]
    public void A_confirmation_can_be_taken_back_and_only_rows_of_the_document_can_be_confirmed()
    {
        var draft = Imported();
        draft.ConfirmRows(["1", "2"], true, 0, Office, Later);

        draft.ConfirmRows(["2"], false, 1, Office, Later).Action.ShouldBe("draft.rows-reopened");

        draft.Readiness.Unconfirmed.ShouldHaveSingleItem().Item.ShouldBe("2");
        Refused(() => draft.ConfirmRows(["9"], true, 2, Office, Later)).ShouldBe($"items {Rules.ItemUnknown}");
    }

    [Fact]
    public void Who_changes_by_hand_what_a_row_costs_vouches_for_it_and_a_corrected_title_confirms_nothing()
    {
        var draft = Imported();

        draft.Change(Rows(Item("1", 40, Fixed(20), Fixed(20)), Item("2", 60, Fixed(60)) with { Title = "改过的标题" }), 0, Leader, Later);

        draft.Rows.Select(row => row.ConfirmedBy).ShouldBe(["组长", null]);
    }

    [Fact]
    public void A_row_whose_item_was_removed_needs_no_confirmation()
    {
        var draft = Imported();

        draft.Change(Rows(Item("1", 100, Fixed(100))), 0, Office, Later);

        draft.Rows.ShouldHaveSingleItem().Item.ShouldBe("1");
    }

    [Fact]
    public void Read_again_with_other_columns_confirmed_rows_stay_at_their_place_and_the_others_are_as_read()
    {
        var draft = Imported();
        draft.Change(Rows(Item("1", 40, Fixed(40)), Item("2", 60, Fixed(35), Fixed(25))), 0, Office, Later);
        var read = Rows(Item("1", 10, Fixed(10)), Item("2", 40, Fixed(5)), Item("3", 50, Fixed(50)));

        draft.ReadAgain(read, [new("1", 1, 1, 1), new("2", 1, 2, 2), new("3", 1, 3, 3)], 1, Office, Later);

        draft.Content.Index.Rows.Select(row => (row.Item.Code, row.Item.Mark)).ShouldBe([("1", 10), ("2", 60), ("3", 50)]);
        draft.Content.Index.Item("2")!.Clauses.Select(clause => (clause.Code, clause.Points)).ShouldBe([("2.1", 35), ("2.2", 25)]);
        draft.Rows.Select(row => row.IsConfirmed).ShouldBe([false, true, false]);
    }

    [Fact]
    public void A_finding_of_the_check_is_published_only_with_a_reason_beside_it()
    {
        var draft = Short(90);
        var finding = RubricCheck.Of(draft.Content);
        Refused(() => draft.Publish(0)).ShouldBe(Rules.DraftFindingsOpen);

        draft.Acknowledge(finding[0], " 留十分为基础分 ", 0, Office, Later).Path.ShouldBe(finding[0].Code);
        draft.Acknowledge(finding[1], "同上", 1, Office, Later);

        draft.Publish(2).Action.ShouldBe("rubric.published");
        draft.InForce().Select(known => (known.Finding, known.Reason, known.By)).ShouldBe([(finding[0], "留十分为基础分", "安委办"), (finding[1], "同上", "安委办")]);
    }

    [Fact]
    public void An_acknowledgement_holds_for_its_numbers_alone()
    {
        var draft = Short(90);
        foreach (var finding in RubricCheck.Of(draft.Content))
            draft.Acknowledge(finding, "留十分为基础分", draft.Version, Office, Later);

        draft.Change(Short(80).Content, 2, Office, Later);
        draft.Readiness.Open.Count.ShouldBe(2, "80 is not the 90 that was acknowledged");
        draft.InForce().ShouldBeEmpty();
        draft.Change(Short(90).Content, 3, Office, Later);
        draft.Readiness.Open.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_check_does_not_find_can_not_be_acknowledged_and_an_acknowledgement_can_be_taken_back()
    {
        var draft = Short(90);
        var finding = RubricCheck.Of(draft.Content)[0];

        Refused(() => draft.Acknowledge(finding with { Found = 91 }, "理由", 0, Office, Later)).ShouldBe(Rules.DraftFindingGone);
        draft.Acknowledge(finding with { Where = "按别的说法" }, "理由", 0, Office, Later);
        draft.WithdrawAcknowledgement(finding, 1, Office, Later).Old.ShouldBeOfType<Acknowledgement>().Reason.ShouldBe("理由");

        draft.Acknowledged.ShouldBeEmpty();
        Refused(() => draft.WithdrawAcknowledgement(finding, 2, Office, Later)).ShouldBe(Rules.DraftFindingGone);
    }

    [Fact]
    public void The_check_can_look_at_a_clause_that_still_lacks_its_tiers() =>
        RubricCheck.Of(Rows(Item("1", 100, Clause(ClauseKind.Tiered)))).ShouldBeEmpty();

    private static RubricEdition Rows(params Item[] items) => Of(Section("s", 100, items));

    private static RubricEdition Head(string edition) =>
        new() { Code = "new", Edition = edition, Title = "新细则", Subject = Subject.Town, FullMark = 100, Sections = [] };

    private static RubricDraft Next()
    {
        var basis = Rows(Item("1", 40, Fixed(40)), Item("2", 60, Fixed(60)));
        return RubricDraft.Copy(Guid.NewGuid(), basis, basis, Office, Noon);
    }

    private static RubricDraft Imported() => RubricDraft.Imported(
        Guid.NewGuid(), Rows(Item("1", 40, Fixed(40)), Item("2", 60, Fixed(60))), null, [new("1", 1, 1, 1), new("2", 1, 2, 2)], Office, Noon);

    private static RubricDraft Short(decimal cap) => RubricDraft.Imported(
        Guid.NewGuid(), Rows(Item("1", null, Each(5)) with { Cap = cap }), null, [], Office, Noon);
}
