using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A score sheet as a person has it before them, and what tests do to it.</summary>
internal sealed class SheetOnScreen(IPage page)
{
    public static readonly IReadOnlyDictionary<string, string> Demo = new Dictionary<string, string>(StringComparer.Ordinal) { ["Mode"] = "Demo" };

    /// <summary>A store that lives as long as its page: what would be lost without the browser's own.</summary>
    private const string ForgetfulStore = """
        const kept = new Map();
        Storage.prototype.getItem = key => kept.get(key) ?? null;
        Storage.prototype.setItem = (key, value) => kept.set(key, value);
        Storage.prototype.removeItem = key => kept.delete(key);
        Storage.prototype.key = at => [...kept.keys()][at] ?? null;
        Object.defineProperty(Storage.prototype, 'length', { get: () => kept.size });
        IDBFactory.prototype.open = () => { throw new Error('no store'); };
        """;

    public IPage Page => page;

    public ILocator Banner => page.Locator("#outbox");

    /// <summary>Opens a sheet of a county: «党委» has nine rows, «政府» thirty-four.</summary>
    public static async Task<SheetOnScreen> Open(Person person, string part = "党委", string query = "", bool forgetful = false)
    {
        if (forgetful)
            await person.Page.AddInitScriptAsync(ForgetfulStore);
        await person.Go("/assessments?scheme=qinhuangdao-2016&group=county");
        var link = await person.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"昌黎县.*{part}") }).First.GetAttributeAsync("href");
        await person.Go(link!.Split('?')[0] + query);
        var sheet = new SheetOnScreen(person.Page);
        await sheet.Ready();
        return sheet;
    }

    /// <summary>The page is there and its fields are filled.</summary>
    public Task Ready() => page.Locator("tr.item-row[data-here]").WaitForAsync(new() { Timeout = 30_000 });

    public ILocator Row(string item) => page.Locator($"tr[data-item='{item}']");

    public ILocator Number(string item) => Row(item).Locator("input[data-col=number]").First;

    public ILocator Reason(string item) => Row(item).Locator("[data-col=reason]").First;

    public ILocator Clear(string item) => Row(item).GetByRole(AriaRole.Button, new() { Name = "本项无扣分" });

    /// <summary>Photos and files of a row that are stored.</summary>
    public ILocator Photographs(string item) => Row(item).Locator("[data-evidence-id]");

    /// <summary>Photos and files of a row, or of the whole sheet, that the browser keeps until they are stored.</summary>
    public ILocator WaitingPhotographs(string? item = null) => (item is null ? page.Locator(".sheet-frame") : Row(item)).Locator("[data-evidence-waiting] li");

    /// <summary>Picks files for a row, or for the first line of its first clause, which is a finding once it has a number.</summary>
    public Task Attach(string item, IEnumerable<FilePayload> files, bool toFinding = false) =>
        Row(item).Locator(toFinding ? ".line input[multiple]" : ".evidence-strip input[multiple]").First.SetInputFilesAsync(files);

    public async Task Count(string item, string count)
    {
        await Number(item).FillAsync(count);
        await Number(item).PressAsync("Tab");
    }

    /// <summary>Finds nothing in every row that nobody has looked at; the entries go the way that the page's own go, without a click for each.</summary>
    public async Task ClearTheRest()
    {
        await Saved();
        await page.EvaluateAsync("""
            async () => {
                const { account, token } = document.querySelector('#outbox').dataset;
                const sheet = document.querySelector('.sheet-frame').dataset.sheet;
                for (const row of document.querySelectorAll("tr.item-row[data-state=NotAssessed]")) {
                    const answer = await fetch(`/sheets/${sheet}/rows/${row.dataset.item}`, {
                        method: 'POST',
                        headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
                        body: JSON.stringify({ account, operation: crypto.randomUUID(), version: 0, row: { state: 'Clear', findings: [] } }),
                    });
                    if (!answer.ok)
                        throw new Error(await answer.text());
                }
            }
            """);
        await Expect(page.Locator("tr.item-row[data-state=NotAssessed]")).ToHaveCountAsync(0);
    }

    /// <summary>Hands the sheet in; from then on nothing can be entered.</summary>
    public async Task HandIn(string button = "提交评分表")
    {
        await Saved();
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认提交" }).ClickAsync();
        await Expect(page.GetByText("已提交，评分表已锁定。")).ToBeVisibleAsync();
    }

    /// <summary>Codes of the rows whose first clause is counted, in paper order.</summary>
    public async Task<IReadOnlyList<string>> CountedRows() => await page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('tr[data-item]')].filter(row => row.querySelector('.lines')?.dataset.number === 'count').map(row => row.dataset.item)");

    /// <summary>The row as the server has stored it, as the page was told.</summary>
    public async Task<StoredRow> Stored(string item) => JsonSerializer.Deserialize<StoredRow>(
        (await Row(item).GetAttributeAsync("data-stored"))!, JsonSerializerOptions.Web)!;

    /// <summary>Everything is stored, and shown as it is stored.</summary>
    public Task Saved(int seconds = 30) => Expect(page.Locator(".sheet-frame[data-saved=true]")).ToBeAttachedAsync(new() { Timeout = seconds * 1000 });

    /// <summary>Something is not stored yet.</summary>
    public Task Unsaved() => Expect(page.Locator(".sheet-frame[data-saved=false]")).ToBeAttachedAsync();

    public Task Offline(bool cut) => page.Context.SetOfflineAsync(cut);

    /// <summary>What the store holds for anybody.</summary>
    public Task<string[]> Kept() => page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(key => key.startsWith('safety-entry'))");
}

internal sealed record StoredRow(long Version, string? By, StoredContent Row);

internal sealed record StoredContent(string State, string? Reason, IReadOnlyList<StoredFinding> Findings);

internal sealed record StoredFinding(string? Count, string? Place, string? Reason);
