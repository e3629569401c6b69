using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>Photos on site: kept in the browser until the server has them, sent on from where they stand, shown in sheet and result.</summary>
public class EvidenceTests
{
    private const string Member = "考核组组员甲";

    [BrowserFact]
    [Trait("Theme", "Faults")]
    public Task Three_photos_survive_a_server_that_is_killed_while_they_are_sent_on_SQLite() => ServerKilled(postgres: null);

    [PostgresBrowserFact]
    [Trait("Theme", "Faults")]
    public async Task Three_photos_survive_a_server_that_is_killed_while_they_are_sent_on_PostgreSQL() =>
        await ServerKilled(await PostgresCluster.NewDatabaseAsync());

    [BrowserFact]
    [Trait("Theme", "Faults")]
    public async Task Without_the_browsers_store_the_photos_are_lost_twin_of_the_kill()
    {
        using var folder = new Folder();
        var app = await Start(null, folder.Path, 0);
        await using var member = await Person.SignIn(app, Member);
        member.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        var sheet = await SheetOnScreen.Open(member, forgetful: true);
        await PoorLine.On(member.Page);
        await sheet.Attach("1.2", await Photos.Take(member.Page, 3));
        await Expect(member.Page.Locator("[data-evidence-waiting] .status").Filter(new() { HasText = "只保留在这一页" })).ToHaveCountAsync(3);
        await app.KillAsync();
        await using var again = await Start(null, folder.Path, app.Address.Port);
        await app.DisposeAsync();

        await member.Page.ReloadAsync();
        await member.Ready();
        await member.Page.WaitForTimeoutAsync(5000);

        (await sheet.Photographs("1.2").CountAsync()).ShouldBeLessThan(3);
    }

    [BrowserFact]
    [Trait("Theme", "Journey")]
    public async Task A_photo_gets_a_caption_changes_places_is_seen_large_and_stands_in_the_result()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        var page = member.Page;
        var sheet = await SheetOnScreen.Open(member);
        var photographs = sheet.Photographs("1.2");
        await sheet.Count("1.2", "1");
        await sheet.Reason("1.2").FillAsync("会议室没有记录");
        await sheet.Reason("1.2").PressAsync("Tab");
        await Expect(sheet.Row("1.2")).ToContainTextAsync(new Regex(@"已保存 \d\d:\d\d:\d\d"));
        var photos = await Photos.Take(page, 3);
        await sheet.Attach("1.2", photos, toFinding: true);
        await Expect(photographs).ToHaveCountAsync(3);
        await sheet.Attach("1.2", photos, toFinding: true); // once more by mistake: nothing is there twice
        await Expect(sheet.WaitingPhotographs()).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await sheet.Ready();
        await Expect(photographs).ToHaveCountAsync(3);

        await photographs.Nth(1).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        (await dialog.Locator("img").EvaluateAsync<int>("image => image.naturalWidth")).ShouldBe(1200);
        await dialog.GetByLabel("说明").FillAsync("门口的公示牌");
        await page.ScreenshotsAsync("evidence-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("已保存");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "前移" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("第 1 份，共 3 份");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(photographs.First).ToContainTextAsync("门口的公示牌");
        await page.ScreenshotsAsync("evidence-row");
        await photographs.Nth(2).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync(); // not without a reason
        await dialog.GetByLabel("移除理由").FillAsync("拍糊了");
        await page.ScreenshotsAsync("evidence-remove");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(photographs).ToHaveCountAsync(2);

        await using var leader = await Person.SignIn(app, "领导");
        await leader.Go("/results/qinhuangdao-2016/county/changli");
        var finding = leader.Page.Locator("[data-item='item-1.2']").First.Locator("li").Filter(new() { HasText = "会议室没有记录" });
        await Expect(finding.Locator("[data-evidence-id]")).ToHaveCountAsync(2);
        await finding.Locator("[data-evidence-id]").First.ScrollIntoViewIfNeededAsync();
        await leader.Page.ScreenshotsAsync("evidence-result");
        await finding.Locator("[data-evidence-id]").First.ClickAsync();
        await Expect(leader.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("门口的公示牌");
        await leader.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(leader.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("第 2 份，共 2 份");
        await Expect(leader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "移除" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task What_is_refused_is_said_at_the_row_and_the_two_ways_to_a_hash_agree()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member, ChromiumBrowser.Phone);
        var page = member.Page;
        var sheet = await SheetOnScreen.Open(member, query: "?item=1.2");

        await sheet.Attach("1.2", [new FilePayload { Name = "a.svg", MimeType = "image/svg+xml", Buffer = "<svg/>"u8.ToArray() }]);
        await Expect(sheet.Row("1.2").Locator("[data-evidence-fault]")).ToContainTextAsync("不收这种文件");
        await sheet.Attach("1.2", [new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = "<html></html>"u8.ToArray() }]);
        await Expect(sheet.Row("1.2").Locator("[data-evidence-waiting] .status")).ToContainTextAsync("可能改过扩展名");
        await sheet.Row("1.2").GetByRole(AriaRole.Button, new() { Name = "放弃" }).ClickAsync();
        await Expect(sheet.WaitingPhotographs("1.2")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);

        var same = await page.EvaluateAsync<bool>("""
            async () => {
                const { sha256, plainSha256 } = await import('/js/sha256.js');
                const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
                for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 100003]) {
                    const bytes = new Uint8Array(length).map((_, at) => at * 7 + (at >> 3));
                    if (await sha256(bytes.buffer) !== hex(plainSha256(bytes)))
                        return false;
                }
                return true;
            }
            """);
        same.ShouldBeTrue();
    }

    private static async Task ServerKilled(string? postgres)
    {
        using var folder = new Folder();
        var app = await Start(postgres, folder.Path, 0);
        await using var member = await Person.SignIn(app, Member);
        var page = member.Page;
        var sheet = await SheetOnScreen.Open(member);
        var sent = await PoorLine.On(page);
        await sheet.Attach("1.2", await Photos.Take(page, 3));
        foreach (var pieces in new[] { 2, 5 })
        {
            await sent.Reach(pieces);
            await app.KillAsync();
            var port = app.Address.Port;
            await app.DisposeAsync();
            app = await Start(postgres, folder.Path, port);
        }

        await page.ReloadAsync();
        await using (app)
        {
            await Expect(sheet.Photographs("1.2")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
            await Expect(sheet.WaitingPhotographs()).ToHaveCountAsync(0);
            await page.ReloadAsync();
            await Expect(sheet.Photographs("1.2")).ToHaveCountAsync(3);
            Photos.Stored(folder.Path).ShouldBe(6, "three photos and their small pictures, each once");
            Directory.GetFiles(Path.Combine(folder.Path, "evidence", "incoming"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        }
    }

    private static Task<AppProcess> Start(string? postgres, string folder, int port) =>
        AppProcess.StartAsync(new AppOptions(postgres, folder, port) { Settings = SheetOnScreen.Demo });

    /// <summary>Each piece takes a while, and is counted, so that a kill falls into the middle of a file.</summary>
    private sealed class PoorLine
    {
        private int pieces;

        public static async Task<PoorLine> On(IPage page)
        {
            var line = new PoorLine();
            await page.RouteAsync("**/evidence/**", line.Carry);
            return line;
        }

        public async Task Reach(int count)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            while (Volatile.Read(ref pieces) < count)
                await Task.Delay(20, limit.Token);
        }

        private async Task Carry(IRoute route)
        {
            try
            {
                if (route.Request.Method == "PATCH")
                {
                    await Task.Delay(400);
                    Interlocked.Increment(ref pieces);
                }

                await route.ContinueAsync();
            }
            catch (PlaywrightException)
            {
                // The page was opened anew meanwhile.
            }
        }
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("safety-evidence-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
