using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>When a veto rule proposes itself, and what a confirmed one does. It overlays, it never overwrites.</summary>
public class VetoTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    public void Deaths_of_the_year_add_up_over_all_accidents(int secondDeaths, int causes)
    {
        var rule = Rule(VetoEffect.Unqualified, new VetoCondition { Deaths = 4 });

        rule.CausedBy([Accident(deaths: 1), Accident(deaths: secondDeaths), Accident()]).Count.ShouldBe(causes);
    }

    [Fact]
    public void One_accident_of_the_level_or_above_is_enough()
    {
        var rule = Rule(VetoEffect.Unqualified, new VetoCondition { AccidentLevel = AccidentLevel.Larger });

        rule.CausedBy([Accident(), Accident()]).ShouldBeEmpty();
        rule.CausedBy([Accident(), Accident(AccidentLevel.Larger), Accident(AccidentLevel.Extraordinary)]).Count.ShouldBe(2);
    }

    [Fact]
    public void A_number_of_accidents_counts_those_of_the_level_or_above()
    {
        var any = Rule(VetoEffect.NotExcellent, new VetoCondition { Accidents = 2, Level = AccidentLevel.General });
        var larger = Rule(VetoEffect.NotExcellent, new VetoCondition { Accidents = 2, Level = AccidentLevel.Larger });

        any.CausedBy([Accident()]).ShouldBeEmpty();
        any.CausedBy([Accident(), Accident(AccidentLevel.Major)]).Count.ShouldBe(2);
        larger.CausedBy([Accident(), Accident(AccidentLevel.Larger)]).ShouldBeEmpty();
    }

    [Fact]
    public void A_concealed_accident_is_a_cause()
    {
        var rule = Rule(VetoEffect.NotExcellent, new VetoCondition { Concealed = true });

        rule.CausedBy([Accident(), Accident(concealed: true)]).Single().Concealed.ShouldBeTrue();
    }

    [Fact]
    public void A_rule_without_a_condition_proposes_nothing_by_itself() =>
        Rule(VetoEffect.NotExcellent, new VetoCondition()).CausedBy([Accident(AccidentLevel.Extraordinary, 99, true)]).ShouldBeEmpty();

    [Theory]
    [InlineData(VetoEffect.Unqualified, 950, 950, Grade.Unqualified)]
    [InlineData(VetoEffect.TotalZero, 950, 0, Grade.Unqualified)]
    [InlineData(VetoEffect.NotExcellent, 950, 950, Grade.Good)]
    [InlineData(VetoEffect.NotExcellent, 850, 850, Grade.Good)]
    [InlineData(VetoEffect.NotExcellent, 650, 650, Grade.Qualified)]
    [InlineData(VetoEffect.RewardCancelled, 950, 950, Grade.Excellent)]
    public void Each_effect_changes_the_final_figures_and_leaves_the_computed_ones(VetoEffect effect, int total, int finalTotal, Grade final)
    {
        var plain = Score(total);
        var vetoed = Score(total, effect);

        (vetoed.Total, vetoed.ComputedGrade).ShouldBe((plain.Total, plain.ComputedGrade));
        (vetoed.FinalTotal, vetoed.FinalGrade).ShouldBe((finalTotal, final));
        vetoed.Vetoes.Single().Document.ShouldBe("文1号");
    }

    [Fact]
    public void Of_several_vetoes_the_gravest_decides() =>
        Score(950, VetoEffect.NotExcellent, VetoEffect.Unqualified).FinalGrade.ShouldBe(Grade.Unqualified);

    [Fact]
    public void A_veto_decides_even_while_parts_are_missing() => Score(null, VetoEffect.Unqualified).FinalGrade.ShouldBe(Grade.Unqualified);

    [Fact]
    public void A_bar_to_the_top_grade_decides_nothing_where_the_grade_is_left_to_the_office()
    {
        var result = SchemeScorer.Score(TestScheme.With(TestScheme.Entered) with { Grades = new() }, TestScheme.With(TestScheme.Entered).Groups[0],
            new UnitInputs { Unit = "u1", Entered = new Dictionary<string, decimal> { ["entered"] = 950 }, Vetoes = [Confirmed(VetoEffect.NotExcellent)] });

        result.FinalGrade.ShouldBeNull();
    }

    private static UnitResult Score(int? total, params VetoEffect[] effects)
    {
        var scheme = TestScheme.With(TestScheme.Entered);
        return SchemeScorer.Score(scheme, scheme.Groups[0], new UnitInputs
        {
            Unit = "u1",
            Entered = total is { } points ? new Dictionary<string, decimal> { ["entered"] = points } : new Dictionary<string, decimal>(),
            Vetoes = [.. effects.Select(Confirmed)],
        });
    }

    private static ConfirmedVeto Confirmed(VetoEffect effect) => new(Rule(effect, new VetoCondition()), "文1号", "安委办", null);

    private static VetoRule Rule(VetoEffect effect, VetoCondition when) => new() { Code = "V", Title = "V", Effect = effect, When = when };

    private static AccidentFacts Accident(AccidentLevel level = AccidentLevel.General, int deaths = 0, bool concealed = false) =>
        new(Guid.NewGuid(), new DateOnly(2026, 5, 1), level, deaths, concealed);
}
