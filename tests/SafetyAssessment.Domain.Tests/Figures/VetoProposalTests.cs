using SafetyAssessment.Domain.Vetoes;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Figures;

/// <summary>A rule proposes; only a named person with a document puts a veto in effect.</summary>
public class VetoProposalTests
{
    private readonly Guid accident = Guid.NewGuid();
    private readonly VetoProposal proposal;

    public VetoProposalTests() => proposal = new(Guid.NewGuid(), "scheme", "unit", "V1", [accident], Noon);

    [Fact]
    public void A_proposal_is_without_effect_until_it_is_decided()
    {
        proposal.State.ShouldBe(VetoState.Proposed);
        proposal.Proposed().ShouldSatisfyAllConditions(made => made.Action.ShouldBe("veto.proposed"), made => made.Path.ShouldBe("unit"));
    }

    [Fact]
    public void It_is_confirmed_by_a_person_with_a_document()
    {
        var confirmed = proposal.Confirm(" 安委办〔2026〕3号 ", " 查实 ", 0, Office, Noon);

        (proposal.State, proposal.Document, proposal.Reason, proposal.DecidedBy, proposal.DecidedAt, proposal.Version)
            .ShouldBe((VetoState.Confirmed, "安委办〔2026〕3号", "查实", "安委办", Noon, 1L));
        (confirmed.Action, confirmed.Old!.ToString()).ShouldBe(("veto.confirmed", "{ State = Proposed }"));
        confirmed.New!.ToString()!.ShouldContain("安委办〔2026〕3号");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Without_the_documents_number_it_is_not_confirmed(string? document)
    {
        Refused(() => proposal.Confirm(document, "查实", 0, Office, Noon)).ShouldBe(Rules.VetoDocumentRequired);
        proposal.State.ShouldBe(VetoState.Proposed);
    }

    [Fact]
    public void It_is_dismissed_with_a_reason_and_stays_readable()
    {
        Refused(() => proposal.Dismiss(" ", 0, Office, Noon)).ShouldBe(Rules.ReasonRequired);
        proposal.Dismiss("责任不在本单位", 0, Office, Noon).Action.ShouldBe("veto.dismissed");

        (proposal.State, proposal.Document, proposal.Causes.Single()).ShouldBe((VetoState.Dismissed, null, accident));
    }

    [Fact]
    public void It_is_decided_once()
    {
        proposal.Dismiss("责任不在本单位", 0, Office, Noon);

        Refused(() => proposal.Confirm("文1号", null, 1, Office, Noon)).ShouldBe(Rules.VetoAlreadyDecided);
        Refused(() => proposal.Dismiss("再次", 1, Office, Noon)).ShouldBe(Rules.VetoAlreadyDecided);
    }

    [Fact]
    public void An_open_proposal_takes_up_a_later_accident_and_who_had_not_seen_it_decides_again()
    {
        var later = Guid.NewGuid();

        proposal.AddCauses([accident]).ShouldBeNull();
        proposal.AddCauses([accident, later])!.Action.ShouldBe("veto.causes-added");
        proposal.Causes.ShouldBe([accident, later]);
        var clash = Should.Throw<ChangedMeanwhile>(() => proposal.Confirm("文1号", null, 0, Office, Noon));
        (clash.Mine, clash.Version).ShouldBe((VetoState.Confirmed, 1L));
        proposal.Confirm("文1号", null, clash.Version, Office, Noon);
    }

    [Fact]
    public void What_was_decided_on_stays_as_it_was()
    {
        proposal.Confirm("文1号", null, 0, Office, Noon);

        proposal.AddCauses([Guid.NewGuid()]).ShouldBeNull();
        proposal.Causes.ShouldBe([accident]);
    }

    [Fact]
    public void Only_a_confirmed_veto_is_revoked_and_with_a_reason()
    {
        Refused(() => proposal.Revoke("不成立", 0, Office, Noon)).ShouldBe(Rules.VetoNotConfirmed);
        proposal.Confirm("文1号", null, 0, Office, Noon);
        Refused(() => proposal.Revoke(" ", 1, Office, Noon)).ShouldBe(Rules.ReasonRequired);
        Should.Throw<ChangedMeanwhile>(() => proposal.Revoke("不成立", 0, Office, Noon));

        proposal.Revoke("不成立", 1, Office, Noon).Action.ShouldBe("veto.revoked");

        proposal.State.ShouldBe(VetoState.Dismissed);
    }
}
