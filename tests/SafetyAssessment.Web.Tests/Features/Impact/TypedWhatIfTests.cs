using SafetyAssessment.Application.Results;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Vetoes;
using SafetyAssessment.Web.Features.Impact;

namespace SafetyAssessment.Web.Tests.Features.Impact;

/// <summary>What is tried out stands in the address, as it was typed.</summary>
public class TypedWhatIfTests
{
    private static readonly Scheme Scheme = BuiltInRubrics.Read().Schemes.Single(scheme => scheme.Code == "qinhuangdao-2016");

    private static readonly UnitGroup County = Scheme.Group("county")!;

    [Fact]
    public void What_was_typed_comes_back_from_the_address()
    {
        var typed = TypedWhatIf.Of(null).With("mark.daily", " 200 ").With("limit.Excellent", "92o").With("without.E3", "1");

        var again = TypedWhatIf.Of(typed.Address);

        (again["mark.daily"], again["limit.Excellent"], again["without.E3"], again["mark.party"]).ShouldBe(("200", "92o", "1", null));
        again.With("mark.daily", "").With("limit.Excellent", null).With("without.E3", null).Address.ShouldBeNull("nothing is tried any more");
    }

    [Theory]
    [InlineData("mark.daily:200", "mark daily 200")]
    [InlineData("mark.daily:300", "")]
    [InlineData("limit.Excellent:920;without.E3:1", "limit Excellent 920, without E3")]
    [InlineData("without.V1:1;mark.nothing:5;limit.Nothing:1;;:;x", "")]
    [InlineData("mark.daily:zwei", "fault mark.daily input.not-a-number")]
    [InlineData("mark.daily:1e3", "fault mark.daily input.not-a-number")]
    public void Only_what_differs_from_the_scheme_and_can_be_meant_is_tried(string address, string expected)
    {
        var (whatIf, faults) = TypedWhatIf.Of(address).Read(Scheme, County, Assumables.None);
        var rules = whatIf.Scheme!;

        string.Join(", ",
        [
            .. rules.FullMarks.Select(mark => $"mark {mark.Key} {mark.Value}"), .. rules.Weights.Select(weight => $"weight {weight.Key} {weight.Value}"),
            .. rules.Limits.Select(limit => $"limit {limit.Key} {limit.Value}"), .. rules.WithoutBars.Select(bar => $"without {bar}"),
            .. faults.Select(fault => $"fault {fault.Path} {fault.Code}"),
        ]).ShouldBe(expected);
    }

    [Fact]
    public void Weights_are_typed_in_percent()
    {
        var weighted = County with { Parts = [County.Parts[0] with { Weight = 0.3m }, County.Parts[1] with { Weight = 0.7m }] };

        TypedWhatIf.Of("weight.party:40;weight.government:70").Read(Scheme, weighted, Assumables.None).WhatIf.Scheme!.Weights.ShouldBe(new Dictionary<string, decimal> { ["party"] = 0.4m });
    }

    [Fact]
    public void A_typed_separator_does_no_harm() => TypedWhatIf.Of(TypedWhatIf.Of(null).With("mark.daily", "1;limit.Excellent:5").Address)["limit.Excellent"].ShouldBeNull();

    [Fact]
    public void A_number_beyond_all_bounds_is_refused_like_any_other()
    {
        var (whatIf, faults) = TypedWhatIf.Of("mark.daily:99999999999").Read(Scheme, County, Assumables.None);

        faults.ShouldBeEmpty();
        whatIf.Scheme!.Faults(Scheme, County).ShouldHaveSingleItem().Code.ShouldBe(Rules.OutOfRange);
    }

    [Fact]
    public void Other_decisions_on_vetoes_and_appeals_are_read_and_what_is_not_offered_is_not()
    {
        var item = new Item { Code = "1.2", Title = "会议", Clauses = [new Clause { Code = "1.2.1", Kind = ClauseKind.PerOccurrence, Text = "每少1次扣2分", Points = 2 }] };
        var (veto, appeal) = (Guid.NewGuid(), Guid.NewGuid());
        FindingEntry[] findings = [new(Guid.NewGuid(), "1.2.1", 3, null, null, "甲镇", "没有开会"), new(Guid.NewGuid(), "1.2.1", 1, null, null, "乙镇", "没有开会")];
        var known = new Assumables(
            [new VetoChoice(veto, "昌黎县", Scheme.Veto("E3")!, VetoState.Proposed)],
            [new AppealChoice(appeal, "昌黎县", "党委", item, "有文件", null, new RowSnapshot("1.2", ItemState.Findings, null, findings))]);
        var typed = TypedWhatIf.Of(null).With(TypedWhatIf.Veto(veto), TypedWhatIf.Dismissed).With(TypedWhatIf.Veto(Guid.NewGuid()), TypedWhatIf.Confirmed);

        Read(typed).Vetoes.ShouldBe(new Dictionary<Guid, bool> { [veto] = false });
        Read(typed.With(TypedWhatIf.Appeal(appeal), TypedWhatIf.Rejected)).Appeals[appeal].ShouldBeNull();
        Read(typed.With(TypedWhatIf.Appeal(appeal), "Clear")).Appeals[appeal]!.State.ShouldBe(ItemState.Clear);
        Read(typed.With(TypedWhatIf.Appeal(appeal), "NotAssessed")).Appeals.ShouldBeEmpty();
        var fewer = typed.With(TypedWhatIf.Appeal(appeal), TypedWhatIf.Fewer).With(TypedWhatIf.Number(appeal, 0), "1").With(TypedWhatIf.Number(appeal, 1), "0");
        Read(fewer).Appeals[appeal]!.Findings.ShouldHaveSingleItem().Count.ShouldBe(1);
        Read(fewer.With(TypedWhatIf.Number(appeal, 0), "0")).Appeals[appeal]!.State.ShouldBe(ItemState.Clear);
        fewer.With(TypedWhatIf.Number(appeal, 0), "一").Read(Scheme, County, known).Faults.ShouldHaveSingleItem().Code.ShouldBe(Rules.NotANumber);

        WhatIf Read(TypedWhatIf what) => what.Read(Scheme, County, known).WhatIf;
    }
}
