using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Audit;

/// <summary>Seals the audit in the program's own name, if anything was written since the last seal.</summary>
public sealed class SealAuditByItself(Writes writes)
{
    /// <summary>Seals it; false when nothing is new.</summary>
    public async Task<bool> Run(CancellationToken cancellation)
    {
        var done = false;
        await writes.Run(Guid.CreateVersion7(), SystemActor.Instance, async (db, now) =>
        {
            // Asked when nobody else can seal any more: of two servers the second one finds nothing new.
            await db.Hold("audit", cancellation);
            done = await IsNew(db, cancellation);
            return done ? [await SealAudit.Seal(db, SystemActor.Instance, now)] : [];
        }, cancellation);
        return done;
    }

    // The line that says that it was sealed is after every seal, and is nothing new.
    private static async Task<bool> IsNew(AssessmentDb db, CancellationToken cancellation)
    {
        var upTo = await db.Seals.MaxAsync(seal => (long?)seal.UpToId, cancellation) ?? 0;
        return await db.Audit.AnyAsync(line => line.Id > upTo && line.Action != SealAudit.Done, cancellation);
    }
}
