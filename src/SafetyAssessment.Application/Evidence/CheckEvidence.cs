using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Evidence;

/// <summary>What a stored file belongs to.</summary>
public enum FileOwner
{
    /// <summary>A sheet, as its evidence.</summary>
    Sheet,

    /// <summary>A rectification task, in a report of what was done.</summary>
    Rectification,

    /// <summary>An appeal.</summary>
    Appeal,
}

/// <summary>A stored file that is not as it should be.</summary>
/// <param name="Owner">What it belongs to.</param>
/// <param name="Id">Which sheet, task or appeal.</param>
/// <param name="Evidence">The piece of evidence, of a sheet.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Hash">Name in the store.</param>
/// <param name="Missing">True: there is no file; false: there is another content.</param>
public sealed record EvidenceFault(FileOwner Owner, Guid Id, Guid? Evidence, string FileName, string Hash, bool Missing);

/// <summary>What a check of the store found.</summary>
/// <param name="CheckedAt">When it was finished, UTC.</param>
/// <param name="Files">Files that should be there.</param>
/// <param name="Faults">Those that are not as they should be.</param>
public sealed record EvidenceState(DateTime CheckedAt, int Files, IReadOnlyList<EvidenceFault> Faults);

/// <summary>
/// Reads every stored file that something names, of the evidence, of reports and of appeals, and compares it with its hash; removed evidence too, which is kept.
/// </summary>
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
        var known = (await Named(db, cancellation)).ToLookup(file => file.Hash, StringComparer.Ordinal);
        var faults = new List<EvidenceFault>();
        foreach (var file in known)
        {
            if (await store.IsIntact(file.Key, cancellation))
                continue;
            var missing = !store.Exists(file.Key);
            faults.AddRange(file.Select(fault => fault with { Missing = missing }));
        }

        store.ForgetHalfWritten(time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(1));
        uploads.ForgetAbandoned(time.GetUtcNow().UtcDateTime - Abandoned);
        return Last = new EvidenceState(time.GetUtcNow().UtcDateTime, known.Count, faults);
    }

    // Every file that a record names, whether it is there or not.
    private static async Task<IEnumerable<EvidenceFault>> Named(AssessmentDb db, CancellationToken cancellation)
    {
        var evidence = await db.Evidence.AsNoTracking().Select(known => new { known.Id, known.AssessmentId, known.FileName, known.Hash, known.ThumbnailHash })
            .ToListAsync(cancellation);
        var tasks = await db.Rectifications.AsNoTracking().Select(task => new { task.Id, task.Steps }).ToListAsync(cancellation);
        var appeals = await db.Appeals.AsNoTracking().Select(appeal => new { appeal.Id, appeal.Files }).ToListAsync(cancellation);
        return
        [
            .. evidence.SelectMany(known => new[] { known.Hash, known.ThumbnailHash }.OfType<string>()
                .Select(hash => new EvidenceFault(FileOwner.Sheet, known.AssessmentId, known.Id, known.FileName, hash, true))),
            .. tasks.SelectMany(task => task.Steps.SelectMany(step => step.Files)
                .Select(file => new EvidenceFault(FileOwner.Rectification, task.Id, null, file.FileName, file.Hash, true))),
            .. appeals.SelectMany(appeal => appeal.Files
                .Select(file => new EvidenceFault(FileOwner.Appeal, appeal.Id, null, file.FileName, file.Hash, true))),
        ];
    }
}
