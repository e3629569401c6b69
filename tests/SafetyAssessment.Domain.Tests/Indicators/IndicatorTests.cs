using System.Globalization;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Indicators;

/// <summary>Quotas, limits against last year, rates and completions: how much is used, and where a warning and the red begin.</summary>
public class IndicatorTests
{
    private static readonly IndicatorTerms Deaths = new("死亡人数", "人", IndicatorKind.Quota, IndicatorSource.Entered);

    [Fact]
    public void A_quota_warns_from_80_percent_and_is_broken_above_it()
    {
        var standing = IndicatorStanding.Of(Deaths, 5, null, [1, 3, 2, 0]);

        standing.Quarters.Select(quarter => (quarter.Cumulative, quarter.UsedPercent, quarter.State)).ShouldBe(
        [
            (1m, 20m, IndicatorState.Within), (4m, 80m, IndicatorState.Warning), (6m, 120m, IndicatorState.Broken), (6m, 120m, IndicatorState.Broken),
        ]);
        (standing.BrokenIn, standing.State).ShouldBe((3, IndicatorState.Broken));
    }

    [Fact]
    public void The_limit_itself_is_not_broken() =>
        IndicatorStanding.Of(Deaths, 5, null, [5, null, null, null]).State.ShouldBe(IndicatorState.Warning);

    [Theory]
    [InlineData(0, IndicatorState.Within)]
    [InlineData(1, IndicatorState.Broken)]
    public void A_quota_of_nothing_is_broken_by_one(int actual, IndicatorState state)
    {
        var standing = IndicatorStanding.Of(Deaths, 0, null, [actual, null, null, null]);

        (standing.State, standing.Latest!.UsedPercent).ShouldBe((state, null));
    }

    [Fact]
    public void What_was_not_used_in_one_quarter_may_be_used_in_the_next()
    {
        var standing = IndicatorStanding.Of(Deaths, 30, [6, 8, 8, 8], [7, 6, 9, 4]);

        standing.Quarters.Select(quarter => (quarter.Limit, quarter.State)).ShouldBe(
        [
            (6m, IndicatorState.Broken), (14m, IndicatorState.Warning), (22m, IndicatorState.Warning), (30m, IndicatorState.Warning),
        ]);
        (standing.BrokenIn, standing.YearLimit).ShouldBe((1, 30m));
    }

    [Fact]
    public void A_missing_quarter_is_neither_zero_nor_within()
    {
        var standing = IndicatorStanding.Of(Deaths, 5, null, [null, 1, 5, null]);

        standing.Quarters.Select(quarter => (quarter.Own, quarter.Gap, quarter.State)).ShouldBe(
        [
            (null, true, IndicatorState.Unknown), (1m, true, IndicatorState.Unknown), (5m, true, IndicatorState.Broken), (null, true, IndicatorState.Unknown),
        ]);
        standing.Latest!.Quarter.ShouldBe(3);
        IndicatorStanding.Of(Deaths, 5, null, [null, null, null, null]).State.ShouldBe(IndicatorState.Unknown);
    }

    [Theory]
    [InlineData(97, IndicatorState.Warning)]
    [InlineData(98, IndicatorState.Broken)]
    public void At_least_3_percent_down_on_last_year(int actual, IndicatorState state)
    {
        var terms = Deaths with { Kind = IndicatorKind.AgainstLastYear, ChangePercent = -3 };

        var standing = IndicatorStanding.Of(terms, 100, null, [actual, null, null, null]);

        (standing.YearLimit, standing.State).ShouldBe((97m, state));
    }

    [Theory]
    [InlineData(RateBase.Gdp, 120, 6, "0.05")]
    [InlineData(RateBase.Population, 60, 6, "1")]
    [InlineData(RateBase.Vehicles, 4, 6, "1.5")]
    public void A_rate_is_held_against_its_base(RateBase of, int denominator, int deaths, string limit)
    {
        var rate = decimal.Parse(limit, CultureInfo.InvariantCulture);
        var terms = Deaths with { Kind = IndicatorKind.Rate, Base = of, Limit = rate };

        var standing = IndicatorStanding.Of(terms, denominator, null, [deaths, null, null, null]);
        (standing.Latest!.Measured, standing.Latest.UsedPercent, standing.State).ShouldBe((rate, 100m, IndicatorState.Warning));
        IndicatorStanding.Of(terms, denominator, null, [deaths + 1, null, null, null]).State.ShouldBe(IndicatorState.Broken);
        IndicatorStanding.Of(terms, null, null, [deaths, null, null, null]).State.ShouldBe(IndicatorState.Unknown, "without a denominator there is no rate");
    }

    [Fact]
    public void A_rate_is_compared_before_it_is_rounded()
    {
        var terms = Deaths with { Kind = IndicatorKind.Rate, Base = RateBase.Gdp, Limit = 0.33m };

        var standing = IndicatorStanding.Of(terms, 3, null, [1, null, null, null]);

        (standing.Latest!.Measured, standing.State).ShouldBe((0.33m, IndicatorState.Broken));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 117)]
    public void An_over_completion_counts_as_the_terms_say(bool capped, int shown)
    {
        var terms = Deaths with { Kind = IndicatorKind.Completion, Limit = 100, Capped = capped };

        var standing = IndicatorStanding.Of(terms, 1000, null, [300, 300, 300, 270]);

        (standing.Latest!.Measured, standing.State).ShouldBe((shown, IndicatorState.Within));
    }

    [Fact]
    public void A_completion_is_open_until_the_year_ends_and_behind_only_where_quarters_are_stated()
    {
        var terms = Deaths with { Kind = IndicatorKind.Completion, Limit = 100 };

        IndicatorStanding.Of(terms, 1961, null, [400, 500, 468, 500]).Quarters.Select(quarter => quarter.State)
            .ShouldBe([IndicatorState.Open, IndicatorState.Open, IndicatorState.Open, IndicatorState.Broken]);
        IndicatorStanding.Of(terms, 1961, null, [400, 500, 468, 500]).Latest!.Measured.ShouldBe(95.26m); // 1868 of 1961
        IndicatorStanding.Of(terms, 400, [100, 100, 100, 100], [90, 110, 100, 100]).Quarters.Select(quarter => quarter.State)
            .ShouldBe([IndicatorState.Warning, IndicatorState.Within, IndicatorState.Within, IndicatorState.Within]);
    }

    [Fact]
    public void Only_accidents_of_the_stated_industry_and_level_are_counted()
    {
        AccidentFacts Fact(AccidentLevel level, int deaths, AccidentIndustry? industry) =>
            new(Guid.NewGuid(), new DateOnly(2016, 5, 1), level, deaths, false, 2, industry);
        var accidents = new[]
        {
            Fact(AccidentLevel.General, 1, AccidentIndustry.Road), Fact(AccidentLevel.Larger, 3, AccidentIndustry.Construction), Fact(AccidentLevel.General, 0, null),
        };

        (Deaths with { Source = IndicatorSource.Deaths }).Count(accidents).ShouldBe(4);
        (Deaths with { Source = IndicatorSource.Deaths, Industry = AccidentIndustry.Road }).Count(accidents).ShouldBe(1);
        (Deaths with { Source = IndicatorSource.Casualties }).Count(accidents).ShouldBe(10);
        (Deaths with { Source = IndicatorSource.Accidents, Level = AccidentLevel.Larger }).Count(accidents).ShouldBe(1);
    }

    [Fact]
    public void Terms_name_everything_that_their_kind_lacks()
    {
        Refused(() => (Deaths with { Kind = IndicatorKind.Rate }).Demand()).ShouldContain(Rules.Required);
        Should.Throw<InvalidInput>(() => (Deaths with { Kind = IndicatorKind.Rate }).Demand()).Problems.Select(problem => problem.Path).ShouldBe(["limit", "base"]);
        Should.Throw<InvalidInput>(() => (Deaths with { Kind = IndicatorKind.Completion, Source = IndicatorSource.Deaths, Limit = 100 }).Demand())
            .Problems.Single().Code.ShouldBe(Rules.IndicatorNotCountable);
        Should.Throw<InvalidInput>(() => (Deaths with { Kind = IndicatorKind.AgainstLastYear }).Demand()).Problems.Single().Path.ShouldBe("changePercent");
    }

    [Fact]
    public void A_figure_can_be_taken_back_but_nothing_is_entered_where_nothing_was()
    {
        var cell = new IndicatorActual(Guid.NewGuid(), "changli", 2);

        Should.Throw<InvalidInput>(() => cell.Set(null, "通报2号", 0, Office, DateTime.UnixEpoch)).Problems.Single().Path.ShouldBe("value");
        cell.Set(3, "通报2号", 0, Office, DateTime.UnixEpoch);
        cell.Set(null, "通报3号", 1, Office, DateTime.UnixEpoch);

        (cell.Value, cell.Version).ShouldBe((null, 2));
    }
}
