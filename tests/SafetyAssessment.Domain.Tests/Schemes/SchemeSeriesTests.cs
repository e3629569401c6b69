using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>Schemes of different years belong together when their codes differ in their own year alone.</summary>
public sealed class SchemeSeriesTests
{
    [Theory]
    [InlineData("qinhuangdao-2016", 2016, "qinhuangdao")]
    [InlineData("qinhuangdao-2017", 2017, "qinhuangdao")]
    [InlineData("railway-section", 2025, "railway-section")]
    [InlineData("qinhuangdao-2016", 2017, "qinhuangdao-2016")]
    [InlineData("county2016", 2016, "county2016")]
    public void The_own_year_at_the_end_is_no_part_of_the_series(string code, int year, string series) => SchemeSeries.Of(code, year).ShouldBe(series);
}
