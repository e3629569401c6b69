using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Publications;

namespace SafetyAssessment.Application.Publications;

/// <summary>What stands at the head of published results.</summary>
/// <param name="Id">Which publication.</param>
/// <param name="Revision">From 1 in its group.</param>
/// <param name="DocumentNumber">Number of the document.</param>
/// <param name="PublishedAt">When, UTC.</param>
/// <param name="PublishedBy">Who published it.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="Hash">SHA-256 of what is published.</param>
/// <param name="AuditHead">Head of the chain over the audit at that moment.</param>
/// <param name="ReopenedReason">Why it is in force no longer; null while it is.</param>
public sealed record PublicationStamp(
    Guid Id, int Revision, string DocumentNumber, DateTime PublishedAt, string PublishedBy, string ApprovedBy, string Hash, string AuditHead, string? ReopenedReason)
{
    /// <summary>True while it was not re-opened.</summary>
    public bool InForce => ReopenedReason is null;
}

/// <summary>Reads published rankings; each is parsed once, since it never changes.</summary>
public sealed class PublicationCatalog
{
    private const int Kept = 32;
    private readonly ConcurrentDictionary<(Guid Id, string Hash), FrozenPublication> parsed = new();

    /// <summary>The ranking of a group as it is published; null while none is in force.</summary>
    internal async Task<Thawing?> InForce(AssessmentDb db, string scheme, string group)
    {
        var id = await PublishedGuard.InForce(db).Where(known => known.Scheme == scheme && known.Group == group).Select(known => (Guid?)known.Id).FirstOrDefaultAsync();
        return id is null ? null : await Get(db, id.Value);
    }

    /// <summary>A publication, also one that is in force no longer; null for one that does not exist.</summary>
    internal async Task<Thawing?> Get(AssessmentDb db, Guid id) =>
        await Stamp(db, id) is { } stamp ? new Thawing(await Content(db, id, stamp.Hash), stamp) : null;

    internal static async Task<PublicationStamp?> Stamp(AssessmentDb db, Guid id) =>
        await Stamps(db, db.Publications.AsNoTracking().Where(known => known.Id == id)) is [var stamp] ? stamp : null;

    internal static async Task<IReadOnlyList<PublicationStamp>> Stamps(AssessmentDb db, IQueryable<Publication> publications) =>
        await (from known in publications
               join reopened in db.Reopenings on known.Id equals reopened.PublicationId into reopenings
               from reopened in reopenings.DefaultIfEmpty()
               orderby known.Revision descending
               select new PublicationStamp(
                   known.Id, known.Revision, known.DocumentNumber, known.PublishedAt, known.PublishedBy, known.ApprovedBy, known.Hash, known.AuditHead,
                   reopened == null ? null : reopened.Reason)).ToListAsync();

    internal async Task<FrozenPublication> Content(AssessmentDb db, Guid id, string hash)
    {
        if (parsed.TryGetValue((id, hash), out var known))
            return known;
        var json = await db.Publications.AsNoTracking().Where(stored => stored.Id == id).Select(stored => stored.Json).FirstAsync();
        // Each may be large; the few groups that are looked at are read again soon enough.
        if (parsed.Count >= Kept)
            parsed.Clear();
        return parsed[(id, hash)] = CanonicalJson.Read<FrozenPublication>(json);
    }
}
