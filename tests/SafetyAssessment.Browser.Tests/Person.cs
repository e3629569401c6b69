using Microsoft.Playwright;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A person of the demo city with a browser of their own.</summary>
public sealed class Person : IAsyncDisposable
{
    // A shared machine may be slow; what never comes is still found out.
    private const int Patience = 30_000;

    private readonly IBrowserContext context;

    static Person() => Assertions.SetDefaultExpectTimeout(Patience);

    private Person(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(Patience);
    }

    public IPage Page { get; }

    /// <summary>Signs in by the demo's one click.</summary>
    public static async Task<Person> SignIn(AppProcess app, string role, ViewportSize? viewport = null)
    {
        var own = await ChromiumBrowser.NewContextAsync(app.Address.ToString(), viewport);
        var person = new Person(own, await own.NewPageAsync());
        await person.Page.GotoAsync("/sign-in");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = role }).First.ClickAsync();
        await person.Ready();
        return person;
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> NewPage()
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>Opens a page and waits until it answers.</summary>
    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        await Ready();
    }

    /// <summary>The page is there and a click is heard.</summary>
    public Task Ready() => Page.Locator("[data-ready=true]").First.WaitForAsync();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
