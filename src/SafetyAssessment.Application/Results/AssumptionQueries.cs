using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Results;

/// <summary>A veto on which another decision can be tried out.</summary>
/// <param name="Id">Which.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Rule">The scheme's rule.</param>
/// <param name="State">Proposed or confirmed.</param>
public sealed record VetoChoice(Guid Id, string UnitName, VetoRule Rule, VetoState State);

/// <summary>An appeal on which another decision can be tried out.</summary>
/// <param name="Id">Which.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Part">Title of the part.</param>
/// <param name="Item">The item.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Outcome">What was decided; null while nothing is.</param>
/// <param name="Row">The row as the team entered it.</param>
public sealed record AppealChoice(Guid Id, string UnitName, string Part, Item Item, string Claim, AppealOutcome? Outcome, RowSnapshot Row);

/// <summary>What other decisions can be assumed of in a group.</summary>
public sealed record Assumables(IReadOnlyList<VetoChoice> Vetoes, IReadOnlyList<AppealChoice> Appeals)
{
    /// <summary>Nothing.</summary>
    public static Assumables None { get; } = new([], []);
}

/// <summary>Lists vetoes and appeals for a what-if.</summary>
public sealed class AssumptionQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics)
{
    /// <summary>Those of the group's units that are assessed, in the order of the units.</summary>
    public async Task<Assumables> Of(Actor actor, string schemeCode, string groupCode)
    {
        actor.Demand(Permission.PreviewImpact);
        await using var db = await contexts.CreateDbContextAsync();
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var units = (await SchemeCatalog.UnitsOf(db, group)).Where(unit => unit.Excluded is null).ToList();
        var vetoes = (await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == schemeCode && veto.State != VetoState.Dismissed)
            .OrderBy(veto => veto.ProposedAt).ToListAsync()).Where(veto => scheme.Veto(veto.Rule) is not null).ToLookup(veto => veto.Unit);
        var stored = await ResultInputs.Read(db, rubrics, schemeCode, groupCode, null);
        var sheets = stored.Sheets.Select(sheet => sheet.Sheet.Id).ToList();
        var appeals = (await db.Appeals.AsNoTracking().Where(appeal => sheets.Contains(appeal.AssessmentId)).OrderBy(appeal => appeal.RaisedAt).ToListAsync())
            .ToLookup(appeal => appeal.AssessmentId);
        return new Assumables(
            [.. units.SelectMany(unit => vetoes[unit.Code].Select(veto => new VetoChoice(veto.Id, unit.Name, scheme.Veto(veto.Rule)!, veto.State)))],
            [.. units.SelectMany(unit => stored.Sheets.Where(sheet => sheet.Sheet.Unit == unit.Code).SelectMany(sheet => appeals[sheet.Sheet.Id]
                .Select(appeal => new AppealChoice(
                    appeal.Id, unit.Name, group.Part(sheet.Sheet.Part)?.Title ?? sheet.Sheet.Part, sheet.Edition.Index.Item(appeal.ItemCode)!,
                    appeal.Claim, appeal.Outcome, sheet.Sheet.Row(appeal.ItemCode)))))]);
    }
}
