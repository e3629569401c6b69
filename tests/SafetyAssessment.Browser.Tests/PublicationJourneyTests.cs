using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// From the compiled ranking to the published one, and a late accident that re-opens it: the office decides with one differing grade, the leader
/// approves, what is published refuses every write, and the new revision leaves the old one readable.
/// </summary>
[Trait("Theme", "Journey")]
public class PublicationJourneyTests
{
    private const string Reason = "指挥机构长期缺位，领导班子集体研究";

    [BrowserFact]
    public Task A_late_accident_re_opens_a_published_result_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task A_late_accident_re_opens_a_published_result_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var office = await Person.SignIn(app, "安委办");
        await using var leader = await Person.SignIn(app, "领导");
        await CompileAndDecide(office);
        await PublicationDesk.Approve(leader, "beidaihe", Reason);
        await PublicationDesk.Publish(office, "秦安委〔2017〕1号");
        var first = await WhatIsPublishedStays(office);
        await ReopenAfterALateAccident(office);
        await SecondRevision(office, leader, first);
    }

    private static async Task CompileAndDecide(Person office)
    {
        var page = office.Page;
        await PublicationDesk.Compile(office);
        // Another grade than the proposed one says why; what was chosen stays while it does not.
        await page.GetByLabel("北戴河区：评定等次").SelectOptionAsync("Good");
        await page.GetByLabel("北戴河区：评定理由").FillAsync("");
        await PublicationDesk.Save(office);
        await Expect(page.GetByText("北戴河区：评定等次与建议不一致，请写明原因")).ToBeVisibleAsync();
        await page.GetByLabel("北戴河区：评定理由").FillAsync(Reason);
        await PublicationDesk.Save(office);
        await Expect(page.Locator("[data-undecided]")).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("北戴河区：评定等次")).ToHaveValueAsync("Good");
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
        await PublicationDesk.Submit(office);
    }

    private static async Task<string> WhatIsPublishedStays(Person office)
    {
        var page = office.Page;
        await office.Go("/ranking?scheme=qinhuangdao-2016&group=county");
        await Expect(page.Locator("[data-published='1']")).ToContainTextAsync("已发布 · 第1版");
        await Expect(page.Locator("tr[data-unit=beidaihe] .final")).ToContainTextAsync("良好");

        await office.Go("/ledger?scheme=qinhuangdao-2016&group=county");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记" }).First.ClickAsync();
        var entry = page.Locator(".ledger-form");
        await entry.GetByLabel("被考核单位").SelectOptionAsync("changli");
        await entry.GetByLabel("日期").FillAsync("2016-09-20");
        await entry.GetByLabel("分值").FillAsync("6");
        await entry.GetByLabel("事由").FillAsync("发布以后的扣分");
        await entry.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByText("考核结果已发布（第1版，秦安委〔2017〕1号），录入已锁定")).ToBeVisibleAsync();
        await Expect(entry.GetByLabel("事由")).ToHaveValueAsync("发布以后的扣分");

        await office.Go(PublicationDesk.Address);
        await page.GetByRole(AriaRole.Link, new() { Name = "查看发布的结果" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "复算核对" }).ClickAsync();
        await Expect(page.GetByText("复算一致")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}").ShouldBeEmpty();
        return new Uri(page.Url).PathAndQuery;
    }

    private static async Task ReopenAfterALateAccident(Person office)
    {
        var page = office.Page;
        await office.Go("/accidents?scheme=qinhuangdao-2016");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记事故" }).ClickAsync();
        var accident = page.Locator(".accident-form");
        await accident.GetByLabel("单位").SelectOptionAsync("beidaihe");
        await accident.GetByLabel("日期").FillAsync("2016-12-30");
        await accident.GetByLabel("地点和经过").FillAsync("年底未报的冷库事故");
        await accident.GetByLabel("死亡（人）").FillAsync("3");
        await accident.Locator("button[type=submit]").ClickAsync();
        await Expect(page.GetByText("已发布的结果受到影响：北戴河区")).ToBeVisibleAsync();

        var veto = page.Locator("article.veto-proposed").Filter(new() { HasText = "北戴河区" }).Filter(new() { HasText = "全年累计死亡" });
        await veto.GetByLabel("决定文号").FillAsync("秦安办〔2017〕9号");
        await veto.GetByRole(AriaRole.Button, new() { Name = "确认否决" }).ClickAsync();
        await Expect(veto.GetByText("录入已锁定")).ToBeVisibleAsync();

        await office.Go(PublicationDesk.Address);
        await Expect(page.Locator("#in-force")).ToContainTextAsync("有新情况涉及已发布的结果");
        await page.Locator("#in-force summary").ClickAsync();
        await page.GetByLabel("重新开放的原因").FillAsync("查实一起迟报的较大事故");
        await page.Locator("#in-force").GetByRole(AriaRole.Button, new() { Name = "重新开放" }).ClickAsync();
        await Expect(page.Locator("#revisions")).ToContainTextAsync("已重新开放：查实一起迟报的较大事故");

        await office.Go("/accidents?scheme=qinhuangdao-2016");
        await veto.GetByLabel("决定文号").FillAsync("秦安办〔2017〕9号");
        await veto.GetByRole(AriaRole.Button, new() { Name = "确认否决" }).ClickAsync();
        await Expect(page.Locator("article.veto-confirmed").Filter(new() { HasText = "北戴河区" })).ToContainTextAsync("秦安办〔2017〕9号");
    }

    private static async Task SecondRevision(Person office, Person leader, string first)
    {
        var page = office.Page;
        await PublicationDesk.Compile(office);
        await page.GetByLabel("北戴河区：评定等次").SelectOptionAsync("Unqualified");
        await PublicationDesk.Save(office);
        await PublicationDesk.Submit(office);
        await PublicationDesk.Approve(leader, "beidaihe", "不合格");
        await PublicationDesk.Publish(office, "秦安委〔2017〕3号");

        await page.GetByRole(AriaRole.Link, new() { Name = "查看发布的结果" }).ClickAsync();
        await Expect(page.Locator("[data-published='2']")).ToBeVisibleAsync();
        await Expect(page.Locator("#changes tr[data-unit=beidaihe]")).ToContainTextAsync(new Regex("良好.*不合格", RegexOptions.Singleline));

        await office.Go(first);
        await Expect(page.Locator("[data-published='1']")).ToContainTextAsync("已重新开放：查实一起迟报的较大事故");
        await Expect(page.Locator("tr[data-unit=beidaihe] .final")).ToContainTextAsync("良好");
        await page.Locator("tr[data-unit=beidaihe]").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".summary")).ToContainTextAsync(Reason);
    }
}
