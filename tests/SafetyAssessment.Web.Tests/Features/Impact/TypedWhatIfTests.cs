using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Schemes;
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
        var (rules, faults) = TypedWhatIf.Of(address).Read(Scheme, County);

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

        TypedWhatIf.Of("weight.party:40;weight.government:70").Read(Scheme, weighted).Rules.Weights.ShouldBe(new Dictionary<string, decimal> { ["party"] = 0.4m });
    }

    [Fact]
    public void A_typed_separator_does_no_harm() => TypedWhatIf.Of(TypedWhatIf.Of(null).With("mark.daily", "1;limit.Excellent:5").Address)["limit.Excellent"].ShouldBeNull();

    [Fact]
    public void A_number_beyond_all_bounds_is_refused_like_any_other()
    {
        var (rules, faults) = TypedWhatIf.Of("mark.daily:99999999999").Read(Scheme, County);

        faults.ShouldBeEmpty();
        rules.Faults(Scheme, County).ShouldHaveSingleItem().Code.ShouldBe(Rules.OutOfRange);
    }
}
