using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Evidence;

/// <summary>A stored file that is not as it should be.</summary>
/// <param name="Evidence">The piece of evidence.</param>
/// <param name="Sheet">Its sheet.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Hash">Name in the store.</param>
/// <param name="Missing">True: there is no file; false: there is another content.</param>
public sealed record EvidenceFault(Guid Evidence, Guid Sheet, string FileName, string Hash, bool Missing);

/// <summary>What a check of the store found.</summary>
/// <param name="CheckedAt">When it was finished, UTC.</param>
/// <param name="Files">Files that should be there.</param>
/// <param name="Faults">Those that are not as they should be.</param>
public sealed record EvidenceState(DateTime CheckedAt, int Files, IReadOnlyList<EvidenceFault> Faults);

/// <summary>Reads every stored file of the evidence and compares it with its hash; removed evidence too, which is kept.</summary>
public sealed class CheckEvidence(IDbContextFactory<AssessmentDb> contexts, EvidenceStore store, EvidenceUploads uploads, TimeProvider time)
{
    // A tablet may lie in a car for some days before it is on the line again; after that it sends from the beginning.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(30);

    /// <summary>What the last check of this process found; null before the first.</summary>
    public EvidenceState? Last { get; private set; }

    /// <summary>Checks, and throws away uploads that nobody went on with for a month.</summary>
    public async Task<EvidenceState> Run(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var records = await db.Evidence.AsNoTracking().Select(known => new { known.Id, known.AssessmentId, known.FileName, known.Hash, known.ThumbnailHash })
            .ToListAsync(cancellation);
        var faults = new List<EvidenceFault>();
        var known = records.Select(record => (record, record.Hash))
            .Concat(records.Where(record => record.ThumbnailHash is not null).Select(record => (record, Hash: record.ThumbnailHash!))).ToLookup(pair => pair.Hash, pair => pair.record);
        foreach (var file in known)
        {
            if (await store.IsIntact(file.Key, cancellation))
                continue;
            var missing = !store.Exists(file.Key);
            faults.AddRange(file.Select(record => new EvidenceFault(record.Id, record.AssessmentId, record.FileName, file.Key, missing)));
        }

        store.ForgetHalfWritten(time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(1));
        uploads.ForgetAbandoned(time.GetUtcNow().UtcDateTime - Abandoned);
        return Last = new EvidenceState(time.GetUtcNow().UtcDateTime, known.Count, faults);
    }
}
