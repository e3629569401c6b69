using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Application.Phases;

/// <summary>
/// What a scheme asks for, and what of it is done: a few questions to the database for the whole scheme, however many units it has. Each line is one
/// sheet, cell, appeal or ranking.
/// </summary>
internal sealed class PhaseProgress
{
    private readonly List<Line> lines = [];

    /// <summary>The units of all groups that are not left out.</summary>
    public List<GroupUnitRow> Units { get; } = [];

    /// <summary>Codes of the units that the person's team has a sheet of.</summary>
    public IReadOnlySet<string> TeamUnits { get; private init; } = new HashSet<string>();

    /// <summary>The phases that a kind of work may be done in.</summary>
    public static IReadOnlyList<PhaseKind> Bound(PhaseWork work, PhaseKind phase) => work switch
    {
        PhaseWork.SelfAssessments => PhaseBinding.Of(Permission.ScoreSheet, AssessmentKind.Self),
        PhaseWork.Sheets => PhaseBinding.Of(Permission.ScoreSheet),
        PhaseWork.OutsideCells => PhaseBinding.Of(Permission.RecordExternalScores),
        PhaseWork.Verifications => PhaseBinding.Of(Permission.ScoreSheet, AssessmentKind.Verification),
        _ => [phase],
    };

    /// <summary>True for the office and for who reads everything.</summary>
    public static bool SeesAll(Actor actor) => actor.Role is Role.SafetyOffice or Role.Leader or Role.Auditor;

    public static async Task<PhaseProgress> Read(AssessmentDb db, Actor actor, Scheme scheme)
    {
        var sheets = await db.SheetsOfAnyKind.AsNoTracking().Where(sheet => sheet.Scheme == scheme.Code)
            .Select(sheet => new Sheet(sheet.Id, sheet.Kind, sheet.Group, sheet.Part, sheet.Period, sheet.Unit, sheet.State, sheet.Team)).ToListAsync();
        var progress = new PhaseProgress { TeamUnits = sheets.Where(sheet => actor.Team is not null && sheet.Team == actor.Team).Select(sheet => sheet.Unit).ToHashSet() };
        var byPlace = sheets.Where(sheet => sheet.Kind != AssessmentKind.Verification).ToDictionary(sheet => (sheet.Kind, sheet.Group, sheet.Part, sheet.Period, sheet.Unit));
        var unitsOf = (await SchemeCatalog.UnitsOf(db, scheme.Groups)).ToDictionary(group => group.Key, group => group.Value.Where(unit => unit.Excluded is null).ToList());
        foreach (var group in scheme.Groups)
        {
            progress.Units.AddRange(unitsOf[group.Code]);
            foreach (var unit in unitsOf[group.Code])
            {
                foreach (var (part, period) in group.Parts.SelectMany(part => part.SheetPeriods.Select(period => (part, period))))
                {
                    progress.Add(group, unit, period, Find(AssessmentKind.Team), Find(AssessmentKind.Self), actor);

                    Sheet? Find(AssessmentKind kind) => byPlace.GetValueOrDefault((kind, group.Code, part.Code, period, unit.Code));
                }
            }
        }

        await progress.AddCells(db, scheme, unitsOf, actor);
        await progress.AddVerifications(db, scheme.Code, sheets, actor);
        if (SeesAll(actor))
        {
            await progress.AddAppeals(db, scheme.Code);
            var published = await PublishedGuard.InForce(db).Where(known => known.Scheme == scheme.Code).Select(known => known.Group).ToListAsync();
            progress.lines.AddRange(scheme.Groups.Select(group => new Line(PhaseWork.Publications, group.Code, group.Code, group.Title, "", published.Contains(group.Code), null)));
        }

        return progress;
    }

    /// <summary>What belongs to a phase.</summary>
    /// <param name="kind">Which phase.</param>
    /// <param name="covers">Whether the phase covers sheets of a period.</param>
    /// <param name="isOver">Whether what is open is late.</param>
    public (IReadOnlyList<PhaseCount> Counts, IReadOnlyList<PhaseOpen> Open) Of(PhaseKind kind, Func<string, bool> covers, Func<PhaseWork, bool> isOver)
    {
        var works = Works(kind);
        var own = lines.Where(line => works.Contains(line.Work) && covers(line.Period)).ToList();
        return (
            [.. own.GroupBy(line => line.Work).OrderBy(work => work.Key).Select(work => new PhaseCount(work.Key, work.Count(line => line.Done), work.Count()))],
            [.. own.Where(line => !line.Done).GroupBy(line => (line.Work, line.Group, line.Who, line.Name, line.Returned)).Select(open => new PhaseOpen(
                open.Key.Work, open.Key.Group, open.Key.Who, open.Key.Name, open.Count(), open.Count() == 1 ? open.First().Sheet : null, !open.Key.Returned && isOver(open.Key.Work)))]);
    }

    private static PhaseWork[] Works(PhaseKind kind) => kind switch
    {
        PhaseKind.SelfCheck => [PhaseWork.SelfAssessments],
        PhaseKind.Scoring => [PhaseWork.Sheets, PhaseWork.OutsideCells],
        PhaseKind.Assistance => [PhaseWork.Sheets],
        PhaseKind.Verification => [PhaseWork.Verifications],
        PhaseKind.Review => [PhaseWork.Confirmations, PhaseWork.Appeals],
        _ => [PhaseWork.Publications],
    };

    private static bool IsIn(Sheet? sheet) => sheet?.State is AssessmentState.Submitted or AssessmentState.Confirmed;

    // What the office sent back is redone by its reason, not by the dates: nobody is late with it.
    private static bool IsReturned(Sheet? sheet) => sheet?.State == AssessmentState.Returned;

    private void Add(UnitGroup group, GroupUnitRow unit, string period, Sheet? team, Sheet? self, Actor actor)
    {
        // A self-assessment that was not begun before the team handed its sheet in can't be begun any more: nobody waits for it.
        if ((SeesAll(actor) || (actor.Role == Role.AssessedUnit && actor.Unit == unit.Code)) && (self is not null || !IsIn(team)))
            lines.Add(new Line(PhaseWork.SelfAssessments, group.Code, unit.Code, unit.Name, period, IsIn(self), self?.Id, IsReturned(self)));
        if (SeesAll(actor) || (actor.Role is Role.TeamLeader or Role.TeamMember && team is not null && team.Team == actor.Team))
            lines.Add(new Line(PhaseWork.Sheets, group.Code, unit.Code, unit.Name, period, IsIn(team), team?.Id, IsReturned(team)));
        if (SeesAll(actor))
            lines.Add(new Line(PhaseWork.Confirmations, group.Code, unit.Code, unit.Name, period, team?.State == AssessmentState.Confirmed, team?.Id));
    }

    private async Task AddCells(AssessmentDb db, Scheme scheme, Dictionary<string, List<GroupUnitRow>> unitsOf, Actor actor)
    {
        if (!SeesAll(actor) && actor.Role != Role.ExternalScorer)
            return;
        var cells = scheme.Groups
            .SelectMany(group => group.Parts.SelectMany(part => unitsOf[group.Code].SelectMany(unit => Cells(part, unit.Code))).Select(cell => (Group: group.Code, Cell: cell)))
            .Where(known => SeesAll(actor) || known.Cell.Giver == actor.Giver).ToList();
        if (cells.Count == 0)
            return;
        var percents = (await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && score.Percent != null)
            .Select(score => new { score.Unit, Code = score.Input }).ToListAsync()).Select(score => (score.Unit, score.Code)).ToHashSet();
        var entered = (await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && score.Points != null)
            .Select(score => new { score.Unit, Code = score.Part }).ToListAsync()).Select(score => (score.Unit, score.Code)).ToHashSet();
        var givers = scheme.Givers.ToDictionary(giver => giver.Code, giver => giver.Name);
        lines.AddRange(cells.Select(known => new Line(
            PhaseWork.OutsideCells, known.Group, known.Cell.Giver, givers.GetValueOrDefault(known.Cell.Giver, known.Cell.Giver), "",
            (known.Cell.IsEntered ? entered : percents).Contains((known.Cell.Unit, known.Cell.Code)), null)));
    }

    private static IEnumerable<(string Unit, string Code, string Giver, bool IsEntered)> Cells(Part part, string unit) => part.Kind switch
    {
        PartKind.Entered => [(unit, part.Code, part.Giver ?? "", true)],
        PartKind.External => part.Subjects.SelectMany(subject => subject.InputsFor(unit)).Select(input => (unit, input.Code, input.Giver, false)),
        _ => [],
    };

    private async Task AddVerifications(AssessmentDb db, string scheme, List<Sheet> sheets, Actor actor)
    {
        var names = Units.DistinctBy(unit => unit.Code).ToDictionary(unit => unit.Code, unit => unit.Name);
        // The office waits until a verification is closed, the second team has done its part when its sheet is handed in.
        if (actor.Role is Role.TeamLeader or Role.TeamMember)
        {
            lines.AddRange(sheets.Where(sheet => sheet.Kind == AssessmentKind.Verification && sheet.Team == actor.Team).Select(sheet => new Line(
                PhaseWork.Verifications, sheet.Group, sheet.Unit, names.GetValueOrDefault(sheet.Unit, sheet.Unit), sheet.Period, IsIn(sheet), sheet.Id, IsReturned(sheet))));
        }
        else if (SeesAll(actor))
        {
            var drawn = await (from verification in db.Verifications.AsNoTracking()
                               join draw in db.VerificationDraws.AsNoTracking() on verification.DrawId equals draw.Id
                               where draw.Scheme == scheme
                               select new { Verification = verification, draw.Group, draw.Period }).ToListAsync();
            lines.AddRange(drawn.Select(row => new Line(
                PhaseWork.Verifications, row.Group, row.Verification.Unit, names.GetValueOrDefault(row.Verification.Unit, row.Verification.Unit), row.Period,
                row.Verification.State == VerificationState.Closed, row.Verification.SecondSheet)));
        }
    }

    private async Task AddAppeals(AssessmentDb db, string scheme)
    {
        var appeals = await (from appeal in db.Appeals.AsNoTracking()
                             join sheet in db.Assessments on appeal.AssessmentId equals sheet.Id
                             join unit in db.Units on sheet.Unit equals unit.Code
                             where sheet.Scheme == scheme
                             select new { sheet.Id, sheet.Group, sheet.Unit, unit.Name, sheet.Period, appeal.Outcome }).ToListAsync();
        lines.AddRange(appeals.Select(appeal => new Line(
            PhaseWork.Appeals, appeal.Group, appeal.Unit, appeal.Name, appeal.Period, appeal.Outcome is not null, appeal.Id)));
    }

    private sealed record Sheet(Guid Id, AssessmentKind Kind, string Group, string Part, string Period, string Unit, AssessmentState State, string? Team);

    private sealed record Line(PhaseWork Work, string Group, string Who, string Name, string Period, bool Done, Guid? Sheet, bool Returned = false);
}
