using System.Collections.Concurrent;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>
/// Offline workbooks between the upload and the decision: an hour, in memory, one for each person. A restart costs a second upload and nothing
/// that was stored.
/// </summary>
internal sealed class UploadedBooks(TimeProvider time)
{
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, (Guid Id, OfflineReading Book, DateTimeOffset At)> books = new();

    /// <summary>Keeps a book; the person's former one is forgotten.</summary>
    /// <returns>The id to ask for it by.</returns>
    public Guid Keep(Actor actor, OfflineReading book)
    {
        var now = time.GetUtcNow();
        foreach (var (person, entry) in books.OrderBy(known => known.Value.At).ToList())
        {
            if (entry.At + Kept < now || books.Count >= Most)
                books.TryRemove(person, out _);
        }

        var id = Guid.CreateVersion7();
        books[actor.AccountId] = (id, book, now);
        return id;
    }

    /// <summary>The person's book.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>: it is somebody else's, or was kept long enough.</exception>
    public OfflineReading Get(Actor actor, Guid id) =>
        books.TryGetValue(actor.AccountId, out var known) && known.Id == id ? known.Book : throw new RuleViolation(Rules.NotFound);
}
