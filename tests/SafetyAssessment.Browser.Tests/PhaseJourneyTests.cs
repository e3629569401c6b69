using System.Globalization;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// The office sets dates that are over: what a team enters then is refused in a sentence and stays before it; the office opens a late entry with a
/// reason, and the same entry goes in.
/// </summary>
[Trait("Theme", "Journey")]
public class PhaseJourneyTests
{
    [BrowserFact]
    public Task A_late_entry_lets_in_what_was_refused_on_SQLite() => Journey(null);

    [PostgresBrowserFact]
    public async Task A_late_entry_lets_in_what_was_refused_on_PostgreSQL() => await Journey(await PostgresCluster.NewDatabaseAsync());

    private static async Task Journey(string? connection)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(connection) { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, "考核组组员甲");
        await Expect(member.Page.Locator("#phases-home li[data-phase=Scoring]")).ToContainTextAsync("还剩45天");
        var sheet = await SheetOnScreen.Open(member);
        var item = (await sheet.CountedRows())[0];

        await using var office = await Person.SignIn(app, "安委办");
        await Expect(office.Page.Locator("#phases-home li[data-late=true]").First).ToContainTextAsync("已逾期6天");
        await office.Go("/phases?scheme=qinhuangdao-2016");
        var scoring = office.Page.Locator("tr[data-phase=Scoring]");
        await scoring.GetByRole(AriaRole.Button, new() { Name = "设定" }).ClickAsync();
        await scoring.Locator("input[name=to]").FillAsync(Day(-2));
        await scoring.Locator("input[name=from]").FillAsync(Day(-1));
        await scoring.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(scoring.GetByRole(AriaRole.Alert)).ToContainTextAsync("结束日期早于开始日期");
        await Expect(scoring.Locator("input[name=to]")).ToHaveValueAsync(Day(-2));
        await office.Page.ScreenshotsAsync("phases-refused");

        // The tablet is without a connection when the phase ends: it enters all the same, and delivers later.
        await sheet.Offline(true);
        await sheet.Count(item, "2");
        await sheet.Reason(item).FillAsync("两个镇没有台账");
        await sheet.Reason(item).PressAsync("Tab");
        await sheet.Unsaved();
        await scoring.Locator("input[name=from]").FillAsync(Day(-9));
        await scoring.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(scoring).ToContainTextAsync("2天前结束");
        await Expect(scoring.Locator("[data-late=true]").First).ToContainTextAsync("昌黎县");
        await office.Page.ScreenshotsAsync("phases-late");
        await sheet.Offline(false);

        await Expect(sheet.Row(item).Locator(".save")).ToContainTextAsync("已经结束，不能再填报");
        await Expect(sheet.Row(item).Locator(".unsent")).ToContainTextAsync("两个镇没有台账");
        await Expect(member.Page.Locator(".notice-refusal").First).ToContainTextAsync("“考核打分”");
        await member.Page.ScreenshotsAsync("phases-closed-sheet");

        await office.Page.GetByRole(AriaRole.Button, new() { Name = "开放补录" }).ClickAsync();
        var form = office.Page.Locator(".late-form");
        await form.Locator("select[name=kind]").SelectOptionAsync("Scoring");
        await form.Locator("select[name=unit]").SelectOptionAsync("changli");
        await form.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await form.Locator("input[name=reason]").FillAsync("山区道路中断");
        await form.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToContainTextAsync("将允许昌黎县在“考核打分”的日期以外填报");
        await office.Page.ScreenshotsAsync("phases-asked");
        await form.GetByRole(AriaRole.Button, new() { Name = "确认开放" }).ClickAsync();
        await Expect(office.Page.Locator("tr[data-late-entry=changli]")).ToContainTextAsync("开放中");

        await Expect(member.Page.GetByText("补录已开放到")).ToBeVisibleAsync();
        await sheet.Row(item).Locator("[data-do=retry]").ClickAsync();
        await sheet.Saved();
        (await sheet.Stored(item)).Row.Findings.ShouldHaveSingleItem().Reason.ShouldBe("两个镇没有台账");
        await member.Page.ScreenshotsAsync("phases-late-sheet");

        // Outside scores too are open for that unit alone, and the page says so before anybody types.
        await office.Go("/outside-scores?scheme=qinhuangdao-2016&group=county");
        var notice = office.Page.Locator(".notice-info").Filter(new() { HasText = "现在只能填报：昌黎县（到" });
        await Expect(notice).ToBeVisibleAsync();
        await Expect(office.Page.Locator(".notice-refusal")).ToHaveCountAsync(0);
        var rows = office.Page.Locator("table.grid tbody tr");
        await Expect(rows.Filter(new() { HasText = "昌黎县" }).Locator("input").First).ToBeVisibleAsync();
        await Expect(rows.Filter(new() { HasText = "卢龙县" }).Locator("input")).ToHaveCountAsync(0);
        await office.Page.ScreenshotsAsync("phases-outside-one-unit");
        await office.Go("/outside-scores/import?scheme=qinhuangdao-2016&group=county");
        await Expect(notice).ToBeVisibleAsync();

        await using var leader = await Person.SignIn(app, "考核组组长");
        await leader.Page.ScreenshotsAsync("phases-team-home");
    }

    private static string Day(int fromToday) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
