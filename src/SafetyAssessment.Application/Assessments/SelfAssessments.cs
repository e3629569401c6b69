using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Begins a unit's self-assessment beside its team's sheet. Whoever of the unit comes second goes on with what is there.</summary>
public sealed class BeginSelfAssessment(Writes writes)
{
    /// <summary>Begins it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does.</param>
    /// <param name="teamSheet">The team's sheet.</param>
    public Task Run(Actor actor, Guid operation, Guid teamSheet) => writes.Run(operation, actor, async (db, now) =>
    {
        var sheet = await db.Assessments.FirstOrDefaultAsync(known => known.Id == teamSheet) ?? throw new RuleViolation(Rules.NotFound);
        actor.Demand(Permission.AssessSelf, new AccessTarget(Unit: sheet.Unit));
        if (await SheetAccess.Beside(db.SheetsOfAnyKind, sheet).AnyAsync(known => known.Kind == AssessmentKind.Self))
            return [];
        var self = sheet.BeginSelf(Guid.CreateVersion7());
        await PhaseWindows.Demand(db, Permission.AssessSelf, self, now);
        db.SheetsOfAnyKind.Add(self);
        return (IEnumerable<DomainEvent>)[self.Opened()];
    });
}

/// <summary>A team's sheet of a unit, and the unit's own beside it if it was begun.</summary>
public sealed record SelfPlace(SheetRow Team, SheetRow? Self)
{
    /// <summary>True when it can be begun now.</summary>
    public bool MayBegin => Self is null && AccessTable.AllowsState(Permission.AssessSelf, Team.State);
}

/// <summary>A self-assessment that was handed in, as it is shown beside the team's sheet.</summary>
/// <param name="Id">Which sheet.</param>
/// <param name="Score">Its score.</param>
/// <param name="Rows">What the unit entered, by item.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Limit">The scheme's limit for differences; null: the usual one.</param>
/// <param name="Evidence">What the unit attached.</param>
public sealed record SelfView(
    Guid Id, ScoreSheet Score, IReadOnlyDictionary<string, RowSnapshot> Rows, string? By, DateTime? At, decimal? Limit, IReadOnlyList<EvidenceRow> Evidence)
{
    /// <summary>What the unit attached to a row, in order.</summary>
    public IReadOnlyList<EvidenceRow> EvidenceOf(string item) => [.. Evidence.Where(row => row.Item == item)];

    /// <summary>The unit's view of a row beside the team's.</summary>
    public SelfItem Item(ItemScore team) => SelfComparison.Of(Score.Item(team.Item.Code)!, team, Limit);

    /// <summary>The totals.</summary>
    public (decimal? Difference, bool IsOver) Total(ScoreSheet team) => SelfComparison.Total(Score, team, Limit);
}

/// <summary>Reads self-assessments.</summary>
public sealed class SelfQueries(IDbContextFactory<AssessmentDb> contexts, SheetQueries sheets, EvidenceQueries evidence, SchemeCatalog schemes)
{
    /// <summary>The sheets of the person's unit with its own beside them, in the order of the list of sheets.</summary>
    public async Task<IReadOnlyList<SelfPlace>> Own(Actor actor)
    {
        actor.Demand(Permission.AssessSelf);
        await using var db = await contexts.CreateDbContextAsync();
        var own = await sheets.List(db, SheetQueries.Visible(db.SheetsOfAnyKind.AsNoTracking().Where(sheet => sheet.Kind == AssessmentKind.Self), actor));
        var begun = own.ToDictionary(Place);
        return [.. (await sheets.List(actor)).Select(sheet => new SelfPlace(sheet, begun.GetValueOrDefault(Place(sheet))))];
    }

    /// <summary>The unit's own view beside a team's sheet; null before it is handed in, and for whoever may not see it.</summary>
    public async Task<SelfView?> Beside(Actor actor, SheetView team)
    {
        if (team.Kind != AssessmentKind.Team)
            return null;
        await using var db = await contexts.CreateDbContextAsync();
        var place = await db.Assessments.AsNoTracking().FirstAsync(sheet => sheet.Id == team.Id);
        var self = await SheetAccess.Beside(db.SheetsOfAnyKind, place).Include(sheet => sheet.Rows).ThenInclude(row => row.Findings).AsSplitQuery()
            .FirstOrDefaultAsync(sheet => sheet.Kind == AssessmentKind.Self && sheet.State == AssessmentState.Submitted);
        if (self is null || !actor.May(Permission.ViewSheet, await SheetAccess.Target(db, self)))
            return null;
        return new SelfView(
            self.Id, Scorer.Score(team.Edition, self.ToInput()), self.Rows.ToDictionary(row => row.ItemCode, row => row.Snapshot()), self.ChangedBy, self.ChangedAt,
            (await schemes.Get(db, team.Scheme)).SelfDifferenceLimit, await evidence.OfSheet(actor, self.Id));
    }

    private static (string, string, string, string, string) Place(SheetRow sheet) => (sheet.Scheme, sheet.Group, sheet.Part, sheet.Period, sheet.Unit);
}
