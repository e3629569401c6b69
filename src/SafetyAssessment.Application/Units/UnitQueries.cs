using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Units;

/// <summary>A unit in the tree.</summary>
public sealed record UnitRow(string Code, string Name, Subject Subject, string? Parent, string? Post, int Order, long Version);

/// <summary>A team.</summary>
public sealed record TeamRow(string Code, string Name);

/// <summary>Reads units and teams.</summary>
public sealed class UnitQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>All units, parents before children's order applies among siblings.</summary>
    public async Task<IReadOnlyList<UnitRow>> All(Actor actor)
    {
        actor.Demand(Permission.ViewUnits);
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Units.AsNoTracking().OrderBy(unit => unit.Order).ThenBy(unit => unit.Code)
            .Select(unit => new UnitRow(unit.Code, unit.Name, unit.Subject, unit.Parent, unit.Post, unit.Order, unit.Version)).ToListAsync();
    }

    /// <summary>Names by code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name);
    }

    /// <summary>All teams.</summary>
    public async Task<IReadOnlyList<TeamRow>> Teams()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Teams.AsNoTracking().OrderBy(team => team.Code).Select(team => new TeamRow(team.Code, team.Name)).ToListAsync();
    }
}
