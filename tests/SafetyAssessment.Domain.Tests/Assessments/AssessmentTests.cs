using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Assessments;

/// <summary>One sheet from the first finding to its confirmation.</summary>
public class AssessmentTests
{
    private static readonly RubricEdition Rows = Edition(
        Item("1", 20, Each(2), Fixed(5)), Item("2", 40, Clause(ClauseKind.Tiered) with { Tiers = [new() { Points = 3 }, new() { From = 90, Points = 0 }] }),
        Item("3", 40, Clause(ClauseKind.Earned, 20), Clause(ClauseKind.Veto) with { Scope = VetoScope.Total }));

    private readonly Assessment sheet = new(Guid.NewGuid(), "scheme", "group", "part", "unit", "rubric", "2026", "t1");

    [Fact]
    public void The_first_finding_opens_the_row_and_the_event_carries_no_old_value()
    {
        var entry = Entry("1a", count: 2, place: "  甲镇 ", reason: "两地未发");
        var recorded = sheet.RecordFinding(Rows, entry, 0, Member, Noon);

        var row = sheet.Rows.Single();
        (row.ItemCode, row.State, row.Version, row.ChangedBy, row.ChangedAt).ShouldBe(("1", ItemState.Findings, 1L, "组员", Noon));
        row.Findings.Single().ToEntry().ShouldBe(entry with { Place = "甲镇" });
        (sheet.Version, sheet.ChangedBy, sheet.ChangedAt).ShouldBe((1L, "组员", Noon));
        (recorded.Entity, recorded.EntityId, recorded.Action, recorded.Path, recorded.Old)
            .ShouldBe(("assessment", sheet.Id.ToString(), "finding.recorded", "1", null));
        ((RowSnapshot)recorded.New!).Findings.Single().Count.ShouldBe(2);
    }

    [Fact]
    public void A_finding_with_the_same_id_is_changed_and_the_event_carries_old_and_new()
    {
        var entry = Entry("1a", count: 2);
        sheet.RecordFinding(Rows, entry, 0, Member, Noon);
        var changed = sheet.RecordFinding(Rows, entry with { Count = 3 }, 1, Leader, Noon.AddHours(1));

        sheet.Rows.Single().Findings.Single().Count.ShouldBe(3);
        ((RowSnapshot)changed.Old!).Findings.Single().Count.ShouldBe(2);
        ((RowSnapshot)changed.New!).Findings.Single().Count.ShouldBe(3);
        sheet.Rows.Single().ChangedBy.ShouldBe("组长");
    }

    [Fact]
    public void A_finding_can_not_move_to_another_row()
    {
        var entry = Entry("1a", count: 2);
        sheet.RecordFinding(Rows, entry, 0, Member, Noon);

        Should.Throw<RuleViolation>(() => sheet.RecordFinding(Rows, entry with { Clause = "3b", Count = 1 }, 0, Member, Noon))
            .Code.ShouldBe(Rules.FindingInOtherRow);
        sheet.Rows.Single().ItemCode.ShouldBe("1");
    }

    [Fact]
    public void Findings_of_a_row_keep_the_order_of_entry()
    {
        sheet.RecordFinding(Rows, Entry("1b"), 0, Member, Noon);
        sheet.RecordFinding(Rows, Entry("1a", count: 1), 1, Member, Noon);

        sheet.ToInput().Findings.Select(finding => finding.Clause).ShouldBe(["1b", "1a"]);
    }

    [Fact]
    public void A_stale_version_is_refused_with_both_values()
    {
        var stored = Entry("1a", count: 2, reason: "theirs");
        sheet.RecordFinding(Rows, stored, 0, Leader, Noon);
        var mine = Entry("1a", count: 5, reason: "mine");

        var clash = Should.Throw<ChangedMeanwhile>(() => sheet.RecordFinding(Rows, mine, 0, Member, Noon.AddMinutes(1)));

        clash.Mine.ShouldBe(mine);
        ((RowSnapshot)clash.Theirs!).Findings.ShouldBe([stored]);
        (clash.By, clash.At, clash.Version).ShouldBe(("组长", Noon, 1L));
        sheet.Rows.Single().Findings.Single().ToEntry().ShouldBe(stored);
        sheet.Version.ShouldBe(1);
    }

    [Fact]
    public void Two_people_on_different_rows_do_not_clash()
    {
        sheet.RecordFinding(Rows, Entry("1b"), 0, Leader, Noon);
        sheet.RecordFinding(Rows, Entry("2a", value: 80), 0, Member, Noon);

        sheet.Version.ShouldBe(2);
    }

    [Fact]
    public void Whoever_decides_for_mine_sends_the_stored_version()
    {
        sheet.RecordFinding(Rows, Entry("1b"), 0, Leader, Noon);
        var clash = Should.Throw<ChangedMeanwhile>(() => sheet.SetItemState(Rows, "1", ItemState.NotApplicable, "没有", 0, Member, Noon));

        ((RowSnapshot)clash.Mine!).ShouldSatisfyAllConditions(mine => mine.State.ShouldBe(ItemState.NotApplicable), mine => mine.Reason.ShouldBe("没有"));
        sheet.RecordFinding(Rows, Entry("1a", count: 1), clash.Version, Member, Noon);
        sheet.Rows.Single().Findings.Count.ShouldBe(2);
    }

    [Fact]
    public void A_finding_that_does_not_fit_its_clause_is_refused()
    {
        Refused(() => sheet.RecordFinding(Rows, Entry("9z"), 0, Member, Noon)).ShouldBe("clause score.clause-unknown");
        Refused(() => sheet.RecordFinding(Rows, Entry("1a"), 0, Member, Noon)).ShouldBe("finding.count score.count-missing");
        sheet.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void A_removed_finding_leaves_the_row_not_assessed_when_it_was_the_last()
    {
        var first = Entry("1b");
        sheet.RecordFinding(Rows, first, 0, Member, Noon);
        sheet.RecordFinding(Rows, Entry("1a", count: 1), 1, Member, Noon);
        var removed = sheet.RemoveFinding("1", first.Id, 2, Member, Noon);
        sheet.Rows.Single().State.ShouldBe(ItemState.Findings);
        sheet.RemoveFinding("1", sheet.Rows.Single().Findings.Single().Id, 3, Member, Noon);

        sheet.Rows.Single().State.ShouldBe(ItemState.NotAssessed);
        (removed.Action, ((RowSnapshot)removed.Old!).Findings.Count, ((RowSnapshot)removed.New!).Findings.Count).ShouldBe(("finding.removed", 2, 1));
    }

    [Fact]
    public void A_finding_that_is_not_there_can_not_be_removed()
    {
        sheet.RecordFinding(Rows, Entry("1b"), 0, Member, Noon);

        Refused(() => sheet.RemoveFinding("1", Guid.NewGuid(), 1, Member, Noon)).ShouldBe(Rules.NotFound);
        Refused(() => sheet.RemoveFinding("2", Guid.NewGuid(), 0, Member, Noon)).ShouldBe(Rules.NotFound);
    }

    [Theory]
    [InlineData(ItemState.Clear, null, null)]
    [InlineData(ItemState.Clear, "不需要", null)]
    [InlineData(ItemState.NotApplicable, " 没有危险源 ", "没有危险源")]
    [InlineData(ItemState.Exempt, "经批准", "经批准")]
    [InlineData(ItemState.NotAssessed, null, null)]
    public void A_row_without_findings_gets_its_state(ItemState state, string? reason, string? kept)
    {
        var set = sheet.SetItemState(Rows, "1", state, reason, 0, Member, Noon);

        (sheet.Rows.Single().State, sheet.Rows.Single().Reason).ShouldBe((state, kept));
        (set.Action, set.Path, set.Old).ShouldBe(("item.state-set", "1", null));
    }

    [Theory]
    [InlineData(ItemState.NotApplicable, null)]
    [InlineData(ItemState.NotApplicable, "  ")]
    [InlineData(ItemState.Exempt, "")]
    public void Not_applicable_and_exempt_need_a_reason(ItemState state, string? reason) =>
        Refused(() => sheet.SetItemState(Rows, "1", state, reason, 0, Member, Noon)).ShouldBe(Rules.ReasonRequired);

    [Fact]
    public void A_row_with_findings_is_not_cleared_over_them()
    {
        sheet.RecordFinding(Rows, Entry("1b"), 0, Member, Noon);

        Refused(() => sheet.SetItemState(Rows, "1", ItemState.Clear, null, 1, Member, Noon)).ShouldBe(Rules.RowHasFindings);
        sheet.Rows.Single().ShouldSatisfyAllConditions(row => row.State.ShouldBe(ItemState.Findings), row => row.Version.ShouldBe(1));
    }

    [Fact]
    public void Findings_can_not_be_set_as_a_state_and_an_unknown_item_has_none()
    {
        Refused(() => sheet.SetItemState(Rows, "1", ItemState.Findings, null, 0, Member, Noon)).ShouldBe("item score.item-unknown");
        Refused(() => sheet.SetItemState(Rows, "9", ItemState.Clear, null, 0, Member, Noon)).ShouldBe("item score.item-unknown");
    }

    [Fact]
    public void A_finding_on_a_row_that_was_not_applicable_takes_its_place_and_the_event_keeps_the_reason()
    {
        sheet.SetItemState(Rows, "1", ItemState.NotApplicable, "没有", 0, Member, Noon);
        var recorded = sheet.RecordFinding(Rows, Entry("1b"), 1, Member, Noon);

        (sheet.Rows.Single().State, sheet.Rows.Single().Reason).ShouldBe((ItemState.Findings, null));
        ((RowSnapshot)recorded.Old!).Reason.ShouldBe("没有");
    }

    [Fact]
    public void The_sheet_is_what_the_scorer_scores()
    {
        sheet.RecordFinding(Rows, Entry("1a", count: 3), 0, Member, Noon);
        sheet.SetItemState(Rows, "2", ItemState.Exempt, "经批准", 0, Member, Noon);
        sheet.SetItemState(Rows, "3", ItemState.NotApplicable, "没有", 0, Member, Noon);

        Scorer.Score(Rows, sheet.ToInput()).Score.ShouldBe(90); // 54 ÷ 60 × 100
    }

    [Fact]
    public void A_sheet_with_an_item_not_assessed_can_not_be_handed_in()
    {
        sheet.SetItemState(Rows, "1", ItemState.Clear, null, 0, Member, Noon);

        Should.Throw<RuleViolation>(() => sheet.Submit(Rows, Leader, Noon))
            .ShouldSatisfyAllConditions(refused => refused.Code.ShouldBe(Rules.SheetIncomplete), refused => refused.Values.ShouldBe([2]));
        sheet.State.ShouldBe(AssessmentState.Draft);
    }

    [Theory]
    [InlineData("1b", null, null, true)]
    [InlineData("1a", "2", null, true)]
    [InlineData("1a", "0", null, false)] // looked at, not found
    [InlineData("2a", null, "80", true)]
    [InlineData("2a", null, "95", false)] // a measured value on target costs nothing
    [InlineData("3a", "1", null, false)] // a gain
    [InlineData("3b", "1", null, true)] // a veto costs no points and needs its reason all the same
    [InlineData("3b", "0", null, false)]
    public void What_costs_points_needs_a_reason_before_the_sheet_is_handed_in(string clause, string? count, string? value, bool needed)
    {
        var entry = Entry(clause, Number(count), Number(value));
        sheet.RecordFinding(Rows, entry, 0, Member, Noon);
        foreach (var item in Rows.Index.Rows.Select(row => row.Item.Code).Where(code => code != clause[..1]))
            sheet.SetItemState(Rows, item, ItemState.Clear, null, 0, Member, Noon);

        sheet.OpenPoints(Rows).ShouldBe(needed ? [new OpenPoint(clause[..1], OpenPointKind.ReasonMissing)] : []);
        if (needed)
            Refused(() => sheet.Submit(Rows, Leader, Noon)).ShouldBe(Rules.SheetReasonMissing);
        sheet.RecordFinding(Rows, entry with { Reason = "原因" }, 1, Member, Noon);
        sheet.Submit(Rows, Leader, Noon).Action.ShouldBe("sheet.submitted");
    }

    [Fact]
    public void Open_points_stand_in_paper_order()
    {
        sheet.RecordFinding(Rows, Entry("2a", value: 1), 0, Member, Noon);

        sheet.OpenPoints(Rows).ShouldBe(
            [new("1", OpenPointKind.NotAssessed), new("2", OpenPointKind.ReasonMissing), new("3", OpenPointKind.NotAssessed)]);
    }

    [Fact]
    public void A_sheet_handed_in_is_locked_until_it_is_returned()
    {
        Submit();

        Refused(() => sheet.RecordFinding(Rows, Entry("1b"), 1, Member, Noon)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.RemoveFinding("1", Guid.NewGuid(), 1, Member, Noon)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.SetItemState(Rows, "1", ItemState.Clear, null, 1, Member, Noon)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.Submit(Rows, Leader, Noon)).ShouldBe(Rules.AccessState);

        sheet.Return(" 请补充 ", Office, Noon);
        (sheet.State, sheet.ReturnReason).ShouldBe((AssessmentState.Returned, "请补充"));
        sheet.RecordFinding(Rows, Entry("1b", reason: "漏记"), 1, Member, Noon);
        sheet.Submit(Rows, Leader, Noon);
        sheet.ReturnReason.ShouldBeNull();
    }

    [Fact]
    public void Only_a_sheet_handed_in_can_be_confirmed_and_a_confirmed_one_can_be_returned()
    {
        Refused(() => sheet.Confirm(Office, Noon)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.Return("?", Office, Noon)).ShouldBe(Rules.AccessState);
        Submit();
        sheet.Confirm(Office, Noon).Action.ShouldBe("sheet.confirmed");
        sheet.State.ShouldBe(AssessmentState.Confirmed);
        Refused(() => sheet.Confirm(Office, Noon)).ShouldBe(Rules.AccessState);
        sheet.Return("复核有误", Office, Noon).Action.ShouldBe("sheet.returned");
        sheet.State.ShouldBe(AssessmentState.Returned);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_sheet_is_returned_with_a_reason(string reason)
    {
        Submit();

        Refused(() => sheet.Return(reason, Office, Noon)).ShouldBe(Rules.ReasonRequired);
    }

    [Fact]
    public void A_move_is_an_event_with_the_state_before_and_after()
    {
        Submit();
        var returned = sheet.Return("请补充", Office, Noon);

        returned.Old!.ToString().ShouldBe("{ State = Submitted, ReturnReason =  }");
        returned.New!.ToString().ShouldBe("{ State = Returned, ReturnReason = 请补充 }");
        returned.Path.ShouldBeNull();
    }

    private void Submit()
    {
        foreach (var (item, _) in Rows.Index.Rows)
            sheet.SetItemState(Rows, item.Code, ItemState.Clear, null, 0, Member, Noon);
        sheet.Submit(Rows, Leader, Noon);
    }

    private static FindingEntry Entry(string clause, decimal? count = null, decimal? value = null, string? place = null, string? reason = null) =>
        new(Guid.NewGuid(), clause, count, value, null, place, reason);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
