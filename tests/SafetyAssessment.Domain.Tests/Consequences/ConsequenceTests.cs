using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Consequences;

/// <summary>Rules over the years propose; a person decides on what was seen.</summary>
public class ConsequenceTests
{
    private static readonly DateTime Noon = new(2006, 1, 20, 4, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Office = new(Guid.NewGuid(), "安委办", Role.SafetyOffice);
    private static readonly ConsequencePlace Place = new("railway-section", "unit", "railway-repair");

    private static readonly Consequence[] Rules =
    [
        Rule("C1", ConsequenceEffect.PenaltyAsReward, 1, null),
        Rule("C2", ConsequenceEffect.YellowCard, 1, "单位负责人"),
        Rule("C3", ConsequenceEffect.RemovalFromPost, 2, "单位负责人"),
        Rule("C4", ConsequenceEffect.DepositForfeited, 1, "正职", 500),
    ];

    [Fact]
    public void The_first_failed_year_proposes_a_yellow_card_and_keeps_the_deposit() =>
        Outcomes(Grade.Unqualified, Grade.Qualified).ShouldBe(
        [
            ("C1", ConsequenceOutcome.Effect), ("C2", ConsequenceOutcome.Effect), ("C4", ConsequenceOutcome.Effect),
        ]);

    [Fact]
    public void Two_failed_years_in_a_row_propose_removal_in_place_of_another_warning() =>
        Outcomes(Grade.Unqualified, Grade.Unqualified).ShouldBe(
        [
            ("C1", ConsequenceOutcome.Effect), ("C3", ConsequenceOutcome.Effect), ("C4", ConsequenceOutcome.Effect),
        ]);

    [Fact]
    public void A_good_year_proposes_nothing_but_the_deposit_s_return() =>
        Outcomes(Grade.Qualified, Grade.Unqualified).ShouldBe([("C4", ConsequenceOutcome.DepositReturned)]);

    [Fact]
    public void A_year_without_a_settled_result_is_named_and_never_taken_for_a_bad_or_a_good_one()
    {
        Outcomes(Grade.Unqualified, null).ShouldBe(
        [
            ("C1", ConsequenceOutcome.Effect), ("C2", ConsequenceOutcome.Effect), ("C3", ConsequenceOutcome.NotKnown), ("C4", ConsequenceOutcome.Effect),
        ]);
        Outcomes(null, Grade.Unqualified).ShouldAllBe(found => found.Item2 == ConsequenceOutcome.NotKnown);
        Outcomes(null, Grade.Good).ShouldNotContain(found => found.Item1 == "C3", "the year before was good, whatever this one will be");
    }

    [Fact]
    public void A_proposal_carries_exactly_the_years_that_its_rule_looks_at()
    {
        var found = ConsequenceProposal.Of(Rules, Years(Grade.Unqualified, Grade.Unqualified));

        found.First(proposal => proposal.Rule.Code == "C1").Years.Select(year => year.Year).ShouldBe([2005]);
        found.First(proposal => proposal.Rule.Code == "C3").Years.Select(year => year.Year).ShouldBe([2005, 2004]);
    }

    [Fact]
    public void An_effect_needs_a_document_and_a_dismissal_its_reason()
    {
        Refused(new(true, " ", "已议")).ShouldBe(Domain.Rules.ConsequenceDocumentRequired);
        Refused(new(false, "文号", " ")).ShouldBe(Domain.Rules.ReasonRequired);

        var (decision, decided) = Decide(new(true, "段安委〔2006〕3号", null));
        (decision.Confirmed, decision.Document, decision.Number, decided.Action).ShouldBe((true, "段安委〔2006〕3号", 1, "consequence.confirmed"));
        decision.Years.ShouldBe(Yellow().Years);
    }

    [Fact]
    public void What_was_decided_is_decided_again_only_when_the_years_changed()
    {
        var first = Decide(new(false, null, "受灾")).Decision;

        Refused(new(true, "文号", null), earlier: [first]).ShouldBe(Domain.Rules.ConsequenceAlreadyDecided);
        var changed = Yellow() with { Years = [Yellow().Years[0] with { Total = 60, Revision = 2 }] };
        ConsequenceDecision.Make(Guid.NewGuid(), Place, changed, changed.Years, [first], new(true, "文号", null), Office, Noon).Decision.Number.ShouldBe(2);
    }

    [Fact]
    public void Nobody_decides_on_other_years_than_they_saw_or_on_what_is_not_known()
    {
        Refused(new(true, "文号", null), seen: [Yellow().Years[0] with { Total = 99 }]).ShouldBe(Domain.Rules.ConsequenceYearsChanged);
        Refused(new(true, "文号", null), Yellow() with { Outcome = ConsequenceOutcome.NotKnown }).ShouldBe(Domain.Rules.ConsequenceNotKnown);
    }

    private static List<(string, ConsequenceOutcome)> Outcomes(params Grade?[] grades) =>
        [.. ConsequenceProposal.Of(Rules, Years(grades)).Select(proposal => (proposal.Rule.Code, proposal.Outcome))];

    private static List<YearGrade> Years(params Grade?[] grades) =>
        [.. grades.Select((grade, at) => new YearGrade(2005 - at, "railway-section", grade, grade is null ? null : 80, null))];

    private static ConsequenceProposal Yellow() => ConsequenceProposal.Of(Rules, Years(Grade.Unqualified, Grade.Good)).First(found => found.Rule.Code == "C2");

    private static (ConsequenceDecision Decision, DomainEvent Decided) Decide(ConsequenceVerdict verdict) =>
        ConsequenceDecision.Make(Guid.NewGuid(), Place, Yellow(), Yellow().Years, [], verdict, Office, Noon);

    private static string Refused(
        ConsequenceVerdict verdict, ConsequenceProposal? proposal = null, IReadOnlyList<YearGrade>? seen = null, IReadOnlyList<ConsequenceDecision>? earlier = null) =>
        Should.Throw<RuleViolation>(() => ConsequenceDecision.Make(
            Guid.NewGuid(), Place, proposal ?? Yellow(), seen ?? Yellow().Years, earlier ?? [], verdict, Office, Noon)).Code;

    private static Consequence Rule(string code, ConsequenceEffect effect, int years, string? post, decimal? amount = null) =>
        new() { Code = code, Title = code, Grade = Grade.Unqualified, Years = years, Effect = effect, Post = post, Amount = amount, Source = "六4" };
}
