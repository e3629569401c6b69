using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Comparing;
using SafetyAssessment.Web.Features.Rubrics.Comparing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics;

/// <summary>Two editions side by side: the same row beside the same row, and what changed in it marked.</summary>
public class ComparisonTableTests
{
    private static readonly RubricEdition Old = BuiltInRubrics.Read().Edition("qinhuangdao-party", "2016")!;

    // 1.1 worded anew, 1.2 with another cap, 1.3 gone, and a new row at the end.
    private static readonly RubricEdition New = Old with
    {
        Edition = "2017",
        Sections = [.. Old.Sections.Select(section => section with
        {
            Items =
            [
                .. section.Items.Where(item => item.Code != "1.3").Select(item => item.Code switch
                {
                    "1.1" => item with { Text = $"每季度，{item.Text}" },
                    "1.2" => item with { Cap = 16, Clauses = [.. item.Clauses.Select(clause => clause with { Cap = 16 })] },
                    _ => item,
                }),
                new Item { Code = "1.99", Title = "新的一行", FullMark = 10, Clauses = [new Clause { Code = "1.99.1", Kind = ClauseKind.Fixed, Text = "没有做到扣10分", Points = 10 }] },
            ],
        })],
    };

    [Fact]
    public async Task Only_changed_rows_are_shown_each_beside_its_other_version()
    {
        using var page = await Render(CompareFilter.Changes);

        page.QuerySelectorAll("tr.item").Select(row => (row.Id, row.ClassName)).ShouldBe(
            [("i-1.1", "item is-changed"), ("i-1.2", "item is-changed"), ("i-1.3", "item is-removed"), ("i-1.99", "item is-added")]);
        page.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.QuerySelectorAll("td").Length == 3);
        Cell(page, "i-1.3", "new").ShouldBe("—");
        Cell(page, "i-1.99", "old").ShouldBe("—");
    }

    [Fact]
    public async Task Changed_words_and_numbers_are_marked_on_their_side()
    {
        using var page = await Render(CompareFilter.Changes);

        page.QuerySelectorAll("#i-1\\.1 .new ins").ShouldHaveSingleItem().TextContent.ShouldBe("每季度，");
        page.QuerySelectorAll("#i-1\\.1 .old del").ShouldBeEmpty();
        page.QuerySelectorAll("#c-1\\.2\\.1 .old del").Select(mark => mark.TextContent).ShouldBe(["10"], "in the rule; the sentence stayed");
        page.QuerySelectorAll("#c-1\\.2\\.1 .new ins").Select(mark => mark.TextContent).ShouldBe(["16"]);
        page.QuerySelector("#c-1\\.2\\.1 .what")!.TextContent.ShouldContain("最高扣分 10 → 16");
        page.QuerySelectorAll("#i-1\\.99 ins, #i-1\\.3 del").ShouldBeEmpty("a row that is wholly new or gone says so once");
    }

    [Fact]
    public async Task The_filter_leaves_wording_out()
    {
        using var page = await Render(CompareFilter.Scoring);

        page.QuerySelectorAll("tr.item").Select(row => row.Id).ShouldBe(["i-1.2", "i-1.3", "i-1.99"]);
    }

    [Fact]
    public async Task The_whole_paper_holds_every_row_and_every_clause_of_both_editions()
    {
        using var page = await Render(CompareFilter.All);

        page.QuerySelectorAll("tr.item").Length.ShouldBe(Old.Index.Rows.Count + 1);
        page.QuerySelectorAll("tr.clause").Length.ShouldBe(Old.Index.Rows.Sum(row => row.Item.Clauses.Count) + 1);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_field_and_every_value_has_its_word(string culture)
    {
        using var page = await Render(CompareFilter.Changes, culture);
        var words = page.QuerySelectorAll(".what .change").Select(word => word.TextContent);

        words.ShouldAllBe(word => !word.Contains("Field.") && !word.Contains("Value."));
    }

    [Fact]
    public void No_field_is_without_a_name()
    {
        var texts = typeof(ChangeWords).Assembly.GetType("SafetyAssessment.Web.Resources.CompareTexts")!;
        var resources = new System.Resources.ResourceManager(texts);

        Enum.GetNames<RubricField>().Select(field => $"Field.{field}")
            .Concat(Enum.GetNames<ClauseKind>().Select(kind => $"ClauseKind.{kind}"))
            .Concat(Enum.GetNames<ShortfallSense>().Select(sense => $"ShortfallSense.{sense}"))
            .Concat(Enum.GetNames<VetoScope>().Select(scope => $"VetoScope.{scope}"))
            .Concat(Enum.GetNames<CompareFilter>().Select(filter => $"Show.{filter}"))
            .Where(key => resources.GetString(key, CultureInfo.InvariantCulture) is null).ShouldBeEmpty();
    }

    private static string Cell(IDocument page, string row, string side) => page.GetElementById(row)!.QuerySelector($".{side}")!.TextContent.Trim();

    private static async Task<IDocument> Render(CompareFilter filter, string culture = "zh-CN")
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ComparisonTable>(
                ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(ComparisonTable.Comparison)] = RubricComparison.Of(Old, New),
                    [nameof(ComparisonTable.Filter)] = filter,
                    [nameof(ComparisonTable.OldName)] = "2016",
                    [nameof(ComparisonTable.NewName)] = "2017",
                }))).ToHtmlString());
            return new HtmlParser().ParseDocument(html);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
