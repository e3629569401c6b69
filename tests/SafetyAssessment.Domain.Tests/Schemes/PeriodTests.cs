using System.Globalization;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>(Q1 + Q2 + Q3 + Q4) ÷ 4 × 30 % + year × 70 %; a period that is missing is shown as missing.</summary>
public class PeriodTests
{
    private static readonly RubricEdition Rubric = Build.Edition(Build.Item("1", 100, Build.Each(0.01m)));

    private static readonly Part Quarters = TestScheme.Part("base", PartKind.Periods, 100) with
    {
        Weight = 0.3m,
        Periods = [new("Q1", "第一季度", 1), new("Q2", "第二季度", 1), new("Q3", "第三季度", 1), new("Q4", "第四季度", 1)],
    };

    private static readonly Part Year = TestScheme.Part("year", PartKind.Entered, 100) with { Weight = 0.7m };

    [Theory]
    [InlineData("95 96 94 95", "95", "92", "92.9")]
    [InlineData("90.25 91.5 88 93.75", "90.88", "92", "91.66")] // 90.875 is shown as 90.88, and that number is weighed: 27.264 + 64.4
    [InlineData("100 100 100 0", "75", "100", "92.5")] // a quarter with 0 is a quarter
    public void The_shown_quarters_are_averaged_and_the_weighted_sum_is_rounded_once(string quarters, string average, string year, string total)
    {
        var result = Score(quarters, Number(year));

        (result.Parts[0].Score, result.Total, result.Complete).ShouldBe((Number(average), Number(total), true));
    }

    [Fact]
    public void A_missing_period_is_neither_zero_nor_left_out_of_the_average()
    {
        var result = Score("95 - 94 95", 92);

        result.Parts[0].Score.ShouldBeNull();
        result.Parts[0].Periods.Select(period => (period.Period.Code, period.Score, period.Complete))
            .ShouldBe([("Q1", 95m, true), ("Q2", null, false), ("Q3", 94m, true), ("Q4", 95m, true)]);
        (result.Complete, result.ComputedGrade).ShouldBe((false, null));
    }

    [Fact]
    public void A_period_half_assessed_has_a_score_so_far_and_leaves_the_part_incomplete()
    {
        var rubric = Build.Edition(Build.Item("1", 50), Build.Item("2", 50));
        var scheme = TestScheme.With(Quarters with { Periods = [new("H1", "上半年", 1), new("H2", "下半年", 1)] });
        var result = TestScheme.Score(scheme, new UnitInputs
        {
            Unit = "u1",
            Sheets = new Dictionary<SheetKey, ScoreSheet>
            {
                [new("base", "H1")] = Scorer.Score(rubric, new SheetInput { ClearRest = true }),
                [new("base", "H2")] = Scorer.Score(rubric, new SheetInput { Clear = ["1"] }),
            },
        }).Parts.Single();

        (result.Score, result.Complete).ShouldBe((100m, false));
    }

    [Fact]
    public void Periods_count_by_their_weight()
    {
        var scheme = TestScheme.With(Quarters with { Weight = null, Periods = [new("H1", "上半年", 0.4m), new("H2", "下半年", 0.6m)] });

        TestScheme.Score(scheme, new UnitInputs { Unit = "u1", Sheets = Sheets("80 90", ["H1", "H2"]) }).Total.ShouldBe(86);
    }

    [Fact]
    public void A_quarter_is_scaled_to_the_parts_full_mark_before_it_is_averaged()
    {
        var scheme = TestScheme.With(Quarters with { Weight = null, FullMark = 300, Periods = [new("H1", "上半年", 1), new("H2", "下半年", 1)] });
        var result = TestScheme.Score(scheme, new UnitInputs { Unit = "u1", Sheets = Sheets("80 90", ["H1", "H2"]) });

        result.Parts.Single().Periods.Select(period => period.Score).ShouldBe([240m, 270m]);
        result.Total.ShouldBe(255);
    }

    [Fact]
    public void The_sheet_of_another_period_or_of_the_part_as_a_whole_does_not_count() =>
        TestScheme.Score(TestScheme.With(Quarters), new UnitInputs { Unit = "u1", Sheets = Sheets("90 90", ["", "Q5"]) })
            .Parts.Single().Periods.ShouldAllBe(period => period.Score == null);

    [Fact]
    public void A_group_opens_its_sheets_once_and_in_every_period()
    {
        TestScheme.With(Quarters, TestScheme.Part("sheet", PartKind.Rubric, 100), Year).Groups[0].SheetPeriods.ShouldBe(["Q1", "Q2", "Q3", "Q4", ""]);
        TestScheme.With(Year).Groups[0].SheetPeriods.ShouldBeEmpty();
        Quarters.PeriodTitle("Q2").ShouldBe("第二季度");
    }

    [Theory]
    [InlineData("90.5", 1)] // 90.5 to 95: a total of 94.5 is in no printed band
    [InlineData("94.99", 0)] // with two decimals there is nothing between 94.99 and 95
    [InlineData("95", 0)]
    [InlineData(null, 0)] // no upper limit printed
    public void Totals_between_two_printed_bands_are_found(string? upTo, int gaps)
    {
        var scheme = TestScheme.With(Year) with
        {
            Grades = new() { Bands = [new(Grade.Good, 90, upTo is null ? null : Number(upTo)), new(Grade.Excellent, 95)] },
        };
        var found = SchemeCheck.Of(scheme);

        found.Count.ShouldBe(gaps);
        found.ShouldAllBe(gap => gap.Kind == CheckKind.BandsGap && gap.Stated == Number(upTo!) && gap.Found == 95);
    }

    private static UnitResult Score(string quarters, decimal year) => TestScheme.Score(TestScheme.With(Quarters, Year), new UnitInputs
    {
        Unit = "u1",
        Sheets = Sheets(quarters, ["Q1", "Q2", "Q3", "Q4"]),
        Entered = new Dictionary<string, decimal> { ["year"] = year },
    });

    private static Dictionary<SheetKey, ScoreSheet> Sheets(string scores, string[] periods) => scores.Split(' ').Zip(periods)
        .Where(pair => pair.First != "-").ToDictionary(pair => new SheetKey("base", pair.Second), pair => Sheet(Number(pair.First)));

    private static ScoreSheet Sheet(decimal score) =>
        Scorer.Score(Rubric, new SheetInput { Findings = [Build.Found("1a", (100 - score) * 100)] });

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
