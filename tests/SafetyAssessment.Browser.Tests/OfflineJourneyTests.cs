using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>The way of a sheet without a network: taken along as a workbook, filled in, brought back beside what a colleague did meanwhile.</summary>
public class OfflineJourneyTests
{
    [BrowserFact]
    [Trait("Theme", "OfflinePackage")]
    public async Task A_workbook_is_taken_along_filled_in_and_brought_back_beside_what_changed_meanwhile()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, "考核组组员甲");
        await using var colleague = await Person.SignIn(app, "考核组组员乙");
        var page = member.Page;
        var sheet = await SheetOnScreen.Open(member);
        var address = page.Url;
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "离线表" }).ClickAsync());
        var file = Path.Combine(Directory.CreateTempSubdirectory("safety-offline-").FullName, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        download.SuggestedFilename.ShouldEndWith("离线评分表.xlsx");

        var book = new OfflineBook(file);
        book.Fill(4, "2", "下半年没有听取汇报");
        book.Fill(5, "5", "五次没有到会");
        book.Fill(6, "-1", "填错了");
        book.Save();
        var other = await SheetOnScreen.Open(colleague);
        await other.Count("1.5", "3");
        await other.Saved();

        await member.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入离线评分表" }).ClickAsync();
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.ScreenshotsAsync("offline-upload");
        await page.GetByRole(AriaRole.Button, new() { Name = "读取" }).ClickAsync();
        await Expect(page.GetByText("1 行要导入，1 行两边都改过、要您选择，1 行不能导入")).ToBeVisibleAsync();
        await Expect(page.Locator("li[data-item='1.6']")).ToContainTextAsync("整数");
        var clash = page.Locator("fieldset[data-item='1.5']");
        await Expect(clash).ToContainTextAsync("考核员乙");
        await Expect(clash).ToContainTextAsync("5 次");
        await Expect(clash).ToContainTextAsync("3 次");
        var import = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^导入 . 行$") });
        await Expect(import).ToBeDisabledAsync();
        await page.ScreenshotsAsync("offline-preview");
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help} {fault.Nodes[0].Html}").ShouldBeEmpty();

        await clash.GetByLabel("两者都要").CheckAsync();
        await import.ClickAsync();
        await Expect(page.GetByText("已导入 2 行。")).ToBeVisibleAsync();
        await page.ScreenshotsAsync("offline-done");

        await member.Go(address);
        await sheet.Ready();
        await Expect(sheet.Number("1.4")).ToHaveValueAsync("2");
        await Expect(sheet.Reason("1.4")).ToHaveValueAsync("下半年没有听取汇报");
        (await sheet.Stored("1.5")).Row.Findings.Select(finding => finding.Count).ShouldBe(["3", "5"], ignoreOrder: true);
        (await sheet.Stored("1.6")).Row.State.ShouldBe("NotAssessed");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
