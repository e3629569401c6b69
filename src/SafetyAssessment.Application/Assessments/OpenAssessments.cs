using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Assessments;

/// <summary>
/// Opens the sheets of a group: one for each unit that is not left out and each part with a rubric, for one period at a time. From then on scheme and editions are frozen.
/// </summary>
public sealed class OpenAssessments(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Opens what is not open yet.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="schemeCode">The scheme.</param>
    /// <param name="groupCode">The group.</param>
    /// <param name="team">The team that scores them.</param>
    /// <param name="period">The period; empty: the sheets of the parts that are scored once.</param>
    public Task Run(Actor actor, Guid operation, string schemeCode, string groupCode, string team, string period = "")
    {
        actor.Demand(Permission.OpenAssessments);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (!await db.Teams.AnyAsync(known => known.Code == team))
                throw new RuleViolation(Rules.NotFound);
            var scheme = await schemes.Get(db, schemeCode);
            var group = SchemeCatalog.Group(scheme, groupCode);
            var units = (await SchemeCatalog.UnitsOf(db, group)).Where(unit => unit.Excluded is null).ToList();
            var parts = group.Parts.Where(part => part.SheetPeriods.Contains(period)).ToList();
            if (period.Length > 0 && parts.Count == 0)
                throw new RuleViolation(Rules.PeriodUnknown, period);
            var open = await db.Assessments.Where(sheet => sheet.Scheme == schemeCode && sheet.Group == groupCode && sheet.Period == period)
                .Select(sheet => new { sheet.Part, sheet.Unit }).ToListAsync();
            var opened = (from unit in units
                          from part in parts
                          where !open.Exists(known => known.Part == part.Code && known.Unit == unit.Code)
                          select new Assessment(Guid.CreateVersion7(), schemeCode, groupCode, part.Code, unit.Code, part.Rubric!, part.Edition!, team, period)).ToList();
            db.SheetsOfAnyKind.AddRange(opened);
            await Freeze(db, schemeCode, parts, now);
            return opened.Select(sheet => sheet.Opened());
        });
    }

    internal static async Task Freeze(AssessmentDb db, string scheme, IEnumerable<Part> parts, DateTime now)
    {
        var stored = await db.Schemes.FirstAsync(known => known.Code == scheme);
        stored.FrozenAt ??= now;
        foreach (var part in parts)
        {
            var rubric = await db.Rubrics.FirstOrDefaultAsync(known => known.Code == part.Rubric && known.Edition == part.Edition)
                ?? throw new RuleViolation(Rules.NotFound);
            rubric.FrozenAt ??= now;
        }
    }
}

/// <summary>Adds a team.</summary>
public sealed class AddTeam(Writes writes)
{
    /// <summary>Adds it.</summary>
    public Task Run(Actor actor, Guid operation, string code, string name)
    {
        actor.Demand(Permission.OpenAssessments);
        new ReasonValidator().Demand(new Reason(name));
        return writes.Run(operation, actor, (db, _) =>
        {
            db.Teams.Add(new Domain.Units.Team(code, name.Trim()));
            return Task.FromResult(new DomainEvent("team", code, "team.added", null, null, new { name }));
        });
    }
}
