using AngleSharp.Dom;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Web.Features.Results;

namespace SafetyAssessment.Web.Tests.Features.Results;

public class RankingTableTests(ResultCity city) : IClassFixture<ResultCity>
{
    [Theory]
    [InlineData("county")]
    [InlineData("department")]
    public async Task Every_total_is_the_sum_of_the_part_scores_beside_it(string group)
    {
        using var page = await Table(group);
        var rows = page.QuerySelectorAll("tr[data-unit]").ToList();

        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
            row.QuerySelectorAll("td.part").Sum(cell => cell.Number() ?? 0).ShouldBe(row.QuerySelector(".total strong")!.Number()!.Value, row.TextContent);
    }

    [Fact]
    public async Task A_vetoed_unit_stays_in_the_ranking_with_raw_score_and_both_grades()
    {
        var view = await View("county");
        var vetoed = view.Rows.Single(row => row.Ranked.Result.Vetoes.Count > 0);
        using var page = await Table("county");

        var row = page.QuerySelector($"tr[data-unit={vetoed.Ranked.Result.Unit}]").ShouldNotBeNull();
        row.QuerySelector(".rank")!.Number().ShouldBe(vetoed.Ranked.Rank);
        row.QuerySelector(".total strong")!.Number().ShouldBe(vetoed.Ranked.Result.Total);
        row.QuerySelectorAll(".badge-word").Select(badge => badge.TextContent).ShouldBe(["优秀", "不合格"]);
        row.QuerySelector(".vetoes")!.TextContent.ShouldContain(vetoed.Ranked.Result.Vetoes[0].Document);
    }

    [Fact]
    public async Task An_incomplete_total_says_which_parts_are_missing()
    {
        var view = await View("county");
        using var page = await Table("county");

        foreach (var unit in view.Rows.Where(row => row.Ranked.Rank is not null))
        {
            var cells = page.QuerySelectorAll($"tr[data-unit={unit.Ranked.Result.Unit}] td.part");
            cells.Select(cell => cell.QuerySelector(".lacks") is not null).ShouldBe(unit.Ranked.Result.Parts.Select(part => !part.Complete), unit.Name);
        }

        page.QuerySelectorAll("tr.incomplete").Length.ShouldBeInRange(1, view.Rows.Count - 1);
    }

    [Fact]
    public async Task Units_left_out_are_listed_with_their_reason_and_not_ranked()
    {
        var view = await View("county");
        using var page = await Table("county");

        var excluded = view.Rows.Where(row => row.Ranked.Result.Excluded is not null).ToList();
        excluded.Count.ShouldBe(3);
        page.QuerySelectorAll(".excluded li").Select(line => line.TextContent.Trim())
            .ShouldBe(excluded.Select(row => $"{row.Name} {row.Ranked.Result.Excluded}"));
        page.QuerySelectorAll("tr[data-unit]").Length.ShouldBe(view.Rows.Count - excluded.Count);
    }

    [Fact]
    public async Task The_tie_rule_and_the_limits_of_the_grades_are_printed_under_the_table()
    {
        using var page = await Table("county");

        var notes = page.QuerySelector(".notes")!.TextContent;
        notes.ShouldContain("1-2-2-4");
        notes.ShouldContain("优秀 900分以上");
        notes.ShouldContain("集体研究");
    }

    [Fact]
    public async Task Another_order_or_filter_changes_no_rank()
    {
        var view = await View("county");
        var ranks = view.Rows.ToDictionary(row => row.Ranked.Result.Unit, row => row.Ranked.Rank);

        var sorted = RankingList.Of(null, null, "government").Of(view);
        var filtered = RankingList.Of(null, "excellent", null).Of(view);

        sorted.Select(row => row.Ranked.Result.Parts.Single(part => part.Part.Code == "government").Score).ShouldBeInOrder(SortDirection.Descending);
        sorted.ShouldAllBe(row => row.Ranked.Rank == ranks[row.Ranked.Result.Unit]);
        filtered.ShouldNotBeEmpty();
        filtered.ShouldAllBe(row => row.Ranked.Result.FinalGrade == Grade.Excellent);
        RankingList.Of(" 昌黎 ", null, null).Of(view).ShouldHaveSingleItem().Name.ShouldBe("昌黎县");
    }

    [Fact]
    public async Task An_address_that_can_not_be_meant_is_read_as_no_filter()
    {
        var view = await View("county");

        RankingList.Of("", "7", "no-such-part").Of(view).Count.ShouldBe(view.Rows.Count(row => row.Ranked.Rank is not null));
    }

    private Task<RankingView> View(string group) => city.Get<ResultQueries>().Ranking(city.Reader, ResultCity.Scheme, group);

    private async Task<IDocument> Table(string group) => await city.Render<RankingTable>(new()
    {
        [nameof(RankingTable.View)] = await View(group),
        [nameof(RankingTable.List)] = new RankingList(null, null, null),
        [nameof(RankingTable.Href)] = (Func<string?, string>)(sort => $"/ranking?sort={sort}"),
    });
}
