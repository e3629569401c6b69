using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>What people rely on while they type into the score sheet.</summary>
public class ScoreSheetTests
{
    private const string First = "考核组组员甲";
    private const string Second = "考核组组员乙";

    private static readonly Dictionary<string, string> Demo = new(StringComparer.Ordinal) { ["Mode"] = "Demo" };

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task What_was_typed_is_stored_within_two_seconds_without_leaving_the_field()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, First);
        var page = member.Page;
        await OpenSheet(member);
        var row = Row(page, "1.4");
        await row.GetByRole(AriaRole.Button, new() { Name = "加一" }).ClickAsync();
        await Expect(row.Locator("[data-lost]")).ToContainTextAsync("−5");

        await row.Locator("[data-col=reason]").PressSequentiallyAsync("下半年常委会没有听取汇报");
        await page.WaitForTimeoutAsync(2000);
        await page.ReloadAsync();

        await Expect(Row(page, "1.4").Locator("[data-col=reason]")).ToHaveValueAsync("下半年常委会没有听取汇报");
        await Expect(Row(page, "1.4").Locator("input[data-col=number]")).ToHaveValueAsync("1");
        await Expect(page.Locator("tr.item-row[data-here]")).ToHaveAttributeAsync("data-item", "1.4");
        await page.ScreenshotsAsync("score-sheet");
    }

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task Enter_and_arrows_move_down_and_up_the_column_as_in_a_spreadsheet()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, First);
        var page = member.Page;
        await OpenSheet(member);

        await Row(page, "1.2").Locator("[data-col=number]").FocusAsync();
        await page.Keyboard.TypeAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Row(page, "1.3").Locator("[data-col=number]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Row(page, "1.4").Locator("[data-col=number]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");

        await Expect(Row(page, "1.2").Locator("[data-col=number]")).ToBeFocusedAsync();
        await Expect(Row(page, "1.2").Locator("[data-lost]")).ToContainTextAsync("−4");
    }

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task On_a_phone_a_row_is_scored_with_one_thumb()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, First, ChromiumBrowser.Phone);
        var page = member.Page;
        await OpenSheet(member, "?item=1.2");

        var card = page.Locator("tr.item-row[data-here]");
        await card.GetByRole(AriaRole.Button, new() { Name = "加一" }).ClickAsync();
        await Expect(card.Locator("[data-lost]")).ToContainTextAsync("−2");
        foreach (var button in await page.Locator(".sheet-frame button:visible:not(.info)").AllAsync())
            (await button.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(44, await button.InnerTextAsync());
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await Expect(page.Locator("tr.item-row:visible")).ToHaveCountAsync(1);
        await page.ScreenshotsAsync("phone");

        await page.GetByRole(AriaRole.Button, new() { Name = "下一未评" }).ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-item", "1.3");
        await card.GetByRole(AriaRole.Button, new() { Name = "本项无扣分" }).ClickAsync();
        await Expect(card).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
        await page.GetByRole(AriaRole.Button, new() { Name = "看整表" }).ClickAsync();
        await Expect(page.Locator("tr.item-row:visible")).ToHaveCountAsync(9);
    }

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task What_the_team_wrote_elsewhere_is_offered_only_beside_ones_own_words_and_keeps_them()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, First, ChromiumBrowser.Phone);
        var page = member.Page;
        await OpenSheet(member, "?item=1.4");
        var row = Row(page, "1.4");
        await row.GetByRole(AriaRole.Button, new() { Name = "加一" }).ClickAsync();
        var reason = row.Locator("[data-col=reason]");
        await reason.FocusAsync();
        await Expect(row.Locator(".recent")).ToHaveCountAsync(0);

        await reason.PressSequentiallyAsync("上半年也没有");
        var known = row.Locator(".recent").GetByRole(AriaRole.Button, new() { Name = "下半年常委会没有听取安全生产汇报" });
        await Expect(known).ToBeVisibleAsync();
        await page.ScreenshotsAsync("recent-reasons");
        await known.ClickAsync();

        await Expect(reason).ToHaveValueAsync("上半年也没有；下半年常委会没有听取安全生产汇报");
        await Expect(row.Locator(".recent")).ToHaveCountAsync(0);
        await Expect(row).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
    }

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task A_stored_finding_of_a_clause_that_counts_once_is_seen_and_stays_while_its_words_change()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, "督导员（石狮）");
        var page = member.Page;
        await member.Go("/assessments?scheme=shishi-2024&group=enterprise");
        var link = await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("蚶江海味食品厂") }).First.GetAttributeAsync("href");
        await member.Go(link!.Split('?')[0] + "?item=1.1");
        var notMet = Row(page, "1.1").Locator("[data-clause='1.1.1'] [data-do=toggle]");
        await Expect(notMet).ToHaveAttributeAsync("aria-pressed", "true");
        var lost = await Row(page, "1.1").Locator("[data-lost]").InnerTextAsync();

        await Row(page, "1.1").Locator("[data-clause='1.1.1'] [data-col=reason]").FillAsync("没有切合实际的年度计划");
        await Expect(page.Locator(".sheet-frame")).ToHaveAttributeAsync("data-saved", "true");
        await page.ReloadAsync();

        await Expect(notMet).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Row(page, "1.1").Locator("[data-lost]")).ToHaveTextAsync(lost);
        await Expect(Row(page, "1.1").Locator("[data-clause='1.1.1'] [data-col=reason]")).ToHaveValueAsync("没有切合实际的年度计划");
    }

    [BrowserFact]
    public async Task The_sheet_has_no_accessibility_fault()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, First);
        await OpenSheet(member);

        var result = await member.Page.RunAxe();

        result.Violations.Select(fault => $"{fault.Id}: {fault.Help} {fault.Nodes[0].Html}").ShouldBeEmpty();
    }

    [BrowserFact]
    [Trait("Theme", "Concurrency")]
    public Task Two_people_in_one_row_see_both_values_and_are_asked_on_SQLite() => TwoPeople(postgres: null);

    [PostgresBrowserFact]
    [Trait("Theme", "Concurrency")]
    public async Task Two_people_in_one_row_see_both_values_and_are_asked_on_PostgreSQL() => await TwoPeople(await PostgresCluster.NewDatabaseAsync());

    private static async Task TwoPeople(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres) { Settings = Demo });
        await using var mine = await Person.SignIn(app, First);
        await using var theirs = await Person.SignIn(app, Second);
        await OpenSheet(mine);
        await OpenSheet(theirs);
        // What has been seen is no clash: the line is cut while the other one saves.
        await mine.Page.Context.SetOfflineAsync(true);
        await Count(mine.Page, "1.5", "5");
        await Count(theirs.Page, "1.5", "3");
        await Expect(Row(theirs.Page, "1.5")).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));

        await mine.Page.Context.SetOfflineAsync(false);

        var question = Row(mine.Page, "1.5").GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("考核员乙 也改了这一行", new() { Timeout = 15_000 });
        await Expect(question).ToContainTextAsync("5 次");
        await Expect(question).ToContainTextAsync("3 次");
        await mine.Page.ScreenshotsAsync($"clash-{(postgres is null ? "sqlite" : "postgres")}");
        await Expect(Row(theirs.Page, "1.5").Locator("input[data-col=number]")).ToHaveValueAsync("3");

        await question.GetByRole(AriaRole.Button, new() { Name = "保留我的" }).ClickAsync();

        await Expect(Row(mine.Page, "1.5")).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
        await Expect(Row(theirs.Page, "1.5").Locator("input[data-col=number]")).ToHaveValueAsync("5");
    }

    private static async Task OpenSheet(Person member, string query = "")
    {
        await member.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        var link = await member.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("昌黎县.*党委") }).First.GetAttributeAsync("href");
        await member.Go(link!.Split('?')[0] + query);
        await member.Page.Locator(".sheet-frame tr.item-row[data-here]").WaitForAsync();
    }

    private static async Task Count(IPage page, string item, string count)
    {
        await Row(page, item).Locator("input[data-col=number]").FillAsync(count);
        await Row(page, item).Locator("input[data-col=number]").PressAsync("Tab");
    }

    private static ILocator Row(IPage page, string item) => page.Locator($"tr[data-item='{item}']");
}
