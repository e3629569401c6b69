using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The county itself, in the journey of its assessment. One finding, in item 1.2, is what everybody speaks of.</summary>
internal sealed class CountyAssessed(Person person) : IAsyncDisposable
{
    private ILocator Item => OnItem.Of(person.Page);

    public async Task HandsInItsSelfAssessment()
    {
        await person.Page.Locator("#self").GetByRole(AriaRole.Link, new() { Name = "继续自评" }).ClickAsync();
        var own = new SheetOnScreen(person.Page);
        await own.Ready();
        await own.ClearTheRest();
        await own.HandIn("提交自评");
    }

    // The unit's home page leads to it; an empty disagreement is refused and what was chosen stays.
    public async Task Disagrees(string why)
    {
        await person.Go("/");
        await person.Page.Locator(".hearing a").First.ClickAsync();
        await Item.GetByRole(AriaRole.Radio, new() { Name = "不同意" }).CheckAsync();
        await Item.GetByRole(AriaRole.Button, new() { Name = "保存意见" }).ClickAsync();
        await Expect(Item.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明理由");
        await Item.GetByLabel("理由").FillAsync(why);
        await Item.GetByRole(AriaRole.Button, new() { Name = "保存意见" }).ClickAsync();
        await Expect(Item.Locator("[data-opinion]")).ToContainTextAsync("等考核组答复");
    }

    public async Task Appeals(string sheet, string claim)
    {
        await person.Go($"{sheet}/opinions");
        await Expect(Item).ToContainTextAsync("采纳");
        await Item.GetByRole(AriaRole.Button, new() { Name = "对这一项申诉" }).ClickAsync();
        await Item.GetByLabel("申诉请求和理由").FillAsync(claim);
        await Item.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "原件.txt", MimeType = "text/plain", Buffer = "职责文件"u8.ToArray() });
        await Expect(Item.GetByText("原件.txt")).ToBeVisibleAsync();
        await Item.GetByRole(AriaRole.Button, new() { Name = "提交申诉" }).ClickAsync();
        await Expect(Item.Locator("[data-appeal=Open]")).ToContainTextAsync(claim);
    }

    // What was found and what counts stand side by side, of the item and of the total: two points more.
    public async Task ReadsBothNumbers()
    {
        await person.Go("/results/qinhuangdao-2016/county/changli");
        await Expect(person.Page.Locator("[data-appealed]")).ToContainTextAsync("原扣2分，现扣0分");
        var totals = Regex.Match(await person.Page.Locator("[data-before-appeals]").InnerTextAsync(), @"申诉前总分([\d.]+)，申诉后([\d.]+)");
        (Number(totals.Groups[2]) - Number(totals.Groups[1])).ShouldBe(2);

        static decimal Number(Group group) => decimal.Parse(group.Value.TrimEnd('.'), CultureInfo.InvariantCulture);
    }

    public async Task ReadsItsPublishedGrade()
    {
        await person.Go("/");
        await Expect(person.Page.Locator(".result")).ToContainTextAsync("优秀");
        await person.Page.Locator(".result a").ClickAsync();
        await Expect(person.Page.Locator("[data-published='1']")).ToContainTextAsync("秦安委〔2017〕1号");
        await Expect(person.Page.Locator(".grade-final")).ToContainTextAsync("优秀");
        await Expect(person.Page.Locator("[data-appealed]")).ToContainTextAsync("原扣2分，现扣0分");
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();
}

/// <summary>The leader of the county's assessment team.</summary>
internal sealed class CountyTeam(Person person) : IAsyncDisposable
{
    /// <summary>Three places at two points each; nothing else to deduct.</summary>
    public async Task<string> ScoresBesideTheSelfAssessment()
    {
        var sheet = await SheetOnScreen.Open(person);
        await Expect(sheet.Row("1.2").Locator("[data-self]")).ToContainTextAsync("自评扣 2 分");
        await sheet.Count("1.2", "3");
        await sheet.Reason("1.2").FillAsync("三个镇没有印发职责文件");
        await sheet.Reason("1.2").BlurAsync();
        await Expect(sheet.Row("1.2").Locator("[data-lost]")).ToContainTextAsync("−6");
        await Expect(sheet.Row("1.2").Locator("[data-self]")).ToContainTextAsync("比考核组高 4 分");
        await sheet.ClearTheRest();
        await sheet.HandIn();
        return new Uri(person.Page.Url).AbsolutePath;
    }

    public async Task NamesThePlaces(string address)
    {
        var sheet = await Open(address);
        await Expect(person.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("没有写明是哪三个镇");
        await sheet.Reason("1.2").FillAsync("甲、乙、丙三个镇没有印发职责文件");
        await sheet.Reason("1.2").BlurAsync();
        await sheet.HandIn();
    }

    public async Task Accepts(string address)
    {
        await person.Go("/");
        await Expect(person.Page.Locator(".hearing")).ToContainTextAsync("昌黎县");
        await person.Go($"{address}/opinions");
        await OnItem.Of(person.Page).GetByRole(AriaRole.Button, new() { Name = "采纳", Exact = true }).ClickAsync();
        await Expect(OnItem.Of(person.Page).Locator("[data-opinion]")).ToContainTextAsync("等安委办退回");
    }

    public async Task TakesTwoPlacesBack(string address)
    {
        var sheet = await Open(address);
        await Expect(person.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("其中两个镇已印发");
        await sheet.Count("1.2", "1");
        await Expect(sheet.Row("1.2").Locator("[data-lost]")).ToContainTextAsync("−2");
        await sheet.HandIn();
    }

    public async Task CanNotDecideOnItsOwnWork(string address)
    {
        await person.Go($"{address}/opinions");
        await Expect(OnItem.Of(person.Page)).ToContainTextAsync("申诉须由另一人决定");
        await Expect(OnItem.Of(person.Page).GetByRole(AriaRole.Button, new() { Name = "决定" })).ToHaveCountAsync(0);
    }

    public async Task<string> FindsNothingInTheGovernmentSheet()
    {
        var sheet = await SheetOnScreen.Open(person, "政府");
        await sheet.ClearTheRest();
        await sheet.HandIn();
        return new Uri(person.Page.Url).AbsolutePath;
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();

    private async Task<SheetOnScreen> Open(string address)
    {
        await person.Go(address);
        var sheet = new SheetOnScreen(person.Page);
        await sheet.Ready();
        return sheet;
    }
}

/// <summary>The safety committee's office.</summary>
internal sealed class CountyOffice(Person person) : IAsyncDisposable
{
    public Person Person => person;

    private ILocator Dialog => person.Page.GetByRole(AriaRole.Dialog);

    public async Task Returns(string address, string why)
    {
        await Ask(address, "退回");
        await Dialog.Locator("textarea").FillAsync(why);
        await Return();
    }

    public async Task ReturnsForWhatIsAccepted(string address, string said)
    {
        await Ask(address, "退回");
        await Expect(Dialog.Locator("textarea")).ToHaveValueAsync(new Regex($"采纳单位意见.*{said}"));
        await Return();
    }

    public async Task IsNotLetConfirm(string address)
    {
        await Ask(address, "确认");
        await Expect(Dialog).ToContainTextAsync("还有1条意见未办结");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("还有1条意见未办结");
    }

    public async Task Confirms(string address)
    {
        await Ask(address, "确认");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Expect(person.Page.GetByText("已确认。", new() { Exact = true })).ToBeVisibleAsync();
    }

    public async Task Upholds(string why)
    {
        await person.Go("/appeals?scheme=qinhuangdao-2016&group=county");
        await person.Page.Locator("tr[data-appeal=changli] a").ClickAsync();
        var item = OnItem.Of(person.Page);
        var file = await person.Page.APIRequest.GetAsync(await item.GetByRole(AriaRole.Link, new() { Name = "原件.txt" }).EvaluateAsync<string>("link => link.href"));
        (await file.TextAsync()).ShouldBe("职责文件");
        await item.GetByLabel("申诉成立，调整这一项").CheckAsync();
        await item.GetByLabel("保留").UncheckAsync();
        await item.GetByLabel("决定的理由").FillAsync(why);
        await item.GetByRole(AriaRole.Button, new() { Name = "决定" }).ClickAsync();
        await Expect(item.Locator("[data-appeal=Upheld]")).ToContainTextAsync(why);
    }

    // Two subjects of the county are not given yet in the demo city.
    public async Task EntersTheLastScores()
    {
        await person.Go("/outside-scores?scheme=qinhuangdao-2016&group=county");
        foreach (var subject in new[] { "应急救援", "交通运输" })
        {
            var cell = person.Page.GetByLabel($"昌黎县 {subject}");
            await cell.FillAsync("95");
            await cell.PressAsync("Tab");
            await Expect(person.Page.Locator("td.cell").Filter(new() { Has = cell })).ToContainTextAsync(new Regex(@"\d\d:\d\d"));
        }
    }

    // The county's result is complete, so its grade is the proposed one.
    public async Task Compiles()
    {
        await PublicationDesk.Compile(person);
        await Expect(person.Page.GetByLabel("昌黎县：评定等次")).ToHaveValueAsync("Excellent");
        await PublicationDesk.Save(person);
        await PublicationDesk.Submit(person);
    }

    public ValueTask DisposeAsync() => person.DisposeAsync();

    private async Task Ask(string address, string what)
    {
        await person.Go(address);
        await person.Page.Locator("tr.item-row").First.WaitForAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
    }

    private async Task Return()
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(person.Page.GetByText("已退回考核组。")).ToBeVisibleAsync();
    }
}

/// <summary>The one item that the journey is about, on any page.</summary>
internal static class OnItem
{
    public static ILocator Of(IPage page) => page.Locator("[data-item='1.2']");
}
