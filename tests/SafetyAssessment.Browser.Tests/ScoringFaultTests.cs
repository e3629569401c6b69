using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SafetyAssessment.Tests;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A dead server, a dead network and a closed tab cost at most the word being typed; each with a twin that loses what it must.</summary>
[Trait("Theme", "Faults")]
public class ScoringFaultTests
{
    private const string Member = "考核组组员甲";
    private const string Colleague = "考核组组员乙";

    [BrowserFact]
    public Task A_server_that_dies_while_thirty_fields_are_filled_costs_none_of_them_and_the_page_comes_back_on_SQLite() => ServerDies(postgres: null);

    [PostgresBrowserFact]
    public async Task A_server_that_dies_while_thirty_fields_are_filled_costs_none_of_them_and_the_page_comes_back_on_PostgreSQL() =>
        await ServerDies(await PostgresCluster.NewDatabaseAsync());

    [BrowserFact]
    public async Task Without_a_store_that_outlives_the_page_the_dead_server_costs_entries_the_twin()
    {
        await using var first = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(first, Member);
        var sheet = await SheetOnScreen.Open(member, forgetful: true);
        await first.KillAsync();
        await sheet.Count("1.2", "4");
        await sheet.Unsaved();

        await Should.ThrowAsync<PlaywrightException>(() => sheet.Page.ReloadAsync());
        await using var second = await Restart(first);
        var again = await SheetOnScreen.Open(member);

        await Expect(again.Number("1.2")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Twenty_findings_and_three_photos_of_ten_minutes_without_a_network_are_all_there_and_none_is_doubled()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        await member.Page.Clock.InstallAsync(); // the ten minutes pass at once
        await member.Page.AddInitScriptAsync(LoseEveryThirdAnswerToAPhoto);
        var sheet = await SheetOnScreen.Open(member, "政府");
        var rows = (await sheet.CountedRows()).Take(20).ToList();
        var photos = await Photos.Take(sheet.Page, 3);
        await LoseEveryThirdAnswer(sheet.Page);

        await sheet.Offline(true);
        foreach (var (item, at) in rows.Select((item, at) => (item, at)))
        {
            await sheet.Count(item, $"{at + 1}");
            await sheet.Reason(item).FillAsync($"第{at + 1}处没有落实");
        }

        await sheet.Attach(rows[3], photos[..2], toFinding: true);
        await sheet.Attach(rows[^1], photos[2..], toFinding: true);
        await Expect(sheet.Banner).ToContainTextAsync("23 项待发送");
        await sheet.Page.Clock.FastForwardAsync("10:00");
        await Expect(sheet.Row(rows[^1])).ToContainTextAsync("待发送");
        await sheet.Page.ScreenshotsAsync("offline");
        await sheet.Offline(false);
        await sheet.Page.Clock.FastForwardAsync("00:30");
        await sheet.Saved(60);
        await Expect(sheet.WaitingPhotographs()).ToHaveCountAsync(0, new() { Timeout = 60_000 });

        await Expect(sheet.Banner).ToBeHiddenAsync();
        await Expect(sheet.Page.Locator(".clash:visible")).ToHaveCountAsync(0);
        await using var colleague = await Person.SignIn(app, Colleague);
        var read = await SheetOnScreen.Open(colleague, "政府");
        await Expect(read.Photographs(rows[3])).ToHaveCountAsync(2);
        await Expect(read.Photographs(rows[^1])).ToHaveCountAsync(1);
        await Expect(read.Page.Locator("[data-evidence-id]")).ToHaveCountAsync(3);
        Photos.Stored(app.DataFolder).ShouldBe(6, "three photos and their small pictures, each once");
        foreach (var (item, at) in rows.Select((item, at) => (item, at)))
        {
            var stored = await read.Stored(item);
            stored.Row.Findings.ShouldHaveSingleItem().ShouldBe(new StoredFinding($"{at + 1}", null, $"第{at + 1}处没有落实"));
            stored.Version.ShouldBeLessThanOrEqualTo(2, $"{item}: once what was tried at the cut, once what was typed after it, whatever answers were lost");
        }
    }

    [BrowserFact]
    public Task Photos_of_a_tab_that_was_closed_without_a_network_are_sent_when_it_is_opened_again() => TabWithPhotosClosed(forgetful: false, arrived: 3);

    [BrowserFact]
    public Task Without_the_browsers_store_photos_go_with_the_closed_tab_the_twin() => TabWithPhotosClosed(forgetful: true, arrived: 0);

    [BrowserTheory]
    [InlineData(20261122)]
    [InlineData(7)]
    public async Task A_tab_that_is_closed_at_any_moment_has_lost_nothing_when_it_is_opened_again(int seed)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        var random = new Random(seed);
        var sheet = await SheetOnScreen.Open(member);
        var address = sheet.Page.Url.Split('?')[0];
        foreach (var item in new[] { "1.2", "1.3", "1.4", "1.5" })
        {
            const string words = "抽查的镇没有印发文件也没有分工";
            await sheet.Offline(random.Next(2) == 0);
            await sheet.Number(item).PressSequentiallyAsync($"{random.Next(1, 9)}");
            await sheet.Reason(item).PressSequentiallyAsync(words[..random.Next(1, words.Length)], new() { Delay = random.Next(0, 40) });
            await Task.Delay(random.Next(0, 1500));
            var (number, reason) = (await sheet.Number(item).InputValueAsync(), await sheet.Reason(item).InputValueAsync());

            await sheet.Page.CloseAsync();
            sheet = new SheetOnScreen(await member.NewPage());
            await sheet.Offline(false);
            await sheet.Page.GotoAsync(address);
            await sheet.Ready();

            await Expect(sheet.Number(item)).ToHaveValueAsync(number);
            await Expect(sheet.Reason(item)).ToHaveValueAsync(reason);
            await sheet.Saved();
            (await sheet.Stored(item)).Row.Findings.ShouldHaveSingleItem().ShouldBe(new StoredFinding(number, null, reason), $"seed {seed}");
        }
    }

    [BrowserFact]
    public async Task A_closed_tab_without_the_store_has_lost_what_was_not_sent_the_twin()
    {
        await using var first = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(first, Member);
        var sheet = await SheetOnScreen.Open(member, forgetful: true);
        var address = sheet.Page.Url.Split('?')[0];
        // No server, and not only no network: a page that goes sends once more, and its last request no longer knows that the network is cut.
        await first.KillAsync();
        await sheet.Count("1.2", "4");
        await sheet.Unsaved();

        await sheet.Page.CloseAsync();
        await Task.Delay(2000);
        await using var second = await Restart(first);
        sheet = new SheetOnScreen(await member.NewPage());
        await sheet.Page.GotoAsync(address);
        await sheet.Ready();

        await Expect(sheet.Number("1.2")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task A_sign_in_that_expired_without_a_network_is_asked_for_again_and_then_everything_is_sent()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        var sheet = await SheetOnScreen.Open(member);
        await sheet.Offline(true);
        await sheet.Count("1.2", "3");
        await sheet.Unsaved();
        await sheet.Page.Context.ClearCookiesAsync(new() { Name = "safety" });
        await sheet.Offline(false);
        await Expect(sheet.Banner).ToContainTextAsync("登录已失效：1 项待发送", new() { Timeout = 20_000 });
        await sheet.Page.ScreenshotsAsync("signed-out");

        await sheet.Banner.GetByRole(AriaRole.Link).ClickAsync();
        // Somebody else on the same device neither sees nor sends it.
        await sheet.Page.GetByRole(AriaRole.Button, new() { Name = Colleague }).First.ClickAsync();
        await sheet.Ready();
        await Expect(sheet.Number("1.2")).ToHaveValueAsync("");
        await sheet.Saved();
        (await sheet.Kept()).Length.ShouldBe(1);
        await sheet.Page.Context.ClearCookiesAsync(new() { Name = "safety" });
        await sheet.Page.ReloadAsync();
        await sheet.Page.GetByRole(AriaRole.Button, new() { Name = Member }).First.ClickAsync();
        await sheet.Ready();

        await sheet.Saved();
        await Expect(sheet.Number("1.2")).ToHaveValueAsync("3");
        (await sheet.Stored("1.2")).ShouldSatisfyAllConditions(row => row.Version.ShouldBe(1), row => row.By.ShouldBe("考核员甲"));
        (await sheet.Kept()).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task Signing_out_asks_before_it_loses_an_entry_and_leaves_nothing_on_the_device()
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        var sheet = await SheetOnScreen.Open(member);
        await sheet.Count("1.2", "-3");
        await Expect(sheet.Row("1.2")).ToContainTextAsync("未保存");
        await member.Go("/");
        await Expect(sheet.Banner).ToContainTextAsync("1 项没有保存，需要你处理");
        var asked = new List<string>();
        var answer = false;
        sheet.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (answer ? dialog.AcceptAsync() : dialog.DismissAsync());
        };

        await sheet.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        asked.ShouldHaveSingleItem().ShouldContain("有 1 项还没有发送");
        (await sheet.Kept()).Length.ShouldBe(1);
        answer = true;
        await sheet.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();

        await sheet.Page.WaitForURLAsync(new Regex("sign-in"));
        (await sheet.Kept()).ShouldBeEmpty();
    }

    private static async Task ServerDies(string? postgres)
    {
        await using var first = await AppProcess.StartAsync(new AppOptions(postgres) { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(first, Member);
        var sheet = await SheetOnScreen.Open(member, "政府");
        var rows = (await sheet.CountedRows()).Take(15).ToList();
        await sheet.Page.EvaluateAsync("document.documentElement.dataset.before = ''");

        // Two fields a row; the server dies in the middle of them, and nobody stops typing.
        foreach (var (item, at) in rows.Select((item, at) => (item, at)))
        {
            await sheet.Count(item, $"{at + 1}");
            if (at == 6)
                await first.KillAsync();
            await sheet.Reason(item).PressSequentiallyAsync($"第{at + 1}处没有落实");
        }

        await Expect(sheet.Banner).ToContainTextAsync("项待发送，已存在这台设备上");
        await sheet.Page.ScreenshotsAsync($"killed-{(postgres is null ? "sqlite" : "postgres")}");
        await using var second = await Restart(first, postgres);
        var back = Stopwatch.StartNew();
        await Expect(sheet.Page.Locator("html:not([data-before]) .sheet-frame[data-saved=true]")).ToBeAttachedAsync(new() { Timeout = 60_000 });
        back.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10), "by itself, counted from when the server answers");

        await Expect(sheet.Page.Locator("tr.item-row[data-here]")).ToHaveAttributeAsync("data-item", rows[^1]);
        await Expect(sheet.Reason(rows[^1])).ToBeFocusedAsync();
        foreach (var (item, at) in rows.Select((item, at) => (item, at)))
        {
            await Expect(sheet.Number(item)).ToHaveValueAsync($"{at + 1}");
            (await sheet.Stored(item)).Row.Findings.ShouldHaveSingleItem().ShouldBe(new StoredFinding($"{at + 1}", null, $"第{at + 1}处没有落实"));
        }
    }

    private static async Task TabWithPhotosClosed(bool forgetful, int arrived)
    {
        await using var app = await AppProcess.StartAsync(new AppOptions { Settings = SheetOnScreen.Demo });
        await using var member = await Person.SignIn(app, Member);
        var sheet = await SheetOnScreen.Open(member, forgetful: forgetful);
        var address = sheet.Page.Url.Split('?')[0];
        await sheet.Offline(true);
        await sheet.Attach("1.2", await Photos.Take(sheet.Page, 3));
        await Expect(sheet.WaitingPhotographs("1.2")).ToHaveCountAsync(3);

        await sheet.Page.CloseAsync();
        sheet = new SheetOnScreen(await member.NewPage());
        await sheet.Offline(false);
        await sheet.Page.GotoAsync(address);
        await sheet.Ready();
        if (arrived == 0)
            await Task.Delay(5000); // what is not there could still come

        await Expect(sheet.Photographs("1.2")).ToHaveCountAsync(arrived);
        await Expect(sheet.WaitingPhotographs()).ToHaveCountAsync(0);
    }

    private static Task<AppProcess> Restart(AppProcess dead, string? postgres = null) => AppProcess.StartAsync(
        new AppOptions(postgres, dead.DataFolder, dead.Address.Port) { Settings = SheetOnScreen.Demo });

    // The same for photos, within the page: what a page sends as a file cannot be sent on from outside.
    private const string LoseEveryThirdAnswerToAPhoto = """
        const send = globalThis.fetch;
        let answers = 0;
        globalThis.fetch = async (address, what) => {
            const answer = await send(address, what);
            if (String(address).includes('/evidence/') && ++answers % 3 === 0)
                throw new TypeError('the answer is lost');
            return answer;
        };
        """;

    // The save arrives, the answer does not: a try without an outcome.
    private static async Task LoseEveryThirdAnswer(IPage page)
    {
        var answers = 0;
        await page.RouteAsync(new Regex("/rows/"), async route =>
        {
            if (++answers % 3 != 0)
            {
                await route.ContinueAsync();
                return;
            }

            try
            {
                await route.FetchAsync();
            }
            catch (PlaywrightException)
            {
                // No network at all: nothing arrives and nothing is answered.
            }

            await route.AbortAsync();
        });
    }
}
