using Microsoft.Playwright;

namespace SafetyAssessment.Tests;

/// <summary>One headless Chromium for the whole test run; every test gets a context (cookies, storage) of its own.</summary>
public static class ChromiumBrowser
{
    private const string Executable = "/usr/bin/chromium";

    /// <summary>The two widths that every page is made for.</summary>
    public static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 360, Height = 780 };

    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    public static bool IsAvailable => File.Exists(Executable);

    /// <summary>A context in Chinese and Beijing time, at the desk's width unless another is given. Dispose of it after the test.</summary>
    public static async Task<IBrowserContext> NewContextAsync(string baseAddress, ViewportSize? viewport = null)
    {
        var browser = await Shared.Value;
        return await browser.NewContextAsync(new()
        {
            BaseURL = baseAddress,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = viewport ?? Desk,
        });
    }

    /// <summary>Saves <paramref name="name"/>-1280.png and <paramref name="name"/>-360.png when SAFETY_SCREENSHOTS names a folder.</summary>
    public static async Task ScreenshotsAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SAFETY_SCREENSHOTS") is not { Length: > 0 } folder)
            return;

        var before = page.ViewportSize;
        foreach (var size in new[] { Desk, Phone })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{size.Width}.png"), FullPage = true });
        }

        if (before is not null)
            await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        if (!IsAvailable)
            throw new InvalidOperationException($"{Executable} is missing; ./test.sh installs it.");

        // Playwright closes the browser with this process, however it ends.
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
