using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>Figures go out and come in as files: a giver fills its own table, the office sees that it delivered, and brings its notes into the ledger.</summary>
[Trait("Theme", "Journey")]
public class FigureFilesJourneyTests
{
    private const string Group = "?scheme=qinhuangdao-2016&group=county";

    [BrowserFact]
    public Task From_a_filled_table_to_a_delivered_score_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_a_filled_table_to_a_delivered_score_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var giver = await Person.SignIn(app, "专项打分单位");
        await using var office = await Person.SignIn(app, "安委办");

        await office.Go($"/outside-scores{Group}");
        await Expect(office.Page.Locator(".deliveries .names")).ToContainTextAsync("交通局");
        await TheGiverDelivers(giver, office);
        await office.Go($"/outside-scores{Group}");
        await Expect(office.Page.Locator(".deliveries .names")).Not.ToContainTextAsync("交通局");
        await Expect(office.Page.Locator("tr[data-giver=jiaotong]")).ToContainTextAsync("6/6");
        await TheOfficeImportsItsNotes(office);
        await AGroupWithoutFiguresOffersNoForm(office);
    }

    private static async Task AGroupWithoutFiguresOffersNoForm(Person office)
    {
        foreach (var (page, sentence) in new[] { ("/ledger/import", "没有日常考核部分"), ("/outside-scores/import", "没有由您查看或填写的专项打分") })
        {
            await office.Go($"{page}?scheme=shishi-2024&group=town");
            await Expect(office.Page.Locator(".empty-state")).ToContainTextAsync(sentence);
            await Expect(office.Page.Locator("#file")).ToHaveCountAsync(0);
        }
    }

    private static async Task TheGiverDelivers(Person giver, Person office)
    {
        var page = giver.Page;
        await giver.Go($"/outside-scores{Group}");
        using var book = await FilledBook.Download(page, page.GetByRole(AriaRole.Link, new() { Name = "下载打分表" }));

        // The rows are the counties in the order of the scheme; the office corrects one of them meanwhile.
        book.Fill("单位代码", ("C7", "91"), ("C5", "89"), ("C6", "180"), ("C8", "76.5"));
        await office.Go($"/outside-scores{Group}&giver=jiaotong");
        var cell = office.Page.Locator("tbody tr").Filter(new() { HasText = "北戴河区" }).Locator("td.cell input");
        await cell.FillAsync("70");
        await cell.PressAsync("Enter");
        await Expect(office.Page.GetByText("已保存").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "从表格导入" }).ClickAsync();
        await Upload(giver, book.File);
        await Expect(page.Locator("section[data-outcome=Faulty] tr[data-cell=C6]")).ToContainTextAsync("C6 的数要在 0 到 100 之间");
        await Expect(page.Locator("section[data-outcome=New] tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("section[data-outcome=Clash] tr[data-cell=C5]")).ToContainTextAsync("70%");
        await page.ScreenshotsAsync("outside-import");
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help} {fault.Nodes[0].Html}").ShouldBeEmpty();
        var import = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^导入 . 格$") });
        await Expect(import).ToBeDisabledAsync();
        await page.GetByLabel("用文件的").CheckAsync();
        await import.ClickAsync();
        await Expect(page.GetByText("已导入 3 格。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "查看打分" }).ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "北戴河区" }).Locator("td.cell input")).ToHaveValueAsync("89");
        await Expect(page.GetByText("分数已全部填齐")).ToBeVisibleAsync();
    }

    private static async Task TheOfficeImportsItsNotes(Person office)
    {
        var page = office.Page;
        await office.Go($"/ledger/import{Group}");
        using var book = await FilledBook.Download(page, page.GetByRole(AriaRole.Link, new() { Name = "下载这一类单位的模板" }));
        book.Fill("事由",
            ("A4", "2016年3月5日"), ("B4", "昌黎县"), ("D4", "信息报送"), ("E4", "扣分"), ("F4", "2.5"), ("G4", "信息迟报三天"),
            ("A6", "2016-3-9"), ("B6", "海港区"), ("E6", "扣分"), ("F6", "1"), ("G6", "会议缺席"));
        await Upload(office, book.File);
        await Expect(page.Locator("li[data-row='6']")).ToContainTextAsync("B6 的“海港区”不参加考核");
        await page.ScreenshotsAsync("ledger-import");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入 1 条" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "查看这些记录" }).ClickAsync();
        await Expect(page.Locator(".entries tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator(".entries .after")).ToHaveTextAsync("297.50");

        await office.Go($"/ledger/import{Group}");
        await Upload(office, book.File);
        await Expect(page.GetByText("台账里已有")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "导入 0 条" })).ToBeDisabledAsync();
    }

    private static async Task Upload(Person person, string file)
    {
        await person.Page.Locator("#file").SetInputFilesAsync(file);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "读取" }).ClickAsync();
        await Expect(person.Page.Locator(".summary")).ToBeVisibleAsync();
    }
}
