using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>What the page does with a click, without the page: on a real database, each test in rows of its own.</summary>
public sealed class SheetEditorTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_change_is_shown_at_once_and_stored_by_itself()
    {
        using var page = await Open("demo-team-member");

        page.Step("1.1.1", page.Line("1.1.1.1"), 1);

        page.Row("1.1.1").Score.Lost.ShouldBe(2);
        await page.Flush();
        page.Row("1.1.1").Save.ShouldBe(SaveState.Stored);
        var stored = await Stored("1.1.1");
        stored.Version.ShouldBe(1);
        stored.Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_quick_clicks_the_last_value_is_stored()
    {
        using var page = await Open("demo-team-member");

        for (var click = 0; click < 7; click++)
            page.Step("1.1.3", page.Line("1.1.3.1"), 1);

        var score = page.Row("1.1.3").Score;
        score.Lost.ShouldBe(10);
        score.Clauses.ShouldHaveSingleItem().NotCounted.ShouldBe(2);
        await page.Flush();
        (await Stored("1.1.3")).Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(7);
        (await Stored("1.1.3")).Version.ShouldBeLessThan(7);
    }

    [Fact]
    public async Task A_double_click_has_one_effect()
    {
        using var page = await Open("demo-team-member");

        page.Choose("1.1.4", ItemState.Clear);
        page.Choose("1.1.4", ItemState.Clear);
        await page.Flush();
        page.Choose("1.1.4", ItemState.Clear);
        await page.Flush();

        (await Stored("1.1.4")).Version.ShouldBe(1);
        page.AddLine("1.1.4", "1.1.4.1");
        page.AddLine("1.1.4", "1.1.4.1");
        page.Row("1.1.4").Lines.Count.ShouldBe(1, "an empty line is there already");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_is_on_its_way_is_stored_too()
    {
        using var page = await Open("demo-team-member");
        page.Step("1.1.5", page.Line("1.1.5.1"), 1);
        page.SetPlace("1.1.5", page.Line("1.1.5.1"), "某镇");
        await Task.Yield();
        page.SetReason("1.1.5", page.Line("1.1.5.1"), " 述职报告缺安全内容 ");

        await page.Flush();

        var finding = (await Stored("1.1.5")).Snapshot.Findings.ShouldHaveSingleItem();
        finding.Place.ShouldBe("某镇");
        finding.Reason.ShouldBe("述职报告缺安全内容");
        page.Row("1.1.5").Lines[0].Reason.ShouldBe(" 述职报告缺安全内容 ", "the text under the cursor is not touched");
        page.AllStored.ShouldBeTrue();
    }

    [Fact]
    public async Task The_live_score_is_the_score_after_reading_again()
    {
        using var page = await Open("demo-team-member");
        page.Step("3.1.2", page.Line("3.1.2.1"), 2);
        page.Toggle("3.2.1", page.Line("3.2.1.2"));
        page.Choose("3.3.1", ItemState.NotApplicable, "没有该类企业");
        page.Choose("3.3.3", ItemState.Exempt, "上级已查");
        await page.Flush();

        using var again = await Open("demo-team-member-2");

        again.Score.Score.ShouldBe(page.Score.Score);
        again.Score.Applicable.ShouldBe(290);
        foreach (var item in new[] { "3.1.2", "3.2.1", "3.3.1", "3.3.3" })
        {
            again.Row(item).State.ShouldBe(page.Row(item).State);
            again.Row(item).Score.Lost.ShouldBe(page.Row(item).Score.Lost);
        }
    }

    [Fact]
    public async Task Taking_a_count_back_to_none_takes_the_finding_away_and_keeps_the_texts_on_the_page()
    {
        using var page = await Open("demo-team-member");
        page.Step("1.2.1", page.Line("1.2.1.1"), 1);
        page.SetReason("1.2.1", page.Line("1.2.1.1"), "没有文件");
        await page.Flush();

        page.Step("1.2.1", page.Line("1.2.1.1"), -1);
        await page.Flush();

        (await Stored("1.2.1")).Snapshot.State.ShouldBe(ItemState.NotAssessed);
        page.Row("1.2.1").State.ShouldBe(ItemState.NotAssessed);
        page.Step("1.2.1", page.Line("1.2.1.1"), 1);
        await page.Flush();
        (await Stored("1.2.1")).Snapshot.Findings.ShouldHaveSingleItem().Reason.ShouldBe("没有文件");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("二")]
    public async Task A_number_that_the_clause_does_not_allow_stays_on_the_page_and_changes_nothing(string typed)
    {
        using var page = await Open("demo-team-member");
        page.SetNumber("1.2.2", page.Line("1.2.2.1"), "３");

        page.SetNumber("1.2.2", page.Line("1.2.2.1"), typed);
        await page.Flush();

        var line = page.Row("1.2.2").Lines.ShouldHaveSingleItem();
        line.Typed.ShouldBe(typed);
        line.Fault.ShouldNotBeNull();
        (await Stored("1.2.2")).Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
        page.SetNumber("1.2.2", line.Id, "");
        await page.Flush();
    }

    [Fact]
    public async Task A_refused_text_stays_on_the_page_until_it_is_corrected()
    {
        using var page = await Open("demo-team-member");
        page.Step("1.2.3", page.Line("1.2.3.1"), 1);
        await page.Flush();

        page.SetReason("1.2.3", page.Line("1.2.3.1"), new string('长', 501));
        await page.Flush();

        page.Row("1.2.3").Save.ShouldBe(SaveState.Refused);
        page.Row("1.2.3").Refusal.ShouldBeOfType<InvalidInput>().Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.TooLong);
        page.Row("1.2.3").Lines[0].Reason!.Length.ShouldBe(501);
        page.AllStored.ShouldBeFalse();
        page.SetReason("1.2.3", page.Line("1.2.3.1"), "短");
        await page.Flush();
        (await Stored("1.2.3")).Snapshot.Findings.ShouldHaveSingleItem().Reason.ShouldBe("短");
    }

    [Fact]
    public async Task Two_people_in_one_row_see_both_values_and_mine_can_win()
    {
        using var mine = await Open("demo-team-member");
        using var theirs = await Open("demo-team-member-2");
        theirs.Step("2.1.2", theirs.Line("2.1.2.1"), 3);
        await theirs.Flush();

        mine.Step("2.1.2", mine.Line("2.1.2.1"), 5);
        await mine.Flush();

        var clash = mine.Row("2.1.2").Clash.ShouldNotBeNull();
        clash.Mine.Findings.ShouldHaveSingleItem().Count.ShouldBe(5);
        clash.Theirs.Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
        clash.By.ShouldBe(theirs.Row("2.1.2").By);
        (await Stored("2.1.2")).Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(3, "nothing is overwritten before the answer");

        mine.KeepMine("2.1.2");
        await mine.Flush();

        mine.Row("2.1.2").Save.ShouldBe(SaveState.Stored);
        (await Stored("2.1.2")).Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Two_people_in_one_row_see_both_values_and_theirs_can_win()
    {
        using var mine = await Open("demo-team-member");
        using var theirs = await Open("demo-team-member-2");
        theirs.Choose("2.1.3", ItemState.Clear);
        await theirs.Flush();
        mine.Step("2.1.3", mine.Line("2.1.3.1"), 1);
        await mine.Flush();
        mine.Row("2.1.3").Save.ShouldBe(SaveState.Clash);

        mine.TakeTheirs("2.1.3");
        await mine.Flush();

        mine.Row("2.1.3").State.ShouldBe(ItemState.Clear);
        (await Stored("2.1.3")).Version.ShouldBe(1);
        mine.Score.Item("2.1.3")!.Lost.ShouldBe(0);
    }

    [Fact]
    public async Task Two_people_who_say_the_same_do_not_clash()
    {
        using var mine = await Open("demo-team-member");
        using var theirs = await Open("demo-team-member-2");
        theirs.Choose("2.1.5", ItemState.Clear);
        await theirs.Flush();

        mine.Choose("2.1.5", ItemState.Clear);
        await mine.Flush();

        mine.Row("2.1.5").Save.ShouldBe(SaveState.Stored);
        (await Stored("2.1.5")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_of_others_are_read_without_touching_what_is_not_stored_here()
    {
        using var mine = await Open("demo-team-member");
        using var theirs = await Open("demo-team-member-2");
        mine.Step("2.2.1", mine.Line("2.2.1.1"), 1);
        mine.SetReason("2.2.1", mine.Line("2.2.1.1"), new string('长', 501));
        theirs.Choose("2.2.2", ItemState.Clear);
        await Task.WhenAll(mine.Flush(), theirs.Flush());

        await mine.Refresh();

        mine.Row("2.2.2").State.ShouldBe(ItemState.Clear);
        mine.Row("2.2.1").Lines[0].Reason!.Length.ShouldBe(501);
    }

    [Fact]
    public async Task Who_may_not_score_changes_nothing()
    {
        using var page = await Open("demo-safety-office");

        page.MayScore.ShouldBeFalse();
        page.Step("1.3.1", page.Line("1.3.1.1"), 1);
        await page.Flush();

        page.Row("1.3.1").State.ShouldBe(ItemState.NotAssessed);
    }

    [Fact]
    public async Task A_row_that_did_not_change_stays_the_same_object_so_that_it_is_not_rendered()
    {
        using var page = await Open("demo-team-member");
        var before = page.Rows.ToList();

        page.Choose("1.4.1", ItemState.Clear);
        await page.Flush();

        page.Rows.Zip(before).Count(pair => !ReferenceEquals(pair.First, pair.Second)).ShouldBe(1);
    }

    private async Task<Actor> Person(string account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(account))!.ToActor();
    }

    private async Task<Guid> Sheet() => (await app.Services.GetRequiredService<SheetQueries>().List(await Person("demo-team-member")))
        .Single(sheet => sheet is { Unit: "changli", Part: "government" }).Id;

    private async Task<SheetEditor> Open(string account)
    {
        var editor = ActivatorUtilities.CreateInstance<SheetEditor>(app.Services);
        await editor.Load(await Person(account), await Sheet());
        return editor;
    }

    private async Task<SheetItemRow> Stored(string item) =>
        (await app.Services.GetRequiredService<SheetQueries>().Row(await Person("demo-team-member"), await Sheet(), item)).ShouldNotBeNull();
}

internal static class SheetEditorSteps
{
    /// <summary>The first line of a clause.</summary>
    public static Guid Line(this SheetEditor editor, string clause) =>
        editor.Rows.SelectMany(row => row.Lines).First(line => line.Clause == clause).Id;
}
