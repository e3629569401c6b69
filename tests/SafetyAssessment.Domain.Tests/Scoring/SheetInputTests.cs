using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Scoring;

/// <summary>Findings that do not fit the edition are refused, and every fault is named.</summary>
public class SheetInputTests
{
    private static readonly RubricEdition Rows = Edition(
        Item("1", 10, Each(1)), Item("2", 10, Clause(ClauseKind.Tiered) with { Tiers = [new() { Points = 1 }] }),
        Item("3", 10, Clause(ClauseKind.Range) with { Min = 1, Max = 3 }), Item("4", 10, Clause(ClauseKind.Range)), Item("5", 10, Fixed(1)));

    [Fact]
    public void All_faults_are_listed_in_the_order_of_the_input()
    {
        var input = new SheetInput
        {
            Findings =
            [
                Found("9z", 1), Found("1a"), Found("1a", -1), Found("1a", 1.5m), Found("2a", 1), Found("3a"), Found("3a", points: 0.5m), Found("3a", points: 4),
                Found("5a", 2_000_000_000), Found("2a", value: -2_000_000_000),
                Found("2a", value: 1.0000001m), Found("3a", points: 1.0000001m),
            ],
            Clear = ["5", "8"],
            NotApplicable = ["1", "7"],
            Exempt = ["6"],
        };

        Refused(() => Scorer.Score(Rows, input)).Split("; ").ShouldBe(
        [
            "findings[0].clause score.clause-unknown",
            "findings[1].count score.count-missing",
            "findings[2].count score.count-not-whole",
            "findings[3].count score.count-not-whole",
            "findings[4].value score.value-missing",
            "findings[5].points score.points-missing",
            "findings[6].points score.points-out-of-range",
            "findings[7].points score.points-out-of-range",
            "findings[8].clause score.clear-and-findings",
            "findings[8].count score.number-too-large",
            "findings[9].value score.number-too-large",
            "findings[10].value score.number-too-precise",
            "findings[11].points score.number-too-precise",
            "clear[1] score.item-unknown",
            "notApplicable[1] score.item-unknown",
            "exempt[0] score.item-unknown",
        ]);
    }

    [Fact]
    public void An_item_can_not_be_clear_and_have_findings() =>
        Refused(() => Scorer.Score(Rows, new SheetInput { Findings = [Found("1a", 1)], Clear = ["1"] })).ShouldBe("findings[0].clause score.clear-and-findings");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000_000)]
    public void Whole_counts_up_to_a_thousand_million_are_taken(int count) =>
        Score(Rows, Found("1a", count)).Item("1")!.Lost.ShouldBe(Math.Min(count, 10));

    [Fact]
    public void A_count_written_with_zero_decimals_is_whole() => Score(Rows, Found("1a", 2.00m)).Item("1")!.Lost.ShouldBe(2);

    [Fact]
    public void A_range_without_printed_limits_takes_any_points_from_zero()
    {
        Score(Rows, Found("4a", points: 7)).Item("4")!.Lost.ShouldBe(7);
        Refused(() => Score(Rows, Found("4a", points: -1))).ShouldBe("findings[0].points score.points-out-of-range");
    }

    [Fact]
    public void A_sheet_of_the_largest_numbers_does_not_overflow()
    {
        var edition = Edition([.. Enumerable.Range(1, 200).Select(number => Item($"{number}-", null, Clause(ClauseKind.Bonus, 1_000_000_000), Clause(ClauseKind.Additional, 1_000_000_000)))]);
        var findings = edition.Index.Rows.SelectMany(row => row.Item.Clauses).Select(clause => Found(clause.Code, SheetInputCheck.Largest)).ToArray();

        Score(edition, findings).Score.ShouldBe(200m * 1_000_000_000 * 1_000_000_000);
    }
}
