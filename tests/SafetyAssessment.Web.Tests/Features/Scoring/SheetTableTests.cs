using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Features.Scoring;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>The score sheet is the paper's table: its rows, its order, its spanning cells.</summary>
public sealed class SheetTableTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("demo-team-member", "changli", "government")]
    [InlineData("demo-team-member", "changli", "party")]
    [InlineData("demo-department-member", "guotu", "year-end")]
    [InlineData("demo-shishi-member", "hanjiang", "rubric")]
    public async Task The_table_has_the_rows_and_spans_of_the_rubric(string account, string unit, string part)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (live, page) = await Render(scope.ServiceProvider, account, unit, part);
        using var _ = live;
        using var html = page;
        var edition = live.Sheet.Edition;

        var rows = html.QuerySelectorAll("tbody tr");
        rows.Select(row => row.GetAttribute("data-item")).ShouldBe(edition.Index.Rows.Select(row => row.Item.Code));
        rows.Select(row => Text(row, "th[scope=row] .item-title")).ShouldBe(edition.Index.Rows.Select(row => $"{row.Item.Number} {row.Item.Title}".Trim()));
        rows.Select(row => row.QuerySelectorAll(".clause").Length).ShouldBe(edition.Index.Rows.Select(row => row.Item.Clauses.Count));
        var sections = All(edition.Sections).ToList();
        html.QuerySelectorAll("th[scope=rowgroup]").Select(cell => (Text(cell, ".category-title"), Number(cell, "rowspan")))
            .ShouldBe(sections.Select(section => ($"{section.Number} {section.Title}".Trim(), Items(section))));
        Widths(html).ShouldAllBe(width => width == Number(html.QuerySelector("thead th")!, "colspan") + 8, "every row fills the table");
        html.QuerySelectorAll("thead th").ShouldAllBe(head => head.GetAttribute("scope") == "col");
        html.QuerySelectorAll("input, textarea").ShouldAllBe(field => !string.IsNullOrEmpty(field.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Who_reads_only_gets_no_field_to_type_in()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (live, page) = await Render(scope.ServiceProvider, "demo-safety-office", "changli", "government");
        using var _ = live;
        using var html = page;

        html.QuerySelectorAll("tbody input, tbody textarea, tbody button").ShouldBeEmpty();
        html.QuerySelectorAll("tbody tr").Length.ShouldBe(34);
    }

    private static async Task<(LiveSheet Live, IDocument Page)> Render(IServiceProvider services, string account, string unit, string part)
    {
        var actor = (await services.GetRequiredService<UserManager<Account>>().FindByNameAsync(account))!.ToActor();
        var sheet = (await services.GetRequiredService<SheetQueries>().List(actor)).Single(row => row.Unit == unit && row.Part == part);
        var live = ActivatorUtilities.CreateInstance<LiveSheet>(services);
        await live.Open(actor, sheet.Id);
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SheetTable>(ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(SheetTable.Live)] = live,
                [nameof(SheetTable.Layout)] = RubricLayout.Of(live.Sheet.Edition),
                [nameof(SheetTable.Assessor)] = live.MayScore,
            }))).ToHtmlString());
        return (live, new HtmlParser().ParseDocument(html));
    }

    // The columns that each row fills, with the cells that reach down into it from above.
    private static IEnumerable<int> Widths(IDocument page)
    {
        var reaching = new List<(int Columns, int Rows)>();
        foreach (var row in page.QuerySelectorAll("tbody tr"))
        {
            reaching.AddRange(row.Children.Select(cell => (Number(cell, "colspan"), Number(cell, "rowspan"))));
            yield return reaching.Sum(cell => cell.Columns);
            reaching = [.. reaching.Select(cell => (cell.Columns, cell.Rows - 1)).Where(cell => cell.Item2 > 0)];
        }
    }

    private static IEnumerable<Section> All(IEnumerable<Section> sections) =>
        sections.SelectMany(section => new[] { section }.Concat(All(section.Sections)));

    private static int Items(Section section) => section.Items.Count + section.Sections.Sum(Items);

    private static int Number(IElement cell, string attribute) => int.TryParse(cell.GetAttribute(attribute), out var number) ? number : 1;

    private static string Text(IElement inside, string selector) => inside.QuerySelector(selector)!.TextContent.Trim();
}
