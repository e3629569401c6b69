using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Phases;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// The office's timetable around the day on which the demo is filled: phases that are on and have days left, one that is over in Shishi without all
/// self-assessments, others to come. What can be tried out stays open for weeks.
/// </summary>
internal static class DemoPhases
{
    private static readonly (string Scheme, PhaseKind Kind, int From, int To)[] All =
    [
        (FillDemoCity.Qinhuangdao, PhaseKind.SelfCheck, -14, 20),
        (FillDemoCity.Qinhuangdao, PhaseKind.Scoring, -7, 45),
        (FillDemoCity.Qinhuangdao, PhaseKind.Review, 46, 60),
        (FillDemoCity.Qinhuangdao, PhaseKind.Decision, 61, 75),
        (FillDemoCity.Shishi, PhaseKind.SelfCheck, -40, -6),
        (FillDemoCity.Shishi, PhaseKind.Assistance, -20, 30),
        (FillDemoCity.Shishi, PhaseKind.Verification, -3, 50),
    ];

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, DateTime now)
    {
        var today = ChinaDay.Of(now);
        var set = today.AddDays(-1).ToDateTime(new TimeOnly(1, 0), DateTimeKind.Utc);
        foreach (var (scheme, kind, from, to) in All)
        {
            var dates = new PhaseDates(scheme, kind, "");
            db.PhaseDates.Add(dates);
            yield return dates.Set(today.AddDays(from), today.AddDays(to), 0, DemoAccounts.Office, set);
        }
    }
}
