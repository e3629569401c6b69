using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The score sheet as a browser prints it.</summary>
public class PaperTests
{
    private static readonly Dictionary<string, string> Demo = new(StringComparer.Ordinal) { ["Mode"] = "Demo" };

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task The_longest_rubric_prints_on_few_landscape_pages_filled_and_blank()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = Demo });
        await using var member = await Person.SignIn(app, "考核组组员甲");
        var page = member.Page;
        await member.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        await member.Go((await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("昌黎县.*政府") }).First.GetAttributeAsync("href"))!.Split('?')[0]);
        var print = page.GetByRole(AriaRole.Link, new() { Name = "打印" });
        await Expect(print).ToHaveAttributeAsync("target", "_blank");
        await member.Go((await print.GetAttributeAsync("href"))!);

        await Expect(page.Locator("tr[data-item]")).ToHaveCountAsync(34);
        Landscape(await Pdf(page, "filled")).ShouldBeInRange(2, 5);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".paper-table thead").EvaluateAsync<string>("head => getComputedStyle(head).display")).ShouldBe("table-header-group", "it stands on every page");
        await Expect(page.Locator(".tools")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Null });

        await page.GetByRole(AriaRole.Link, new() { Name = "空白表" }).ClickAsync();
        await Expect(page.Locator(".paper-table.blank")).ToBeVisibleAsync();
        Landscape(await Pdf(page, "blank")).ShouldBeInRange(2, 5);
        await page.ScreenshotsAsync("paper");
    }

    private static async Task<string> Pdf(IPage page, string name)
    {
        var bytes = await page.PdfAsync(new() { PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("SAFETY_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{name}.pdf"), bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    // The number of pages, every one of them A4 landscape: 842 × 595 points.
    private static int Landscape(string pdf)
    {
        var pages = Regex.Count(pdf, @"/Type\s*/Page\b", RegexOptions.None, TimeSpan.FromSeconds(5));
        Regex.Count(pdf, @"/MediaBox\s*\[\s*0 0 84[12]\S* 59[456]", RegexOptions.None, TimeSpan.FromSeconds(5)).ShouldBe(pages);
        return pages;
    }
}
