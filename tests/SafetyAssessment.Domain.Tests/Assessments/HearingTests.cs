using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;

namespace SafetyAssessment.Domain.Tests.Assessments;

/// <summary>The days of an appeal, and who is heard in which state.</summary>
public class HearingTests
{
    [Fact]
    public void The_last_day_for_an_appeal_is_a_whole_day_in_China()
    {
        // 23:30 of the 10th in China.
        var window = new AppealWindow(new DateTime(2026, 3, 10, 15, 30, 0, DateTimeKind.Utc), 5);

        window.LastDay.ShouldBe(new DateOnly(2026, 3, 15));
        window.IsOpen(new DateTime(2026, 3, 15, 15, 59, 0, DateTimeKind.Utc)).ShouldBeTrue();
        window.IsOpen(new DateTime(2026, 3, 15, 16, 0, 0, DateTimeKind.Utc)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Permission.GiveOpinion, Role.AssessedUnit, "Submitted")]
    [InlineData(Permission.AnswerOpinion, Role.TeamLeader, "Submitted")]
    [InlineData(Permission.PassOverOpinion, Role.SafetyOffice, "Submitted")]
    [InlineData(Permission.RaiseAppeal, Role.AssessedUnit, "Confirmed")]
    [InlineData(Permission.DecideAppeal, Role.SafetyOffice, "Confirmed")]
    public void Each_step_has_its_people_and_its_state(Permission permission, Role role, string state)
    {
        AccessTable.Grants(permission).ShouldContain(grant => grant.Role == role);
        AccessTable.StatesOf(permission)!.Select(known => known.ToString()).ShouldBe([state]);
    }
}
