using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Rectification;

/// <summary>
/// Whose tasks are whose. A team's are those that it found and those of every unit that it has a sheet of: who assesses a unit this year sees what
/// became of last year's findings, whoever found them.
/// </summary>
internal static class RectificationScope
{
    public static IQueryable<RectificationTask> Visible(AssessmentDb db, Actor actor) => actor.Role switch
    {
        Role.TeamLeader or Role.TeamMember => db.Rectifications.Where(task => actor.Team != null
            && (task.Team == actor.Team || db.Assessments.Any(sheet => sheet.Team == actor.Team && sheet.Unit == task.Unit))),
        Role.AssessedUnit => db.Rectifications.Where(task => task.Unit == actor.Unit),
        _ => db.Rectifications,
    };

    /// <summary>Who may do something to tasks of a unit that a team found.</summary>
    public static async Task<AccessTarget> Target(AssessmentDb db, Actor actor, string? team, string unit)
    {
        var works = actor.Team is { } own && (team == own || await db.Assessments.AnyAsync(sheet => sheet.Team == own && sheet.Unit == unit));
        return new AccessTarget(works ? actor.Team : team, unit);
    }

    public static async Task<RectificationTask> Load(AssessmentDb db, Actor actor, Guid id, Permission permission)
    {
        var task = await db.Rectifications.FirstOrDefaultAsync(known => known.Id == id);
        actor.Demand(permission, task is null ? null : await Target(db, actor, task.Team, task.Unit));
        return task ?? throw new RuleViolation(Rules.NotFound);
    }
}
