using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Appeals;

/// <summary>An appeal in a list.</summary>
/// <param name="Appeal">The appeal.</param>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Period">Code of the period; empty for a part without periods.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Item">Title of the item.</param>
public sealed record AppealRow(Appeal Appeal, string Scheme, string Group, string Part, string Period, string Unit, string UnitName, string Item);

/// <summary>The appeals on one sheet.</summary>
/// <param name="Appeals">The oldest first.</param>
/// <param name="Window">Until when; null before the confirmation.</param>
/// <param name="IsOpen">True while the unit may appeal.</param>
/// <param name="OwnWork">True when the person scored the sheet or handed it in, and so can't decide.</param>
public sealed record AppealsOfSheet(IReadOnlyList<Appeal> Appeals, AppealWindow? Window, bool IsOpen, bool OwnWork);

/// <summary>Reads appeals; what is somebody else's is absent.</summary>
public sealed class AppealQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics, TimeProvider time)
{
    /// <summary>The appeals that the person may see, of a scheme and group if named; the undecided ones first.</summary>
    public async Task<IReadOnlyList<AppealRow>> List(Actor actor, string? scheme = null, string? group = null)
    {
        actor.Demand(Permission.ViewAppeals);
        await using var db = await contexts.CreateDbContextAsync();
        var sheets = SheetQueries.Visible(db.Assessments.AsNoTracking(), actor)
            .Where(sheet => (scheme == null || sheet.Scheme == scheme) && (group == null || sheet.Group == group));
        var rows = await (from sheet in sheets
                          join appeal in db.Appeals.AsNoTracking() on sheet.Id equals appeal.AssessmentId
                          join unit in db.Units on sheet.Unit equals unit.Code
                          select new { Sheet = sheet, Appeal = appeal, UnitName = unit.Name }).ToListAsync();
        var found = new List<AppealRow>();
        foreach (var row in rows.OrderBy(row => row.Appeal.Outcome is not null).ThenByDescending(row => row.Appeal.RaisedAt))
        {
            var item = (await rubrics.Get(db, row.Sheet.Rubric, row.Sheet.Edition)).Index.Item(row.Appeal.ItemCode);
            found.Add(new AppealRow(row.Appeal, row.Sheet.Scheme, row.Sheet.Group, row.Sheet.Part, row.Sheet.Period, row.Sheet.Unit, row.UnitName, item?.Title ?? ""));
        }

        return found;
    }

    /// <summary>The appeals on one sheet.</summary>
    public async Task<AppealsOfSheet> Of(Actor actor, Guid sheet)
    {
        actor.Demand(Permission.ViewAppeals);
        await using var db = await contexts.CreateDbContextAsync();
        var known = await SheetQueries.Visible(db.Assessments.AsNoTracking(), actor).FirstOrDefaultAsync(known => known.Id == sheet)
            ?? throw new RuleViolation(Rules.NotFound);
        var appeals = await db.Appeals.AsNoTracking().Where(appeal => appeal.AssessmentId == sheet).OrderBy(appeal => appeal.RaisedAt).ToListAsync();
        var window = known.State == AssessmentState.Confirmed ? await SheetAppeals.Window(db, schemes, known) : null;
        var workers = await SheetAppeals.Workers(db, sheet);
        return new AppealsOfSheet(appeals, window, window?.IsOpen(time.GetUtcNow().UtcDateTime) == true, workers.Contains(actor.AccountId));
    }

    /// <summary>Days for appeals in a scheme, with the version that a change names.</summary>
    public async Task<(int Days, long Version)> Term(string scheme)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await SheetAppeals.Term(db, schemes, scheme);
    }
}
