using System.Globalization;
using AngleSharp.Dom;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Impact;
using SafetyAssessment.Web.Tests.Features.Results;

namespace SafetyAssessment.Web.Tests.Features.Impact;

/// <summary>The preview as it is read, over the demo city.</summary>
public class ImpactPagesTests(ResultCity city) : IClassFixture<ResultCity>
{
    private static readonly Actor Office = new(Guid.NewGuid(), "安委办", Role.SafetyOffice);

    [Fact]
    public async Task Every_unit_stands_with_both_totals_and_their_difference_the_largest_change_first()
    {
        var view = await Preview(edition => Quartered(edition));
        using var page = await city.Render<ImpactTable>(new() { [nameof(ImpactTable.View)] = view });

        var rows = page.QuerySelectorAll("tr[data-unit]").ToList();
        rows.Select(row => row.GetAttribute("data-unit")).ShouldBe(view.Rows.Select(row => row.Old.Result.Unit));
        var figures = rows.ConvertAll(row => row.QuerySelectorAll("td.num").Take(3).Select(Figure).ToList());
        figures.ShouldAllBe(figure => figure[1] - figure[0] == figure[2]);
        figures.Select(figure => Math.Abs(figure[2])).ShouldBeInOrder(SortDirection.Descending);
        figures.Count(figure => figure[2] != 0).ShouldBe(view.TotalsChanged);
        view.TotalsChanged.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task What_moved_a_total_is_named_beside_it()
    {
        var view = await Preview(edition => Quartered(edition));
        using var page = await city.Render<ImpactTable>(new() { [nameof(ImpactTable.View)] = view });

        foreach (var row in view.Rows)
        {
            var why = page.QuerySelector($"tr[data-unit={row.Old.Result.Unit}] td.why")!.TextContent;
            (why.Trim().Length > 0).ShouldBe(row.Difference != 0, row.Name);
            foreach (var move in row.Moves.Values.SelectMany(moves => moves).Where(_ => row.Difference != 0))
                why.ShouldContain(move.Title!, customMessage: row.Name);
        }
    }

    [Fact]
    public async Task Findings_without_a_clause_are_listed_with_unit_place_and_reason()
    {
        var view = await Preview(edition => edition with { Sections = [.. edition.Sections.Select(Emptied)] });
        using var page = await city.Render<MisfitList>(new() { [nameof(MisfitList.View)] = view });

        var rows = page.QuerySelectorAll("#misfits tbody tr").ToList();
        rows.Count.ShouldBe(view.Misfits.Count);
        rows.Count.ShouldBeGreaterThan(2);
        foreach (var (row, misfit) in rows.Zip(view.Misfits))
        {
            row.TextContent.ShouldContain(misfit.Unit);
            row.TextContent.ShouldContain(misfit.Misfit.Finding.Place ?? "—");
            row.TextContent.ShouldContain("评分标准已删去");
            row.QuerySelector("a")!.GetAttribute("href").ShouldBe($"/sheets/{misfit.Sheet}?item={misfit.Misfit.Item.Code}");
        }
    }

    [Theory]
    [InlineData("zh-CN", "没有计入")]
    [InlineData("en", "Not counted")]
    public async Task The_summary_counts_what_changes_and_says_what_is_left_out(string culture, string word)
    {
        var view = await Preview(edition => edition with { Sections = [.. edition.Sections.Select(Emptied)] });
        using var page = await city.Render<ImpactSummary>(new() { [nameof(ImpactSummary.View)] = view }, culture);

        page.QuerySelector("[data-totals]")!.TextContent.ShouldStartWith($"{view.TotalsChanged} ");
        page.Body!.TextContent.ShouldContain(word);
    }

    [Fact]
    public async Task A_group_that_nobody_has_scored_says_what_to_do_first()
    {
        var view = await city.Get<PreviewImpact>().Compute(ResultCity.Scheme, "county", new WhatIf());
        using var page = await city.Render<ImpactResult>(new() { [nameof(ImpactResult.View)] = view with { Rows = [] } });

        page.QuerySelector(".empty-state a")!.GetAttribute("href").ShouldBe("/assessments?scheme=qinhuangdao-2016&group=county");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Fact]
    public async Task The_form_shows_the_schemes_numbers_and_marks_what_was_typed()
    {
        var scheme = (await city.Get<PreviewImpact>().Compute(ResultCity.Scheme, "county", new WhatIf())).Scheme;
        using var page = await city.Render<WhatIfForm>(new()
        {
            [nameof(WhatIfForm.Scheme)] = scheme,
            [nameof(WhatIfForm.Group)] = scheme.Group("county"),
            [nameof(WhatIfForm.Typed)] = TypedWhatIf.Of("mark.daily:200;limit.Good:x;without.E3:1"),
            [nameof(WhatIfForm.Faults)] = new[] { "不是数字" }.ToLookup(_ => "limit.Good"),
        });

        var typed = page.QuerySelectorAll("input.typed").ToDictionary(input => input.GetAttribute("aria-label")!, input => input.GetAttribute("value"));
        typed.ShouldBe(new Dictionary<string, string?> { ["日常考核的满分"] = "200", ["良好的分数线"] = "x" });
        page.QuerySelector("input[aria-invalid]")!.ParentElement!.TextContent.ShouldContain("不是数字");
        page.QuerySelectorAll("input[type=text]").Length.ShouldBe(scheme.Group("county")!.Parts.Count + scheme.Grades.Bands.Count(band => band.From > 0));
        page.QuerySelectorAll("input[type=checkbox]").Count(box => box.HasAttribute("checked")).ShouldBe(TypedWhatIf.Bars(scheme).Count() - 1);
    }

    private async Task<ImpactView> Preview(Func<RubricEdition, RubricEdition> change)
    {
        var edition = await city.Get<RubricCatalog>().Get("qinhuangdao-party", "2016");
        return await city.Get<PreviewImpact>().Compute(ResultCity.Scheme, "county", new WhatIf(edition.Code, change(edition)));
    }

    // Every cap and mark of a row is a quarter of what it was.
    private static RubricEdition Quartered(RubricEdition edition) => edition with { Sections = [.. edition.Sections.Select(Quartered)] };

    private static Section Quartered(Section section) => section with
    {
        Sections = [.. section.Sections.Select(Quartered)],
        Items = [.. section.Items.Select(item => item with { Cap = item.Cap / 4, FullMark = item.FullMark / 4 })],
    };

    private static Section Emptied(Section section) => section with
    {
        Sections = [.. section.Sections.Select(Emptied)],
        Items = [.. section.Items.Select(item => item with { Clauses = [] })],
    };

    private static decimal Figure(IElement cell) => decimal.Parse(cell.TextContent.Trim().Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
