using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Documents.Tests.Importing;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>An office brings its own Word file, checks it row by row, says why a finding is wanted so, publishes it, and scores with it.</summary>
[Trait("Theme", "Journey")]
public class ImportJourneyTests
{
    private const string Title = "校车安全运行考核细则";
    private const string Reason = "组织领导留两分作基础分";

    [BrowserFact]
    public Task From_a_Word_file_to_an_edition_that_scores_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_a_Word_file_to_an_edition_that_scores_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await Upload(office);
        await Check(office);
        await Publish(office);
        await Score(app);
    }

    private static async Task Upload(Person office)
    {
        var page = office.Page;
        await office.Go("/rubrics");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入" }).ClickAsync();

        // A file that is none is refused in a sentence, and the page is ready for the next.
        await Send(page, "细则.docx", "这不是文档"u8.ToArray());
        await Expect(page.Locator(".notice-refusal")).ToContainTextAsync("只能读取");
        await Send(page, "校车.docx", Rubric().ToArray());

        await Expect(page.GetByText("读到 1 份细则")).ToBeVisibleAsync();
        await Expect(page.GetByText("13 行，读出 11 条规则，2 行有没读懂或有疑问的地方")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("细则名称")).ToHaveValueAsync(Title);
        await page.GetByLabel("代码").FillAsync("School Bus");
        await page.GetByLabel("版次").FillAsync("2027");
        await page.GetByRole(AriaRole.Button, new() { Name = "建立草稿" }).ClickAsync();
        await Expect(page.Locator("small.fault")).ToContainTextAsync("不能");
        await Expect(page.GetByLabel("版次")).ToHaveValueAsync("2027");
        await page.GetByLabel("代码").FillAsync("school-bus");
        await page.GetByRole(AriaRole.Button, new() { Name = "建立草稿" }).ClickAsync();
        await Expect(page.Locator("[data-progress='0/13']")).ToBeVisibleAsync();
    }

    private static async Task Check(Person office)
    {
        var page = office.Page;
        // Merged cells stand as in the file, and the row that is looked at is marked there.
        await Expect(page.Locator("table.source td[rowspan='6']")).ToContainTextAsync("运行管理");
        await Expect(page.Locator("tr.here")).ToContainTextAsync("分管人员");

        await page.Locator("[data-item='1.1']").PressAsync("Enter");
        await Expect(page.Locator("[data-progress='1/13']")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-item='1.2']")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认没有疑问的 10 行" }).ClickAsync();
        await Expect(page.Locator("[data-progress='11/13']")).ToBeVisibleAsync();

        // Work is kept between visits.
        await office.Go("/rubrics");
        await Expect(page.GetByText("已确认 11/13 行")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Expect(page.Locator("[data-progress='11/13']")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "疑问（2）" }).ClickAsync();
        await page.GetByRole(AriaRole.Tabpanel).GetByRole(AriaRole.Button).First.ClickAsync();
        var row = page.Locator("[data-item='2.3']");
        await Expect(row).ToBeFocusedAsync();
        await Expect(row.Locator("mark.unread")).ToContainTextAsync("折半");
        await Correct(row, "随车照管人员缺岗的，每次扣3分，最高扣9分", "每1次扣3分，最高扣9分");
        await Correct(page.Locator("[data-item='3.3']"), "事故迟报一次扣6分", "每1次扣6分");
        await Expect(page.Locator("[data-progress='13/13']")).ToBeVisibleAsync();
    }

    // Who puts a row's rules right vouches for it.
    private static async Task Correct(ILocator row, string sentence, string rule)
    {
        await row.GetByRole(AriaRole.Button, new() { Name = "改正" }).ClickAsync();
        await row.Locator(".reader input").FillAsync(sentence);
        await row.Locator(".reader input").PressAsync("Enter");
        await Expect(row).ToContainTextAsync(new Regex("已确认，"));
        await row.GetByRole(AriaRole.Button, new() { Name = "收起" }).ClickAsync();
        await Expect(row.Locator(".rules")).ToContainTextAsync(rule);
    }

    private static async Task Publish(Person office)
    {
        var page = office.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        var reasons = page.GetByPlaceholder("为什么要这样");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true })).ToBeDisabledAsync();
        for (var open = await reasons.CountAsync(); open > 0; open--)
        {
            await reasons.First.FillAsync(Reason);
            await reasons.First.PressAsync("Enter");
            await Expect(reasons).ToHaveCountAsync(open - 1);
        }

        await Expect(page.GetByText("可以发布了。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/rubrics/school-bus/2027$"));
        await Expect(page.Locator("#check")).ToContainTextAsync(Reason);
        await Expect(page.Locator("#check")).ToContainTextAsync("组织领导");
        await office.Go("/rubrics");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "school-bus" })).ToContainTextAsync("已发布，未使用");
        await Expect(page.GetByText("草稿", new() { Exact = true })).ToHaveCountAsync(0);
    }

    private static async Task Score(AppProcess app)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo");
        var findings = new { findings = new object[] { new { clause = "2.3.1", count = 2 }, new { clause = "3.3.1", count = 1 } }, clear = "rest" };

        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/rubrics/school-bus/2027/score", UriKind.Relative), findings);

        var sheet = await answer.Content.ReadFromJsonAsync<JsonElement>();
        (sheet.GetProperty("score").GetDecimal(), sheet.GetProperty("lost").GetDecimal(), sheet.GetProperty("complete").GetBoolean()).ShouldBe((88, 12, true));
    }

    private static async Task Send(IPage page, string name, byte[] content)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.GetByRole(AriaRole.Button, new() { Name = "读取" }).ClickAsync();
    }

    private static MemoryStream Rubric() => new WordFile().Line(Title).Table(
        "项目 | 考核内容 | 评分标准 | 分值",
        "*一、组织领导（30分） | 明确责任 | 未明确校车安全分管人员的扣5分 | 5",
        "^ | 专题会议 | 每缺少一次专题会议扣2分，最高扣10分 | 10",
        "^ | 签订责任书 | 未与运营企业签订责任书的，每少一家扣3分，最高扣9分 | 9",
        "^ | 经费保障 | 没有年度经费安排的不得分 | 4",
        "*二、运行管理（50分） | 驾驶员 | 驾驶员资格不符的，每发现1人扣4分，最高扣12分 | 12",
        "^ | 车辆检验 | 车辆未按期检验的，每辆扣3分，扣完为止 | 9",
        "^ | 随车照管 | 随车照管人员缺岗的，由考核组折半计分 | 9",
        "^ | 动态监控 | 动态监控报警未处置的，每起扣1分，最高扣8分 | 8",
        "^ | 停靠站点 | 站点未设置标志的，每处扣0.5分，最高扣4分 | 4",
        "^ | 核载人数 | 超员一次扣6分 | 8",
        "*三、应急处置（20分） | 逃生演练 | 未开展逃生演练的扣8分 | 8",
        "^ | 应急器材 | 灭火器、安全锤缺失或失效的，每件扣2分，最高扣6分 | 6",
        "^ | 事故报告 | 事故迟报较多的，按比例扣分 | 6").Save();
}
