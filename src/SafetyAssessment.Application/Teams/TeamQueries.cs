using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Teams;

namespace SafetyAssessment.Application.Teams;

/// <summary>A member of a team.</summary>
public sealed record TeamMemberRow(Guid Account, string Name, bool Leads);

/// <summary>What a team scores of a unit.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Name of the unit.</param>
/// <param name="Parts">Codes of the parts.</param>
/// <param name="Open">Sheets that are still with the team.</param>
public sealed record TeamUnitRow(string Group, string Unit, string Name, IReadOnlyList<string> Parts, int Open);

/// <summary>A team in a scheme.</summary>
public sealed record TeamRow(string Code, string Name, IReadOnlyList<TeamMemberRow> Members, IReadOnlyList<TeamUnitRow> Units, IReadOnlyList<Recusal> Recusals);

/// <summary>Reads teams; members of a team see their own.</summary>
public sealed class TeamQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Every team with its people, what it scores in the scheme, and the recusals of its people.</summary>
    public async Task<IReadOnlyList<TeamRow>> List(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewTeams);
        var own = actor.Role is Role.TeamLeader or Role.TeamMember ? actor.Team ?? "" : null;
        await using var db = await contexts.CreateDbContextAsync();
        var teams = await db.Teams.AsNoTracking().Where(team => own == null || team.Code == own).OrderBy(team => team.Code).ToListAsync();
        var members = await db.Users.AsNoTracking().Where(user => user.Team != null && user.DisabledAt == null)
            .Select(user => new { user.Id, user.DisplayName, user.Role, user.Team }).ToListAsync();
        var sheets = await (from sheet in db.Assessments.AsNoTracking()
                            where sheet.Scheme == scheme && sheet.Team != null
                            join unit in db.Units on sheet.Unit equals unit.Code
                            orderby unit.Order, unit.Code, sheet.Part
                            select new { sheet.Team, sheet.Group, sheet.Unit, unit.Name, sheet.Part, sheet.State }).ToListAsync();
        var recusals = await db.Recusals.AsNoTracking().OrderByDescending(known => known.RecordedAt).ToListAsync();
        return [.. teams.Select(team =>
        {
            var people = members.Where(user => user.Team == team.Code).OrderBy(user => user.Role != Role.TeamLeader).ThenBy(user => user.DisplayName, StringComparer.Ordinal)
                .Select(user => new TeamMemberRow(user.Id, user.DisplayName, user.Role == Role.TeamLeader)).ToList();
            var work = sheets.Where(sheet => sheet.Team == team.Code).GroupBy(sheet => (sheet.Group, sheet.Unit, sheet.Name)).Select(unit => new TeamUnitRow(
                unit.Key.Group, unit.Key.Unit, unit.Key.Name, [.. unit.Select(sheet => sheet.Part).Distinct()],
                unit.Count(sheet => sheet.State is AssessmentState.Draft or AssessmentState.Returned))).ToList();
            return new TeamRow(team.Code, team.Name, people, work, [.. recusals.Where(known => people.Exists(member => member.Account == known.AccountId))]);
        })];
    }

    /// <summary>Recusals that hold for a sheet: of everybody in its team for who sees teams as a whole, else the person's own.</summary>
    public async Task<IReadOnlyList<Recusal>> OfSheet(Actor actor, string? team, string unit)
    {
        if (team is null || !actor.May(Permission.ViewTeams))
            return [];
        var own = actor.Role is Role.TeamLeader or Role.TeamMember ? actor.AccountId : (Guid?)null;
        await using var db = await contexts.CreateDbContextAsync();
        return await (await Recusals.For(db, unit))
            .Where(known => own == null ? db.Users.Any(user => user.Id == known.AccountId && user.Team == team) : known.AccountId == own).ToListAsync();
    }
}
