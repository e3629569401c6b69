using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Browser.Tests;

public class HomePageTests
{
    [BrowserFact]
    public async Task Choosing_a_role_of_the_demo_opens_its_home_page_without_a_fault_of_the_browser()
    {
        await using var app = await AppProcess.StartAsync();
        await using var context = await ChromiumBrowser.NewContextAsync(app.Address.ToString());
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        page.PageError += (_, error) => faults.Add(error);

        await SignIn(page, "安委办");

        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-ready=true]")).ToBeAttachedAsync();
        faults.ShouldBeEmpty();
        await page.ScreenshotsAsync("home");
    }

    [BrowserFact]
    public async Task The_sign_in_and_the_home_page_have_no_accessibility_fault()
    {
        await using var app = await AppProcess.StartAsync();
        await using var context = await ChromiumBrowser.NewContextAsync(app.Address.ToString());
        var page = await context.NewPageAsync();

        await page.GotoAsync("/sign-in");
        var signIn = await page.RunAxe();
        await SignIn(page, "安委办");
        var home = await page.RunAxe();

        signIn.Violations.Concat(home.Violations).Select(Describe).ShouldBeEmpty();
    }

    private static async Task SignIn(IPage page, string role)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = role }).First.ClickAsync();
        await page.Locator("[data-ready=true]").WaitForAsync();
    }

    private static string Describe(AxeResultItem fault) => $"{fault.Id}: {fault.Help}";
}
