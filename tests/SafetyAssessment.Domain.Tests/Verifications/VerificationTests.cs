using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Verifications;

namespace SafetyAssessment.Domain.Tests.Verifications;

/// <summary>A sheet that another team scores again: how the two are compared, and what the office can do then.</summary>
public class VerificationTests
{
    private static readonly RubricEdition Paper = Build.Of(
        Build.Section("1", 60, Build.Item("1.1", 30, Build.Each(2)), Build.Item("1.2", 30, Build.Each(2))),
        Build.Section("2", 40, Build.Item("2.1", 40, Build.Each(1))));

    [Theory]
    [InlineData(0, 5, false)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    [InlineData(1, 0, true)]
    public void Exactly_the_tolerance_is_close_enough(int points, int tolerance, bool over) =>
        Compare([], [Build.Found("2.1a", points)], tolerance).IsOver.ShouldBe(over);

    [Fact]
    public void Every_row_that_differs_is_named_in_paper_order_and_what_is_the_same_is_not()
    {
        var compared = Compare([Build.Found("1.1a", 2), Build.Found("1.2a", 1)], [Build.Found("2.1a", 3), Build.Found("1.2a", 1)], 5);

        compared.Items.ShouldBe(
        [
            new ItemDifference("1.1", ItemState.Findings, 4, ItemState.Clear, 0),
            new ItemDifference("2.1", ItemState.Clear, 0, ItemState.Findings, 3),
        ]);
        compared.Difference.ShouldBe(1, "what one finds here and the other there cancels out in the total, and stays to be read in the rows");
    }

    [Fact]
    public void A_row_that_only_one_team_calls_not_applicable_differs()
    {
        var first = Build.Score(Paper);
        var second = Scorer.Score(Paper, new SheetInput { NotApplicable = ["1.1"], ClearRest = true });

        SheetComparison.Of(first, second, 5)!.Items.Single().Second.ShouldBe(ItemState.NotApplicable);
    }

    [Fact]
    public void A_sheet_with_open_rows_is_not_compared() =>
        SheetComparison.Of(Build.Score(Paper), Scorer.Score(Paper, new SheetInput { Clear = ["1.1"] }), 5).ShouldBeNull();

    [Fact]
    public void Agreement_counts_and_averages_without_signs_and_names_the_items_that_differ_most_often()
    {
        var figures = Agreement.Of(
        [
            Compare([Build.Found("1.1a", 3)], [], 5), Compare([], [Build.Found("1.1a", 1), Build.Found("2.1a", 1)], 5), Compare([], [], 5),
        ]);

        figures.Verified.ShouldBe(3);
        figures.Within.ShouldBe(2);
        figures.MeanDifference.ShouldBe(3, "6, 3 and 0 apart");
        figures.Items.ShouldBe([new ItemCount("1.1", 2), new ItemCount("2.1", 1)]);
        Agreement.Of([]).MeanDifference.ShouldBeNull();
    }

    [Fact]
    public void The_draw_follows_from_its_seed_whatever_the_order_of_the_list()
    {
        var units = Enumerable.Range(1, 100).Select(number => $"e-{number:000}").ToList();

        var drawn = Draw(units, 10, null).Drawn;

        drawn.Count.ShouldBe(10);
        drawn.ShouldBeUnique();
        Draw([.. Enumerable.Reverse(units)], 10, null).Drawn.ShouldBe(drawn);
    }

    [Theory]
    [InlineData(12, 9, null, Rules.VerificationFewer)]
    [InlineData(12, 9, " ", Rules.VerificationFewer)]
    [InlineData(12, 9, "其余停产", null)]
    [InlineData(12, 13, null, Rules.SampleTooFew)]
    [InlineData(12, 12, null, null)]
    public void Fewer_than_the_scheme_wants_needs_a_reason_and_more_than_there_are_is_refused(int listed, int size, string? reason, string? refusal) =>
        Refusal(() => Draw([.. Enumerable.Range(1, listed).Select(number => $"e-{number}")], size, reason)).ShouldBe(refusal);

    [Fact]
    public void The_team_that_scored_it_can_not_verify_it_and_another_one_begins_a_sheet_on_the_same_edition()
    {
        var (first, verification) = Begun();

        Refusal(() => verification.Assign(first, null, "t1", Guid.NewGuid())).ShouldBe(Rules.VerificationSameTeam);
        var (sheet, happened) = verification.Assign(first, null, "t2", Guid.NewGuid());

        sheet.ShouldNotBeNull().ShouldSatisfyAllConditions(
            begun => begun.Kind.ShouldBe(AssessmentKind.Verification), begun => begun.Team.ShouldBe("t2"), begun => begun.Edition.ShouldBe(first.Edition));
        happened.ShouldNotBeNull().Action.ShouldBe("verification.assigned");
        verification.State.ShouldBe(VerificationState.Scoring);
    }

    [Fact]
    public void Another_team_can_be_named_until_something_is_entered()
    {
        var (first, verification) = Begun();
        var sheet = verification.Assign(first, null, "t2", Guid.NewGuid()).Begun!;

        verification.Assign(first, sheet, "t3", Guid.NewGuid()).Happened.ShouldNotBeNull();
        sheet.Team.ShouldBe("t3");
        verification.Assign(first, sheet, "t3", Guid.NewGuid()).Happened.ShouldBeNull("it has it already");
        sheet.SaveRow(Paper, new RowSnapshot("1.1", ItemState.Clear, null, []), 0, Build.Leader, Build.Noon);
        Refusal(() => verification.Assign(first, sheet, "t2", Guid.NewGuid())).ShouldBe(Rules.VerificationBegun);
    }

    [Fact]
    public void It_is_closed_within_the_tolerance_and_sent_back_over_it_and_not_the_other_way_round()
    {
        var (_, verification) = Begun();
        var (close, far) = (Compare([], [Build.Found("2.1a", 5)], 5), Compare([], [Build.Found("2.1a", 6)], 5));

        Refusal(() => verification.Close(far, Build.Office, Build.Noon)).ShouldBe(Rules.VerificationOver);
        Refusal(() => verification.SendBack(close, "重做", Build.Office, Build.Noon)).ShouldBe(Rules.VerificationWithin);
        verification.SendBack(far, "重做", Build.Office, Build.Noon);
        verification.State.ShouldBe(VerificationState.SentBack);
        verification.Close(close, Build.Office, Build.Noon).Action.ShouldBe("verification.closed");

        verification.State.ShouldBe(VerificationState.Closed);
        verification.Steps.Select(step => step.Reason).ShouldBe(["重做", null]);
        Refusal(() => verification.Close(close, Build.Office, Build.Noon)).ShouldBe(Rules.VerificationClosed);
        Refusal(() => verification.SendBack(far, "重做", Build.Office, Build.Noon)).ShouldBe(Rules.VerificationClosed);
    }

    /// <summary>Who may do what with a verification sheet, by role and state: the whole table, in words as short as it is.</summary>
    [Theory]
    [InlineData(Permission.ViewSheet, AssessmentState.Draft, "SafetyOffice TeamLeader TeamMember Leader Auditor")]
    [InlineData(Permission.ViewSheet, AssessmentState.Submitted, "SafetyOffice TeamLeader TeamMember Leader Auditor")]
    [InlineData(Permission.ViewEvidence, AssessmentState.Submitted, "SafetyOffice TeamLeader TeamMember Leader Auditor")]
    [InlineData(Permission.ScoreSheet, AssessmentState.Draft, "TeamLeader TeamMember")]
    [InlineData(Permission.ScoreSheet, AssessmentState.Returned, "TeamLeader TeamMember")]
    [InlineData(Permission.ScoreSheet, AssessmentState.Submitted, "")]
    [InlineData(Permission.SubmitSheet, AssessmentState.Draft, "TeamLeader TeamMember")]
    [InlineData(Permission.SubmitSheet, AssessmentState.Submitted, "")]
    [InlineData(Permission.ChangeEvidence, AssessmentState.Draft, "TeamLeader TeamMember")]
    [InlineData(Permission.ReturnSheet, AssessmentState.Submitted, "SafetyOffice")]
    [InlineData(Permission.ReturnSheet, AssessmentState.Draft, "")]
    [InlineData(Permission.ConfirmSheet, AssessmentState.Submitted, "")]
    [InlineData(Permission.DrawSample, AssessmentState.Draft, "")]
    public void Who_may_do_what_with_a_verification_in_which_state(Permission permission, AssessmentState state, string roles)
    {
        var target = new AccessTarget("t1", "u1", null, state, AssessmentKind.Verification);
        var allowed = Enum.GetValues<Role>().Where(role => Refusal(() =>
            new Actor(Guid.NewGuid(), "某人", role, Unit: "u1", Team: "t1", Giver: "g1").Demand(permission, target)) is null);

        string.Join(' ', allowed).ShouldBe(roles);
    }

    [Fact]
    public void The_first_team_and_the_unit_do_not_see_it()
    {
        var target = new AccessTarget("t2", "u1", null, AssessmentState.Submitted, AssessmentKind.Verification);

        Refusal(() => Build.Member.Demand(Permission.ViewSheet, target)).ShouldBe(Rules.NotFound);
        Refusal(() => new Actor(Guid.NewGuid(), "联络员", Role.AssessedUnit, Unit: "u1").Demand(Permission.ViewSheet, target)).ShouldBe(Rules.AccessDenied);
        Refusal(() => Build.Office.Demand(Permission.ConfirmSheet, target)).ShouldBe(Rules.VerificationNotDone);
    }

    private static SheetComparison Compare(Finding[] first, Finding[] second, decimal tolerance) =>
        SheetComparison.Of(Build.Score(Paper, first), Build.Score(Paper, second), tolerance).ShouldNotBeNull();

    private static VerificationDraw Draw(IReadOnlyList<string> units, int size, string? reason) => new(
        Guid.NewGuid(), new VerificationPlace("s", "g", "p", "", "town"), units, new VerificationTerms(size, 5, reason), VerificationDraw.UsualLeast,
        "2024年末", Build.Office, Build.Noon);

    private static (Assessment First, Verification Verification) Begun()
    {
        var first = new Assessment(Guid.NewGuid(), "s", "g", "p", "u1", Paper.Code, Paper.Edition, "t1");
        return (first, Draw(["u1"], 1, "只有一家").Begin(new Dictionary<string, Assessment> { ["u1"] = first }, Guid.NewGuid).Single());
    }

    private static string? Refusal(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (InvalidInput faults)
        {
            return faults.Problems[0].Code;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }
}
