using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Application.Evidence;

/// <summary>A piece of evidence in force, as a page shows it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Item">Code of the item; null for the whole sheet.</param>
/// <param name="Finding">The finding it shows.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="MediaType">Kind of file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="HasThumbnail">True when there is a small picture.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="TakenAt">When it was taken, UTC, as the device says.</param>
/// <param name="AddedBy">Who added it.</param>
/// <param name="AddedAt">When, UTC.</param>
/// <param name="Version">For describing it.</param>
/// <param name="PaperHash">For the signed paper: what the sheet said when it was added, as it is printed on the paper.</param>
public sealed record EvidenceRow(
    Guid Id, Guid Sheet, EvidenceKind Kind, string? Item, Guid? Finding, string FileName, string MediaType, long Size, bool HasThumbnail, string? Caption,
    DateTime? TakenAt, string AddedBy, DateTime AddedAt, long Version, string? PaperHash)
{
    /// <summary>For the signed paper: true when the sheet still says what it said then; null for all else.</summary>
    public bool? PaperHolds { get; init; }

    /// <summary>True for a picture.</summary>
    public bool IsImage => EvidenceType.All.Any(type => type.IsImage && type.MediaType == MediaType);
}

/// <summary>What is needed to serve a file.</summary>
/// <param name="Hash">Its name in the store.</param>
/// <param name="Thumbnail">Name of its small picture.</param>
/// <param name="FileName">Name for whoever keeps it.</param>
/// <param name="MediaType">Kind of file.</param>
public sealed record EvidenceFileRow(string Hash, string? Thumbnail, string FileName, string MediaType);

/// <summary>Reads evidence; what is somebody else's, and what was removed, is absent.</summary>
public sealed class EvidenceQueries(IDbContextFactory<AssessmentDb> contexts, SheetQueries sheets, RubricCatalog rubrics, TimeProvider time)
{
    /// <summary>All evidence of a sheet that is in force, in order.</summary>
    public async Task<IReadOnlyList<EvidenceRow>> OfSheet(Actor actor, Guid sheet)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await DemandView(db, actor, sheet);
        var rows = await db.Evidence.AsNoTracking().Where(known => known.AssessmentId == sheet && known.RemovedAt == null)
            .OrderBy(known => known.ItemCode).ThenBy(known => known.Position).ThenBy(known => known.Id)
            .Select(known => new EvidenceRow(
                known.Id, known.AssessmentId, known.Kind, known.ItemCode, known.FindingId, known.FileName, known.MediaType, known.Size,
                known.ThumbnailHash != null, known.Caption, known.TakenAt, known.AddedBy, known.AddedAt, known.Version, known.PaperHash))
            .ToListAsync();
        if (!rows.Exists(row => row.PaperHash is not null))
            return rows;
        var now = SheetHash.Of(await sheets.Get(actor, sheet));
        return [.. rows.Select(row => row with { PaperHolds = row.PaperHash is { } then ? then == now : null })];
    }

    /// <summary>One file of a sheet.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>, also when it is somebody else's or was removed.</exception>
    public async Task<EvidenceFileRow> File(Actor actor, Guid sheet, Guid evidence)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await DemandView(db, actor, sheet);
        return await db.Evidence.AsNoTracking().Where(known => known.AssessmentId == sheet && known.Id == evidence && known.RemovedAt == null)
            .Select(known => new EvidenceFileRow(known.Hash, known.ThumbnailHash, known.FileName, known.MediaType)).FirstOrDefaultAsync()
            ?? throw new RuleViolation(Rules.NotFound);
    }

    /// <summary>True when this piece is in the sheet already, in force or removed.</summary>
    public async Task<bool> IsAdded(Actor actor, Guid sheet, Guid evidence)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await DemandView(db, actor, sheet);
        return await db.Evidence.AnyAsync(known => known.AssessmentId == sheet && known.Id == evidence);
    }

    /// <summary>True when it need not be sent: this piece is in the sheet, or the very same file stands in the same place.</summary>
    public async Task<bool> IsAdded(Actor actor, NewEvidence evidence)
    {
        if (await IsAdded(actor, evidence.Sheet, evidence.Id))
            return true;
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Evidence.AnyAsync(SheetOfEvidence.SameFile(evidence, evidence.Hash!));
    }

    /// <summary>Refuses what could not be added, before its bytes are sent; adding it asks again.</summary>
    public async Task DemandAdd(Actor actor, Guid sheet, EvidencePlace place)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var loaded = await SheetOfEvidence.Load(db, actor, sheet, EvidenceRecord.Needs(place.Kind), time.GetUtcNow().UtcDateTime);
        EvidenceRecord.DemandPlace(await rubrics.Get(db, loaded.Rubric, loaded.Edition), place);
    }

    private static async Task DemandView(AssessmentDb db, Actor actor, Guid sheet)
    {
        var target = await SheetAccess.Target(db, sheet);
        actor.Demand(Permission.ViewEvidence, target);
        if (target is null)
            throw new RuleViolation(Rules.NotFound);
    }
}
