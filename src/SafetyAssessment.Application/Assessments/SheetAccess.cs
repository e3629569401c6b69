using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Whose a sheet is, for reading it, whatever kind it is of.</summary>
internal static class SheetAccess
{
    /// <summary>What the access table looks at; null for a sheet that does not exist. A self-assessment is read by the team that has the sheet beside it.</summary>
    public static async Task<AccessTarget?> Target(AssessmentDb db, Guid id)
    {
        var sheet = await db.SheetsOfAnyKind.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id);
        return sheet is null ? null : await Target(db, sheet);
    }

    public static async Task<AccessTarget> Target(AssessmentDb db, Assessment sheet) => new(
        sheet.Kind != AssessmentKind.Self ? sheet.Team : await Beside(db.Assessments, sheet).Select(known => known.Team).FirstOrDefaultAsync(),
        sheet.Unit, null, sheet.State, sheet.Kind);

    public static async Task DemandView(AssessmentDb db, Actor actor, Guid id) =>
        actor.Demand(Permission.ViewSheet, await Target(db, id) ?? throw new RuleViolation(Rules.NotFound));

    /// <summary>The sheets of the same unit, part and period.</summary>
    public static IQueryable<Assessment> Beside(IQueryable<Assessment> sheets, Assessment place) => sheets.AsNoTracking().Where(known =>
        known.Scheme == place.Scheme && known.Group == place.Group && known.Part == place.Part && known.Unit == place.Unit && known.Period == place.Period);
}
