using System.Linq.Expressions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Application.Evidence;

/// <summary>Adds a piece of evidence whose file is in the store.</summary>
public sealed class AddEvidence(SheetWrites sheets, SheetQueries queries, RubricCatalog rubrics, IValidator<NewEvidence> validator)
{
    /// <summary>Adds it. The same id again changes nothing, nor does the same file in the same place.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="evidence">As it was announced.</param>
    /// <param name="file">As it was stored.</param>
    public Task Run(Actor actor, Guid operation, NewEvidence evidence, EvidenceFile file)
    {
        validator.Demand(evidence);
        return sheets.InTurn(actor, operation, evidence.Sheet, async (db, now) =>
        {
            var sheet = await SheetOfEvidence.Load(db, actor, evidence.Sheet, EvidenceRecord.Needs(evidence.Kind), now);
            if (await db.Evidence.FirstOrDefaultAsync(known => known.Id == evidence.Id) is { } known)
                return known.AssessmentId == sheet.Id && known.OriginalHash == file.OriginalHash ? [] : throw new RuleViolation(Rules.NotFound);
            if (await db.Evidence.AnyAsync(SheetOfEvidence.SameFile(evidence, file.OriginalHash)))
                return [];
            // Read on its own, but not of another version: saving finds out if the sheet was changed meanwhile, and all of this runs again.
            var place = evidence.Kind == EvidenceKind.SignedSheet ? evidence.Place with { PaperHash = SheetHash.Of(await queries.Get(actor, sheet.Id)) } : evidence.Place;
            var last = await db.Evidence.Where(other => other.AssessmentId == sheet.Id && other.Kind == evidence.Kind && other.ItemCode == evidence.Item)
                .MaxAsync(other => (int?)other.Position);
            var (record, added) = EvidenceRecord.Add(evidence.Id, sheet, await rubrics.Get(db, sheet.Rubric, sheet.Edition), place, file,
                evidence.Caption, evidence.TakenAt, (last ?? 0) + 1, actor, now);
            db.Evidence.Add(record);
            return [added];
        });
    }
}

/// <summary>Says what a piece of evidence shows, and which finding it belongs to.</summary>
public sealed class CaptionEvidence(SheetWrites sheets)
{
    /// <summary>Says it.</summary>
    /// <exception cref="ChangedMeanwhile">Somebody else described it since; carries both captions.</exception>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid evidence, string? caption, Guid? finding, long expectedVersion)
    {
        new CaptionValidator().Demand(new Caption(caption));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var (loaded, record) = await SheetOfEvidence.Load(db, actor, sheet, evidence, now);
            return [record.Describe(loaded, caption, finding, expectedVersion, actor, now)];
        });
    }
}

/// <summary>Changes the order of the evidence of an item.</summary>
public sealed class MoveEvidence(SheetWrites sheets)
{
    /// <summary>Moves one forward (−1) or back (+1); at the end of the row nothing happens.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid evidence, int by) => sheets.InTurn(actor, operation, sheet, async (db, now) =>
    {
        var (loaded, record) = await SheetOfEvidence.Load(db, actor, sheet, evidence, now);
        var neighbours = await db.Evidence
            .Where(other => other.AssessmentId == sheet && other.Kind == record.Kind && other.ItemCode == record.ItemCode && other.RemovedAt == null).ToListAsync();
        return record.Move(loaded, neighbours, by, actor, now) is { } moved ? [moved] : [];
    });
}

/// <summary>Takes a piece of evidence out of a sheet; the record and its file are kept.</summary>
public sealed class RemoveEvidence(SheetWrites sheets)
{
    /// <summary>Takes it out.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid evidence, string? reason)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var (loaded, record) = await SheetOfEvidence.Load(db, actor, sheet, evidence, now);
            return [record.Remove(loaded, reason, actor, now)];
        });
    }
}

/// <summary>What the use cases have in common: the sheet without its rows, and the permission on it.</summary>
internal static class SheetOfEvidence
{
    public static async Task<Assessment> Load(AssessmentDb db, Actor actor, Guid id, Permission permission, DateTime now)
    {
        if (await db.SheetsOfAnyKind.FirstOrDefaultAsync(known => known.Id == id) is not { } sheet)
        {
            actor.Demand(permission);
            throw new RuleViolation(Rules.NotFound);
        }

        await SheetDemand.Ask(db, actor, permission, sheet, now);
        return sheet;
    }

    /// <summary>The same bytes for the same finding, item or sheet: picked twice by whoever took them once.</summary>
    public static Expression<Func<EvidenceRecord, bool>> SameFile(NewEvidence evidence, string hash) => known =>
        known.AssessmentId == evidence.Sheet && known.Kind == evidence.Kind && known.ItemCode == evidence.Item && known.FindingId == evidence.Finding
        && known.OriginalHash == hash && known.RemovedAt == null;

    public static async Task<(Assessment Sheet, EvidenceRecord Record)> Load(AssessmentDb db, Actor actor, Guid id, Guid evidence, DateTime now)
    {
        var record = await db.Evidence.FirstOrDefaultAsync(known => known.Id == evidence && known.AssessmentId == id) ?? throw new RuleViolation(Rules.NotFound);
        return (await Load(db, actor, id, EvidenceRecord.Needs(record.Kind), now), record);
    }
}
