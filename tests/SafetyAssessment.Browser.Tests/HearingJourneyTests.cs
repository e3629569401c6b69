using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>
/// A county is heard: it disagrees with a finding, the team accepts, the office returns the sheet, the entry is changed and confirmed. Then the
/// county appeals; whoever handed the sheet in can't decide, the office does, and the result shows both numbers.
/// </summary>
[Trait("Theme", "Journey")]
public class HearingJourneyTests
{
    [BrowserFact]
    public Task From_a_disagreement_to_an_upheld_appeal_on_SQLite() => Walk(postgres: null);

    [PostgresBrowserFact]
    public async Task From_a_disagreement_to_an_upheld_appeal_on_PostgreSQL() => await Walk(await PostgresCluster.NewDatabaseAsync());

    private static async Task Walk(string? postgres)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(postgres));
        await using var leader = await Person.SignIn(app, "考核组组长");
        await using var unit = await Person.SignIn(app, "被考核单位");
        await using var office = await Person.SignIn(app, "安委办");

        var address = await HandIn(leader);
        await UnitDisagrees(unit);
        await OfficeCanNotConfirm(office, address);
        await TeamAccepts(leader, address);
        await OfficeReturns(office, address);
        await TeamChanges(leader, address);
        await OfficeConfirms(office, address);

        await unit.Go($"{address}/opinions");
        var item = Item(unit.Page);
        await Expect(item).ToContainTextAsync("采纳");
        await item.GetByRole(AriaRole.Button, new() { Name = "对这一项申诉" }).ClickAsync();
        await item.GetByLabel("申诉请求和理由").FillAsync("余下一处的文件存放在档案馆");
        await item.GetByRole(AriaRole.Button, new() { Name = "提交申诉" }).ClickAsync();
        await Expect(item.Locator("[data-appeal=Open]")).ToContainTextAsync("档案馆");

        await leader.Go($"{address}/opinions");
        await Expect(Item(leader.Page)).ToContainTextAsync("申诉须由另一人决定");
        await Expect(Item(leader.Page).GetByRole(AriaRole.Button, new() { Name = "决定" })).ToHaveCountAsync(0);
        await OfficeUpholds(office);

        await unit.Go("/results/qinhuangdao-2016/county/changli");
        await Expect(unit.Page.Locator("[data-appealed]")).ToContainTextAsync(new Regex("原扣2分，现扣0分"));
        await Expect(unit.Page.Locator("[data-before-appeals]")).ToContainTextAsync("申诉前总分");
    }

    // One finding in three places, nothing else to deduct.
    private static async Task<string> HandIn(Person leader)
    {
        var page = leader.Page;
        var sheet = await SheetOnScreen.Open(leader);
        await sheet.Count("1.2", "3");
        await sheet.Reason("1.2").FillAsync("三个镇没有印发职责文件");
        await sheet.Reason("1.2").BlurAsync();
        await sheet.Saved();
        var clear = page.Locator("tr.item-row[data-state=NotAssessed] button.clear");
        for (var open = await clear.CountAsync(); open > 0; open--)
        {
            await clear.First.ClickAsync();
            await Expect(clear).ToHaveCountAsync(open - 1);
        }

        await Submit(sheet);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Submit(SheetOnScreen sheet)
    {
        await sheet.Saved();
        await sheet.Page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await sheet.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(sheet.Page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();
    }

    // The unit's home page leads to it; an empty disagreement is refused and what was chosen stays.
    private static async Task UnitDisagrees(Person unit)
    {
        await unit.Go("/");
        await unit.Page.Locator(".hearing a").First.ClickAsync();
        var item = Item(unit.Page);
        await item.GetByRole(AriaRole.Radio, new() { Name = "不同意" }).CheckAsync();
        await item.GetByRole(AriaRole.Button, new() { Name = "保存意见" }).ClickAsync();
        await Expect(item.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明理由");
        await item.GetByLabel("理由").FillAsync("其中两个镇已印发，文件随附");
        await item.GetByRole(AriaRole.Button, new() { Name = "保存意见" }).ClickAsync();
        await Expect(item.Locator("[data-opinion]")).ToContainTextAsync("等考核组答复");
    }

    private static async Task OfficeCanNotConfirm(Person office, string address)
    {
        await OpenSheet(office, address);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("还有1条意见未办结");
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("还有1条意见未办结");
    }

    private static async Task TeamAccepts(Person leader, string address)
    {
        await leader.Go("/");
        await Expect(leader.Page.Locator(".hearing")).ToContainTextAsync("昌黎县");
        await leader.Go($"{address}/opinions");
        await Item(leader.Page).GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await Expect(Item(leader.Page).Locator("[data-opinion]")).ToContainTextAsync("等安委办退回");
    }

    private static async Task OfficeReturns(Person office, string address)
    {
        await OpenSheet(office, address);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Dialog).Locator("textarea")).ToHaveValueAsync(new Regex("采纳单位意见.*其中两个镇已印发"));
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(office.Page.GetByText("已退回考核组。")).ToBeVisibleAsync();
    }

    private static async Task TeamChanges(Person leader, string address)
    {
        await leader.Go(address);
        var sheet = new SheetOnScreen(leader.Page);
        await sheet.Ready();
        await Expect(leader.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("其中两个镇已印发");
        await sheet.Count("1.2", "1");
        await Expect(sheet.Row("1.2").Locator("[data-lost]")).ToContainTextAsync("−2");
        await Submit(sheet);
    }

    private static async Task OfficeConfirms(Person office, string address)
    {
        await OpenSheet(office, address);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByText("已确认。", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task OfficeUpholds(Person office)
    {
        await office.Go("/appeals?scheme=qinhuangdao-2016&group=county");
        await office.Page.Locator("tr[data-appeal=changli] a").ClickAsync();
        var item = Item(office.Page);
        await item.GetByLabel("申诉成立，调整这一项").CheckAsync();
        await item.GetByLabel("保留").UncheckAsync();
        await item.GetByLabel("决定的理由").FillAsync("档案馆出具了原件");
        await item.GetByRole(AriaRole.Button, new() { Name = "决定" }).ClickAsync();
        await Expect(item.Locator("[data-appeal=Upheld]")).ToContainTextAsync("档案馆出具了原件");
    }

    private static async Task OpenSheet(Person person, string address)
    {
        await person.Go(address);
        await person.Page.Locator("tr.item-row").First.WaitForAsync();
    }

    private static ILocator Item(IPage page) => page.Locator("[data-item='1.2']");
}
