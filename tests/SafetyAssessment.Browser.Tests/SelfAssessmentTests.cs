using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The unit assesses itself before the visit; the team sees it beside its own score.</summary>
public class SelfAssessmentTests
{
    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task A_unit_assesses_itself_with_a_photo_and_the_team_sees_score_difference_and_photo_once_it_is_handed_in()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, "考核组组员甲");
        var team = await SheetOnScreen.Open(member);
        await team.Count("1.2", "3");
        await team.Saved();
        await Expect(team.Page.Locator("[data-self]")).ToHaveCountAsync(0);

        await using var unit = await Person.SignIn(app, "被考核单位", ChromiumBrowser.Phone);
        await unit.Page.ScreenshotsAsync("self-home");
        await unit.Page.Locator("#self").GetByRole(AriaRole.Link, new() { Name = "继续自评" }).ClickAsync();
        var own = new SheetOnScreen(unit.Page);
        await own.Ready();
        await own.Page.GetByRole(AriaRole.Button, new() { Name = "看整表" }).ClickAsync();
        await own.Attach("1.2", await Photos.Take(own.Page, 1));
        await Expect(own.Photographs("1.2")).ToHaveCountAsync(1);
        foreach (var row in Enumerable.Range(5, 5))
            await own.Clear($"1.{row}").ClickAsync();
        await own.Saved();
        await own.Page.GetByRole(AriaRole.Button, new() { Name = "提交自评" }).ClickAsync();
        await own.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(own.Page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();
        await Expect(own.Row("1.2").Locator("input[data-col=number]")).ToHaveCountAsync(0);
        await own.Page.ScreenshotsAsync("self-handed-in");

        await team.Page.ReloadAsync();
        await team.Ready();
        var beside = team.Row("1.2").Locator("[data-self]");
        await Expect(beside).ToContainTextAsync("自评扣 2 分");
        await Expect(beside).ToContainTextAsync("比考核组高 4 分");
        await Expect(team.Row("1.2").Locator("[data-self].over")).ToHaveCountAsync(1);
        await Expect(beside).ToContainTextAsync("一名新任班子成员的分工文件没有写安全职责");
        await Expect(team.Page.Locator(".facts")).ToContainTextAsync("自评 98");
        await team.Count("1.2", "1");
        await Expect(beside).ToContainTextAsync("与考核组一致");
        await beside.Locator(".thumb").ClickAsync();
        await Expect(team.Page.GetByRole(AriaRole.Dialog).Locator("img")).ToHaveJSPropertyAsync("complete", true);
        await team.Page.ScreenshotsAsync("self-photo");
        await team.Page.Keyboard.PressAsync("Escape");
        await team.Page.ScreenshotsAsync("self-beside");

        await unit.Go("/");
        await unit.Page.Locator("#self").GetByRole(AriaRole.Button, new() { Name = "开始自评" }).ClickAsync();
        await own.Ready();
        await Expect(own.Page.Locator(".facts")).ToContainTextAsync("已评 0/34");
        await Expect(own.Page.GetByRole(AriaRole.Button, new() { Name = "提交自评" })).ToBeVisibleAsync();
    }
}
