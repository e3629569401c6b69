using System.Collections.Concurrent;

namespace SafetyAssessment.Application.Assessments;

/// <summary>
/// Tells the open pages of a sheet that something in it was stored; they read it then. It knows this process alone: where several serve one
/// database, a second source (such as PostgreSQL's NOTIFY) calls <see cref="Publish"/> in each of them, and nothing else changes.
/// </summary>
public class SheetChanges
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<object, Listener>> listeners = new();

    /// <summary>Hears of a sheet until it is disposed of.</summary>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="heard">Called after the save, on its thread, with the code of the row; null when the whole sheet moved. It must not wait.</param>
    public IDisposable Listen(Guid sheet, Action<string?> heard)
    {
        var ear = new Ear(this, sheet);
        listeners.GetOrAdd(sheet, _ => new())[ear] = new Listener(heard, ExecutionContext.Capture());
        return ear;
    }

    /// <summary>Something was stored.</summary>
    public void Publish(Guid sheet, string? item)
    {
        if (!listeners.TryGetValue(sheet, out var known))
            return;
        foreach (var listener in known.Values)
            listener.Tell(item);
    }

    /// <summary>Something that concerns every sheet: when it may be written in.</summary>
    public void PublishToAll()
    {
        foreach (var sheet in listeners.Keys)
            Publish(sheet, null);
    }

    // Whoever listens hears in their own language and not in that of the person who saved.
    private sealed record Listener(Action<string?> Heard, ExecutionContext? Context)
    {
        public void Tell(string? item)
        {
            if (Context is null)
                Heard(item);
            else
                ExecutionContext.Run(Context, _ => Heard(item), null);
        }
    }

    // An empty list of a sheet stays: taking it away while somebody adds to it would leave that one deaf.
    private sealed class Ear(SheetChanges changes, Guid sheet) : IDisposable
    {
        public void Dispose() => changes.listeners.GetValueOrDefault(sheet)?.TryRemove(this, out _);
    }
}
