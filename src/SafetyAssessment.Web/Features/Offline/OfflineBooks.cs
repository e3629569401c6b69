using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>Score sheets as offline workbooks: those that the person may score at this moment.</summary>
internal sealed class OfflineBooks(SheetQueries sheets, SampleQueries samples, SchemeCatalog schemes)
{
    /// <summary>One sheet.</summary>
    public async Task<OfflineSheet> Sheet(Actor actor, Guid id)
    {
        var sheet = await sheets.Get(actor, id);
        actor.Demand(Permission.ScoreSheet, new AccessTarget(sheet.Team, sheet.Unit, Kind: sheet.Kind));
        AccessTable.DemandState(Permission.ScoreSheet, sheet.State);
        var part = (await schemes.Get(sheet.Scheme)).Group(sheet.Group)?.Part(sheet.Part)?.Title ?? sheet.Part;
        return new OfflineSheet(
            sheet.Id, sheet.UnitName, $"{part} {sheet.Period}".Trim(), sheet.TeamName, sheet.Edition, sheet.Version, SheetHash.Of(sheet),
            sheet.Rows.ToDictionary(row => row.Key, row => new OfflineEntry(row.Value.Snapshot, row.Value.Version), StringComparer.Ordinal),
            await samples.Drawn(actor, id));
    }

    /// <summary>The sheets of a group; empty when there is none to score.</summary>
    public async Task<IReadOnlyList<OfflineSheet>> Group(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ScoreSheet);
        var open = (await sheets.List(actor, scheme, group))
            .Where(sheet => actor.May(Permission.ScoreSheet, new AccessTarget(sheet.Team, sheet.Unit)) && AccessTable.AllowsState(Permission.ScoreSheet, sheet.State)).ToList();
        if (open.Count > OfflineImport.MostSheets)
            throw new InvalidInput([new Problem("sheets", Rules.ListTooLong, OfflineImport.MostSheets)]);
        var read = new List<OfflineSheet>();
        foreach (var sheet in open)
            read.Add(await Sheet(actor, sheet.Id));
        return read;
    }
}
