using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Sampling;

namespace SafetyAssessment.Application.Sampling;

/// <summary>A unit of a group and what was drawn for it.</summary>
/// <param name="Code">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="MayDraw">True when the person may draw for it.</param>
/// <param name="Draws">Its draws, withdrawn ones too, the newest first.</param>
public sealed record SampleUnitRow(string Code, string Name, bool MayDraw, IReadOnlyList<SampleDraw> Draws);

/// <summary>Reads draws.</summary>
public sealed class SampleQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>The units of a group whose sheets the person may see, each with its draws.</summary>
    public async Task<IReadOnlyList<SampleUnitRow>> List(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ViewSheet);
        await using var db = await contexts.CreateDbContextAsync();
        var sheets = await SheetQueries.Visible(db.Assessments.AsNoTracking(), actor).Where(sheet => sheet.Scheme == scheme && sheet.Group == group)
            .Select(sheet => new { sheet.Unit, sheet.Team }).ToListAsync();
        var codes = sheets.Select(sheet => sheet.Unit).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code)).OrderBy(unit => unit.Order).Select(unit => new { unit.Code, unit.Name }).ToListAsync();
        var draws = await db.Samples.AsNoTracking().Where(draw => draw.Scheme == scheme && draw.Group == group && codes.Contains(draw.Unit))
            .OrderByDescending(draw => draw.DrawnAt).ToListAsync();
        return [.. units.Select(unit => new SampleUnitRow(
            unit.Code,
            unit.Name,
            sheets.Exists(sheet => sheet.Unit == unit.Code && actor.May(Permission.DrawSample, new AccessTarget(sheet.Team, unit.Code))),
            [.. draws.Where(draw => draw.Unit == unit.Code)]))];
    }

    /// <summary>What counts as drawn for a sheet, to be offered as places of its findings.</summary>
    public async Task<IReadOnlyList<string>> Drawn(Actor actor, Guid sheet)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var place = await SheetQueries.Visible(db.Assessments.AsNoTracking(), actor).Where(known => known.Id == sheet)
            .Select(known => new { known.Scheme, known.Group, known.Unit }).FirstOrDefaultAsync();
        if (place is null)
            return [];
        var draws = await db.Samples.AsNoTracking()
            .Where(draw => draw.Scheme == place.Scheme && draw.Group == place.Group && draw.Unit == place.Unit && draw.WithdrawnReason == null).ToListAsync();
        return [.. draws.OrderBy(draw => draw.Subject).SelectMany(draw => draw.Drawn)];
    }

    /// <summary>Names of the sub-units of a kind that stand below a unit in the tree: a list to begin with.</summary>
    public async Task<IReadOnlyList<string>> SubUnits(string unit, Subject subject)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Units.AsNoTracking().Where(known => known.Parent == unit && known.Subject == subject).OrderBy(known => known.Order)
            .Select(known => known.Name).ToListAsync();
    }
}
