using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>State Council order no. 493, article 3: limits are included, the gravest figure decides.</summary>
public class AccidentLevelTests
{
    [Theory]
    [InlineData(0, 0, 0, AccidentLevel.General)]
    [InlineData(2, 9, 9, AccidentLevel.General)]
    [InlineData(3, 0, 0, AccidentLevel.Larger)]
    [InlineData(0, 10, 0, AccidentLevel.Larger)]
    [InlineData(0, 0, 10, AccidentLevel.Larger)]
    [InlineData(9, 49, 49, AccidentLevel.Larger)]
    [InlineData(10, 0, 0, AccidentLevel.Major)]
    [InlineData(0, 50, 0, AccidentLevel.Major)]
    [InlineData(0, 0, 50, AccidentLevel.Major)]
    [InlineData(29, 99, 99, AccidentLevel.Major)]
    [InlineData(30, 0, 0, AccidentLevel.Extraordinary)]
    [InlineData(0, 100, 0, AccidentLevel.Extraordinary)]
    [InlineData(0, 0, 100, AccidentLevel.Extraordinary)]
    public void The_gravest_of_deaths_injuries_and_loss_decides(int deaths, int injuries, int lossMillionYuan, AccidentLevel level) =>
        AccidentLevels.Of(deaths, injuries, lossMillionYuan).ShouldBe(level);

    [Fact]
    public void A_loss_just_below_the_limit_does_not_reach_it() => AccidentLevels.Of(0, 0, 9.999999m).ShouldBe(AccidentLevel.General);
}
