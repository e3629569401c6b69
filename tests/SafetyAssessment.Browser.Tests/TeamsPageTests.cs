using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The office recuses a member from a unit; the member's sheet says why it can't be scored, and the office sees it there too.</summary>
[Trait("Theme", "Journey")]
public class TeamsPageTests
{
    [BrowserFact]
    public async Task A_recused_member_reads_why_the_sheet_is_closed_to_them()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(null));
        await using var office = await Person.SignIn(app, "安委办");
        await office.Go("/teams?scheme=qinhuangdao-2016");
        var page = office.Page;
        var team = page.Locator("[data-team]").Filter(new() { HasText = "组长甲" });
        await team.GetByRole(AriaRole.Button, new() { Name = "登记回避" }).ClickAsync();
        await team.GetByLabel("人员").SelectOptionAsync(new SelectOptionValue { Label = "考核员甲" });
        await team.GetByLabel("单位").SelectOptionAsync("changli");
        await team.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(team.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await team.GetByLabel("原因").FillAsync("曾任该县安监局副局长");
        await team.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Expect(team.Locator("[data-recusal=Bar]")).ToContainTextAsync("昌黎县：曾任该县安监局副局长");

        await using var member = await Person.SignIn(app, "考核组组员甲");
        var sheet = await SheetOnScreen.Open(member);
        await Expect(sheet.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("您须回避这个单位");
        await Expect(sheet.Page.Locator("tr.item-row input")).ToHaveCountAsync(0);
        await office.Go(new Uri(sheet.Page.Url).AbsolutePath);
        await Expect(page.GetByText("考核员甲对这个单位须回避")).ToBeVisibleAsync();
    }
}
