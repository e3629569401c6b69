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
    public void The_first_save_opens_the_row_and_the_event_carries_no_old_value()
    {
        var entry = Entry("1a", count: 2, place: "  甲镇 ", reason: "两地未发");
        var saved = Save(Found("1", entry)).ShouldNotBeNull();

        var row = sheet.Rows.Single();
        (row.ItemCode, row.State, row.Version, row.ChangedBy, row.ChangedAt).ShouldBe(("1", ItemState.Findings, 1L, "组员", Noon));
        row.Findings.Single().ToEntry().ShouldBe(entry with { Place = "甲镇" });
        (sheet.Version, sheet.ChangedBy, sheet.ChangedAt).ShouldBe((1L, "组员", Noon));
        (saved.Entity, saved.EntityId, saved.Action, saved.Path, saved.Old).ShouldBe(("assessment", sheet.Id.ToString(), "row.saved", "1", null));
        ((RowSnapshot)saved.New!).Findings.Single().Count.ShouldBe(2);
    }

    [Fact]
    public void A_finding_with_the_same_id_is_changed_and_the_event_carries_old_and_new()
    {
        var entry = Entry("1a", count: 2);
        Save(Found("1", entry));
        var changed = sheet.SaveRow(Rows, Found("1", entry with { Count = 3 }), 1, Leader, Noon.AddHours(1)).ShouldNotBeNull();

        sheet.Rows.Single().Findings.Single().Count.ShouldBe(3);
        ((RowSnapshot)changed.Old!).Findings.Single().Count.ShouldBe(2);
        ((RowSnapshot)changed.New!).Findings.Single().Count.ShouldBe(3);
        sheet.Rows.Single().ChangedBy.ShouldBe("组长");
    }

    [Fact]
    public void A_finding_can_not_move_to_another_row()
    {
        var entry = Entry("1a", count: 2);
        Save(Found("1", entry));

        Refused(() => Save(Found("3", entry with { Clause = "3b", Count = 1 }))).ShouldBe(Rules.FindingInOtherRow);
        sheet.Rows.Single().ItemCode.ShouldBe("1");
    }

    [Fact]
    public void Two_findings_of_a_row_do_not_share_an_id()
    {
        var entry = Entry("1a", count: 2);

        Refused(() => Save(Found("1", entry, entry with { Count = 3 }))).ShouldBe(Rules.FindingInOtherRow);
    }

    [Fact]
    public void Findings_of_a_row_keep_the_order_of_entry()
    {
        var (first, second) = (Entry("1b"), Entry("1a", count: 1));
        Save(Found("1", first));
        Save(Found("1", second, first), 1);

        sheet.ToInput().Findings.Select(finding => finding.Clause).ShouldBe(["1b", "1a"]);
    }

    [Fact]
    public void A_stale_version_is_refused_with_both_values()
    {
        var stored = Entry("1a", count: 2, reason: "theirs");
        sheet.SaveRow(Rows, Found("1", stored), 0, Leader, Noon);
        var mine = Entry("1a", count: 5, reason: "mine");

        var clash = Should.Throw<ChangedMeanwhile>(() => sheet.SaveRow(Rows, Found("1", mine), 0, Member, Noon.AddMinutes(1)));

        ((RowSnapshot)clash.Mine!).Findings.ShouldBe([mine]);
        ((RowSnapshot)clash.Theirs!).Findings.ShouldBe([stored]);
        (clash.By, clash.At, clash.Version).ShouldBe(("组长", Noon, 1L));
        sheet.Rows.Single().Findings.Single().ToEntry().ShouldBe(stored);
        sheet.Version.ShouldBe(1);
    }

    [Fact]
    public void Two_people_who_say_the_same_do_not_clash_and_nothing_happens_twice()
    {
        var stored = Found("1", Entry("1a", count: 2, reason: "两地未发"), Entry("1b"));
        sheet.SaveRow(Rows, stored, 0, Leader, Noon);

        Save(stored with { Findings = [.. stored.Findings.Reverse()] }).ShouldBeNull();

        (sheet.Version, sheet.ChangedBy).ShouldBe((1L, "组长"));
        Save(RowSnapshot.Untouched("2")).ShouldBeNull("nothing was entered and nothing is");
        sheet.Rows.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_people_on_different_rows_do_not_clash()
    {
        sheet.SaveRow(Rows, Found("1", Entry("1b")), 0, Leader, Noon);
        Save(Found("2", Entry("2a", value: 80)));

        sheet.Version.ShouldBe(2);
    }

    [Fact]
    public void Whoever_decides_for_mine_sends_the_stored_version()
    {
        sheet.SaveRow(Rows, Found("1", Entry("1b")), 0, Leader, Noon);
        var mine = State("1", ItemState.NotApplicable, "没有");
        var clash = Should.Throw<ChangedMeanwhile>(() => Save(mine));

        Save(mine, clash.Version);

        sheet.Rows.Single().ShouldSatisfyAllConditions(row => row.State.ShouldBe(ItemState.NotApplicable), row => row.Findings.ShouldBeEmpty(), row => row.Version.ShouldBe(2));
    }

    [Fact]
    public void Findings_that_do_not_fit_their_clause_are_refused_and_all_of_them_are_named()
    {
        Refused(() => Save(Found("1", Entry("9z")))).ShouldBe("findings[0].clause score.clause-unknown");
        Refused(() => Save(Found("1", Entry("2a", value: 80)))).ShouldBe("findings[0].clause score.clause-unknown");
        var both = Should.Throw<InvalidInput>(() => Save(Found("1", Entry("1a"), Entry("1b"), Entry("1a", count: 1.5m))));
        both.Problems.Select(fault => $"{fault.Path} {fault.Code}").ShouldBe(["findings[0].count score.count-missing", "findings[2].count score.count-not-whole"]);
        sheet.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void A_finding_that_is_not_wanted_any_more_is_taken_away_and_the_event_keeps_it()
    {
        var (first, second) = (Entry("1b"), Entry("1a", count: 1));
        Save(Found("1", first, second));
        var removed = Save(Found("1", second), 1).ShouldNotBeNull();
        sheet.Rows.Single().State.ShouldBe(ItemState.Findings);
        Save(RowSnapshot.Untouched("1"), 2);

        sheet.Rows.Single().ShouldSatisfyAllConditions(row => row.State.ShouldBe(ItemState.NotAssessed), row => row.Findings.ShouldBeEmpty());
        (((RowSnapshot)removed.Old!).Findings.Count, ((RowSnapshot)removed.New!).Findings.Count).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(ItemState.Clear, null, null)]
    [InlineData(ItemState.Clear, "不需要", null)]
    [InlineData(ItemState.NotApplicable, " 没有危险源 ", "没有危险源")]
    [InlineData(ItemState.Exempt, "经批准", "经批准")]
    public void A_row_without_findings_gets_its_state(ItemState state, string? reason, string? kept)
    {
        Save(State("1", state, reason)).ShouldNotBeNull();

        (sheet.Rows.Single().State, sheet.Rows.Single().Reason).ShouldBe((state, kept));
    }

    [Theory]
    [InlineData(ItemState.NotApplicable, null)]
    [InlineData(ItemState.NotApplicable, "  ")]
    [InlineData(ItemState.Exempt, "")]
    public void Not_applicable_and_exempt_need_a_reason(ItemState state, string? reason) =>
        Refused(() => Save(State("1", state, reason))).ShouldBe(Rules.ReasonRequired);

    [Fact]
    public void A_row_is_not_clear_and_with_findings_at_once()
    {
        Refused(() => Save(State("1", ItemState.Clear) with { Findings = [Entry("1b")] })).ShouldBe(Rules.RowHasFindings);
        Refused(() => Save(State("1", ItemState.Findings))).ShouldBe("findings input.required");
        sheet.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_item_has_no_row() => Refused(() => Save(State("9", ItemState.Clear))).ShouldBe("item score.item-unknown");

    [Fact]
    public void A_finding_on_a_row_that_was_not_applicable_takes_its_place_and_the_event_keeps_the_reason()
    {
        Save(State("1", ItemState.NotApplicable, "没有"));
        var saved = Save(Found("1", Entry("1b")), 1).ShouldNotBeNull();

        (sheet.Rows.Single().State, sheet.Rows.Single().Reason).ShouldBe((ItemState.Findings, null));
        ((RowSnapshot)saved.Old!).Reason.ShouldBe("没有");
    }

    [Fact]
    public void The_sheet_is_what_the_scorer_scores()
    {
        Save(Found("1", Entry("1a", count: 3)));
        Save(State("2", ItemState.Exempt, "经批准"));
        Save(State("3", ItemState.NotApplicable, "没有"));

        Scorer.Score(Rows, sheet.ToInput()).Score.ShouldBe(90); // 54 ÷ 60 × 100
    }

    [Fact]
    public void A_sheet_with_an_item_not_assessed_can_not_be_handed_in()
    {
        Save(State("1", ItemState.Clear));

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
        Save(Found(clause[..1], entry));
        foreach (var item in Rows.Index.Rows.Select(row => row.Item.Code).Where(code => code != clause[..1]))
            Save(State(item, ItemState.Clear));

        sheet.OpenPoints(Rows).ShouldBe(needed ? [new OpenPoint(clause[..1], OpenPointKind.ReasonMissing)] : []);
        if (needed)
            Refused(() => sheet.Submit(Rows, Leader, Noon)).ShouldBe(Rules.SheetReasonMissing);
        Save(Found(clause[..1], entry with { Reason = "原因" }), 1);
        sheet.Submit(Rows, Leader, Noon).Action.ShouldBe("sheet.submitted");
    }

    [Fact]
    public void Open_points_stand_in_paper_order()
    {
        Save(Found("2", Entry("2a", value: 1)));

        sheet.OpenPoints(Rows).ShouldBe(
            [new("1", OpenPointKind.NotAssessed), new("2", OpenPointKind.ReasonMissing), new("3", OpenPointKind.NotAssessed)]);
    }

    [Fact]
    public void A_sheet_handed_in_is_locked_until_it_is_returned()
    {
        Submit();

        Refused(() => Save(Found("1", Entry("1b")), 1)).ShouldBe(Rules.AccessState);
        Refused(() => Save(State("1", ItemState.Clear), 1)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.Submit(Rows, Leader, Noon)).ShouldBe(Rules.AccessState);

        sheet.Return(" 请补充 ", Office, Noon);
        (sheet.State, sheet.ReturnReason).ShouldBe((AssessmentState.Returned, "请补充"));
        Save(Found("1", Entry("1b", reason: "漏记")), 1);
        sheet.Submit(Rows, Leader, Noon);
        sheet.ReturnReason.ShouldBeNull();
    }

    [Fact]
    public void Only_a_sheet_handed_in_can_be_confirmed_and_a_confirmed_one_can_be_returned()
    {
        Refused(() => sheet.Confirm([], Office, Noon)).ShouldBe(Rules.AccessState);
        Refused(() => sheet.Return("?", Office, Noon)).ShouldBe(Rules.AccessState);
        Submit();
        sheet.Confirm([], Office, Noon).Action.ShouldBe("sheet.confirmed");
        sheet.State.ShouldBe(AssessmentState.Confirmed);
        Refused(() => sheet.Confirm([], Office, Noon)).ShouldBe(Rules.AccessState);
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
            Save(State(item.Code, ItemState.Clear));
        sheet.Submit(Rows, Leader, Noon);
    }

    private DomainEvent? Save(RowSnapshot wanted, long version = 0) => sheet.SaveRow(Rows, wanted, version, Member, Noon);

    private static RowSnapshot Found(string item, params FindingEntry[] findings) => new(item, ItemState.Findings, null, findings);

    private static RowSnapshot State(string item, ItemState state, string? reason = null) => new(item, state, reason, []);

    private static FindingEntry Entry(string clause, decimal? count = null, decimal? value = null, string? place = null, string? reason = null) =>
        new(Guid.NewGuid(), clause, count, value, null, place, reason);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
