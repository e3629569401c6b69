using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The office tries other numbers and a changed rubric out: it sees at once what they would do, and the real ranking stays as it is.</summary>
[Trait("Theme", "Journey")]
public class WhatIfTests
{
    private const string Ranking = "/ranking?scheme=qinhuangdao-2016&group=county";

    [BrowserFact]
    public Task Other_marks_and_limits_are_tried_out_and_nothing_is_saved_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task Other_marks_and_limits_are_tried_out_and_nothing_is_saved_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await TryNumbers(office);
        await TryDraft(office);
    }

    private static async Task TryNumbers(Person office)
    {
        var page = office.Page;
        await office.Go(Ranking);
        var before = await page.Locator("table tbody").First.InnerTextAsync();

        await office.Go("/schemes/qinhuangdao-2016");
        await page.GetByRole(AriaRole.Link, new() { Name = "试算" }).ClickAsync();
        await Expect(page.GetByText("不保存任何分数")).ToBeVisibleAsync();
        await Compute(page);
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync(new Regex("^0 /"));

        await Type(page, "日常考核的满分", "200");
        await Expect(page.GetByText("请重新试算")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-totals]")).ToHaveCountAsync(0);
        await Compute(page);
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync("6 / 6 个单位");
        await Expect(page.Locator("tr[data-unit=beidaihe] [data-difference]")).ToHaveTextAsync("−100.00");
        await Expect(page.Locator("tr[data-unit=beidaihe]")).ToContainTextAsync("291.00 → 191.00");
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).ToContainTextAsync(new Regex(@"优秀\s*→\s*良好"));
        await Type(page, "优秀的分数线", "800.5");
        await Compute(page);
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).Not.ToContainTextAsync("→");

        await page.GoBackAsync();
        await Expect(page.GetByLabel("优秀的分数线")).ToHaveValueAsync("900");
        await Compute(page);
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).ToContainTextAsync("→");

        await Type(page, "优秀的分数线", "700");
        await Expect(page.GetByText("优秀的分数线必须高于良好的分数线")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复方案规定" }).ClickAsync();
        await Compute(page);
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync(new Regex("^0 /"));

        await office.Go(Ranking);
        (await page.Locator("table tbody").First.InnerTextAsync()).ShouldBe(before);
    }

    // Seven places were found in one county: at two points each, ten of them under the old cap, eight under the draft's.
    private static async Task TryDraft(Person office)
    {
        var page = office.Page;
        await office.Go("/rubrics/qinhuangdao-party/2016");
        await page.GetByRole(AriaRole.Button, new() { Name = "修订：由此新建版次" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "版次" }).FillAsync("2027");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始编辑" }).ClickAsync();
        await page.Locator("[data-outline='1.2']").ClickAsync();
        await page.Locator(".clause-form").First.GetByLabel("本条最多扣").FillAsync("8");
        await page.Locator(".clause-form").First.GetByLabel("本条最多扣").PressAsync("Tab");
        await Expect(page.Locator(".state")).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
        await Expect(page.Locator(".editor-frame")).ToHaveAttributeAsync("data-saved", "true");

        await page.Locator("a[href^='/rubrics/compare']").ClickAsync();
        await Expect(page.Locator("tr.clause")).ToHaveCountAsync(1);
        await Expect(page.Locator("#c-1\\.2\\.1 .what")).ToContainTextAsync("最高扣分 10 → 8");
        await Expect(page.Locator("#c-1\\.2\\.1 .new ins")).ToHaveTextAsync("8");
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { Name = "预览影响" }).ClickAsync();
        await Compute(page);
        await Expect(page.Locator("tr[data-unit=lulong] [data-difference]")).ToHaveTextAsync("+2.00");
        await Expect(page.Locator("tr[data-unit=lulong]")).ToContainTextAsync("班子成员职责：扣分 10 → 8");
        await Expect(page.GetByText("不保存任何分数")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
    }

    private static async Task Compute(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "试算", Exact = true }).ClickAsync();
        await page.Locator("[data-totals]").WaitForAsync();
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await page.GetByLabel(label, new() { Exact = true }).PressAsync("Tab");
    }
}
