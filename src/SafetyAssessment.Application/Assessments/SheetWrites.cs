using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Assessments;

/// <summary>What every write to a sheet has in common: load it whole, demand the permission, let it act, store.</summary>
public sealed class SheetWrites(Writes writes, RubricCatalog rubrics)
{
    internal Task Run(
        Actor actor, Guid operation, Guid sheetId, Permission permission, Func<Assessment, RubricEdition, DateTime, DomainEvent> act) =>
        writes.Run(operation, actor, async (db, now) =>
        {
            var sheet = await Load(db, sheetId);
            actor.Demand(permission, sheet);
            return act(sheet, await rubrics.Get(db, sheet.Rubric, sheet.Edition), now);
        });

    internal static async Task<Assessment> Load(AssessmentDb db, Guid id) =>
        await db.Assessments.Include(sheet => sheet.Rows).ThenInclude(row => row.Findings).AsSplitQuery().FirstOrDefaultAsync(sheet => sheet.Id == id)
        ?? throw new RuleViolation(Rules.NotFound);
}
