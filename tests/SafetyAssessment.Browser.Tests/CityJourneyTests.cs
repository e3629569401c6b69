using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// One city's assessment from the first finding to the leader's «why», in a real browser: a team scores a county, the office collects what comes
/// from elsewhere and confirms a veto, the leader reads the ranking and drills down to one finding.
/// </summary>
[Trait("Theme", "Journey")]
public class CityJourneyTests
{
    private const string Reason = "抽查的七个镇均未印发班子成员职责文件";

    [BrowserFact]
    public Task From_the_first_finding_to_the_leaders_why_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_the_first_finding_to_the_leaders_why_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await TheTeamScores(app);
        await TheOfficeCollects(app);
        await TheLeaderAsksWhy(app);
    }

    private static async Task TheTeamScores(AppProcess app)
    {
        await using var member = await Person.SignIn(app, "考核组组员甲");
        var page = member.Page;

        await member.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("昌黎县.*党委") }).First.ClickAsync();
        var party = await ScoreWithOneFinding(member, item: "1.2", count: "7", lost: "−10", Reason);
        await page.ReloadAsync();
        await Ready(page);
        await Expect(page.Locator("#item-1\\.2 [data-lost]")).ToContainTextAsync("−10");
        await Expect(page.Locator("#item-1\\.2")).ToContainTextAsync("2地未计");
        await Expect(page.Locator("#item-1\\.2 [data-col=reason]")).ToHaveValueAsync(Reason);
        await Submit(page, openRows: 8);
        party.ShouldBe("90.00");

        await member.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("昌黎县.*政府") }).First.ClickAsync();
        (await ScoreWithOneFinding(member, item: "1.1.3", count: "9", lost: "−10", "常务会议全年少开九次")).ShouldBe("290.00");
        await Submit(page, openRows: 33);
    }

    // Counts beyond the cap on one clause; the program says what it did not count.
    private static async Task<string> ScoreWithOneFinding(Person member, string item, string count, string lost, string reason)
    {
        var page = member.Page;
        var row = page.Locator($"#item-{item.Replace(".", "\\.", StringComparison.Ordinal)}");
        await Ready(page);
        await row.Locator("input[data-col=number]").First.FillAsync(count);
        await row.Locator("input[data-col=number]").First.PressAsync("Tab");
        await Expect(row.Locator("[data-lost]")).ToContainTextAsync(lost);
        await Expect(row).ToContainTextAsync("未计（已达上限）");
        await row.Locator("textarea[data-col=reason]").First.FillAsync(reason);
        await row.Locator("textarea[data-col=reason]").First.BlurAsync();
        await Expect(row).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
        await Expect(page.Locator("[data-saved=true]")).ToBeAttachedAsync();
        return await page.Locator("[data-total]").InnerTextAsync();
    }

    // Submitting lists what is not assessed and refuses; then every row is confirmed and it goes through.
    private static async Task Submit(IPage page, int openRows)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"未评的 {openRows} 行");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();

        var clear = page.Locator("tr.item-row[data-state=NotAssessed] button.clear");
        for (var open = openRows; open > 0; open--)
        {
            await clear.First.ClickAsync();
            await Expect(clear).ToHaveCountAsync(open - 1);
        }

        await Expect(page.Locator("[data-saved=true]")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();
        await Expect(page.Locator("tr.item-row input")).ToHaveCountAsync(0);
    }

    private static async Task TheOfficeCollects(AppProcess app)
    {
        await using var office = await Person.SignIn(app, "安委办");
        var page = office.Page;

        await office.Go("/outside-scores?scheme=qinhuangdao-2016&group=county");
        foreach (var subject in new[] { "应急救援", "交通运输" })
        {
            var cell = page.GetByLabel($"昌黎县 {subject}");
            await cell.FillAsync("85.5");
            await cell.PressAsync("Tab");
            await Expect(page.Locator("td.cell").Filter(new() { Has = cell })).ToContainTextAsync(new Regex(@"\d\d:\d\d"));
        }

        await office.Go("/ledger?scheme=qinhuangdao-2016&group=county");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).First.ClickAsync();
        var entry = page.Locator(".ledger-form");
        await entry.GetByLabel("被考核单位").SelectOptionAsync("changli");
        await entry.GetByLabel("日期").FillAsync("2016-09-20");
        await entry.GetByLabel("分值").FillAsync("6");
        await entry.GetByLabel("事由").FillAsync("三季度调度会没有派人参加");
        await entry.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "三季度调度会没有派人参加" })).ToContainTextAsync("−6");

        await office.Go("/accidents?scheme=qinhuangdao-2016");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记事故" }).ClickAsync();
        var accident = page.Locator(".accident-form");
        await accident.GetByLabel("单位").SelectOptionAsync("changli");
        await accident.GetByLabel("日期").FillAsync("2016-08-02");
        await accident.GetByLabel("地点和经过").FillAsync("某采石场边坡坍塌");
        await accident.GetByLabel("死亡（人）").FillAsync("3");
        await Expect(accident).ToContainTextAsync("较大事故");
        await accident.Locator("button[type=submit]").ClickAsync();

        var veto = page.Locator("article.veto-proposed").Filter(new() { HasText = "昌黎县" }).Filter(new() { HasText = "全年累计死亡" });
        await Expect(veto).ToHaveCountAsync(1);
        await veto.GetByLabel("决定文号").FillAsync("秦安办〔2017〕5号");
        await veto.GetByRole(AriaRole.Button, new() { Name = "确认否决" }).ClickAsync();
        await Expect(page.Locator("article.veto-confirmed").Filter(new() { HasText = "昌黎县" })).ToContainTextAsync("秦安办〔2017〕5号");
    }

    private static async Task TheLeaderAsksWhy(AppProcess app)
    {
        await using var leader = await Person.SignIn(app, "领导");
        var page = leader.Page;

        await leader.Go("/ranking?scheme=qinhuangdao-2016&group=county");
        var row = page.Locator("tr[data-unit=changli]");
        await Expect(row).ToContainTextAsync("不合格");
        await Expect(row).ToContainTextAsync("秦安办〔2017〕5号");
        await row.GetByRole(AriaRole.Link, new() { Name = "昌黎县" }).ClickAsync();

        await Expect(page.Locator(".grade-computed")).ToContainTextAsync(new Regex("优秀|良好"));
        await Expect(page.Locator(".grade-final")).ToContainTextAsync("不合格");
        var finding = page.Locator("[data-item='item-1.2']").First;
        await finding.ScrollIntoViewIfNeededAsync();
        await Expect(finding).ToContainTextAsync(Reason);
        await Expect(finding).ToContainTextAsync("附件2 第2行");
    }

    private static Task Ready(IPage page) => page.Locator("tr.item-row[data-state]").First.WaitForAsync();
}
