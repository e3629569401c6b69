using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// A railway section's office over a year: its units come from the scheme, four quarters and the year are scored, a missing quarter is no zero,
/// and the year counts (Q1 + Q2 + Q3 + Q4) ÷ 4 × 30 % + year × 70 %.
/// </summary>
[Trait("Theme", "Journey")]
public class RailwayJourneyTests
{
    private const string Board = "/assessments?scheme=railway-section&group=unit";
    private const string Result = "/results/railway-section/unit/railway-repair";

    private static readonly string[] Quarters = ["第一季度", "第二季度", "第三季度", "第四季度"];

    [BrowserFact]
    public Task Four_quarters_and_a_year_make_one_result_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task Four_quarters_and_a_year_make_one_result_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await using var team = await Person.SignIn(app, "考核组组长");
        await AddTheUnits(office);
        foreach (var period in Quarters.Append("全年"))
            await OpenTheSheets(office, period);

        await Score(team, office, Quarters[0], ("3.1", "1.5", "定额管理面只有86%"));
        await Score(team, office, Quarters[1], ("6.3", "4.5", "培训计划兑现82%"));
        await Score(team, office, Quarters[2], ("9.1", "6", "仓库账物混乱"), ("9.2", "7", "采购没有合同")); // one section loses ten at most
        await Score(team, office, "", ("2.2", "2.5", "水费收缴率差3个百分点"), ("3.1", "4", "检修任务完成92%"));
        await AMissingQuarterIsNoZero(office);

        await Score(team, office, Quarters[3], ("4.1", "2.75", "没有半年考核"));
        await TheYearIsComputed(office);
    }

    private static async Task AddTheUnits(Person office)
    {
        await office.Go("/schemes/railway-section");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "按方案建立单位" }).ClickAsync();
        await Expect(office.Page.GetByText("已建立10个单位")).ToBeVisibleAsync();
    }

    private static async Task OpenTheSheets(Person office, string period)
    {
        var page = office.Page;
        await office.Go(Board);
        await page.GetByRole(AriaRole.Button, new() { Name = "开展考核" }).ClickAsync();
        var form = page.Locator("form.paper");
        await form.GetByLabel("考核期").SelectOptionAsync(new SelectOptionValue { Label = period });
        await form.GetByLabel("考核组").SelectOptionAsync(new SelectOptionValue { Label = "县区考核组" });
        await form.GetByRole(AriaRole.Button, new() { Name = "开表" }).ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
    }

    // What is found is entered by hand, what is in order goes the same way without a click for each row; then the office confirms.
    private static async Task Score(Person team, Person office, string period, params (string Item, string Points, string Reason)[] found)
    {
        await team.Go($"{Board}&q={Uri.EscapeDataString("汽车修理厂")}&period={Uri.EscapeDataString(period)}");
        await team.Page.Locator("a.card").ClickAsync();
        var sheet = new SheetOnScreen(team.Page);
        await sheet.Ready();
        foreach (var (item, points, reason) in found)
        {
            await sheet.Count(item, points);
            await sheet.Reason(item).FillAsync(reason);
            await sheet.Reason(item).BlurAsync();
            await Expect(sheet.Row(item).Locator("[data-lost]")).ToContainTextAsync($"−{points}");
        }

        await sheet.ClearTheRest();
        await sheet.HandIn();
        await office.Go(new Uri(team.Page.Url).AbsolutePath);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByText("已确认。", new() { Exact = true })).ToBeVisibleAsync();
    }

    // Three quarters have no average: the result is open, names the fourth, and has no grade.
    private static async Task AMissingQuarterIsNoZero(Person office)
    {
        var page = office.Page;
        await office.Go(Result);
        await Expect(page.Locator("#part-base")).ToContainTextAsync("第四季度还没有得分");
        await Expect(page.Locator("#period-base-Q4")).ToContainTextAsync("—");
        await Expect(page.Locator("#period-base-Q3 .figures").First).ToHaveTextAsync("90.00");
        await Expect(page.Locator("table.parts tbody tr").First.Locator(".part-score")).ToHaveTextAsync("—");
        await Expect(page.Locator(".grade-computed")).ToContainTextAsync("资料未齐");
        await office.Go("/ranking?scheme=railway-section&group=unit");
        await Expect(page.Locator("tr[data-unit=railway-repair]")).Not.ToContainTextAsync(new Regex("优秀|良好|合格"));
    }

    private static async Task TheYearIsComputed(Person office)
    {
        // By hand: each quarter and the year out of 100; the average is shown with two digits, and so counts.
        const decimal Mean = (98.5m + 95.5m + 90m + 97.25m) / 4; // 95.3125
        const decimal Year = 100m - 2.5m - 4m;
        var average = Math.Round(Mean, 2, MidpointRounding.AwayFromZero);
        var total = Math.Round((average * 0.3m) + (Year * 0.7m), 2, MidpointRounding.AwayFromZero);
        (average, total).ShouldBe((95.31m, 94.04m));

        var page = office.Page;
        await office.Go(Result);
        await Expect(page.Locator("table.parts tbody tr").First.Locator(".part-score")).ToHaveTextAsync(Shown(average));
        await Expect(page.Locator("table.parts .total")).ToHaveTextAsync(Shown(total));
        await Expect(page.Locator("[data-published='0']")).ToBeVisibleAsync();
        // On paper second class ends at 94 and first begins at 95: what lies between belongs to the lower limit.
        await Expect(page.Locator(".grade-computed")).ToContainTextAsync("良好");
        await office.Go("/ranking?scheme=railway-section&group=unit");
        await Expect(page.Locator("tr[data-unit=railway-repair]")).ToContainTextAsync(Shown(total));
    }

    private static string Shown(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
