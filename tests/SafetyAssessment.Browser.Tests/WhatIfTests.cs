using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The office tries other numbers out: it sees at once what they would do, and the real ranking stays as it is.</summary>
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
        var page = office.Page;
        await office.Go(Ranking);
        var before = await page.Locator("table tbody").First.InnerTextAsync();

        await office.Go("/schemes/qinhuangdao-2016");
        await page.GetByRole(AriaRole.Link, new() { Name = "试算" }).ClickAsync();
        await Expect(page.GetByText("什么都不保存")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync(new Regex("^0 /"));

        await Type(page, "日常考核的满分", "200");
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync("6 / 6 个单位");
        await Expect(page.Locator("tr[data-unit=beidaihe] [data-difference]")).ToHaveTextAsync("−100.00");
        await Expect(page.Locator("tr[data-unit=beidaihe]")).ToContainTextAsync("291.00 → 191.00");
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).ToContainTextAsync(new Regex(@"优秀\s*→\s*良好"));
        await Type(page, "优秀的分数线", "800.5");
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).Not.ToContainTextAsync("→");

        await page.GoBackAsync();
        await Expect(page.GetByLabel("优秀的分数线")).ToHaveValueAsync("900");
        await Expect(page.Locator("tr[data-unit=beidaihe] .grade")).ToContainTextAsync("→");

        await Type(page, "优秀的分数线", "700");
        await Expect(page.GetByText("优秀的分数线必须高于良好的分数线")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复方案规定" }).ClickAsync();
        await Expect(page.Locator("[data-totals]")).ToHaveTextAsync(new Regex("^0 /"));

        await office.Go(Ranking);
        (await page.Locator("table tbody").First.InnerTextAsync()).ShouldBe(before);
    }

    private static async Task Type(IPage page, string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await page.GetByLabel(label, new() { Exact = true }).PressAsync("Tab");
    }
}
