using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A finding of a confirmed sheet becomes a task; it is reported, sent back, reported again and closed by another person than the one who reported.</summary>
[Trait("Theme", "Journey")]
public class RectificationJourneyTests
{
    [BrowserFact]
    public Task From_a_finding_to_a_problem_that_is_put_right_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_a_finding_to_a_problem_that_is_put_right_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await using var leader = await Person.SignIn(app, "考核组组长");

        await TheOfficeTakesOver(office);
        var task = await office.Page.Locator("[data-state=Open]", new() { HasText = "两处较大隐患的复查表" }).GetByRole(AriaRole.Link).GetAttributeAsync("href");

        // The unit has no account in the demo city: the office reports for it, and is refused when it wants to close.
        await office.Go(task!);
        await Report(office, "复查表已补签");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "核查通过，销号" }).ClickAsync();
        await Expect(office.Page.Locator(".notice-refusal")).ToHaveTextAsync("报告整改的人不能自己核查，请由其他人核查。");

        await leader.Go(task!);
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await Expect(leader.Page.Locator(".notice-refusal")).ToBeVisibleAsync();
        await leader.Page.GetByLabel("核查意见").FillAsync("缺第二处的复查表");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await Expect(leader.Page.Locator(".task")).ToHaveAttributeAsync("data-state", "SentBack");

        await office.Go(task!);
        await Expect(office.Page.Locator("[data-step=SentBack]")).ToContainTextAsync("缺第二处的复查表");
        await office.Page.Locator("#report-files").SetInputFilesAsync(
            Enumerable.Range(1, 21).Select(number => new FilePayload { Name = $"照片{number}.txt", MimeType = "text/plain", Buffer = "多"u8.ToArray() }));
        await Expect(office.Page.GetByText("列表过长，最多 20 个。")).ToBeVisibleAsync();
        await office.Page.Locator("#report-files").SetInputFilesAsync(new FilePayload { Name = "复查表.txt", MimeType = "text/plain", Buffer = "两处均已复查"u8.ToArray() });
        await Expect(office.Page.GetByText("复查表.txt")).ToBeVisibleAsync();
        await Report(office, "第二处也已补签");

        await leader.Go(task!);
        var answer = await leader.Page.APIRequest.GetAsync(await leader.Page.GetByRole(AriaRole.Link, new() { Name = "复查表.txt" }).EvaluateAsync<string>("link => link.href"));
        (await answer.TextAsync()).ShouldBe("两处均已复查");
        await leader.Page.GetByLabel("核查意见").FillAsync("两处原件都看过");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "核查通过，销号" }).ClickAsync();
        await Expect(leader.Page.Locator(".task")).ToHaveAttributeAsync("data-state", "Closed");

        await office.Go("/rectifications?scheme=qinhuangdao-2016");
        await Expect(office.Page.Locator("tr[data-unit=shanhaiguan] [data-in-time]")).ToHaveTextAsync("66.7% (2/3)");
        await TheUnitSeesItsOwn(app, task!);
    }

    private static async Task TheOfficeTakesOver(Person office)
    {
        var page = office.Page;
        await office.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        var sheet = await page.GetByRole(AriaRole.Link, new() { NameRegex = new("山海关区.*政府") }).First.GetAttributeAsync("href");
        await office.Go(sheet!.Split('?')[0]);
        await page.GetByRole(AriaRole.Link, new() { Name = "转整改" }).ClickAsync();
        await Expect(page.GetByText("已转整改")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "转出所选 5 个问题" }).ClickAsync();
        await Expect(page.GetByText("已转出 5 个问题。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "去看任务" }).ClickAsync();
        await page.Locator(".tasks").WaitForAsync();
    }

    private static async Task Report(Person person, string text)
    {
        await person.Page.GetByLabel("做了什么").FillAsync(text);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "提交报告" }).ClickAsync();
        await Expect(person.Page.Locator(".task")).ToHaveAttributeAsync("data-state", "Reported");
    }

    // Changli has one that is overdue, and sees nothing of its neighbours.
    private static async Task TheUnitSeesItsOwn(AppProcess app, string othersTask)
    {
        await using var unit = await Person.SignIn(app, "被考核单位");
        await Expect(unit.Page.Locator("[data-overdue='1'] li.late")).ToContainTextAsync("三个乡镇没有印发");
        await unit.Page.GotoAsync(othersTask);
        await Expect(unit.Page.Locator(".task")).ToHaveCountAsync(0);
        await unit.Go("/rectifications");
        await Expect(unit.Page.Locator(".tasks li")).ToHaveCountAsync(2);
        await unit.Page.Locator(".tasks li.late a").ClickAsync();
        await Report(unit, "三个乡镇已经印发");
        await Expect(unit.Page.GetByRole(AriaRole.Button, new() { Name = "核查通过，销号" })).ToHaveCountAsync(0);
    }
}
