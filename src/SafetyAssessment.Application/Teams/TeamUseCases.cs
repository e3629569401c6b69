using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Teams;

namespace SafetyAssessment.Application.Teams;

/// <summary>Records that a member of a team has to keep away from a unit, or be careful about it.</summary>
public sealed class RecordRecusal(Writes writes)
{
    /// <summary>Records it. Who is recused from the unit already has that one withdrawn first.</summary>
    public Task Run(Actor actor, Guid operation, Guid id, RecusalRequest request)
    {
        actor.Demand(Permission.ManageTeams);
        new ReasonValidator().Demand(new Reason(request.Reason));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var member = await db.Users.FirstOrDefaultAsync(known => known.Id == request.Account && known.Team != null) ?? throw new RuleViolation(Rules.NotFound);
            if (!await db.Units.AnyAsync(unit => unit.Code == request.Unit))
                throw new RuleViolation(Rules.NotFound);
            if (await db.Recusals.AnyAsync(known => known.AccountId == member.Id && known.Unit == request.Unit && known.WithdrawnReason == null))
                throw new RuleViolation(Rules.RecusalExists, member.DisplayName);
            var recusal = new Recusal(id, request, member.DisplayName, actor, now);
            db.Recusals.Add(recusal);
            return recusal.Recorded();
        });
    }
}

/// <summary>Takes a recusal back; it stays readable.</summary>
public sealed class WithdrawRecusal(Writes writes)
{
    /// <summary>Takes it back.</summary>
    public Task Run(Actor actor, Guid operation, Guid recusal, string reason, long expectedVersion)
    {
        actor.Demand(Permission.ManageTeams);
        new ReasonValidator().Demand(new Reason(reason));
        return writes.Run(operation, actor, async (db, _) =>
        {
            var known = await db.Recusals.FirstOrDefaultAsync(known => known.Id == recusal) ?? throw new RuleViolation(Rules.NotFound);
            return known.Withdraw(reason, expectedVersion, actor);
        });
    }
}

/// <summary>Which sheets another team is to score.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Part">Code of the part; null: all parts of the unit.</param>
/// <param name="Team">Code of the team.</param>
public sealed record AssignRequest(string Scheme, string Group, string Unit, string? Part, string Team);

/// <summary>Gives the open sheets of a unit to another team.</summary>
public sealed class AssignSheets(Writes writes)
{
    /// <summary>Gives them. Sheets that are handed in or confirmed stay with the team that scored them.</summary>
    public Task Run(Actor actor, Guid operation, AssignRequest request)
    {
        actor.Demand(Permission.ManageTeams);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (!await db.Teams.AnyAsync(known => known.Code == request.Team))
                throw new RuleViolation(Rules.NotFound);
            var sheets = await db.Assessments.Where(sheet => sheet.Scheme == request.Scheme && sheet.Group == request.Group && sheet.Unit == request.Unit
                && (request.Part == null || sheet.Part == request.Part)).ToListAsync();
            if (sheets.Count == 0)
                throw new RuleViolation(Rules.NotFound);
            var open = sheets.Where(sheet => sheet.State is AssessmentState.Draft or AssessmentState.Returned).ToList();
            if (open.Count == 0)
                throw new RuleViolation(Rules.TeamSheetsDone);
            return open.Where(sheet => sheet.Team != request.Team).Select(sheet => sheet.GiveTo(request.Team, actor, now));
        });
    }
}
