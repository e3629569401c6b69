using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The desk of publications of the counties, and what office and leader do there.</summary>
internal static class PublicationDesk
{
    public const string Address = "/publications?scheme=qinhuangdao-2016&group=county";

    /// <summary>Compiles the ranking. Units with nothing open get what is proposed, the others are graded by hand, each with its reason.</summary>
    public static async Task Compile(Person office)
    {
        var page = office.Page;
        await office.Go(Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "汇总结果" }).ClickAsync();
        await Expect(page.Locator("[data-state=Deciding]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "全部按建议" }).ClickAsync();
        await Expect(page.GetByLabel("山海关区：评定等次")).ToHaveValueAsync("Unqualified");
        var open = page.Locator("#decisions select").Filter(new() { Has = page.Locator("option[value='']") });
        for (var row = 0; row < await open.CountAsync(); row++)
        {
            if ((await open.Nth(row).InputValueAsync()).Length > 0)
                continue;
            await open.Nth(row).SelectOptionAsync("Qualified");
            await page.Locator("#decisions tr[data-unit]").Nth(row).GetByRole(AriaRole.Textbox).FillAsync("集体研究");
        }
    }

    public static Task Save(Person office) => office.Page.GetByRole(AriaRole.Button, new() { Name = "保存评定" }).ClickAsync();

    /// <summary>Every unit has a grade: it goes to the leader.</summary>
    public static async Task Submit(Person office)
    {
        await Expect(office.Page.Locator("[data-undecided]")).ToHaveCountAsync(0);
        await office.Page.Locator("#submit").GetByRole(AriaRole.Button, new() { Name = "报审批" }).ClickAsync();
        await Expect(office.Page.GetByText("等待市领导审批")).ToBeVisibleAsync();
    }

    /// <summary>The leader finds it on the home page and approves what is said of a unit.</summary>
    public static async Task Approve(Person leader, string unit, string said)
    {
        var page = leader.Page;
        await leader.Go("/");
        await page.Locator("#awaiting").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator($"tr[data-unit={unit}]")).ToContainTextAsync(said);
        await page.Locator("#approve").GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await Expect(page.Locator("[data-state=Approved]")).ToBeVisibleAsync();
    }

    public static async Task Publish(Person office, string document)
    {
        var page = office.Page;
        await office.Go(Address);
        await page.GetByLabel("文号").FillAsync(document);
        await page.Locator("#publish").GetByRole(AriaRole.Button, new() { Name = "发布" }).ClickAsync();
        await Expect(page.Locator("#in-force")).ToContainTextAsync(document);
    }
}
