using AngleSharp.Dom;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Results;

namespace SafetyAssessment.Web.Tests.Features.Results;

/// <summary>The page of a railway unit says how its quarters and its year make the total, and names the quarter that is missing.</summary>
public class PeriodResultTests(ResultCity city) : IClassFixture<ResultCity>
{
    private static readonly RubricLibrary Library = BuiltInRubrics.Read();
    private static readonly Scheme Scheme = Library.Schemes.Single(scheme => scheme.Code == "railway-section");

    [Fact]
    public async Task The_formula_runs_from_the_quarters_to_the_total()
    {
        using var page = await Page(("Q1", 9.75m), ("Q2", 8.5m), ("Q3", 8m), ("Q4", 6.25m));

        page.QuerySelector("#part-base .sum")!.TextContent.ShouldBe("(90.25 + 91.50 + 92.00 + 93.75) ÷ 4 = 91.88");
        page.QuerySelectorAll("#part-base .period").Length.ShouldBe(4);
        page.QuerySelector("#period-base-Q3 .sum")!.TextContent.ShouldBe("100 − 8 = 92.00");
        page.QuerySelectorAll(".parts tbody .part-score").Select(cell => cell.TextContent).ShouldBe(["91.88", "100.00"]);
        page.Body!.TextContent.ShouldContain("91.88 × 0.3 + 100.00 × 0.7 = 97.56");
        page.QuerySelector(".grade-computed")!.TextContent.Trim().ShouldBe("优秀");
    }

    [Fact]
    public async Task A_missing_quarter_is_named_and_nothing_is_averaged()
    {
        using var page = await Page(("Q1", 9.75m), ("Q3", 8m), ("Q4", 6.25m));

        page.QuerySelector("#part-base .sum")!.TextContent.ShouldBe("(90.25 + — + 92.00 + 93.75) ÷ 4");
        page.QuerySelector("#part-base")!.TextContent.ShouldContain("第二季度还没有得分，暂不取平均。");
        page.QuerySelectorAll(".parts tbody .part-score").Select(cell => cell.TextContent).ShouldBe(["—", "100.00"]);
        page.QuerySelector(".summary")!.TextContent.ShouldContain("基础管理");
        page.QuerySelector(".grade-computed .grade-badge").ShouldBeNull();
    }

    [Fact]
    public async Task The_rows_of_every_quarter_have_an_anchor_of_their_own()
    {
        using var page = await Page(("Q1", 9.75m), ("Q2", 8.5m), ("Q3", 8m), ("Q4", 6.25m));

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        ids.Count.ShouldBe(ids.Distinct().Count());
        ids.ShouldContain("item-base-Q2-3.1");
    }

    private Task<IDocument> Page(params (string Period, decimal Lost)[] quarters)
    {
        var group = Scheme.Groups.Single();
        var sheets = quarters.ToDictionary(quarter => new SheetKey("base", quarter.Period),
            quarter => Sheet("railway-base-management", new Finding { Clause = "3.1.1", Points = quarter.Lost, Reason = "不符合" }));
        sheets[new SheetKey("year")] = Sheet("railway-performance");
        var result = SchemeScorer.Score(Scheme, group, new UnitInputs { Unit = "railway-repair", Sheets = sheets.ToDictionary(pair => pair.Key, pair => pair.Value.Score) });
        return city.Render<UnitResultSheet>(new()
        {
            [nameof(UnitResultSheet.View)] = new UnitResultView(Scheme, group, "汽车修理厂", result, sheets, [], [], []),
        });
    }

    private static ResultSheet Sheet(string rubric, params Finding[] findings) => new(
        Guid.NewGuid(), AssessmentState.Confirmed, Scorer.Score(Library.Edition(rubric, "1")!, new SheetInput { Findings = findings, ClearRest = true }),
        new Dictionary<string, string>());
}
