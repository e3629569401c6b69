using SafetyAssessment.Domain.Indicators;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Indicators;

/// <summary>Parts add up to their whole, or somebody says why they do not.</summary>
public class IndicatorSplitTests
{
    private static readonly IndicatorTerms Quota = new("煤矿死亡人数", "人", IndicatorKind.Quota, IndicatorSource.Entered) { Whole = 83 };

    private static readonly IReadOnlyList<IndicatorShare> Sections = [Section("s1", 30), Section("s2", 21), Section("s3", 32)];

    [Fact]
    public void Sections_quarters_and_posts_are_each_held_against_what_they_divide()
    {
        IndicatorSplit.Check(Quota, Sections).ShouldBeEmpty();
        IndicatorShare[] shares =
        [
            Sections[0] with { Quarters = [7, 7, 8, 7] }, Sections[1], Sections[2] with { Amount = 33 },
            new("p1", ShareKind.Post, "监察员甲", "s2", 11), new("p2", ShareKind.Post, "监察员乙", "s2", 12),
        ];

        IndicatorSplit.Check(Quota, shares).Select(found => (found.Of, found.ByQuarters, found.Whole, found.Sum, found.Difference)).ShouldBe(
            [(null, false, 83m, 84m, 1m), ("s1", true, 30m, 29m, -1m), ("s2", false, 21m, 23m, 2m)]);
    }

    [Fact]
    public void Nothing_adds_up_to_a_whole_that_the_document_does_not_state() =>
        IndicatorSplit.Check(Quota with { Whole = null }, Sections).ShouldBeEmpty();

    [Fact]
    public void Parts_that_do_not_add_up_are_refused_with_the_difference_until_a_reason_is_given()
    {
        var indicator = new ControlIndicator(Guid.NewGuid(), "scheme", "group", Quota with { Whole = 80 }, Office, Noon);

        var refused = Should.Throw<RuleViolation>(() => indicator.Divide(Sections, " ", 0, Office, Noon));
        (refused.Code, refused.Values).ShouldSatisfyAllConditions(
            known => known.Code.ShouldBe(Rules.IndicatorPartsDiffer), known => known.Values.ShouldBe(["", 83m, 80m, 3m]));

        indicator.Divide(Sections, "原文如此", 0, Office, Noon).Action.ShouldBe("indicator.divided");
        (indicator.DifferenceReason, indicator.DifferenceBy, indicator.Version).ShouldBe(("原文如此", Office.Name, 1L));
        indicator.Divide([Section("s1", 80)], null, 1, Office, Noon);
        indicator.DifferenceReason.ShouldBeNull();
    }

    [Fact]
    public void Parts_hang_on_a_part_of_the_whole_and_are_given_once()
    {
        Refused(() => IndicatorSplit.Demand([Sections[0], Sections[0]])).ShouldContain(Rules.IndicatorShareTwice);
        Refused(() => IndicatorSplit.Demand([Section("p1", 1) with { Under = "s9" }])).ShouldContain(Rules.IndicatorShareUnknown);
        Refused(() => IndicatorSplit.Demand([Sections[0] with { Quarters = [1, 2] }])).ShouldContain(Rules.OutOfRange);
        Refused(() => IndicatorSplit.Demand([Sections[0] with { Name = " " }])).ShouldContain(Rules.Required);
        Refused(() => IndicatorSplit.Demand([Sections[0] with { Amount = -1 }])).ShouldContain(Rules.OutOfRange);
    }

    [Fact]
    public void Who_divides_what_somebody_else_divided_meanwhile_is_told()
    {
        var indicator = new ControlIndicator(Guid.NewGuid(), "scheme", "group", Quota, Office, Noon);
        indicator.Divide(Sections, null, 0, Office, Noon);

        Should.Throw<ChangedMeanwhile>(() => indicator.Divide(Sections, null, 0, Leader, Noon)).By.ShouldBe(Office.Name);
    }

    [Fact]
    public void A_figure_needs_its_document_and_a_second_one_the_version_of_the_first()
    {
        var cell = new IndicatorActual(Guid.NewGuid(), "s1", 2);
        Refused(() => cell.Set(3, " ", 0, Office, Noon)).ShouldContain(Rules.Required);
        cell.Set(3, "季度通报2号", 0, Office, Noon).Path.ShouldBe("s1/2");

        Should.Throw<ChangedMeanwhile>(() => cell.Set(4, "季度通报2号", 0, Leader, Noon)).Theirs.ShouldBe(3m);
        Refused(() => _ = new IndicatorActual(Guid.NewGuid(), "s1", 5)).ShouldContain(Rules.OutOfRange);
    }

    private static IndicatorShare Section(string code, decimal amount) => new(code, ShareKind.Section, $"监察{code}科", null, amount);
}
