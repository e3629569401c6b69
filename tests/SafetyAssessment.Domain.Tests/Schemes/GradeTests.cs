using System.Globalization;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>Bands are lower limits only, so no total is without a grade and none has two.</summary>
public class GradeTests
{
    private static readonly GradeBand[] Bands =
        [new(Grade.Excellent, 900), new(Grade.Good, 800), new(Grade.Qualified, 600), new(Grade.Unqualified, 0)];

    [Theory]
    [InlineData("1000", Grade.Excellent)]
    [InlineData("900", Grade.Excellent)] // on the line: the upper grade
    [InlineData("899.99", Grade.Good)]
    [InlineData("800", Grade.Good)]
    [InlineData("799.99", Grade.Qualified)]
    [InlineData("600", Grade.Qualified)]
    [InlineData("599.99", Grade.Unqualified)]
    [InlineData("0", Grade.Unqualified)]
    public void A_total_on_the_line_gets_the_upper_grade(string total, Grade grade) =>
        new GradeRules { Bands = Bands }.Of(Number(total), 1000).ShouldBe(grade);

    [Theory]
    [InlineData("450", Grade.Excellent)]
    [InlineData("449.99", Grade.Good)]
    public void Bands_may_be_measured_on_percent_of_the_full_mark(string total, Grade grade) =>
        new GradeRules { Basis = GradeBasis.Percent, Bands = [new(Grade.Excellent, 90), new(Grade.Good, 80)] }.Of(Number(total), 500).ShouldBe(grade);

    [Fact]
    public void The_order_of_the_bands_does_not_matter() =>
        new GradeRules { Bands = [.. Bands.Reverse()] }.Of(850, 1000).ShouldBe(Grade.Good);

    [Fact]
    public void A_total_below_every_line_is_unqualified() =>
        new GradeRules { Bands = [new(Grade.Qualified, 600)] }.Of(1, 1000).ShouldBe(Grade.Unqualified);

    [Fact]
    public void A_scheme_without_bands_leaves_the_grade_to_the_office() => new GradeRules().Of(1000, 1000).ShouldBeNull();

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
