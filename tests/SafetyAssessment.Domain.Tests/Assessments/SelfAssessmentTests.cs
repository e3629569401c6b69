using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Assessments;

/// <summary>The unit's own sheet beside the team's: who touches it when, and how far the two are apart.</summary>
public class SelfAssessmentTests
{
    private static readonly Actor Unit = new(Guid.NewGuid(), "unit", Role.AssessedUnit, Unit: "u1");

    [Theory]
    [InlineData(Permission.ScoreSheet)]
    [InlineData(Permission.SubmitSheet)]
    [InlineData(Permission.ChangeEvidence)]
    public void A_unit_fills_its_own_sheet_and_nobody_else_does(Permission permission)
    {
        Unit.May(permission, Self()).ShouldBeTrue();
        Unit.May(permission, Self() with { Kind = AssessmentKind.Team }).ShouldBeFalse("the team's is the team's");
        (Unit with { Unit = "u2" }).May(permission, Self()).ShouldBeFalse();
        foreach (var other in new[] { Build.Leader, Build.Office })
            other.May(permission, Self()).ShouldBeFalse(other.Name);
        Should.Throw<RuleViolation>(() => Unit.Demand(permission, Self() with { State = AssessmentState.Submitted })).Code.ShouldBe(Rules.AccessState);
    }

    [Theory]
    [InlineData(Permission.ViewSheet)]
    [InlineData(Permission.ViewEvidence)]
    public void A_team_reads_it_once_it_is_handed_in(Permission permission)
    {
        foreach (var state in new[] { AssessmentState.Draft, AssessmentState.Returned })
            Build.Leader.May(permission, Self() with { State = state }).ShouldBeFalse($"{state}");
        Build.Leader.May(permission, Self() with { State = AssessmentState.Submitted }).ShouldBeTrue();
        (Build.Leader with { Team = "t2" }).May(permission, Self() with { State = AssessmentState.Submitted }).ShouldBeFalse();
        Build.Office.May(permission, Self()).ShouldBeTrue();
        Unit.May(permission, Self()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Permission.ConfirmSheet)]
    [InlineData(Permission.AttachSignedSheet)]
    [InlineData(Permission.DrawSample)]
    public void It_is_neither_confirmed_nor_signed_nor_drawn_for(Permission permission) =>
        Should.Throw<RuleViolation>(() => Build.Office.Demand(permission, Self() with { State = AssessmentState.Submitted })).Code.ShouldBe(Rules.SelfNotDone);

    [Fact]
    public void The_office_sends_one_back_with_a_reason_and_confirms_none()
    {
        var self = Sheet().BeginSelf(Guid.NewGuid());
        self.SaveRow(Edition(), new RowSnapshot("a", ItemState.Clear, null, []), 0, Unit, Build.Noon);
        self.Submit(Edition(), Unit, Build.Noon);

        Should.Throw<RuleViolation>(() => self.Confirm([], Build.Office, Build.Noon)).Code.ShouldBe(Rules.SelfNotDone);
        self.Return("请附会议纪要", Build.Office, Build.Noon);

        self.State.ShouldBe(AssessmentState.Returned);
        (self.Kind, self.Team, self.Unit).ShouldBe((AssessmentKind.Self, null, "u1"));
    }

    [Fact]
    public void After_the_team_has_handed_in_none_is_begun()
    {
        var sheet = Sheet();
        sheet.SaveRow(Edition(), new RowSnapshot("a", ItemState.Clear, null, []), 0, Build.Leader, Build.Noon);
        sheet.Submit(Edition(), Build.Leader, Build.Noon);

        Should.Throw<RuleViolation>(() => sheet.BeginSelf(Guid.NewGuid())).Code.ShouldBe(Rules.SelfTooLate);
    }

    [Theory]
    [InlineData(4, 4, 0, false)]
    [InlineData(3, 4, 1, false)]
    [InlineData(2, 4, 2, true)]
    [InlineData(6, 4, -2, true)]
    public void A_difference_is_marked_from_a_fifth_of_the_mark_on(decimal self, decimal team, decimal difference, bool over)
    {
        var item = SelfComparison.Of(Lost(self), Lost(team), null);

        (item.Difference, item.IsOver).ShouldBe((difference, over));
    }

    [Fact]
    public void A_scheme_sets_its_own_limit()
    {
        SelfComparison.Of(Lost(3), Lost(4), 10).IsOver.ShouldBeTrue();
        SelfComparison.Of(Lost(2), Lost(4), 30).IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Where_one_says_that_a_row_does_not_apply_there_is_no_difference_but_a_mark_and_before_the_team_was_there_is_neither()
    {
        var gone = Lost(0) with { State = ItemState.NotApplicable };

        SelfComparison.Of(gone, Lost(0), null).ShouldBe(new SelfItem(gone, null, true));
        SelfComparison.Of(Lost(0), gone, null).IsOver.ShouldBeTrue();
        SelfComparison.Of(gone, gone, null).ShouldBe(new SelfItem(gone, 0, false));
        var before = SelfComparison.Of(Lost(5), Lost(0) with { State = ItemState.NotAssessed }, null);
        (before.Difference, before.IsOver).ShouldBe((null, false));
    }

    [Fact]
    public void In_a_row_without_a_mark_every_difference_is_marked()
    {
        var bare = Build.Item("a", null, Build.Fixed(5));

        SelfComparison.Of(Lost(0) with { Item = bare }, Lost(0.5m) with { Item = bare }, null).IsOver.ShouldBeTrue();
        SelfComparison.Of(Lost(1) with { Item = bare }, Lost(1) with { Item = bare }, null).IsOver.ShouldBeFalse();
    }

    private static ItemScore Lost(decimal points) => new()
    {
        Item = Item,
        State = points == 0 ? ItemState.Clear : ItemState.Findings,
        LostBeforeCap = points,
        Lost = points,
        Clauses = [],
    };

    private static Item Item { get; } = Build.Item("a", 10, Build.Fixed(5));

    private static RubricEdition Edition() => Build.Edition(Item);

    private static Assessment Sheet() => new(Guid.NewGuid(), "s1", "g1", "p1", "u1", "r", "1", "t1");

    private static AccessTarget Self() => new("t1", "u1", null, AssessmentState.Draft, AssessmentKind.Self);
}
