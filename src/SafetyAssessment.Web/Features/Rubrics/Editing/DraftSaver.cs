using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Comparing;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>
/// The way of a draft into the store: as long as the page's edition and the stored one differ, the page's is sent, one save at a time, so
/// that ten quick changes become one or two saves. What could not be confirmed is sent again under the same operation.
/// </summary>
/// <param name="send">Stores an edition under an operation and an expected version; gives the new version.</param>
/// <param name="stored">What is stored.</param>
/// <param name="version">Its version.</param>
/// <param name="time">The clock.</param>
public sealed class DraftSaver(Func<Guid, RubricEdition, long, Task<long>> send, RubricEdition stored, long version, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan[] Waits = [.. new[] { 1, 2, 4, 8, 15 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    private readonly CancellationTokenSource closed = new();
    private readonly Lock gate = new();
    private readonly Queue<Func<Task>> next = new();
    private RubricEdition wanted = stored;
    private RubricEdition known = stored;
    private Task pump = Task.CompletedTask;

    /// <summary>Something about the saving changed; raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The version that is stored, as far as is known here.</summary>
    public long Version { get; private set; } = version;

    /// <summary>When the last change was stored here, UTC; null before the first.</summary>
    public DateTime? SavedAt { get; private set; }

    /// <summary>True when the last send got no answer: it may be stored or not, and is sent again.</summary>
    public bool IsUnconfirmed { get; private set; }

    /// <summary>Another person's edition in the way, until one of both is chosen.</summary>
    public ChangedMeanwhile? Clash { get; private set; }

    /// <summary>Why the store refused the page's edition; the next change is sent all the same.</summary>
    public RuleViolation? Refusal { get; private set; }

    /// <summary>True when what is on the page is stored.</summary>
    public bool IsStored => wanted == known && Clash is null;

    /// <summary>What another person stored meanwhile.</summary>
    public RubricEdition? Theirs => Clash?.Theirs as RubricEdition;

    /// <summary>The page has another edition.</summary>
    public void Put(RubricEdition edition)
    {
        lock (gate)
        {
            if (edition == wanted)
                return;
            (wanted, Refusal) = (edition, null);
            Begin();
        }
    }

    /// <summary>The page's edition replaces what the other person stored.</summary>
    public void KeepMine()
    {
        lock (gate)
        {
            if (Clash is not { } clash)
                return;
            (Version, known, Clash) = (clash.Version, Theirs ?? known, null);
            Begin();
        }
    }

    /// <summary>What the other person stored is taken over.</summary>
    /// <returns>Their edition, to go on with.</returns>
    public RubricEdition TakeTheirs()
    {
        lock (gate)
        {
            if (Theirs is { } theirs)
                (Version, known, wanted, Clash) = (Clash!.Version, theirs, theirs, null);
            return known;
        }
    }

    /// <summary>Does something else to the draft, when what is on the page is stored.</summary>
    /// <param name="act">Gets the version, gives the next.</param>
    /// <exception cref="RuleViolation">It is refused, or what is on the page could not be stored.</exception>
    public Task Then(Func<long, Task<long>> act)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            next.Enqueue(async () =>
            {
                try
                {
                    if ((Clash ?? Refusal) is { } inTheWay)
                        throw inTheWay;
                    Version = await act(Version);
                    SavedAt = time.GetUtcNow().UtcDateTime;
                    done.SetResult();
                }
                catch (Exception why)
                {
                    if (why is ChangedMeanwhile told && told != Clash)
                        Collide(told);
                    done.SetException(why);
                }
            });
            Begin();
        }

        return done.Task;
    }

    /// <summary>Waits until nothing is on its way.</summary>
    public Task Flush()
    {
        lock (gate)
            return pump;
    }

    /// <summary>The page is gone: what is on its way still arrives, but nothing is asked again.</summary>
    public void Dispose()
    {
        Changed = null;
        closed.Cancel();
        closed.Dispose();
    }

    private void Begin()
    {
        if (pump.IsCompleted)
            pump = Pump();
    }

    private async Task Pump()
    {
        // The change is shown first; it is sent when it is on the page.
        await Task.Yield();
        while (Next() is { } step)
        {
            if (!await step())
                return;
        }
    }

    // What is on the page comes first, everything else is about it.
    private Func<Task<bool>>? Next()
    {
        lock (gate)
        {
            if (wanted != known && Clash is null && Refusal is null)
            {
                var edition = wanted;
                return () => Store(edition);
            }

            if (next.TryDequeue(out var other))
            {
                return async () =>
                {
                    await other();
                    return true;
                };
            }

            // Inside the lock, so that a change that comes now begins another round.
            pump = Task.CompletedTask;
            return null;
        }
    }

    /// <returns>False when the page is gone before there was an answer.</returns>
    private async Task<bool> Store(RubricEdition edition)
    {
        var operation = Guid.CreateVersion7();
        for (var attempt = 0; !await Send(operation, edition); attempt++)
        {
            if (!await Wait(attempt))
                return false;
        }

        return true;
    }

    /// <returns>False when there was no answer.</returns>
    private async Task<bool> Send(Guid operation, RubricEdition edition)
    {
        try
        {
            Version = await send(operation, edition, Version);
            (known, SavedAt, IsUnconfirmed) = (edition, time.GetUtcNow().UtcDateTime, false);
        }
        catch (ChangedMeanwhile told)
        {
            IsUnconfirmed = false;
            Collide(told);
        }
        catch (RuleViolation refusal)
        {
            (Refusal, IsUnconfirmed) = (refusal, false);
        }
        catch (Exception)
        {
            IsUnconfirmed = true;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return !IsUnconfirmed;
    }

    // Somebody may have changed what is no content, or brought in the same: then there is nothing to ask.
    private void Collide(ChangedMeanwhile told)
    {
        var theirs = (RubricEdition)told.Theirs!;
        var edition = wanted;
        if (RubricComparison.Of(edition, theirs).IsEmpty)
            (Version, known) = (told.Version, edition);
        else if (RubricComparison.Of(known, theirs).IsEmpty)
            Version = told.Version;
        else
            Clash = told;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task<bool> Wait(int attempt)
    {
        if (closed.IsCancellationRequested)
            return false;
        try
        {
            await Task.Delay(Waits[Math.Min(attempt, Waits.Length - 1)], time, closed.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
