using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Rectification;

/// <summary>A task in a list.</summary>
/// <param name="Task">The task.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Overdue">True when it waits for the unit after its deadline.</param>
public sealed record RectificationRow(RectificationTask Task, string UnitName, bool Overdue);

/// <summary>The figures of one unit.</summary>
public sealed record UnitRectifications(string Unit, string Name, RectificationFigures Figures);

/// <summary>All tasks of a scheme that a person sees.</summary>
/// <param name="Rows">The overdue ones first, then by deadline; closed ones last.</param>
/// <param name="Units">Figures by unit.</param>
/// <param name="All">Figures of all of them.</param>
public sealed record RectificationList(IReadOnlyList<RectificationRow> Rows, IReadOnlyList<UnitRectifications> Units, RectificationFigures All);

/// <summary>One task with what a page says about it.</summary>
/// <param name="Row">The task.</param>
/// <param name="SchemeTitle">Title of the scheme.</param>
/// <param name="ItemTitle">Title of the item; null for an inspection.</param>
/// <param name="ClauseText">Sentence of the clause; null for an inspection.</param>
/// <param name="Target">Who may do something to it.</param>
/// <param name="Earlier">The unit's earlier tasks, of which a person can choose the one that is repeated.</param>
public sealed record RectificationView(
    RectificationRow Row, string SchemeTitle, string? ItemTitle, string? ClauseText, AccessTarget Target, IReadOnlyList<RectificationTask> Earlier);

/// <summary>A finding of a confirmed sheet, to be taken over.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="ItemTitle">Its title.</param>
/// <param name="Text">The finding in words.</param>
/// <param name="Task">The task that it is already; null: none.</param>
/// <param name="Repeats">True when the same clause was found before at this unit.</param>
public sealed record TakeOverRow(Guid Id, string Item, string ItemTitle, string Text, Guid? Task, bool Repeats);

/// <summary>The findings of a sheet, to be taken over.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Post">Post in charge of the unit, a first proposal for who is responsible.</param>
/// <param name="Rubric">Title of the rubric.</param>
/// <param name="Confirmed">False while it is too early.</param>
/// <param name="Findings">In paper order; without what an upheld appeal took away.</param>
public sealed record TakeOverView(
    Guid Sheet, string Scheme, string Unit, string UnitName, string? Post, string Rubric, bool Confirmed, IReadOnlyList<TakeOverRow> Findings);

/// <summary>Reads rectification tasks; what is somebody else's is absent.</summary>
public sealed class RectificationQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics, TimeProvider time)
{
    /// <summary>Today, in China.</summary>
    public DateOnly Today => RectificationTask.ChinaDay(time.GetUtcNow().UtcDateTime);

    /// <summary>The tasks of a scheme, or of all schemes.</summary>
    public async Task<RectificationList> List(Actor actor, string? scheme = null)
    {
        actor.Demand(Permission.ViewRectifications);
        await using var db = await contexts.CreateDbContextAsync();
        var rows = await Rows(db, RectificationScope.Visible(db, actor).Where(task => scheme == null || task.Scheme == scheme));
        var units = rows.GroupBy(row => (row.Task.Unit, row.UnitName))
            .Select(unit => new UnitRectifications(unit.Key.Unit, unit.Key.UnitName, Figures(unit))).OrderByDescending(unit => unit.Figures.Overdue).ToList();
        return new RectificationList(rows, units, Figures(rows));
    }

    /// <summary>The scheme of the latest task that the person sees; null while there is none.</summary>
    public async Task<string?> LatestScheme(Actor actor)
    {
        actor.Demand(Permission.ViewRectifications);
        await using var db = await contexts.CreateDbContextAsync();
        return await RectificationScope.Visible(db, actor).OrderByDescending(task => task.AssignedAt).Select(task => task.Scheme).FirstOrDefaultAsync();
    }

    /// <summary>One task.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>, also when it is somebody else's.</exception>
    public async Task<RectificationView> Get(Actor actor, Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var task = await RectificationScope.Load(db, actor, id, Permission.ViewRectifications);
        var row = (await Rows(db, db.Rectifications.Where(known => known.Id == id)))[0];
        var earlier = await RectificationScope.Visible(db, actor).AsNoTracking()
            .Where(known => known.Unit == task.Unit && known.Id != id && known.FoundOn <= task.FoundOn).OrderByDescending(known => known.FoundOn).ToListAsync();
        var (item, clause) = await Place(db, task);
        return new RectificationView(
            row, (await schemes.Get(db, task.Scheme)).Title, item, clause, await RectificationScope.Target(db, actor, task.Team, task.Unit), earlier);
    }

    /// <summary>The findings of a sheet, with those that are tasks already.</summary>
    public async Task<TakeOverView> OfSheet(Actor actor, Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var place = await db.Assessments.Where(known => known.Id == id).Select(known => new { known.Team, known.Unit }).FirstOrDefaultAsync()
            ?? throw new RuleViolation(Rules.NotFound);
        actor.Demand(Permission.AssignRectification, await RectificationScope.Target(db, actor, place.Team, place.Unit));
        var sheet = await SheetWrites.Load(db, id);
        var edition = await rubrics.Get(db, sheet.Rubric, sheet.Edition);
        var unit = await db.Units.AsNoTracking().FirstAsync(known => known.Code == sheet.Unit);
        var tasks = await db.Rectifications.AsNoTracking().Where(task => task.SheetId == id).Select(task => new { task.Id, task.FindingId }).ToListAsync();
        var repeats = await Repetitions.Of(db, schemes, sheet);
        var counting = (await CountingFindings.Of(db, sheet)).ToDictionary(row => row.Item, StringComparer.Ordinal);
        var findings = edition.Index.Rows.Where(known => counting.ContainsKey(known.Item.Code))
            .SelectMany(known => counting[known.Item.Code].Findings.Select(finding => new TakeOverRow(
                finding.Id, known.Item.Code, known.Item.Title, TakeOverFindings.TextOf(finding, edition),
                tasks.Find(task => task.FindingId == finding.Id)?.Id, repeats.ContainsKey(finding.Clause))));
        return new TakeOverView(
            id, sheet.Scheme, sheet.Unit, unit.Name, unit.Post, edition.Title, sheet.State == AssessmentState.Confirmed, [.. findings]);
    }

    /// <summary>Earlier problems of a sheet's unit, by code of the item that they stand on: what an assessor should look at again.</summary>
    public async Task<ILookup<string, RectificationRow>> Earlier(Actor actor, Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var sheet = await db.Assessments.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id);
        if (sheet is null || !actor.May(Permission.ViewRectifications, await RectificationScope.Target(db, actor, sheet.Team, sheet.Unit)))
            return Array.Empty<RectificationRow>().ToLookup(_ => "");
        var rows = await Rows(db, db.Rectifications.Where(task => task.Unit == sheet.Unit));
        // A problem of an inspection stands on no row by itself: a person who says what it repeats puts it there.
        var byId = rows.ToDictionary(row => row.Task.Id);
        return rows.Where(row => row.Task.SheetId != id).Select(row => (Row: row, On: row.Task.Rubric is not null ? row.Task
                : row.Task.Repeats?.Task is { } repeated && byId.TryGetValue(repeated, out var other) ? other.Task : null))
            .Where(pair => pair.On?.Rubric == sheet.Rubric && pair.On.Item is not null).ToLookup(pair => pair.On!.Item!, pair => pair.Row);
    }

    private RectificationFigures Figures(IEnumerable<RectificationRow> rows) => RectificationFigures.Of(rows.Select(row => row.Task), Today);

    private async Task<List<RectificationRow>> Rows(AssessmentDb db, IQueryable<RectificationTask> tasks)
    {
        var today = Today;
        var rows = await (from task in tasks.AsNoTracking()
                          join unit in db.Units on task.Unit equals unit.Code
                          select new { Task = task, unit.Name }).ToListAsync();
        return [.. rows.Select(row => new RectificationRow(row.Task, row.Name, row.Task.IsOverdue(today)))
            .OrderBy(row => row.Task.State == RectificationState.Closed).ThenByDescending(row => row.Overdue)
            .ThenBy(row => row.Task.Deadline).ThenBy(row => row.Task.Id)];
    }

    private async Task<(string? Item, string? Clause)> Place(AssessmentDb db, RectificationTask task)
    {
        if (task.SheetId is not { } id)
            return (null, null);
        var sheet = await db.Assessments.Where(known => known.Id == id).Select(known => new { known.Rubric, known.Edition }).FirstAsync();
        var edition = await rubrics.Get(db, sheet.Rubric, sheet.Edition);
        return (edition.Index.Item(task.Item!)?.Title, edition.Index.Clause(task.Clause!)?.Clause.Text);
    }
}
