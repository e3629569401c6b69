using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Teams;

namespace SafetyAssessment.Application.Assessments;

/// <summary>A sheet on the board.</summary>
/// <param name="Id">Which sheet.</param>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Period">Title of the period; empty for a part without periods.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Team">Code of the team.</param>
/// <param name="TeamName">Name of the team.</param>
/// <param name="Rubric">Title of the rubric.</param>
/// <param name="State">State.</param>
/// <param name="ReturnReason">Why it was sent back.</param>
/// <param name="Assessed">Items assessed.</param>
/// <param name="Items">Items in all.</param>
/// <param name="ChangedAt">Last change, UTC.</param>
/// <param name="ChangedBy">Who changed it last.</param>
public sealed record SheetRow(
    Guid Id, string Scheme, string Group, string Part, string Period, string Unit, string UnitName, string? Team, string? TeamName, string Rubric,
    AssessmentState State, string? ReturnReason, int Assessed, int Items, DateTime? ChangedAt, string? ChangedBy);

/// <summary>One row of a sheet as stored.</summary>
/// <param name="Snapshot">Its content.</param>
/// <param name="Version">Its version; 0 for an untouched row.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When, UTC.</param>
public sealed record SheetItemRow(RowSnapshot Snapshot, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>One change of a row, from the audit.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Before">The row before; null when it was untouched.</param>
/// <param name="After">The row after.</param>
public sealed record RowChange(DateTime At, string By, RowSnapshot? Before, RowSnapshot After);

/// <summary>A whole sheet: its place, the title of its period (empty for a part without), its edition, what was entered.</summary>
public sealed record SheetView(
    Guid Id, string Scheme, string Group, string Part, string Period, string Unit, string UnitName, string? Team, string? TeamName, AssessmentState State,
    string? ReturnReason, long Version, DateTime? ChangedAt, string? ChangedBy, RubricEdition Edition, IReadOnlyDictionary<string, SheetItemRow> Rows)
    : IAccessTarget
{
    /// <summary>Who fills it, and what it counts for.</summary>
    public AssessmentKind Kind { get; init; }

    /// <summary>Whether the office's timetable lets it be filled today, and why.</summary>
    public PhaseGate Gate { get; init; } = PhaseGate.Unbound;

    /// <summary>True when the person who reads it is recused from the unit and can't score it.</summary>
    public bool Barred { get; init; }

    AssessmentState? IAccessTarget.State => State;

    /// <summary>Scores what is stored.</summary>
    public ScoreSheet Score() => Scorer.Score(Edition, Input(Rows.Values.Select(row => row.Snapshot)));

    /// <summary>Rows as the scorer sees them.</summary>
    public static SheetInput Input(IEnumerable<RowSnapshot> rows)
    {
        var all = rows.ToList();
        return new SheetInput
        {
            Findings = [.. all.SelectMany(row => row.Findings).Select(finding => finding.ToFinding())],
            Clear = Of(ItemState.Clear),
            NotApplicable = Of(ItemState.NotApplicable),
            Exempt = Of(ItemState.Exempt),
        };

        List<string> Of(ItemState state) => [.. all.Where(row => row.State == state).Select(row => row.Item)];
    }
}

/// <summary>Reads sheets; what is somebody else's is absent.</summary>
public sealed class SheetQueries(IDbContextFactory<AssessmentDb> contexts, RubricCatalog rubrics, SchemeCatalog schemes, TimeProvider time)
{
    /// <summary>The sheets that the person may see, of a scheme and group if named.</summary>
    public async Task<IReadOnlyList<SheetRow>> List(Actor actor, string? scheme = null, string? group = null)
    {
        actor.Demand(Permission.ViewSheet);
        await using var db = await contexts.CreateDbContextAsync();
        return await List(db, Visible(db.Assessments.AsNoTracking(), actor), scheme, group);
    }

    internal async Task<IReadOnlyList<SheetRow>> List(AssessmentDb db, IQueryable<Assessment> visible, string? scheme = null, string? group = null)
    {
        var sheets = visible.Where(sheet => (scheme == null || sheet.Scheme == scheme) && (group == null || sheet.Group == group));
        var rows = await (from sheet in sheets
                          join unit in db.Units on sheet.Unit equals unit.Code
                          join rubric in db.Rubrics on new { Code = sheet.Rubric, sheet.Edition } equals new { rubric.Code, rubric.Edition }
                          from team in db.Teams.Where(known => known.Code == sheet.Team).DefaultIfEmpty()
                          orderby unit.Order, unit.Code, sheet.Part, sheet.Period
                          select new
                          {
                              Sheet = sheet,
                              UnitName = unit.Name,
                              TeamName = team == null ? null : team.Name,
                              rubric.Title,
                              Assessed = sheet.Rows.Count(row => row.State != ItemState.NotAssessed),
                          }).ToListAsync();
        var counts = new Dictionary<(string, string), int>();
        foreach (var key in rows.Select(row => (row.Sheet.Rubric, row.Sheet.Edition)).Distinct())
            counts[key] = (await rubrics.Get(db, key.Rubric, key.Edition)).Index.Rows.Count;
        var periods = new Dictionary<(string Scheme, string Group, string Part, string Period), string>();
        foreach (var sheet in rows.Select(row => row.Sheet).DistinctBy(sheet => (sheet.Scheme, sheet.Group, sheet.Part, sheet.Period)))
            periods[(sheet.Scheme, sheet.Group, sheet.Part, sheet.Period)] = await PeriodTitle(db, sheet);
        return [.. rows.Select(row => new SheetRow(
            row.Sheet.Id, row.Sheet.Scheme, row.Sheet.Group, row.Sheet.Part,
            periods[(row.Sheet.Scheme, row.Sheet.Group, row.Sheet.Part, row.Sheet.Period)], row.Sheet.Unit, row.UnitName, row.Sheet.Team, row.TeamName, row.Title,
            row.Sheet.State, row.Sheet.ReturnReason, row.Assessed, counts[(row.Sheet.Rubric, row.Sheet.Edition)], row.Sheet.ChangedAt, row.Sheet.ChangedBy))];
    }

    /// <summary>One sheet.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>, also when it is somebody else's.</exception>
    public async Task<SheetView> Get(Actor actor, Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var sheet = await db.SheetsOfAnyKind.AsNoTracking().Include(known => known.Rows).ThenInclude(row => row.Findings).AsSplitQuery()
            .FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
        actor.Demand(Permission.ViewSheet, await SheetAccess.Target(db, sheet));
        var unit = await db.Units.Where(known => known.Code == sheet.Unit).Select(known => known.Name).FirstAsync();
        var team = await db.Teams.Where(known => known.Code == sheet.Team).Select(known => known.Name).FirstOrDefaultAsync();
        return new SheetView(
            sheet.Id, sheet.Scheme, sheet.Group, sheet.Part, await PeriodTitle(db, sheet), sheet.Unit, unit, sheet.Team, team, sheet.State, sheet.ReturnReason, sheet.Version,
            sheet.ChangedAt, sheet.ChangedBy, await rubrics.Get(db, sheet.Rubric, sheet.Edition), sheet.Rows.ToDictionary(row => row.ItemCode, ToRow))
        {
            Kind = sheet.Kind,
            Gate = await PhaseWindows.Gate(db, sheet, time.GetUtcNow().UtcDateTime),
            Barred = await (await Recusals.For(db, sheet.Unit)).AnyAsync(known => known.AccountId == actor.AccountId && known.Level == RecusalLevel.Bar),
        };
    }

    /// <summary>One row of a sheet as stored now; null when nothing was entered in it.</summary>
    public async Task<SheetItemRow?> Row(Actor actor, Guid sheet, string item)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await SheetAccess.DemandView(db, actor, sheet);
        var row = await db.Set<AssessedItem>().AsNoTracking().Include(known => known.Findings)
            .FirstOrDefaultAsync(known => known.AssessmentId == sheet && known.ItemCode == item);
        return row is null ? null : ToRow(row);
    }

    /// <summary>Who changed a row when, the newest change first.</summary>
    public async Task<IReadOnlyList<RowChange>> History(Actor actor, Guid sheet, string item)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await SheetAccess.DemandView(db, actor, sheet);
        var id = sheet.ToString();
        var lines = await db.Audit.AsNoTracking()
            .Where(line => line.Entity == "assessment" && line.EntityId == id && line.Path == item && line.New != null)
            .OrderByDescending(line => line.Id).Select(line => new { line.At, line.AccountName, line.Old, line.New }).ToListAsync();
        return [.. lines.Select(line => new RowChange(
            line.At, line.AccountName, line.Old is null ? null : CanonicalJson.Read<RowSnapshot>(line.Old), CanonicalJson.Read<RowSnapshot>(line.New!)))];
    }

    /// <summary>
    /// What this team wrote as reasons on other sheets of the same rubric and scheme, for each clause, the newest first; a self-assessment knows the
    /// unit's own alone.
    /// </summary>
    public async Task<ILookup<string, string>> RecentReasons(Actor actor, Guid sheet)
    {
        const int sheetWide = 600, clauseWide = 5;
        await using var db = await contexts.CreateDbContextAsync();
        await SheetAccess.DemandView(db, actor, sheet);
        var place = await db.SheetsOfAnyKind.AsNoTracking().FirstAsync(known => known.Id == sheet);
        var written = await (from other in db.SheetsOfAnyKind
                             where other.Kind == place.Kind && other.Scheme == place.Scheme && other.Rubric == place.Rubric && other.Edition == place.Edition
                                 && other.Team == place.Team && (place.Kind != AssessmentKind.Self || other.Unit == place.Unit) && other.Id != sheet
                             from row in other.Rows
                             from finding in row.Findings
                             where finding.Reason != null
                             orderby row.ChangedAt descending
                             select new { finding.ClauseCode, Reason = finding.Reason! }).Take(sheetWide).ToListAsync();
        return written.Distinct().GroupBy(finding => finding.ClauseCode).SelectMany(clause => clause.Take(clauseWide))
            .ToLookup(finding => finding.ClauseCode, finding => finding.Reason);
    }

    internal static IQueryable<Assessment> Visible(IQueryable<Assessment> sheets, Actor actor) => actor.Role switch
    {
        Role.TeamLeader or Role.TeamMember => sheets.Where(sheet => sheet.Team == actor.Team),
        Role.AssessedUnit => sheets.Where(sheet => sheet.Unit == actor.Unit),
        _ => sheets,
    };

    private async Task<string> PeriodTitle(AssessmentDb db, Assessment sheet) => sheet.Period.Length == 0 ? ""
        : (await schemes.Get(db, sheet.Scheme)).Group(sheet.Group)?.Part(sheet.Part)?.PeriodTitle(sheet.Period) ?? sheet.Period;

    private static SheetItemRow ToRow(AssessedItem row) => new(row.Snapshot(), row.Version, row.ChangedBy, row.ChangedAt);
}
