using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Opinions;

namespace SafetyAssessment.Application.Opinions;

/// <summary>Says what the unit thinks of an item, or of the whole sheet.</summary>
public sealed class GiveOpinion(SheetWrites sheets, RubricCatalog rubrics)
{
    /// <summary>Says it; said again it is changed, as long as the team has not answered.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="item">Code of the item; empty for the whole sheet.</param>
    /// <param name="words">What is said.</param>
    /// <param name="expectedVersion">Version of the opinion as the person saw it; 0 for none.</param>
    public Task Run(Actor actor, Guid operation, Guid sheet, string item, OpinionWords words, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(words.Text));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            actor.Demand(Permission.GiveOpinion, loaded);
            if (await db.Opinions.FirstOrDefaultAsync(known => known.AssessmentId == sheet && known.ItemCode == item && known.ClosedAt == null) is { } known)
                return known.Change(loaded, words, expectedVersion, actor, now) is { } changed ? [changed] : [];
            var edition = await rubrics.Get(db, loaded.Rubric, loaded.Edition);
            var (opinion, given) = Opinion.Give(Guid.CreateVersion7(), loaded, edition, item, words, actor, now);
            db.Opinions.Add(opinion);
            return [given];
        });
    }
}

/// <summary>Answers a disagreement of the unit.</summary>
public sealed class AnswerOpinion(SheetWrites sheets)
{
    /// <summary>Answers it.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid opinion, OpinionAnswer answer, string? text, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(text));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var (loaded, known) = await SheetOpinions.Load(db, actor, Permission.AnswerOpinion, sheet, opinion, now);
            return [known.Reply(loaded, answer, text, expectedVersion, actor, now)];
        });
    }
}

/// <summary>Goes on although a disagreement is open.</summary>
public sealed class PassOverOpinion(SheetWrites sheets)
{
    /// <summary>Passes it over with a reason.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, Guid opinion, string reason, long expectedVersion)
    {
        new ReasonValidator().Demand(new Reason(reason));
        return sheets.InTurn(actor, operation, sheet, async (db, now) =>
        {
            var (loaded, known) = await SheetOpinions.Load(db, actor, Permission.PassOverOpinion, sheet, opinion, now);
            return [known.PassOver(loaded, reason, expectedVersion, actor, now)];
        });
    }
}

/// <summary>Opinions with their sheet.</summary>
internal static class SheetOpinions
{
    public static async Task<(Assessment Sheet, Opinion Opinion)> Load(AssessmentDb db, Actor actor, Permission permission, Guid sheet, Guid opinion, DateTime now)
    {
        var loaded = await SheetWrites.Load(db, sheet);
        await SheetDemand.Ask(db, actor, permission, loaded, now);
        var known = await db.Opinions.FirstOrDefaultAsync(known => known.Id == opinion && known.AssessmentId == sheet) ?? throw new RuleViolation(Rules.NotFound);
        return (loaded, known);
    }

    /// <summary>What the unit says about the sheet as it stands.</summary>
    public static Task<List<Opinion>> Current(AssessmentDb db, Guid sheet) =>
        db.Opinions.Where(known => known.AssessmentId == sheet && known.ClosedAt == null).ToListAsync();
}
