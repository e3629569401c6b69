using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;

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

    /// <summary>How it stands with the outside scores of a scheme, for all units; a late entry of one unit opens no page.</summary>
    public async Task<(PhaseGate Gate, IReadOnlyList<LateEntryView> Late)> Outside(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        var table = await PhaseWindows.Read(db, scheme);
        var today = ChinaDay.Of(time.GetUtcNow().UtcDateTime);
        var names = await Names(db, table);
        return (table.Window(PhaseBinding.Of(Permission.RecordExternalScores), "", today),
            [.. Late(table, names, today).Where(late => late.IsOpen && late.Entry.Kind == PhaseKind.Scoring)]);
    }

    /// <summary>What runs now and what is late, of the person's own work.</summary>
    public async Task<IReadOnlyList<PhaseReminder>> AtHome(Actor actor)
    {
        actor.Demand(Permission.ViewPhases);
        await using var db = await contexts.CreateDbContextAsync();
        var set = await db.PhaseDates.AsNoTracking().Where(known => known.From != null || known.To != null).Select(known => known.Scheme).Distinct().ToListAsync();
        var all = (await schemes.List()).Where(scheme => set.Contains(scheme.Code)).ToList();
        List<PhaseReminder> reminders = [];
        foreach (var scheme in all)
        {
            var table = await View(db, actor, scheme.Code);
            reminders.AddRange(table.Phases.Where(phase => phase.IsSet && Concerns(phase)).Select(phase => new PhaseReminder(table.Scheme, phase)));
        }

        return [.. reminders.OrderBy(reminder => !reminder.Phase.Late.Any())];

        static bool Concerns(PhaseView phase) => phase.Counts.Any(count => count.Total > 0) && (phase.State == PhaseState.Running || phase.Late.Any());
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
        return new TimetableView(scheme, today, phases, Late(table, units.ToDictionary(unit => unit.Code, unit => unit.Name), today), units);

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

    private static async Task<Dictionary<string, string>> Names(AssessmentDb db, Timetable table)
    {
        var codes = table.LateEntries.Select(late => late.Unit).OfType<string>().Distinct().ToList();
        return await db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Name);
    }

    private static List<LateEntryView> Late(Timetable table, Dictionary<string, string> names, DateOnly today) =>
        table.LateEntries.Select(late => new LateEntryView(late, late.Unit is { } unit ? names.GetValueOrDefault(unit, unit) : null, late.IsOpen(today))).ToList();
}
