using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Assessments;

/// <summary>
/// What everybody who writes in a sheet is asked, in one place: the access table with the sheet's state, whether the person is recused from the unit,
/// and whether the office's timetable lets it be done today.
/// </summary>
internal static class SheetDemand
{
    public static async Task Ask(AssessmentDb db, Actor actor, Permission permission, Assessment sheet, DateTime now)
    {
        actor.Demand(permission, sheet);
        await Recusals.Demand(db, actor, sheet.Unit);
        await PhaseWindows.Demand(db, permission, sheet, now);
    }
}
