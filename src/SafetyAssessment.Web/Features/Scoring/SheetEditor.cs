using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// A sheet while it is scored: what is on the page, its live score, and the way of each row into the store. It renders nothing and
/// waits for nothing: a change is shown at once and saves itself. Several rows save side by side, the saves of one row one after another.
/// </summary>
public sealed class SheetEditor(
    SheetQueries queries, RecordFinding record, RemoveFinding remove, SetItemState choose, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan[] Waits = [.. new[] { 1, 2, 4, 8, 15 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly Lock gate = new();
    private readonly CancellationTokenSource closed = new();
    private readonly Dictionary<string, RowEditor> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> pumps = new(StringComparer.Ordinal);
    private Actor actor = null!;
    private RowState[] shown = [];

    /// <summary>Something on the page changed; raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The sheet as it was read.</summary>
    public SheetView Sheet { get; private set; } = null!;

    /// <summary>The score of what is on the page.</summary>
    public ScoreSheet Score { get; private set; } = null!;

    /// <summary>The rows in paper order.</summary>
    public IReadOnlyList<RowState> Rows => shown;

    /// <summary>True when this person may score it now.</summary>
    public bool MayScore { get; private set; }

    /// <summary>What still stands in the way of handing in, on the page as it is.</summary>
    public IReadOnlyList<OpenPoint> OpenPoints => OpenPoint.Of(Sheet.Edition, Rows.Select(row => row.Draft));

    /// <summary>Reads a sheet, again after it moved to another state.</summary>
    public async Task Load(Actor person, Guid sheet)
    {
        actor = person;
        var read = await queries.Get(person, sheet);
        lock (gate)
        {
            Sheet = read;
            MayScore = person.May(Permission.ScoreSheet, new AccessTarget(read.Team, read.Unit)) && AccessTable.AllowsState(Permission.ScoreSheet, read.State);
            rows.Clear();
            foreach (var (item, _) in read.Edition.Index.Rows)
                rows[item.Code] = new RowEditor(item, read.Rows.GetValueOrDefault(item.Code));
            Rescore();
            shown = [.. read.Edition.Index.Rows.Select(row => rows[row.Item.Code].Show(Score.Item(row.Item.Code)!))];
        }
    }

    /// <summary>The row of an item.</summary>
    public RowState Row(string item) => shown[Position(item)];

    /// <summary>Sets the number of a line from what was typed: a count, a measured value or points, as the clause asks for. Empty takes the finding away.</summary>
    public void SetNumber(string item, Guid line, string? typed) => Change(item, line, (known, clause) =>
    {
        var text = typed?.Trim() ?? "";
        return NumberInput.Read(text, out var number) ? WithNumber(known, clause, number, text)
            : known with { Typed = text, Fault = new Problem("number", Rules.OutOfRange) };
    });

    /// <summary>Adds to the count of a line; at 0 it is no finding any more.</summary>
    public void Step(string item, Guid line, int by) => Change(item, line, (known, clause) =>
        WithNumber(known, clause, Math.Max(0, (known.IsFinding ? known.Number ?? 1 : 0) + by), null));

    /// <summary>Turns a finding on a clause that counts once on or off.</summary>
    public void Toggle(string item, Guid line) => Change(item, line, (known, _) =>
        known.IsFinding ? known with { Id = Guid.CreateVersion7(), IsFinding = false, Number = null } : known with { IsFinding = true, Number = 1 });

    /// <summary>Sets where it was found.</summary>
    public void SetPlace(string item, Guid line, string? place) => Change(item, line, (known, _) => known with { Place = place });

    /// <summary>Sets why points are lost.</summary>
    public void SetReason(string item, Guid line, string? reason) => Change(item, line, (known, _) => known with { Reason = reason });

    /// <summary>One more line under a clause, for another place.</summary>
    public void AddLine(string item, string clause) => Edit(item, row => row.AddLine(clause));

    /// <summary>Takes a line away.</summary>
    public void RemoveLine(string item, Guid line) => Edit(item, row => row.RemoveLine(line));

    /// <summary>Chooses a state without findings: clear, not applicable, exempt, or back to not assessed.</summary>
    public void Choose(string item, ItemState state, string? reason = null) => Edit(item, row => row.Choose(state, reason));

    /// <summary>After a clash: the page's value wins.</summary>
    public void KeepMine(string item) => Edit(item, row => row.KeepMine());

    /// <summary>After a clash: the stored value wins.</summary>
    public void TakeTheirs(string item) => Edit(item, row => row.TakeTheirs());

    /// <summary>After a refusal: tries again.</summary>
    public void Retry(string item) => Edit(item, row => row.Retry());

    /// <summary>Reads what others stored meanwhile; rows with something unsaved are left alone.</summary>
    public async Task Refresh()
    {
        var read = await queries.Get(actor, Sheet.Id);
        var changed = false;
        lock (gate)
        {
            if (read.State != Sheet.State)
                return;
            foreach (var (item, row) in rows)
            {
                if (!row.Refresh(read.Rows.GetValueOrDefault(item)))
                    continue;
                changed = true;
                Show(item);
            }
        }

        if (changed)
            Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Waits until nothing is on its way any more.</summary>
    public async Task Flush()
    {
        while (true)
        {
            Task[] running;
            lock (gate)
                running = [.. pumps.Values.Where(pump => !pump.IsCompleted)];
            if (running.Length == 0)
                return;
            await Task.WhenAll(running);
        }
    }

    /// <summary>True when every row is stored as it is on the page.</summary>
    public bool AllStored => shown.All(row => row.Save == SaveState.Stored);

    /// <summary>The page is gone: what is on its way still arrives, but nothing is asked again.</summary>
    public void Dispose()
    {
        Changed = null;
        closed.Cancel();
        closed.Dispose();
    }

    // A number that the clause does not allow stays on the page and changes nothing; the rule is the scorer's own.
    private static FindingLine WithNumber(FindingLine line, Clause clause, decimal? number, string? typed)
    {
        var none = number is null || (clause.IsCounted && number == 0);
        var changed = line with { IsFinding = !none, Number = none ? null : number, Typed = null, Fault = null };
        if (none)
            return line.IsFinding ? changed with { Id = Guid.CreateVersion7() } : changed;
        return SheetInputCheck.Faults(clause, changed.ToEntry(clause).ToFinding(), "finding").FirstOrDefault() is { } fault
            ? line with { Typed = typed, Fault = fault }
            : changed;
    }

    private void Change(string item, Guid line, Func<FindingLine, Clause, FindingLine> change) => Edit(item, row =>
    {
        if (row.Line(line) is { } known)
            row.Change(line, change(known, Sheet.Edition.Index.Clause(known.Clause)!.Value.Clause));
    });

    private void Edit(string item, Action<RowEditor> edit)
    {
        if (!MayScore)
            return;
        lock (gate)
        {
            edit(rows[item]);
            Show(item);
            if (!pumps.TryGetValue(item, out var pump) || pump.IsCompleted)
                pumps[item] = Pump(item);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task Pump(string item)
    {
        // The click has to come back first: a save starts when the change is on the page.
        await Task.Yield();
        while (Begin(item) is { } save)
        {
            if (save.Tries > 0 && !await Wait(save.Tries))
                return;
            try
            {
                await Send(save);
                var now = await queries.Row(actor, Sheet.Id, item);
                Finish(item, row => row.Saved(save, now));
            }
            catch (ChangedMeanwhile told)
            {
                await Clashed(item, save, told);
            }
            catch (RuleViolation refusal)
            {
                Finish(item, row => row.Refused(refusal));
            }
            catch (Exception)
            {
                // The save may have arrived or not. The same operation is sent again: if it had arrived, nothing happens twice.
                Finish(item, row => row.Unanswered(save));
            }
        }
    }

    private Task Send(RowSave save) => save.Step switch
    {
        RowStep.Put put => record.Run(actor, save.Operation, Sheet.Id, put.Finding, save.Version),
        RowStep.Remove gone => remove.Run(actor, save.Operation, Sheet.Id, save.Item, gone.Finding, save.Version),
        RowStep.Choose chosen => choose.Run(actor, save.Operation, Sheet.Id, save.Item, chosen.State, chosen.Reason, save.Version),
        _ => throw new InvalidOperationException($"Unknown step {save.Step}."),
    };

    private async Task Clashed(string item, RowSave save, ChangedMeanwhile told)
    {
        try
        {
            var now = await queries.Row(actor, Sheet.Id, item);
            Finish(item, row => row.Clashed(told, now));
        }
        catch (RuleViolation refusal)
        {
            Finish(item, row => row.Refused(refusal));
        }
        catch (Exception)
        {
            Finish(item, row => row.Unanswered(save));
        }
    }

    private RowSave? Begin(string item)
    {
        RowSave? save;
        lock (gate)
        {
            save = rows[item].Begin();
            if (save is null)
                pumps.Remove(item);
            Show(item);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return save;
    }

    private void Finish(string item, Action<RowEditor> how)
    {
        lock (gate)
        {
            how(rows[item]);
            Show(item);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task<bool> Wait(int tries)
    {
        if (closed.IsCancellationRequested)
            return false;
        try
        {
            await Task.Delay(Waits[Math.Min(tries, Waits.Length) - 1], time, closed.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Show(string item)
    {
        Rescore();
        var at = Position(item);
        RowState[] next = [.. shown];
        next[at] = rows[item].Show(Score.Item(item)!);
        shown = next;
    }

    private void Rescore() => Score = Scorer.Score(Sheet.Edition, SheetView.Input(rows.Values.Select(row => row.Draft)));

    private int Position(string item) => Array.FindIndex(shown, row => row.Item.Code == item);
}
