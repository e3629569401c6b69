using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Accidents;

/// <summary>An accident.</summary>
public sealed record AccidentRow(
    Guid Id, string Unit, string UnitName, DateOnly Date, string Place, int Deaths, int Injuries, decimal LossMillionYuan, bool Concealed,
    string? Document, AccidentLevel Level, string EnteredBy, DateTime EnteredAt);

/// <summary>A veto proposal.</summary>
public sealed record VetoRow(
    Guid Id, string Scheme, string Unit, string UnitName, string Rule, IReadOnlyList<Guid> Causes, VetoState State, string? Document, string? Reason,
    string? DecidedBy, DateTime? DecidedAt, DateTime ProposedAt, long Version);

/// <summary>Reads accidents and veto proposals.</summary>
public sealed class AccidentQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Accidents of a year, the newest first.</summary>
    public async Task<IReadOnlyList<AccidentRow>> Accidents(Actor actor, int year)
    {
        actor.Demand(Permission.ViewAccidents);
        var first = new DateOnly(year, 1, 1);
        await using var db = await contexts.CreateDbContextAsync();
        return await (from accident in db.Accidents.AsNoTracking()
                      join unit in db.Units on accident.Unit equals unit.Code
                      where accident.Date >= first && accident.Date < first.AddYears(1)
                      orderby accident.Date descending
                      select new AccidentRow(accident.Id, accident.Unit, unit.Name, accident.Date, accident.Place, accident.Deaths, accident.Injuries,
                          accident.LossMillionYuan, accident.Concealed, accident.Document, accident.Level, accident.EnteredBy, accident.EnteredAt)).ToListAsync();
    }

    /// <summary>Veto proposals of a scheme, open ones first.</summary>
    public async Task<IReadOnlyList<VetoRow>> Vetoes(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewAccidents);
        await using var db = await contexts.CreateDbContextAsync();
        var rows = await (from veto in db.Vetoes.AsNoTracking()
                          join unit in db.Units on veto.Unit equals unit.Code
                          where veto.Scheme == scheme
                          orderby veto.ProposedAt descending
                          select new { Veto = veto, unit.Name }).ToListAsync();
        return [.. rows.OrderBy(row => row.Veto.State != VetoState.Proposed).Select(row => new VetoRow(
            row.Veto.Id, row.Veto.Scheme, row.Veto.Unit, row.Name, row.Veto.Rule, row.Veto.Causes, row.Veto.State, row.Veto.Document, row.Veto.Reason,
            row.Veto.DecidedBy, row.Veto.DecidedAt, row.Veto.ProposedAt, row.Veto.Version))];
    }
}
