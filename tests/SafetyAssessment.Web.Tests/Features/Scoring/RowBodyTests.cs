using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>A row as the browser gets it: a line with a number is a finding, one without is not.</summary>
public class RowBodyTests
{
    [Fact]
    public void What_is_stored_without_a_number_was_found_once_and_says_so() =>
        Sent(new(Guid.NewGuid(), "1.1.1", Count: null, Value: null, Points: null, "现场", "没有计划")).Count.ShouldBe("1");

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(3, null, null)]
    [InlineData(null, 85, null)]
    [InlineData(null, null, 2)]
    public void A_number_that_is_stored_stays_the_number(int? count, int? value, int? points)
    {
        var sent = Sent(new(Guid.NewGuid(), "1.1.1", count, value, points, null, null));

        (sent.Count, sent.Value, sent.Points).ShouldBe(($"{count}" is "" ? null : $"{count}", $"{value}" is "" ? null : $"{value}", $"{points}" is "" ? null : $"{points}"));
    }

    private static FindingBody Sent(FindingEntry stored) => RowBody.Of(new RowSnapshot("1.1", ItemState.Findings, null, [stored])).Findings!.Single();
}
