using System.Globalization;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Publications;

/// <summary>A compiled ranking goes from the office's decisions by a leader's approval to its publication.</summary>
public class CompilationTests
{
    private static readonly DateTime Now = new(2017, 1, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Office = new(Guid.NewGuid(), "安委办", Role.SafetyOffice);
    private static readonly Actor Leader = new(Guid.NewGuid(), "分管领导", Role.Leader);

    private static readonly GradeRules Bands = new()
    {
        Bands = [new(Grade.Excellent, 90), new(Grade.Good, 80), new(Grade.Qualified, 60), new(Grade.Unqualified, 0)],
        Basis = GradeBasis.Percent,
    };

    [Theory]
    [InlineData("899.99", Grade.Excellent, "0.01")]
    [InlineData("800", Grade.Excellent, "100")]
    [InlineData("799.5", Grade.Good, "0.5")]
    [InlineData("0", Grade.Qualified, "600")]
    public void The_margin_is_what_is_missing_to_the_next_better_grade(string total, Grade next, string missing) =>
        GradeMargin.Of(Bands, Number(total), 1000).ShouldBe(new GradeMargin(next, Number(missing)));

    [Fact]
    public void There_is_no_margin_at_the_top_nor_without_bands()
    {
        GradeMargin.Of(Bands, 900, 1000).ShouldBeNull();
        GradeMargin.Of(new GradeRules(), 500, 1000).ShouldBeNull();
    }

    [Fact]
    public void The_same_grade_needs_no_reason_and_another_one_does()
    {
        var compilation = Compiled();

        compilation.Decide([new("a", Grade.Good, null)], 1, Office, Now).ShouldHaveSingleItem().Path.ShouldBe("a");
        Code(() => compilation.Decide([new("b", Grade.Good, " ")], 2, Office, Now)).ShouldBe(Rules.DecisionReasonRequired);
        compilation.Decide([new("b", Grade.Good, " 整改及时 ")], 2, Office, Now);

        compilation.Decisions.Select(decision => (decision.Unit, decision.Grade, decision.Reason)).ShouldBe([("a", Grade.Good, null), ("b", Grade.Good, "整改及时")]);
    }

    [Fact]
    public void A_grade_that_is_left_to_the_office_needs_no_reason()
    {
        var compilation = Compiled(Proposal("a", null));

        compilation.Decide([new("a", Grade.Excellent, null)], 1, Office, Now).Count.ShouldBe(1);
    }

    [Fact]
    public void What_is_not_settled_is_decided_with_a_reason_only()
    {
        var compilation = Compiled(Proposal("a", Grade.Good) with { Open = new Dictionary<Unsettled, int> { [Unsettled.SheetNotConfirmed] = 1 } });

        Code(() => compilation.Decide([new("a", Grade.Good, null)], 1, Office, Now)).ShouldBe(Rules.DecisionUnsettled);
        compilation.Decide([new("a", Grade.Good, "评分表补签中")], 1, Office, Now).Count.ShouldBe(1);
    }

    [Fact]
    public void A_decision_does_not_outlive_a_point_that_was_opened_since()
    {
        var compilation = Compiled(Proposal("a", Grade.Good));
        compilation.Decide([new("a", Grade.Good, null)], 1, Office, Now);

        compilation.Compile("{}", "other", [Proposal("a", Grade.Good) with { Open = new Dictionary<Unsettled, int> { [Unsettled.OpinionOpen] = 1 } }], Office, Now);

        compilation.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_decided_so_already_happens_once()
    {
        var compilation = Compiled();
        compilation.Decide([new("a", Grade.Good, null)], 1, Office, Now);

        compilation.Decide([new("a", Grade.Good, null)], 2, Office, Now).ShouldBeEmpty();
        compilation.Version.ShouldBe(2);
    }

    [Fact]
    public void A_unit_that_is_left_out_gets_no_grade() =>
        Code(() => Compiled(Proposal("a", Grade.Good) with { Excluded = "撤并" }).Decide([new("a", Grade.Good, null)], 1, Office, Now)).ShouldBe(Rules.UnitNotInGroup);

    [Fact]
    public void Every_unit_is_decided_on_before_a_leader_sees_it()
    {
        var compilation = Compiled();
        compilation.Decide([new("a", Grade.Good, null)], 1, Office, Now);

        Code(() => compilation.Submit(Leader.AccountId, Leader.Name, 2, Office, Now)).ShouldBe(Rules.DecisionsMissing);
    }

    [Fact]
    public void Nothing_is_decided_while_it_lies_before_the_leader()
    {
        var compilation = Submitted();

        Code(() => compilation.Decide([new("a", Grade.Excellent, "改")], 3, Office, Now)).ShouldBe(Rules.PublicationState);
        Code(() => compilation.Submit(Leader.AccountId, Leader.Name, 3, Office, Now)).ShouldBe(Rules.PublicationState);
    }

    [Fact]
    public void Another_leader_neither_approves_nor_gives_back()
    {
        var other = new Actor(Guid.NewGuid(), "另一位", Role.Leader);

        Code(() => Submitted().Approve(3, other, Now)).ShouldBe(Rules.ApprovalOther);
        Code(() => Submitted().GiveBack("不妥", 3, other)).ShouldBe(Rules.ApprovalOther);
    }

    [Fact]
    public void What_is_given_back_is_decided_on_again()
    {
        var compilation = Submitted();
        Code(() => compilation.GiveBack(" ", 3, Leader)).ShouldBe(Rules.ReasonRequired);

        compilation.GiveBack("乙县再议", 3, Leader);

        (compilation.State, compilation.ReturnReason, compilation.Approver).ShouldBe((CompilationState.Deciding, "乙县再议", null));
        compilation.Decide([new("b", Grade.Unqualified, "事故多发")], 4, Office, Now).Count.ShouldBe(1);
    }

    [Fact]
    public void What_somebody_else_changed_meanwhile_is_not_approved_unseen() =>
        Should.Throw<ChangedMeanwhile>(() => Submitted().Approve(2, Leader, Now));

    [Fact]
    public void Only_what_was_approved_is_published()
    {
        Code(() => Submitted().Publish("h1", [], 3)).ShouldBe(Rules.PublicationState);
        var compilation = Submitted();
        compilation.Approve(3, Leader, Now);
        Code(() => compilation.Publish("h2", compilation.Proposals, 4)).ShouldBe(Rules.InputsChanged);

        compilation.Publish("h1", compilation.Proposals, 4);

        compilation.State.ShouldBe(CompilationState.Published);
        Code(() => compilation.Compile("{}", "h2", [], Office, Now)).ShouldBe(Rules.PublicationState);
    }

    [Fact]
    public void An_appeal_that_was_raised_since_changes_no_number_and_is_not_published_over()
    {
        var compilation = Submitted();
        compilation.Approve(3, Leader, Now);
        var appealed = compilation.Proposals.Select(proposal => proposal with { Open = new Dictionary<Unsettled, int> { [Unsettled.OpinionOpen] = 1 } });

        Code(() => compilation.Publish("h1", [.. appealed], 4)).ShouldBe(Rules.InputsChanged);
    }

    [Fact]
    public void Compiled_again_it_keeps_the_decisions_whose_result_is_the_same_and_no_approval()
    {
        var compilation = Submitted();
        compilation.Approve(3, Leader, Now);

        compilation.Compile("{}", "h2", [Proposal("a", Grade.Good), Proposal("b", Grade.Qualified) with { Total = 1 }], Office, Now);

        (compilation.State, compilation.ApprovedAt).ShouldBe((CompilationState.Deciding, null));
        compilation.Decisions.Select(decision => decision.Unit).ShouldBe(["a"]);
    }

    [Fact]
    public void The_next_revision_begins_with_the_decisions_of_the_one_before()
    {
        var next = new Compilation(Guid.NewGuid(), "s", "g", Submitted());

        next.Compile("{}", "h2", [Proposal("a", Grade.Good), Proposal("b", Grade.Unqualified)], Office, Now);

        next.Decisions.Select(decision => decision.Unit).ShouldBe(["a"]);
    }

    [Fact]
    public void A_re_opening_says_why() => Code(() => new Reopening(Guid.NewGuid(), " ", Office, Now).Done()).ShouldBe(Rules.ReasonRequired);

    private static Compilation Compiled(params UnitProposal[] proposals)
    {
        var compilation = new Compilation(Guid.NewGuid(), "s", "g");
        compilation.Compile("{}", "h1", proposals.Length > 0 ? proposals : [Proposal("a", Grade.Good), Proposal("b", Grade.Qualified)], Office, Now);
        return compilation;
    }

    private static Compilation Submitted()
    {
        var compilation = Compiled();
        compilation.Decide([new("a", Grade.Good, null), new("b", Grade.Qualified, null)], 1, Office, Now);
        compilation.Submit(Leader.AccountId, Leader.Name, 2, Office, Now);
        return compilation;
    }

    private static UnitProposal Proposal(string unit, Grade? proposed) =>
        new(unit, unit, 1, false, 850, proposed, proposed, null, 0, [], new Dictionary<Unsettled, int>(), null);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Code(Action act) => Should.Throw<RuleViolation>(act).Code;
}
