using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// A sheet as an open page shows it: what is stored, its score, and who is in which row. It enters nothing; entries go by HTTP from the browser
/// (see <see cref="RowEndpoint"/>), and whatever was stored, by whomever, is read back here at once.
/// </summary>
public sealed class LiveSheet(SheetQueries queries, SelfQueries selfQueries, SheetChanges changes, SheetPresence presence) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SheetItemRow> stored = new(StringComparer.Ordinal);
    private Actor actor = null!;
    private RowState[] shown = [];
    private string? here;
    private IDisposable[] ears = [];

    /// <summary>Something on the page changed; raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The sheet as it was read.</summary>
    public SheetView Sheet { get; private set; } = null!;

    /// <summary>The score of what is stored.</summary>
    public ScoreSheet Score { get; private set; } = null!;

    /// <summary>What the unit handed in as its own view; null on its own sheet, and where there is none to be seen.</summary>
    public SelfView? Self { get; private set; }

    /// <summary>The rows in paper order.</summary>
    public IReadOnlyList<RowState> Rows => shown;

    /// <summary>True when this person may score it now.</summary>
    public bool MayScore { get; private set; }

    /// <summary>What still stands in the way of handing in.</summary>
    public IReadOnlyList<OpenPoint> OpenPoints => OpenPoint.Of(Sheet.Edition, Rows.Select(row => row.Content));

    /// <summary>Opens a sheet and follows what happens to it. Reading costs no write.</summary>
    public async Task Open(Actor person, Guid sheet)
    {
        actor = person;
        StopListening();
        // Heard before it is read: what is stored in between is read twice rather than never.
        ears = [changes.Listen(sheet, item => _ = Follow(sheet, item)), presence.Listen(sheet, () => Update(Show))];
        await Read(sheet);
    }

    /// <summary>Reads everything again.</summary>
    public Task Refresh() => Read(Sheet.Id);

    /// <summary>The row of an item.</summary>
    public RowState Row(string item) => Array.Find(shown, row => row.Item.Code == item)!;

    /// <inheritdoc />
    public void Dispose()
    {
        Changed = null;
        StopListening();
        presence.Leave(this);
    }

    /// <summary>The person is in a row now.</summary>
    public void Enter(string item)
    {
        here = item;
        if (MayScore)
            presence.Enter(this, Sheet.Id, actor, item);
    }

    /// <summary>The line to the browser is cut: the person is seen in no row until it is mended.</summary>
    public void Cut() => presence.Leave(this);

    /// <summary>The line is there again.</summary>
    public void Mended()
    {
        if (here is not null)
            Enter(here);
    }

    private async Task Follow(Guid sheet, string? item)
    {
        try
        {
            // The save is on its way back to the browser that sent it: reading must not hold it up.
            await Task.Yield();
            if (item is null)
                await Read(sheet);
            else if (await queries.Row(actor, sheet, item) is { } row)
                Update(() => Take(item, row));
        }
        catch (Exception)
        {
            // No matter for what is stored: the next change, or the next look at the page, reads it again.
        }
    }

    private async Task Read(Guid sheet)
    {
        var read = await queries.Get(actor, sheet);
        var self = await selfQueries.Beside(actor, read);
        Update(() =>
        {
            (Sheet, Self) = (read, self);
            MayScore = actor.May(Permission.ScoreSheet, read) && AccessTable.AllowsState(Permission.ScoreSheet, read.State) && !read.Barred && read.Gate.IsOpen;
            foreach (var (item, row) in read.Rows)
                Keep(item, row);
            Show();
        });
    }

    private void Take(string item, SheetItemRow row)
    {
        if (Keep(item, row))
            Show();
    }

    // Two readings may come back in the other order: the version says which is newer.
    private bool Keep(string item, SheetItemRow row)
    {
        if (stored.TryGetValue(item, out var known) && known.Version >= row.Version)
            return false;
        stored[item] = row;
        return true;
    }

    private void Show()
    {
        if (Sheet is null)
            return;
        Score = Scorer.Score(Sheet.Edition, SheetView.Input(stored.Values.Select(row => row.Snapshot)));
        var people = presence.Others(Sheet.Id, actor.AccountId);
        var before = shown.ToDictionary(row => row.Item.Code, StringComparer.Ordinal);
        shown = [.. Sheet.Edition.Index.Rows.Select(row => Show(row.Item.Code, before.GetValueOrDefault(row.Item.Code), [.. people[row.Item.Code]]))];
    }

    private RowState Show(string item, RowState? before, IReadOnlyList<string> people)
    {
        var row = stored.GetValueOrDefault(item);
        return before is not null && ReferenceEquals(before.Stored, row) && before.People.SequenceEqual(people) ? before
            : new RowState { Item = Sheet.Edition.Index.Item(item)!, Stored = row, Score = Score.Item(item)!, People = people };
    }

    private void Update(Action change)
    {
        lock (gate)
            change();
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void StopListening()
    {
        foreach (var ear in ears)
            ear.Dispose();
    }
}
