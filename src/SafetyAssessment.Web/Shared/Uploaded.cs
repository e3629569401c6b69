using System.Collections.Concurrent;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Shared;

/// <summary>
/// What was read from a workbook, between the upload and the decision: an hour, in memory, one for each person. A restart costs a second upload and
/// nothing that was stored.
/// </summary>
internal sealed class Uploaded<T>(TimeProvider time)
{
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, (Guid Id, T Content, DateTimeOffset At)> all = new();

    /// <summary>Keeps what was read; what the person uploaded before is forgotten.</summary>
    /// <returns>The id to ask for it by.</returns>
    public Guid Keep(Actor actor, T content)
    {
        var now = time.GetUtcNow();
        foreach (var (person, entry) in all.OrderBy(known => known.Value.At).ToList())
        {
            if (entry.At + Kept < now || all.Count >= Most)
                all.TryRemove(person, out _);
        }

        var id = Guid.CreateVersion7();
        all[actor.AccountId] = (id, content, now);
        return id;
    }

    /// <summary>What the person uploaded.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>: it is somebody else's, or was kept long enough.</exception>
    public T Get(Actor actor, Guid id) =>
        all.TryGetValue(actor.AccountId, out var known) && known.Id == id ? known.Content : throw new RuleViolation(Rules.NotFound);
}
