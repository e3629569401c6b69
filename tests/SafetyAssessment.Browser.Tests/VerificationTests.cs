using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A town's enterprise that another team scores again: too far apart, sent back, redone and closed.</summary>
[Trait("Theme", "Journey")]
public class VerificationTests
{
    private const string Desk = "/verification?scheme=shishi-2024&group=enterprise";

    [BrowserFact]
    public Task An_enterprise_of_Shishi_fails_its_verification_is_redone_and_closed_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task An_enterprise_of_Shishi_fails_its_verification_is_redone_and_closed_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await office.Go(Desk);
        await Press(office.Page, "抽取核实对象");
        await Press(office.Page, "抽取");
        await Expect(office.Page.GetByText("少于10家，请写明原因")).ToBeVisibleAsync();
        await office.Page.Locator("input[name=fewer]").FillAsync("其余企业尚未提交");
        await Press(office.Page, "抽取");
        await office.Page.Locator("select[name=team]").SelectOptionAsync("shishi-team");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "分派未定的2家" }).ClickAsync();
        await Expect(office.Page.GetByText("核实组不能是原来评分的组")).ToBeVisibleAsync();
        await office.Page.Locator("select[name=team]").SelectOptionAsync("county-team");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "分派未定的2家" }).ClickAsync();
        await Expect(office.Page.Locator("[data-state=Scoring]")).ToHaveCountAsync(2);
        await office.Page.ScreenshotsAsync("verification-assigned");

        await using var verifier = await Person.SignIn(app, "考核组组员甲");
        await verifier.Page.ScreenshotsAsync("verification-home");
        await verifier.Page.Locator("#verifications").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("宝盖锦帆织造厂") }).ClickAsync();
        var again = new SheetOnScreen(verifier.Page);
        await again.Ready();
        foreach (var item in new[] { "6.2.1", "8.1.1", "8.1.2", "8.1.3", "8.1.4", "8.1.5", "8.1.6" })
            await Find(again, item);
        await again.ClearTheRest();
        await again.HandIn("提交");

        await office.Go(Desk);
        var line = office.Page.Locator("[data-verification=baogai-01]");
        await Expect(line).ToContainTextAsync("超过允许范围");
        await line.GetByRole(AriaRole.Button, new() { Name = "退回重做" }).ClickAsync();
        await Expect(line.Locator("textarea")).ToHaveValueAsync(new Regex("核实得81分，与原评88.82分相差7.82分.*2.1.2 知识与管理能力：原评扣1分，核实扣0分"));
        await office.Page.ScreenshotsAsync("verification-over");
        await line.GetByRole(AriaRole.Button, new() { Name = "退回重做" }).ClickAsync();
        await Expect(office.Page.Locator("[data-verification=baogai-01][data-state=SentBack]")).ToHaveCountAsync(1);

        await using var first = await Person.SignIn(app, "督导员（石狮）");
        var returned = first.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("宝盖锦帆织造厂.*经县区考核组核实得81分") });
        await returned.ClickAsync();
        var sheet = new SheetOnScreen(first.Page);
        await sheet.Ready();
        foreach (var item in new[] { "8.1.2", "8.1.3" })
            await Find(sheet, item);
        await sheet.HandIn("提交");

        await office.Go(Desk);
        await Expect(line).ToContainTextAsync("可以办结");
        await Expect(line).ToContainTextAsync("核实低1.94分");
        await line.GetByRole(AriaRole.Button, new() { Name = "办结", Exact = true }).ClickAsync();
        await Expect(office.Page.Locator("[data-verification=baogai-01][data-state=Closed]")).ToHaveCountAsync(1);
        await Expect(office.Page.Locator("[data-closed]")).ToHaveTextAsync("办结1/2");
        await Expect(office.Page.Locator("[data-within]")).ToHaveTextAsync("0家");
        await Expect(office.Page.Locator("[data-mean]")).ToHaveTextAsync("7.82分");
        await office.Page.ScreenshotsAsync("verification-closed");
    }

    private static Task Press(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task Find(SheetOnScreen sheet, string item)
    {
        await sheet.Row(item).Locator("[data-do=toggle]").First.ClickAsync();
        await sheet.Reason(item).FillAsync("现场没有做到");
        await sheet.Reason(item).PressAsync("Tab");
        // What is stored moves the rows below by a line: the next button stands still before it is pressed.
        await sheet.Saved();
    }
}
