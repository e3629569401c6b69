using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Application.Verifications;

/// <summary>A place to draw from, with how many sheets are there to be drawn.</summary>
/// <param name="Place">Part, period and area.</param>
/// <param name="Title">Title of part and period.</param>
/// <param name="AreaName">Name of the unit above; null for the whole group.</param>
/// <param name="Sheets">Sheets that are handed in and were not drawn before.</param>
public sealed record VerificationChoice(VerificationPlace Place, string Title, string? AreaName, int Sheets);

/// <summary>One sheet of a verification, as far as it has come.</summary>
/// <param name="Id">Which sheet.</param>
/// <param name="Team">Name of its team.</param>
/// <param name="TeamCode">Code of its team.</param>
/// <param name="State">State.</param>
/// <param name="Assessed">Items assessed.</param>
/// <param name="Items">Items in all.</param>
public sealed record VerifiedSheet(Guid Id, string? Team, string? TeamCode, AssessmentState State, int Assessed, int Items);

/// <summary>A drawn sheet.</summary>
/// <param name="Id">Which verification.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="State">How far it is.</param>
/// <param name="First">The sheet that is verified.</param>
/// <param name="Second">The second team's; null until one is named.</param>
/// <param name="Comparison">The two as they are now, once both are handed in; as it was closed, after that.</param>
/// <param name="Steps">What was decided, in order.</param>
/// <param name="Titles">Titles of the rubric's items, by code.</param>
public sealed record VerificationRow(
    Guid Id, string Unit, string UnitName, VerificationState State, VerifiedSheet First, VerifiedSheet? Second, SheetComparison? Comparison,
    IReadOnlyList<VerificationStep> Steps, IReadOnlyDictionary<string, string> Titles)
{
    /// <summary>How far the two were apart before anything was redone.</summary>
    public SheetComparison? AtFirst => Steps.Count > 0 ? Steps[0].Comparison : Comparison;

    /// <summary>True when the office has to decide.</summary>
    public bool Waits => State != VerificationState.Closed && Comparison is not null;
}

/// <summary>A draw with what came of it.</summary>
public sealed record VerificationDrawView(VerificationDraw Draw, string Title, string? AreaName, IReadOnlyList<VerificationRow> Rows)
{
    /// <summary>How many are closed.</summary>
    public int Closed => Rows.Count(row => row.State == VerificationState.Closed);
}

/// <summary>The verifications of a group.</summary>
/// <param name="Draws">The draws, the newest first.</param>
/// <param name="Choices">What can be drawn from.</param>
/// <param name="Agreements">How far the teams agree, for each part that was verified.</param>
public sealed record VerificationDesk(
    IReadOnlyList<VerificationDrawView> Draws, IReadOnlyList<VerificationChoice> Choices, IReadOnlyList<PartAgreement> Agreements);

/// <summary>How far the teams agree on a part.</summary>
/// <param name="Title">Title of the part.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Titles">Titles of the items, by code.</param>
public sealed record PartAgreement(string Title, Agreement Figures, IReadOnlyDictionary<string, string> Titles);

/// <summary>Reads verifications.</summary>
public sealed class VerificationQueries(IDbContextFactory<AssessmentDb> contexts, SheetQueries sheets, RubricCatalog rubrics, SchemeCatalog schemes)
{
    /// <summary>The sheets that a team scores again, in the order of the list of sheets.</summary>
    public async Task<IReadOnlyList<SheetRow>> Own(Actor actor)
    {
        if (actor.Team is null || !actor.May(Permission.ViewVerificationSheet))
            return [];
        await using var db = await contexts.CreateDbContextAsync();
        return await sheets.List(db, SheetQueries.Visible(db.SheetsOfAnyKind.AsNoTracking().Where(sheet => sheet.Kind == AssessmentKind.Verification), actor));
    }

    /// <summary>The verifications of a group.</summary>
    public async Task<VerificationDesk> Desk(Actor actor, string scheme, string groupCode)
    {
        actor.Demand(Permission.ViewVerifications);
        await using var db = await contexts.CreateDbContextAsync();
        var group = SchemeCatalog.Group(await schemes.Get(db, scheme), groupCode);
        var names = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => (unit.Name, unit.Parent));
        var teams = await db.Teams.AsNoTracking().ToDictionaryAsync(team => team.Code, team => team.Name);
        var draws = await db.VerificationDraws.AsNoTracking().Where(draw => draw.Scheme == scheme && draw.Group == groupCode)
            .OrderByDescending(draw => draw.DrawnAt).ToListAsync();
        var views = new List<VerificationDrawView>();
        foreach (var draw in draws)
        {
            var rows = new List<VerificationRow>();
            foreach (var drawn in await db.Verifications.AsNoTracking().Where(known => known.DrawId == draw.Id).OrderBy(known => known.Place).ToListAsync())
                rows.Add(await Row(db, drawn, names[drawn.Unit].Name, teams));
            views.Add(new VerificationDrawView(draw, Title(draw.Part, draw.Period), draw.Area.Length > 0 ? names[draw.Area].Name : null, rows));
        }

        // By part: what two rubrics call 1.1 are two things.
        return new VerificationDesk(views, await Choices(),
            [.. views.GroupBy(view => view.Draw.Part).Select(part => OfPart(Title(part.Key, ""), [.. part.SelectMany(view => view.Rows)]))]);

        string Title(string part, string period) => group.Part(part) is { } known
            ? string.Join(' ', new[] { known.Title, period.Length > 0 ? known.PeriodTitle(period) : "" }.Where(word => word.Length > 0)) : part;

        async Task<List<VerificationChoice>> Choices()
        {
            var choices = new List<VerificationChoice>();
            foreach (var (part, period) in group.Parts.SelectMany(part => part.SheetPeriods.Select(period => (part, period))))
            {
                var free = await VerificationSheets.Candidates(db, new VerificationPlace(scheme, groupCode, part.Code, period, ""));
                var areas = free.GroupBy(sheet => names[sheet.Unit].Parent ?? "").Where(area => area.Key.Length > 0).OrderBy(area => area.Key, StringComparer.Ordinal).ToList();
                choices.AddRange(areas.Select(area => new VerificationChoice(
                    new VerificationPlace(scheme, groupCode, part.Code, period, area.Key), Title(part.Code, period), names[area.Key].Name, area.Count())));
                choices.Add(new VerificationChoice(new VerificationPlace(scheme, groupCode, part.Code, period, ""), Title(part.Code, period), null, free.Count));
            }

            return choices;
        }
    }

    private static PartAgreement OfPart(string title, IReadOnlyList<VerificationRow> rows) => new(
        title, Agreement.Of([.. rows.Select(row => row.AtFirst).OfType<SheetComparison>()]),
        rows.SelectMany(row => row.Titles).DistinctBy(item => item.Key).ToDictionary(item => item.Key, item => item.Value));

    private async Task<VerificationRow> Row(AssessmentDb db, Verification drawn, string name, Dictionary<string, string> teams)
    {
        var first = await SheetWrites.Load(db, drawn.FirstSheet);
        var second = drawn.SecondSheet is { } sheet ? await SheetWrites.Load(db, sheet) : null;
        var edition = await rubrics.Get(db, first.Rubric, first.Edition);
        var comparison = drawn.State == VerificationState.Closed ? drawn.Steps[^1].Comparison
            : second is null ? null
            : VerificationSheets.Compare(
                await VerificationSheets.Score(db, rubrics, first.Id), await VerificationSheets.Score(db, rubrics, second.Id), drawn.Tolerance);
        return new VerificationRow(
            drawn.Id, drawn.Unit, name, drawn.State, View(first), second is null ? null : View(second), comparison, drawn.Steps,
            edition.Index.Rows.ToDictionary(row => row.Item.Code, row => row.Item.Title));

        VerifiedSheet View(Assessment known) => new(
            known.Id, known.Team is { } team ? teams.GetValueOrDefault(team, team) : null, known.Team, known.State,
            known.Rows.Count(row => row.State != Domain.Scoring.ItemState.NotAssessed), edition.Index.Rows.Count);
    }
}
