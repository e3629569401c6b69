using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The whole way of an assessor on a phone, from the draw and the first item to the signed paper.</summary>
public class AssessorWayTests
{
    private static readonly FilePayload Scan = new() { Name = "签字页.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"u8.ToArray() };

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task From_home_over_count_place_and_photo_to_the_submitted_sheet_and_its_signed_paper()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var leader = await Person.SignIn(app, "考核组组长", ChromiumBrowser.Phone);
        var page = leader.Page;
        await Draw(leader, "昌黎镇\n靖安镇\n安山镇");
        await leader.Go("/");
        await page.ScreenshotsAsync("way-1-home");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("昌黎县.*党委") }).First.ClickAsync();
        var sheet = new SheetOnScreen(page);
        await sheet.Ready();
        await page.ScreenshotsAsync("way-2-sheet");

        await page.GetByRole(AriaRole.Button, new() { Name = "下一项" }).ClickAsync();
        var row = sheet.Row("1.2");
        await Expect(row).ToHaveAttributeAsync("data-here", "");
        var places = row.Locator("[data-col=place]");
        var drawn = await page.EvaluateAsync<string[]>("[...document.querySelector('tr[data-item=\"1.2\"] [data-col=place]').list.options].map(option => option.value)");
        drawn.Length.ShouldBe(2);
        drawn.ShouldBeSubsetOf(["昌黎镇", "靖安镇", "安山镇"]);
        await sheet.Count("1.2", "1");
        await places.First.FillAsync(drawn[0]);
        await sheet.Reason("1.2").FillAsync("没有印发分工文件");
        await row.GetByRole(AriaRole.Button, new() { Name = "另一处" }).ClickAsync();
        await row.Locator("input[data-col=number]").Nth(1).FillAsync("2");
        await places.Nth(1).FillAsync(drawn[1]);
        await row.Locator("[data-col=reason]").Nth(1).FillAsync("文件没有写到人");
        await sheet.Attach("1.2", await Photos.Take(page, 2), toFinding: true);
        await Expect(sheet.Photographs("1.2")).ToHaveCountAsync(2);
        await sheet.Saved();
        await Expect(row.Locator(".at-places")).ToHaveTextAsync($"发现地点：{drawn[0]} 1 地、{drawn[1]} 2 地");
        await page.ScreenshotsAsync("way-3-item");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        (await page.EvaluateAsync<int>("document.documentElement.scrollHeight")).ShouldBeLessThanOrEqualTo(780, "the sheet scrolls, not the page");
        await row.Locator(".at-places").ScrollIntoViewIfNeededAsync();
        await page.ScreenshotsAsync("way-4-photos");

        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("还不能提交");
        await page.ScreenshotsAsync("way-5-not-yet");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "取消" }).ClickAsync();
        for (var open = 0; open < 8; open++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "下一未评" }).ClickAsync();
            await page.Locator("tr[data-here]").GetByRole(AriaRole.Button, new() { Name = "本项无扣分" }).ClickAsync();
        }

        await sheet.Saved();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交评分表" }).ClickAsync();
        await page.ScreenshotsAsync("way-6-submit");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();
        await page.ScreenshotsAsync("way-7-submitted");

        await page.Locator(".signed-paper input[multiple]").SetInputFilesAsync(Scan);
        await Expect(page.Locator(".signed-paper [data-evidence-id]")).ToHaveCountAsync(1);
        var compared = page.Locator(".paper-comparison");
        await Expect(compared).ToHaveAttributeAsync("data-holds", "true");
        var code = Regex.Match(await compared.InnerTextAsync(), "[0-9a-f]{12}", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        await page.ScreenshotsAsync("way-8-signed");
        await leader.Go($"{page.Url.Split('?')[0]}/print");
        await Expect(page.Locator(".stamp")).ToContainTextAsync(code);

        await using var city = await Person.SignIn(app, "领导", ChromiumBrowser.Phone);
        await city.Go("/results/qinhuangdao-2016/county/changli");
        await Expect(city.Page.Locator(".paper-comparison")).ToContainTextAsync(code);
        await Expect(city.Page.Locator("[data-item='item-1.2'] .at-places").First).ToContainTextAsync(drawn[1]);
        await city.Page.ScreenshotsAsync("way-9-result");
    }

    private static async Task Draw(Person leader, string names)
    {
        await leader.Go("/sampling?scheme=qinhuangdao-2016&group=county");
        var unit = leader.Page.Locator("#unit-changli");
        await unit.GetByRole(AriaRole.Button, new() { Name = "抽取" }).ClickAsync();
        await unit.GetByLabel("名单").FillAsync(names);
        await unit.GetByRole(AriaRole.Button, new() { Name = "从3个中抽取" }).ClickAsync();
        await Expect(unit.Locator("form.draw")).ToHaveCountAsync(0);
    }
}
