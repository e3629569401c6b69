using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Browser.Tests;

public class HomePageTests
{
    [BrowserTheory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_click_reaches_the_server_and_comes_back(string environment)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions(Environment: environment));
        await using var context = await ChromiumBrowser.NewContextAsync(app.Address.ToString());
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };
        page.PageError += (_, error) => faults.Add(error);

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GetByRole(AriaRole.Button, new() { Name = "加一" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("已点 1 次");
        faults.ShouldBeEmpty();
        await page.ScreenshotsAsync($"home-{environment}");
    }

    [BrowserFact]
    public async Task The_page_has_no_accessibility_fault()
    {
        await using var app = await AppProcess.StartAsync();
        await using var context = await ChromiumBrowser.NewContextAsync(app.Address.ToString());
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        var result = await page.RunAxe();

        result.Violations.Select(Describe).ShouldBeEmpty();
    }

    private static string Describe(AxeResultItem fault) => $"{fault.Id}: {fault.Help}";
}
