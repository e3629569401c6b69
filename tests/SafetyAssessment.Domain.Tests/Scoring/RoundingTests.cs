using System.Globalization;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>A number is rounded once, where it is shown, half away from zero.</summary>
public class RoundingTests
{
    [Theory]
    [InlineData("453.125", 2, "453.13")]
    [InlineData("453.124999", 2, "453.12")]
    [InlineData("0.5", 0, "1")]
    [InlineData("1.5", 0, "2")]
    [InlineData("2.5", 0, "3")] // to even would give 2
    [InlineData("-2.5", 0, "-3")]
    [InlineData("2.345", 2, "2.35")]
    [InlineData("89.999999", 6, "89.999999")]
    public void A_half_is_rounded_away_from_zero(string exact, int digits, string shown)
    {
        new Rounding(digits).Apply(Number(exact)).ShouldBe(Number(shown));
        new Rounding(digits).Apply(Ratio.Of(Number(exact))).ShouldBe(Number(shown));
    }

    [Theory]
    [InlineData("1", "3", "0.33")]
    [InlineData("2", "3", "0.67")]
    [InlineData("-2", "3", "-0.67")]
    [InlineData("1", "200", "0.01")] // exactly half a cent
    [InlineData("-1", "200", "-0.01")]
    [InlineData("0.999999", "200", "0")]
    [InlineData("7250", "80", "90.63")] // 90.625
    [InlineData("0", "7", "0")]
    public void A_ratio_is_rounded_by_its_remainder(string numerator, string denominator, string shown) =>
        new Rounding(2).Apply(new Ratio(Number(numerator), Number(denominator))).ShouldBe(Number(shown));

    [Fact]
    public void A_third_of_a_cent_times_three_halves_is_exactly_half_a_cent() =>
        // 0.01 ÷ 3 is cut off as a decimal; times 1.5 it would be 0.00499… and lose the cent.
        Rounding.Default.Apply(Ratio.Of(0.01m).Scale(1, 3).Scale(1.5m, 1)).ShouldBe(0.01m);

    [Fact]
    public void A_score_scaled_down_and_up_again_is_the_same_score() =>
        Rounding.Default.Apply(Ratio.Of(45.125m).Scale(100, 97).Scale(97, 100)).ShouldBe(45.13m);

    [Fact]
    public void Points_are_added_to_a_ratio_without_a_division() =>
        Rounding.Default.Apply(new Ratio(1, 3).Plus(-1).AtLeastZero().Plus(2)).ShouldBe(2);

    [Fact]
    public void A_quotient_that_is_cut_off_upwards_does_not_lift_the_result()
    {
        // 2.9999999999999999999999999999 ÷ 3 is 1 after 28 digits, though it is less.
        var justBelow = new Ratio(1.4999999999999999999999999999m, 3);

        new Rounding(0).Apply(justBelow).ShouldBe(0);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
