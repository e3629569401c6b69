using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>Two hands at one sheet: two people, two tabs, two clicks. One effect each, and nothing is overwritten unseen.</summary>
[Trait("Theme", "Concurrency")]
public class ScoringTogetherTests
{
    private const string First = "考核组组员甲";
    private const string Second = "考核组组员乙";

    [BrowserFact]
    public async Task Two_people_in_two_rows_see_each_other_and_what_they_enter_at_once()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var one = await Person.SignIn(app, First);
        await using var other = await Person.SignIn(app, Second);
        var (mine, theirs) = (await SheetOnScreen.Open(one), await SheetOnScreen.Open(other));

        await theirs.Number("1.5").FocusAsync();
        await Expect(mine.Row("1.5")).ToContainTextAsync("考核员乙 也在这一行");
        (await mine.Stored("1.5")).Version.ShouldBe(0, "being in a row writes nothing and takes nothing over");
        await theirs.Count("1.5", "3");
        await theirs.Saved();

        await Expect(mine.Number("1.5")).ToHaveValueAsync("3");
        await Expect(mine.Row("1.5").Locator("[data-lost]")).ToContainTextAsync("−3");
        await theirs.Number("1.2").FocusAsync();
        await Expect(mine.Row("1.5")).Not.ToContainTextAsync("也在这一行");
        await other.Page.CloseAsync();
        await Expect(mine.Row("1.2")).Not.ToContainTextAsync("也在这一行");
    }

    [BrowserFact]
    public async Task A_page_in_English_stays_English_whoever_changes_its_rows()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var one = await Person.SignIn(app, First);
        await using var other = await Person.SignIn(app, Second);
        await one.Page.GotoAsync("/language?to=en&back=/");
        await one.Page.GotoAsync("/assessments?scheme=qinhuangdao-2016&group=county");
        var theirs = await SheetOnScreen.Open(other);
        await one.Go(new Uri(other.Page.Url).AbsolutePath);
        var mine = new SheetOnScreen(one.Page);
        await mine.Ready();

        await theirs.Count("1.2", "7");

        await Expect(mine.Row("1.2")).ToContainTextAsync("not counted");
        await Expect(mine.Page.Locator(".facts")).ToContainTextAsync("assessed");
    }

    [BrowserFact]
    public async Task A_sender_that_claims_to_have_seen_what_it_has_not_overwrites_it_the_twin_of_the_question()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var one = await Person.SignIn(app, First);
        await using var other = await Person.SignIn(app, Second);
        var (mine, theirs) = (await SheetOnScreen.Open(one), await SheetOnScreen.Open(other));
        await mine.Page.RouteAsync(new Regex("/rows/"), route =>
        {
            var body = JsonNode.Parse(route.Request.PostData!)!;
            body["version"] = 1;
            return route.ContinueAsync(new() { PostData = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) });
        });
        await mine.Offline(true);
        await mine.Count("1.5", "5");
        await theirs.Count("1.5", "3");
        await theirs.Saved();

        await mine.Offline(false);

        await mine.Saved();
        await Expect(theirs.Number("1.5")).ToHaveValueAsync("5");
    }

    [BrowserFact]
    public async Task A_double_click_and_Enter_with_a_click_are_one_decision()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, First);
        var sheet = await SheetOnScreen.Open(member);
        var toggle = sheet.Row("1.6").Locator("button.toggle");

        await sheet.Clear("1.2").DblClickAsync();
        await toggle.DblClickAsync();
        await sheet.Row("1.7").Locator("button.toggle").FocusAsync();
        await sheet.Page.Keyboard.PressAsync("Enter");
        await sheet.Row("1.7").Locator("button.toggle").ClickAsync();
        await sheet.Saved();

        (await sheet.Stored("1.2")).ShouldSatisfyAllConditions(row => row.Row.State.ShouldBe("Clear"), row => row.Version.ShouldBe(1));
        await Expect(toggle).ToHaveAttributeAsync("aria-pressed", "true");
        (await sheet.Stored("1.6")).Version.ShouldBe(1);
        (await sheet.Stored("1.7")).ShouldSatisfyAllConditions(row => row.Row.State.ShouldBe("Findings"), row => row.Version.ShouldBe(1));
        await Task.Delay(600);
        await toggle.ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [BrowserFact]
    public async Task Where_every_click_counts_the_second_one_takes_the_decision_back_the_twin_of_the_double_click()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, First);
        // A clock on which the two halves of a double click are a second apart: what the page would do without looking at it.
        await member.Page.Context.AddInitScriptAsync("let seconds = 0; performance.now = () => seconds += 1000;");
        var sheet = await SheetOnScreen.Open(member);
        var toggle = sheet.Row("1.6").Locator("button.toggle");

        await toggle.DblClickAsync();

        await Expect(toggle).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [BrowserFact]
    public async Task An_entry_that_comes_after_the_sheet_was_handed_in_is_kept_and_shown_until_its_author_lets_it_go()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var one = await Person.SignIn(app, First);
        await using var other = await Person.SignIn(app, Second);
        var (mine, theirs) = (await SheetOnScreen.Open(one), await SheetOnScreen.Open(other));
        await mine.Offline(true);
        await mine.Count("1.2", "5");
        await mine.Reason("1.2").FillAsync("五个镇没有文件");
        await mine.Clear("1.3").ClickAsync();
        foreach (var row in Enumerable.Range(1, 9))
            await theirs.Clear($"1.{row}").ClickAsync();
        await theirs.Saved();
        await theirs.Page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await theirs.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(theirs.Page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();

        await mine.Offline(false);

        await Expect(mine.Row("1.2")).ToContainTextAsync("未保存", new() { Timeout = 30_000 });
        await Expect(mine.Row("1.2").Locator(".unsent")).ToContainTextAsync("5 地，原因：五个镇没有文件");
        await Expect(mine.Banner).ToContainTextAsync("项没有保存，需要你处理");
        await mine.Banner.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(mine.Row("1.2")).ToHaveAttributeAsync("data-here", "");
        await mine.Page.ScreenshotsAsync("too-late");
        await mine.Row("1.2").GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await Expect(mine.Row("1.2")).Not.ToContainTextAsync("未保存");
        await Expect(mine.Row("1.2")).ToContainTextAsync("无扣分");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_tabs_send_an_entry_once_and_show_the_same(bool locks)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, First);
        if (!locks)
            await member.Page.Context.AddInitScriptAsync("Object.defineProperty(navigator, 'locks', { value: undefined });");
        var one = await SheetOnScreen.Open(member);
        var two = new SheetOnScreen(await member.NewPage());
        await two.Page.GotoAsync(one.Page.Url);
        await two.Ready();

        await one.Offline(true);
        await one.Count("1.2", "3");
        await Expect(two.Number("1.2")).ToHaveValueAsync("3");
        await one.Offline(false);
        await one.Saved();
        await two.Saved();

        (await two.Stored("1.2")).ShouldSatisfyAllConditions(row => row.Version.ShouldBe(1), row => row.Row.Findings.ShouldHaveSingleItem());
        await two.Count("1.2", "4");
        await two.Saved();
        await Expect(one.Number("1.2")).ToHaveValueAsync("4");
    }

    [BrowserFact]
    public async Task A_tab_that_keeps_its_entries_to_itself_leaves_the_other_one_behind_and_is_asked_the_twin_of_the_two_tabs()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, First);
        var one = await SheetOnScreen.Open(member, forgetful: true);
        var two = new SheetOnScreen(await member.NewPage());
        await two.Page.GotoAsync(one.Page.Url);
        await two.Ready();

        await one.Page.RouteAsync(new Regex("/rows/"), route => route.AbortAsync());
        await one.Count("1.2", "3");
        await one.Unsaved();
        await Expect(two.Number("1.2")).ToHaveValueAsync("");
        await two.Count("1.2", "4");
        await two.Saved();
        await one.Page.UnrouteAllAsync();

        // The same hand entered two things, unknown to each other: the later one is a clash.
        await Expect(one.Row("1.2").Locator(".clash")).ToBeVisibleAsync();
    }
}
