using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Application.Phases;

/// <summary>Reads timetables with what is done and who is late. Everybody reads the dates; whose work is counted depends on the role.</summary>
public sealed class PhaseQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, TimeProvider time)
{
    /// <summary>The timetable of a scheme.</summary>
    public async Task<TimetableView> Timetable(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        return await View(db, actor, scheme);
    }

    /// <summary>The days in force of a scheme's phases, for who reads the scheme.</summary>
    public async Task<IReadOnlyList<PhaseDates>> Dates(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        return (await PhaseWindows.Read(db, scheme)).Dates;
    }

    /// <summary>
    /// How it stands with the outside scores of a group: the gate for all units, and where that is shut, the late entries of single units, for who may
    /// enter something; only theirs can be filled in then.
    /// </summary>
    public async Task<(PhaseGate Gate, IReadOnlyList<LateEntryView> Late)> Outside(Actor actor, string schemeCode, string groupCode)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        var table = await PhaseWindows.Read(db, schemeCode);
        var today = ChinaDay.Of(time.GetUtcNow().UtcDateTime);
        var kinds = PhaseBinding.Of(Permission.RecordExternalScores);
        // No unit has an empty code: what is open for it is open for all.
        var gate = table.Gate(kinds, "", unit: "", today);
        if (gate.IsOpen || !actor.May(Permission.RecordExternalScores))
            return (gate, []);
        var units = await SchemeCatalog.UnitsOf(db, SchemeCatalog.Group(await schemes.Get(db, schemeCode), groupCode));
        return (gate, [.. units.Where(unit => unit.Excluded is null).Select(unit => (unit.Name, table.Gate(kinds, "", unit.Code, today).LateEntry))
            .Where(late => late.LateEntry is not null).Select(late => new LateEntryView(late.LateEntry!, late.Name, IsOpen: true))]);
    }

    /// <summary>What runs now and what is late, of the person's own work.</summary>
    public async Task<IReadOnlyList<PhaseReminder>> AtHome(Actor actor)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        var living = await Living(db);
        var all = (await schemes.List()).Where(scheme => living.Contains(scheme.Code)).ToList();
        List<PhaseReminder> reminders = [];
        foreach (var scheme in all)
        {
            var table = await View(db, actor, scheme.Code);
            reminders.AddRange(table.Phases.Where(phase => phase.IsSet && Concerns(phase)).Select(phase => new PhaseReminder(table.Scheme, phase)));
        }

        return [.. reminders.OrderBy(reminder => !reminder.Phase.Late.Any())];

        static bool Concerns(PhaseView phase) => phase.Counts.Any(count => count.Total > 0) && (phase.State == PhaseState.Running || phase.Late.Any());
    }

    // The schemes that may remind of something: a phase runs, or one is over and its year is not settled. What another year left undone is then looked
    // at by nobody on every visit of a home page.
    private async Task<HashSet<string>> Living(AssessmentDb db)
    {
        var today = ChinaDay.Of(time.GetUtcNow().UtcDateTime);
        var dates = await db.PhaseDates.AsNoTracking().Where(known => known.From != null || known.To != null).ToListAsync();
        var living = In(PhaseState.Running);
        var over = In(PhaseState.Ended).Except(living).ToList();
        if (over.Count == 0)
            return living;
        var published = (await PublishedGuard.InForce(db).Where(known => over.Contains(known.Scheme)).Select(known => new { known.Scheme, known.Group }).ToListAsync())
            .ToLookup(known => known.Scheme, known => known.Group);
        // A published year can still wait for appeals and verifications: nothing that it was made of is changed by them.
        var appeals = await (from appeal in db.Appeals
                             join sheet in db.Assessments on appeal.AssessmentId equals sheet.Id
                             where appeal.Outcome == null && over.Contains(sheet.Scheme)
                             select sheet.Scheme).Distinct().ToListAsync();
        var verifications = (await (from verification in db.Verifications.AsNoTracking()
                                    join draw in db.VerificationDraws on verification.DrawId equals draw.Id
                                    where over.Contains(draw.Scheme)
                                    select new { draw.Scheme, Verification = verification }).ToListAsync())
            .Where(known => known.Verification.State != VerificationState.Closed).Select(known => known.Scheme).ToHashSet();
        foreach (var code in over)
        {
            if (!published.Contains(code) || appeals.Contains(code) || verifications.Contains(code)
                || (await schemes.Get(db, code)).Groups.Any(group => !published[code].Contains(group.Code)))
                living.Add(code);
        }

        return living;

        HashSet<string> In(PhaseState state) => dates.Where(known => known.Span.StateOn(today) == state).Select(known => known.Scheme).ToHashSet();
    }

    private async Task<TimetableView> View(AssessmentDb db, Actor actor, string code)
    {
        var scheme = await schemes.Get(db, code);
        var table = await PhaseWindows.Read(db, code);
        var today = ChinaDay.Of(time.GetUtcNow().UtcDateTime);
        var done = await PhaseProgress.Read(db, actor, scheme);
        List<PhaseView> phases = [];
        foreach (var kind in Enum.GetValues<PhaseKind>())
        {
            phases.Add(Row(kind, ""));
            if (PhaseBinding.HasPeriods(kind))
                phases.AddRange(scheme.Periods.Select(period => Row(kind, period.Code)));
        }

        var units = done.Units.DistinctBy(unit => unit.Code).ToList();
        var names = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        return new TimetableView(scheme, today, phases, [.. table.LateEntries.Where(late => MayRead(actor, late, done.TeamUnits))
            .Select(late => new LateEntryView(late, late.Unit is { } unit ? names.GetValueOrDefault(unit, unit) : null, late.IsOpen(today)))], units);

        PhaseView Row(PhaseKind kind, string period)
        {
            var set = table.Dates.FirstOrDefault(known => known.Kind == kind && known.Period == period);
            var planned = period.Length == 0 ? scheme.Phases.FirstOrDefault(phase => phase.Kind == kind) : null;
            var state = set?.Span.StateOn(today) ?? PhaseState.NotSet;
            // The row of the year stands for every period that has no dates of its own.
            var (counts, open) = done.Of(kind, sheet => period.Length > 0 ? sheet == period : sheet.Length == 0 || table.Span(kind, sheet)?.Period is null or "",
                work => state == PhaseState.Ended && table.Window(PhaseProgress.Bound(work, kind), period, today).State == GateState.Over);
            return new PhaseView(kind, period, period.Length > 0 ? scheme.PeriodTitle(period) : "", planned?.Title,
                planned is null ? null : new PhaseSpan(kind, "", planned.From, planned.To), set, state, set?.Span.Days(today), counts, open);
        }
    }

    // Why a unit enters something late concerns the unit and who enters it, not the other units.
    private static bool MayRead(Actor actor, LateEntry late, IReadOnlySet<string> teamUnits) => late.Unit is not { } unit || PhaseProgress.SeesAll(actor)
        || actor.Role switch
        {
            Role.AssessedUnit => unit == actor.Unit,
            Role.TeamLeader or Role.TeamMember => teamUnits.Contains(unit),
            Role.ExternalScorer => PhaseBinding.Of(Permission.RecordExternalScores).Contains(late.Kind),
            _ => false,
        };
}
