using SafetyAssessment.Web.Features.Years;

namespace SafetyAssessment.Web.Tests.Features.Years;

/// <summary>The small line over the years.</summary>
public sealed class YearDrawingTests
{
    [Fact]
    public void A_missing_year_breaks_the_line_and_is_marked()
    {
        var drawing = YearDrawing.Of([0.9m, 0.92m, null, 0.8m, 0.85m], 96, 28);

        drawing.Runs.Count.ShouldBe(2);
        drawing.Dots.Count.ShouldBe(4);
        drawing.Gaps.ShouldBe(["48"]);
    }

    [Fact]
    public void A_small_change_does_not_look_like_a_fall()
    {
        var drawing = YearDrawing.Of([0.950m, 0.945m], 96, 28);

        (decimal.Parse(drawing.Dots[1].Y, System.Globalization.CultureInfo.InvariantCulture) - decimal.Parse(drawing.Dots[0].Y, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(1);
    }

    [Fact]
    public void One_year_is_a_dot() => YearDrawing.Of([0.9m], 96, 28).Dots.ShouldBe([("4", "14")]);
}
