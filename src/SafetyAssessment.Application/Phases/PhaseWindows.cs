using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Phases;

/// <summary>Asks the office's timetable before something is written. It binds everybody, the office too.</summary>
internal static class PhaseWindows
{
    /// <summary>Refuses what is done to a sheet outside its phase.</summary>
    public static async Task Demand(AssessmentDb db, Permission permission, Assessment sheet, DateTime now) =>
        (await Gate(db, PhaseBinding.Of(permission, sheet.Kind), sheet.Scheme, sheet.Period, sheet.Unit, sheet.State, now)).Demand();

    /// <summary>Refuses outside scores of a unit outside their phase; the timetable is read once for all units.</summary>
    public static async Task<Action<string>> DemandsOutside(AssessmentDb db, string scheme, DateTime now)
    {
        var (timetable, kinds, day) = (await Read(db, scheme), PhaseBinding.Of(Permission.RecordExternalScores), ChinaDay.Of(now));
        return unit => timetable.Gate(kinds, "", unit, day).Demand();
    }

    /// <summary>How it stands with a sheet for whoever fills it.</summary>
    public static Task<PhaseGate> Gate(AssessmentDb db, Assessment sheet, DateTime now) =>
        Gate(db, PhaseBinding.Of(Permission.ScoreSheet, sheet.Kind), sheet.Scheme, sheet.Period, sheet.Unit, sheet.State, now);

    /// <summary>Every date and every late entry of a scheme.</summary>
    public static async Task<Timetable> Read(AssessmentDb db, string scheme) => new(
        await db.PhaseDates.AsNoTracking().Where(known => known.Scheme == scheme).ToListAsync(),
        await db.LateEntries.AsNoTracking().Where(known => known.Scheme == scheme).OrderByDescending(known => known.OpenedAt).ToListAsync());

    private static async Task<PhaseGate> Gate(
        AssessmentDb db, IReadOnlyList<PhaseKind> kinds, string scheme, string period, string unit, AssessmentState? state, DateTime now)
    {
        if (kinds.Count == 0)
            return PhaseGate.Unbound;
        var dates = await db.PhaseDates.AsNoTracking().Where(known => known.Scheme == scheme && kinds.Contains(known.Kind)).ToListAsync();
        var day = ChinaDay.Of(now);
        var gate = new Timetable(dates, []).Gate(kinds, period, unit, day, state);
        // Late entries are asked for when it comes to them: most saves are in time.
        if (!gate.IsOpen)
        {
            var late = await db.LateEntries.AsNoTracking().Where(known => known.Scheme == scheme && kinds.Contains(known.Kind) && known.ClosedAt == null).ToListAsync();
            gate = new Timetable(dates, late).Gate(kinds, period, unit, day, state);
        }

        // What a person reads names the period by its title.
        return gate.Phase is { Period.Length: > 0 } phase ? gate with { Phase = phase with { Period = await PeriodTitle(db, scheme, phase.Period) } } : gate;
    }

    private static async Task<string> PeriodTitle(AssessmentDb db, string scheme, string period) =>
        CanonicalJson.Read<Scheme>(await db.Schemes.Where(known => known.Code == scheme).Select(known => known.Json).FirstAsync()).PeriodTitle(period);
}
