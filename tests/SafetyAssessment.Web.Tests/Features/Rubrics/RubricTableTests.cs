using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Rubrics;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Features.Rubrics;

/// <summary>The table that is read in the browser holds what the rubric's file holds, each row in its place.</summary>
public class RubricTableTests
{
    public static IEnumerable<object[]> Editions => BuiltInRubrics.Read().Editions.Select(edition => new object[] { edition.Code, edition.Edition });

    [Fact]
    public void There_are_ten_rubrics_to_look_at() => Editions.Count().ShouldBe(10);

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_item_stands_in_its_section_with_its_mark(string code, string edition)
    {
        var rubric = BuiltInRubrics.Read().Edition(code, edition)!;
        using var page = await Render(rubric);
        var headings = HeadingsByRow(page);

        foreach (var (item, path) in rubric.Index.Rows)
        {
            var row = page.GetElementById($"p-{item.Code}").ShouldNotBeNull(item.Code);
            headings[row].ShouldBe(path.Select(section => $"p-{section.Code}"), item.Code);
            row.QuerySelector(".content strong")!.TextContent.ShouldEndWith(item.Title);
            row.QuerySelector(".worth")!.TextContent.Trim().ShouldStartWith(item.Mark is { } mark ? Format.Points(mark) : "未印");
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_clause_stands_in_its_row_with_its_rule_in_words(string code, string edition)
    {
        var rubric = BuiltInRubrics.Read().Edition(code, edition)!;
        using var page = await Render(rubric);

        foreach (var item in rubric.Index.Rows.Select(row => row.Item))
        {
            var lines = page.GetElementById($"p-{item.Code}")!.QuerySelectorAll(".clauses li").ToList();
            lines.Select(line => line.FirstChild!.TextContent.Trim()).ShouldBe(item.Clauses.Select(clause => clause.Text.Trim()), item.Code);
            lines.ShouldAllBe(line => line.QuerySelector(".rule")!.TextContent.Length > 3);
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Every_finding_of_the_check_stands_at_its_row(string code, string edition)
    {
        var rubric = BuiltInRubrics.Read().Edition(code, edition)!;
        using var page = await Render(rubric);

        foreach (var places in RubricCheck.Of(rubric).Where(finding => finding.Code is not null).GroupBy(finding => finding.Code!))
        {
            var place = page.GetElementById($"p-{places.Key}")!;
            var own = place.LocalName == "tr" ? place.QuerySelectorAll(".content .fault") : place.QuerySelectorAll(".fault");
            own.Length.ShouldBe(places.Count(), places.Key);
        }
    }

    [Fact]
    public async Task An_implied_mark_is_called_so()
    {
        var rubric = BuiltInRubrics.Read().Edition("qinhuangdao-government", "2016")!;
        using var page = await Render(rubric);
        var implied = rubric.Index.Rows.SelectMany(row => row.Path).Where(section => section.FullMarkImplied).Distinct().ToList();

        implied.ShouldNotBeEmpty();
        implied.ShouldAllBe(section => page.GetElementById($"p-{section.Code}")!.TextContent.Contains("（隐含）"));
    }

    /// <summary>Reads the spans as a browser does: which category cells lie beside a row.</summary>
    private static Dictionary<IElement, List<string>> HeadingsByRow(IDocument page)
    {
        var open = new List<(string Id, int Rows)>();
        var headings = new Dictionary<IElement, List<string>>();
        foreach (var row in page.QuerySelectorAll("tbody > tr"))
        {
            open.AddRange(row.QuerySelectorAll("th").Select(cell => (cell.Id!, int.Parse(cell.GetAttribute("rowspan")!))));
            headings[row] = [.. open.Select(cell => cell.Id)];
            open = [.. open.Select(cell => (cell.Id, cell.Rows - 1)).Where(cell => cell.Item2 > 0)];
        }

        return headings;
    }

    private static async Task<IDocument> Render(RubricEdition rubric)
    {
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<RubricTable>(
            ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(RubricTable.Rubric)] = rubric,
                [nameof(RubricTable.Findings)] = RubricCheck.Of(rubric),
            }))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
