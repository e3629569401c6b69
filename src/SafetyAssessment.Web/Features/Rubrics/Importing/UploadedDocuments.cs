using System.Collections.Concurrent;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>
/// Documents between the upload and the choice of what becomes a draft: some minutes, in memory, one for each person. A restart costs a
/// second upload and nothing that was worked on.
/// </summary>
internal sealed class UploadedDocuments(TimeProvider time)
{
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, (Guid Id, string Json, DateTimeOffset At)> documents = new();

    /// <summary>Keeps a document; the person's former one is forgotten.</summary>
    /// <returns>The id to ask for it by.</returns>
    public Guid Keep(Actor actor, SourceDocument document)
    {
        var now = time.GetUtcNow();
        foreach (var (person, entry) in documents.OrderBy(known => known.Value.At).ToList())
        {
            if (entry.At + Kept < now || documents.Count >= Most)
                documents.TryRemove(person, out _);
        }

        var id = Guid.CreateVersion7();
        documents[actor.AccountId] = (id, KeptDocument.Of(document).Write(), now);
        return id;
    }

    /// <summary>The person's document.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>: it is somebody else's, or was kept long enough.</exception>
    public KeptDocument Get(Actor actor, Guid id) =>
        documents.TryGetValue(actor.AccountId, out var known) && known.Id == id ? KeptDocument.Read(known.Json) : throw new RuleViolation(Rules.NotFound);
}
