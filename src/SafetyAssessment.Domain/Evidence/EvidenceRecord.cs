using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Evidence;

/// <summary>What a piece of evidence is about.</summary>
public enum EvidenceKind
{
    /// <summary>An item of the sheet, and perhaps one finding of it.</summary>
    Item,

    /// <summary>The whole sheet: the signed paper, scanned.</summary>
    SignedSheet,
}

/// <summary>A file as it is in the store.</summary>
/// <param name="Hash">SHA-256 of the stored bytes, hexadecimal: the file's name in the store.</param>
/// <param name="OriginalHash">SHA-256 of the bytes as sent, so that whoever keeps the original can show that it is the same; differs where a place or camera was taken out.</param>
/// <param name="Size">Stored bytes.</param>
/// <param name="FileName">Name on the sender's device.</param>
/// <param name="Type">Kind of file, as its content was found to be.</param>
/// <param name="Thumbnail">SHA-256 of the small picture, if the browser sent one.</param>
public sealed record EvidenceFile(string Hash, string OriginalHash, long Size, string FileName, EvidenceType Type, string? Thumbnail);

/// <summary>Where a piece of evidence belongs.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Item">Code of the item; null for the whole sheet.</param>
/// <param name="Finding">The finding it shows, if it shows one. It need not be stored yet, and may be taken away later: the evidence then stays with its item.</param>
/// <param name="PaperHash">For the signed paper: SHA-256 of what the sheet says now, as it is printed on the paper; null for all else.</param>
public sealed record EvidencePlace(EvidenceKind Kind, string? Item, Guid? Finding, string? PaperHash = null);

/// <summary>
/// A piece of evidence (佐证材料) of a sheet: what was found, as a photo or a file. Its content never changes; it is removed with a reason and its
/// file is kept, so that a score that was once explained by it stays explained.
/// </summary>
public sealed class EvidenceRecord
{
    /// <summary>Its name in events.</summary>
    public const string Entity = "evidence";

    private EvidenceRecord()
    {
    }

    /// <summary>Which one; made by the browser, so that what is sent twice is there once.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>What it is about.</summary>
    public EvidenceKind Kind { get; private set; }

    /// <summary>Code of the item; null for the whole sheet.</summary>
    public string? ItemCode { get; private set; }

    /// <summary>The finding it shows.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>Order among the evidence of the same item, from 1; gaps are allowed.</summary>
    public int Position { get; private set; }

    /// <summary>SHA-256 of the stored bytes, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>SHA-256 of the bytes as sent.</summary>
    public string OriginalHash { get; private set; } = "";

    /// <summary>SHA-256 of the thumbnail.</summary>
    public string? ThumbnailHash { get; private set; }

    /// <summary>For the signed paper: SHA-256 of what the sheet said when it was added, as it is printed on the paper.</summary>
    public string? PaperHash { get; private set; }

    /// <summary>Stored bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Media type.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Name on the sender's device.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>What it shows, in words.</summary>
    public string? Caption { get; private set; }

    /// <summary>When the photo was taken or the file last changed, as the sender's device says, UTC.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>Who added it.</summary>
    public string AddedBy { get; private set; } = "";

    /// <summary>When it arrived, UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>Why it was removed; null while it is in force.</summary>
    public string? RemovedReason { get; private set; }

    /// <summary>Who removed it.</summary>
    public string? RemovedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>Who described or removed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Raised when it is described or removed. Its order is guarded by the sheet's version.</summary>
    public long Version { get; private set; }

    /// <summary>What may be done to evidence of this kind, and when.</summary>
    public static Permission Needs(EvidenceKind kind) => kind == EvidenceKind.SignedSheet ? Permission.AttachSignedSheet : Permission.ChangeEvidence;

    /// <summary>Adds a piece of evidence to a sheet.</summary>
    /// <param name="id">Made by the browser.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="edition">The sheet's edition.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="file">The stored file.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="takenAt">When it was taken, UTC.</param>
    /// <param name="position">After those that are there.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static (EvidenceRecord Record, DomainEvent Added) Add(
        Guid id, Assessment sheet, RubricEdition edition, EvidencePlace place, EvidenceFile file, string? caption, DateTime? takenAt, int position,
        Actor actor, DateTime now)
    {
        AccessTable.DemandState(Needs(place.Kind), sheet.State);
        DemandPlace(edition, place);
        var record = new EvidenceRecord
        {
            Id = id,
            AssessmentId = sheet.Id,
            Kind = place.Kind,
            ItemCode = place.Item,
            FindingId = place.Finding,
            Position = position,
            Hash = file.Hash,
            OriginalHash = file.OriginalHash,
            ThumbnailHash = file.Thumbnail,
            PaperHash = place.PaperHash,
            Size = file.Size,
            MediaType = file.Type.MediaType,
            FileName = file.FileName,
            Caption = Text(caption),
            TakenAt = takenAt,
            AddedBy = actor.Name,
            AddedAt = now,
            ChangedBy = actor.Name,
            ChangedAt = now,
        };
        sheet.Touch(actor, now);
        return (record, record.Event("evidence.added", null, new
        {
            Sheet = sheet.Id,
            record.Kind,
            record.FindingId,
            record.FileName,
            record.Size,
            record.Hash,
            record.OriginalHash,
            record.PaperHash,
            record.Caption,
        }));
    }

    /// <summary>Refuses a place that the sheet does not have.</summary>
    public static void DemandPlace(RubricEdition edition, EvidencePlace place)
    {
        var known = place.Kind == EvidenceKind.SignedSheet ? place is { Item: null, Finding: null } : place.Item is { } item && edition.Index.Item(item) is not null;
        if (!known)
            throw new InvalidInput([new Problem("item", Rules.ItemUnknown, place.Item)]);
    }

    /// <summary>Says what it shows, and which finding it belongs to.</summary>
    /// <param name="sheet">Its sheet.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="finding">The finding, or null for the whole item.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Describe(Assessment sheet, string? caption, Guid? finding, long expectedVersion, Actor actor, DateTime now)
    {
        DemandChange(sheet);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(Text(caption), Caption, ChangedBy, ChangedAt, Version);
        if (Kind == EvidenceKind.SignedSheet && finding is not null)
            throw new RuleViolation(Rules.NotFound);
        var before = new { Caption, FindingId };
        Caption = Text(caption);
        FindingId = finding;
        Change(sheet, actor, now);
        return Event("evidence.described", before, new { Caption, FindingId });
    }

    /// <summary>Moves it one place forward (−1) or back (+1) among its neighbours.</summary>
    /// <param name="sheet">Its sheet.</param>
    /// <param name="neighbours">All evidence of the same item that is in force, itself included.</param>
    /// <param name="by">−1 or +1.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    /// <returns>What happened; null at the end of the row, where there is nothing to move past.</returns>
    public DomainEvent? Move(Assessment sheet, IEnumerable<EvidenceRecord> neighbours, int by, Actor actor, DateTime now)
    {
        DemandChange(sheet);
        var row = neighbours.OrderBy(record => record.Position).ThenBy(record => record.Id).ToList();
        var from = row.IndexOf(this);
        var to = from + Math.Sign(by);
        if (to < 0 || to >= row.Count || to == from)
            return null;
        (row[from], row[to]) = (row[to], row[from]);
        for (var i = 0; i < row.Count; i++)
            row[i].Position = i + 1;

        sheet.Touch(actor, now);
        return Event("evidence.moved", new { Position = from + 1 }, new { Position = to + 1 });
    }

    /// <summary>Takes it out of the sheet; the record and its file are kept.</summary>
    public DomainEvent Remove(Assessment sheet, string? reason, Actor actor, DateTime now)
    {
        DemandChange(sheet);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        RemovedReason = reason.Trim();
        RemovedBy = actor.Name;
        RemovedAt = now;
        Change(sheet, actor, now);
        return Event("evidence.removed", new { FileName, Hash }, new { RemovedReason, RemovedBy });
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void DemandChange(Assessment sheet)
    {
        AccessTable.DemandState(Needs(Kind), sheet.State);
        if (RemovedAt is not null)
            throw new RuleViolation(Rules.EvidenceRemoved, RemovedBy);
    }

    private void Change(Assessment sheet, Actor actor, DateTime now)
    {
        ChangedBy = actor.Name;
        ChangedAt = now;
        Version++;
        sheet.Touch(actor, now);
    }

    private DomainEvent Event(string action, object? before, object? after) => new(Entity, Id.ToString(), action, ItemCode, before, after);
}
