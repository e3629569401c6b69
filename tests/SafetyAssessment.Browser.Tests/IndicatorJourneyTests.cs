using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A quota is handed down and divided, its figures come in by quarter: a warning in the second, broken in the third, and a proposal.</summary>
[Trait("Theme", "Journey")]
public class IndicatorJourneyTests
{
    private const string Title = "道路交通死亡人数";

    [BrowserFact]
    public Task A_quota_is_broken_in_the_third_quarter_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task A_quota_is_broken_in_the_third_quarter_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await Add(office.Page, office);
        await Divide(office.Page);
        await BreakIt(office.Page);
        await WhatFollows(office);
        await using var leader = await Person.SignIn(app, "领导");
        await leader.Go("/");
        await Expect(leader.Page.Locator("li", new() { HasTextString = Title })).ToContainTextAsync("已突破");
    }

    private static async Task Add(IPage page, Person office)
    {
        await office.Go("/indicators?scheme=qinhuangdao-2016&group=county");
        await Expect(page.Locator("tr[data-share=shanhaiguan]").First).ToHaveAttributeAsync("data-state", "Broken");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加指标" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator(".field", new() { Has = page.Locator("#indicator-title") })).ToContainTextAsync("请填写此项");
        await page.GetByLabel("指标名称").FillAsync(Title);
        await page.GetByLabel("实际数来源").SelectOptionAsync("Entered");
        await page.GetByLabel("总指标数（可不填）").FillAsync("9");
        await page.GetByLabel("突破后提出哪条否决建议").SelectOptionAsync("E3");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/indicators/[0-9a-f-]{36}"));
    }

    // Parts that do not add up are named while one types, and refused without a reason.
    private static async Task Divide(IPage page)
    {
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(6);
        foreach (var (unit, quota) in new[] { ("shanhaiguan", "1"), ("beidaihe", "1"), ("funing", "1"), ("changli", "5"), ("lulong", "1"), ("beidaihe-xinqu", "1") })
            await page.Locator($"tr[data-row={unit}] input").First.FillAsync(quota);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextString = "合计 10，应为 9，相差 +1" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByText("请改正，或写明理由")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
        await page.Locator("tr[data-row=lulong] input").First.FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("#share-changli")).ToBeVisibleAsync();
    }

    private static async Task BreakIt(IPage page)
    {
        foreach (var (quarter, deaths, state) in new[] { (1, "1", "Within"), (2, "3", "Warning"), (3, "2", "Broken") })
        {
            var row = page.Locator($"#share-changli li[data-quarter='{quarter}']");
            await row.Locator("summary").ClickAsync();
            await row.GetByLabel("本季度数").FillAsync(deaths);
            await row.GetByLabel("文号或来源").FillAsync($"交警通报{quarter}号");
            await row.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
            await Expect(row).ToHaveAttributeAsync("data-state", state);
        }

        await Expect(page.Locator("#share-changli li[data-quarter='3']")).ToContainTextAsync("1 + 3 + 2 = 6；指标 5，已用 120%");
        await Expect(page.Locator("#share-changli")).ToContainTextAsync("第3季度突破指标");
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
    }

    private static async Task WhatFollows(Person office)
    {
        var page = office.Page;
        await office.Go("/accidents?scheme=qinhuangdao-2016");
        var proposal = page.Locator("article.veto-proposed", new() { HasTextString = "昌黎县" });
        await Expect(proposal).ToContainTextAsync("控制指标已突破");
        await Expect(proposal).ToContainTextAsync("待决定");
        await office.Go("/results/qinhuangdao-2016/county/changli");
        await Expect(page.Locator(".linked li", new() { HasTextString = Title })).ToContainTextAsync("已突破");
        await office.Go("/");
        await Expect(page.Locator("li", new() { HasTextString = Title })).ToContainTextAsync("已突破");
    }
}
