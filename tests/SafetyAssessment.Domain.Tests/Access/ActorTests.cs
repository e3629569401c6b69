using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Domain.Tests.Access;

/// <summary>The three refusals: never, somebody else's (which looks like absent), not now.</summary>
public class ActorTests
{
    [Theory]
    [InlineData(Role.TeamMember, "t1", null)]
    [InlineData(Role.TeamMember, "t2", Rules.NotFound)]
    [InlineData(Role.TeamMember, null, Rules.NotFound)]
    [InlineData(Role.SafetyOffice, null, Rules.AccessDenied)]
    public void A_team_scores_its_own_sheets(Role role, string? team, string? refusal) =>
        Demand(Actor(role) with { Team = team }, Permission.ScoreSheet, new Sheet("t1", "u1")).ShouldBe(refusal);

    [Theory]
    [InlineData("u1", null)]
    [InlineData("u2", Rules.NotFound)]
    [InlineData(null, Rules.NotFound)]
    public void An_assessed_unit_reads_its_own_result(string? unit, string? refusal) =>
        Demand(Actor(Role.AssessedUnit) with { Unit = unit }, Permission.ViewResult, new AccessTarget(Unit: "u1")).ShouldBe(refusal);

    [Theory]
    [InlineData("g1", null)]
    [InlineData("g2", Rules.NotFound)]
    [InlineData(null, Rules.NotFound)]
    public void An_outside_scorer_enters_what_it_gives_itself(string? giver, string? refusal) =>
        Demand(Actor(Role.ExternalScorer) with { Giver = giver }, Permission.RecordExternalScores, new AccessTarget(Giver: "g1")).ShouldBe(refusal);

    [Fact]
    public void A_person_and_a_thing_without_a_team_do_not_match() =>
        Demand(Actor(Role.TeamMember), Permission.ScoreSheet, new Sheet(null, "u1")).ShouldBe(Rules.NotFound);

    [Theory]
    [InlineData(AssessmentState.Draft, null)]
    [InlineData(AssessmentState.Returned, null)]
    [InlineData(AssessmentState.Submitted, Rules.AccessState)]
    [InlineData(AssessmentState.Confirmed, Rules.AccessState)]
    public void A_sheet_is_scored_while_it_is_open(AssessmentState state, string? refusal) =>
        Demand(Actor(Role.TeamLeader) with { Team = "t1" }, Permission.ScoreSheet, new Sheet("t1", "u1", state)).ShouldBe(refusal);

    [Fact]
    public void Somebody_elses_sheet_is_not_found_before_its_state_is_looked_at() =>
        Demand(Actor(Role.TeamLeader) with { Team = "t2" }, Permission.ScoreSheet, new Sheet("t1", "u1", AssessmentState.Confirmed)).ShouldBe(Rules.NotFound);

    [Fact]
    public void A_refusal_names_the_roles_that_may()
    {
        var refused = Should.Throw<RuleViolation>(() => Actor(Role.Leader).Demand(Permission.ScoreSheet));

        refused.Values[0].ShouldBe(Permission.ScoreSheet);
        ((IEnumerable<Role>)refused.Values[1]!).ShouldBe([Role.TeamLeader, Role.TeamMember]);
    }

    [Fact]
    public void The_office_reads_every_sheet_in_every_state() =>
        Enum.GetValues<AssessmentState>().ShouldAllBe(state => Demand(Actor(Role.SafetyOffice), Permission.ViewSheet, new Sheet("t1", "u1", state)) == null);

    [Fact]
    public void Without_a_target_only_the_role_is_asked()
    {
        Actor(Role.TeamMember).May(Permission.ScoreSheet).ShouldBeTrue();
        Actor(Role.Auditor).May(Permission.ScoreSheet).ShouldBeFalse();
    }

    private static Actor Actor(Role role) => new(Guid.NewGuid(), role.ToString(), role);

    private static string? Demand(Actor actor, Permission permission, IAccessTarget target)
    {
        try
        {
            actor.Demand(permission, target);
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }

    private sealed record Sheet(string? Team, string? Unit, AssessmentState? State = AssessmentState.Draft) : IAccessTarget;
}
