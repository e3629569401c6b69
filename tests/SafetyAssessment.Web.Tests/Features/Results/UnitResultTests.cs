using AngleSharp.Dom;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Features.Results;

namespace SafetyAssessment.Web.Tests.Features.Results;

/// <summary>A unit's result on the page: every number that is shown follows from the numbers shown under it.</summary>
public class UnitResultTests(ResultCity city) : IClassFixture<ResultCity>
{
    public static TheoryData<string, string> Units => new()
    {
        { "county", "shanhaiguan" },
        { "county", "funing" },
        { "county", "lulong" },
        { "department", "gongan" },
        { "department", "shangwu" },
    };

    [Theory]
    [MemberData(nameof(Units))]
    public async Task The_part_scores_add_up_to_the_total_to_the_cent(string group, string unit)
    {
        var view = await View(group, unit);
        using var page = await Page(view);

        var total = page.QuerySelector(".parts tfoot .total")!.Number();
        total.ShouldBe(view.Result.Total);
        page.QuerySelectorAll(".parts tbody .part-score").Sum(cell => cell.Number() ?? 0).ShouldBe(total!.Value);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task The_losses_of_the_items_add_up_to_what_each_sheet_lost(string group, string unit)
    {
        var view = await View(group, unit);
        using var page = await Page(view);

        foreach (var (part, sheet) in view.Sheets)
        {
            foreach (var section in Leaves(sheet.Score.Sections))
            {
                var shown = section.Items.Sum(item => -page.GetElementById($"item-{part.Part}-{item.Item.Code}")!.QuerySelector(".lost")!.Number()!.Value);
                shown.ShouldBe(section.LostBeforeCap, section.Section.Title);
            }

            sheet.Score.Sections.Sum(section => section.Lost).ShouldBe(sheet.Score.Lost, "and no mark of the whole stops it");
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task The_subjects_add_up_to_their_part(string group, string unit)
    {
        var view = await View(group, unit);
        using var page = await Page(view);

        foreach (var part in view.Result.Parts.Where(part => part.Part.Kind == PartKind.External))
            page.QuerySelectorAll($"#part-{part.Part.Code} .subject-score").Sum(cell => cell.Number() ?? 0).ShouldBe(part.Score ?? 0);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Every_finding_is_there_with_its_reason_and_place_under_its_item(string group, string unit)
    {
        var view = await View(group, unit);
        using var page = await Page(view);

        foreach (var (part, sheet) in view.Sheets)
        {
            foreach (var item in sheet.Score.Items.Where(item => item.State == ItemState.Findings))
            {
                var text = page.GetElementById($"item-{part.Part}-{item.Item.Code}")!.TextContent;
                foreach (var finding in item.Clauses.SelectMany(clause => clause.Findings))
                {
                    text.ShouldContain(finding.Reason ?? "");
                    text.ShouldContain(finding.Place ?? "");
                }
            }
        }
    }

    [Fact]
    public async Task Raw_score_computed_grade_and_final_grade_stand_side_by_side_with_the_veto_and_its_document()
    {
        var view = await View("county", "shanhaiguan");
        using var page = await Page(view);

        var summary = page.QuerySelector(".summary")!;
        summary.QuerySelector(".number")!.Number().ShouldBe(view.Result.Total);
        summary.QuerySelector(".grade-computed")!.TextContent.Trim().ShouldBe("优秀");
        summary.QuerySelector(".grade-final")!.TextContent.Trim().ShouldBe("不合格");
        summary.QuerySelector(".vetoes")!.TextContent.ShouldContain(view.Result.Vetoes.ShouldHaveSingleItem().Document);
    }

    [Fact]
    public async Task What_a_cap_took_back_stays_visible()
    {
        var capped = new List<string>();
        foreach (var unit in Units)
        {
            var view = await View((string)unit[0], (string)unit[1]);
            using var page = await Page(view);
            foreach (var (part, sheet) in view.Sheets)
            {
                foreach (var item in sheet.Score.Items.Where(item => item.Clauses.Any(clause => clause.Lost < clause.LostBeforeCap)))
                {
                    capped.Add(item.Item.Code);
                    page.GetElementById($"item-{part.Part}-{item.Item.Code}")!.TextContent.ShouldContain("最高扣");
                }
            }
        }

        capped.ShouldNotBeEmpty("the demo city has a capped clause to show");
    }

    [Fact]
    public async Task The_English_page_speaks_English()
    {
        using var page = await Page(await View("county", "funing"), "en");

        page.QuerySelector(".summary dt")!.TextContent.ShouldBe("Raw total");
        page.QuerySelectorAll("th[scope=col]").Select(head => head.TextContent).ShouldAllBe(head => head.All(char.IsAscii));
    }

    private static IEnumerable<SectionScore> Leaves(IEnumerable<SectionScore> sections) =>
        sections.SelectMany(section => section.Sections.Count > 0 ? Leaves(section.Sections) : [section]);

    private Task<UnitResultView> View(string group, string unit) => city.Get<ResultQueries>().Unit(city.Reader, ResultCity.Scheme, group, unit);

    private Task<IDocument> Page(UnitResultView view, string culture = "zh-CN") =>
        city.Render<UnitResultSheet>(new() { [nameof(UnitResultSheet.View)] = view }, culture);
}
