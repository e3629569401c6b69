using SafetyAssessment.Domain;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>What became of the last thing entered in a cell.</summary>
public enum CellState
{
    Unchanged,
    Saving,
    Saved,
    Refused,
    Clash,

    /// <summary>The answer got lost: it may be stored or not. Trying again with the same operation id finds out without doing it twice.</summary>
    Unconfirmed,
}

/// <summary>Two values for one cell; a person decides.</summary>
public sealed record CellClash<T>(T Mine, T Theirs, string By, DateTime At, long Version);

/// <summary>
/// A cell that saves itself. One save is under way at a time; what is entered meanwhile follows it. Stands apart from the component,
/// so that saving, refusal and clash are tested without a page.
/// </summary>
/// <param name="stored">The value as read.</param>
/// <param name="version">Its version as read; each save raises it by one.</param>
/// <param name="save">Stores a value: value, expected version, operation id.</param>
/// <param name="time">The clock.</param>
public sealed class SavedCell<T>(T stored, long version, Func<T, long, Guid, Task> save, TimeProvider time)
{
    private (T Value, Guid Operation)? unconfirmed;
    private bool running;

    /// <summary>What is stored, as far as this page knows.</summary>
    public T Stored { get; private set; } = stored;

    /// <summary>What the person wants in the cell.</summary>
    public T Entered { get; private set; } = stored;

    public long Version { get; private set; } = version;

    public CellState State { get; private set; }

    /// <summary>When this page last saved the cell, UTC.</summary>
    public DateTime? SavedAt { get; private set; }

    public RuleViolation? Refusal { get; private set; }

    public CellClash<T>? Clash { get; private set; }

    /// <summary>The fault behind <see cref="CellState.Unconfirmed"/>, for the log.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Takes a value and saves it. While a clash is open nothing is saved: it must be decided first.</summary>
    public async Task Enter(T value)
    {
        Entered = value;
        if (running || Clash is not null)
            return;
        running = true;
        try
        {
            T sent;
            do
            {
                sent = Entered;
                await Send(sent);
            }
            while (!Same(sent, Entered) && State != CellState.Clash);
        }
        finally
        {
            running = false;
        }
    }

    /// <summary>Sends again what was not confirmed.</summary>
    public Task Retry() => Enter(Entered);

    /// <summary>Decides a clash for one's own value.</summary>
    public Task KeepMine()
    {
        if (Clash is not { } clash)
            return Task.CompletedTask;
        Accept(clash);
        return Enter(Entered);
    }

    /// <summary>Decides a clash for the stored value.</summary>
    public void TakeTheirs()
    {
        if (Clash is not { } clash)
            return;
        Accept(clash);
        Entered = Stored;
    }

    private async Task Send(T value)
    {
        Refusal = null;
        Fault = null;
        if (Same(value, Stored) && unconfirmed is null)
        {
            State = SavedAt is null ? CellState.Unchanged : CellState.Saved;
            return;
        }

        State = CellState.Saving;
        try
        {
            // First what is in doubt, under its own id: stored or not, afterwards it is, once.
            if (unconfirmed is { } doubt)
                await Save(doubt.Value, doubt.Operation);
            if (!Same(value, Stored))
                await Save(value, Guid.CreateVersion7());
            State = CellState.Saved;
        }
        catch (ChangedMeanwhile clash)
        {
            unconfirmed = null;
            Meet(new CellClash<T>(value, (T)clash.Theirs!, clash.By, clash.At, clash.Version));
        }
        catch (RuleViolation refusal)
        {
            unconfirmed = null;
            Refusal = refusal;
            State = CellState.Refused;
        }
        catch (Exception fault)
        {
            Fault = fault;
            State = CellState.Unconfirmed;
        }
    }

    private async Task Save(T value, Guid operation)
    {
        unconfirmed = (value, operation);
        await save(value, Version, operation);
        unconfirmed = null;
        Stored = value;
        Version++;
        SavedAt = time.GetUtcNow().UtcDateTime;
    }

    private void Meet(CellClash<T> clash)
    {
        Clash = clash;
        State = CellState.Clash;
        // Both entered the same: there is nothing to decide.
        if (Same(clash.Mine, clash.Theirs))
            Accept(clash);
    }

    private void Accept(CellClash<T> clash)
    {
        Clash = null;
        Stored = clash.Theirs;
        Version = clash.Version;
        State = CellState.Unchanged;
    }

    private static bool Same(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);
}
