using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Tests.Access;

namespace SafetyAssessment.Web.Tests.Features.Scoring;

/// <summary>The score sheet on paper: the whole rubric, what was entered or room for it, and a code by which the paper is held against what is stored.</summary>
public sealed class PaperPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("changli", "government")]
    [InlineData("changli", "party")]
    [InlineData("guotu", "year-end")]
    [InlineData("hanjiang", "rubric")]
    public async Task The_paper_has_every_row_in_order_and_every_row_fills_the_table(string unit, string part)
    {
        var id = await app.Sheet(unit, part);
        using var client = await app.DemoClient("safety-office");

        foreach (var query in new[] { "", "?blank=true" })
        {
            using var page = await client.Page($"/sheets/{id}/print{query}");
            var edition = (await View(id)).Edition;
            page.QuerySelectorAll("tr[data-item]").Select(row => row.GetAttribute("data-item")).ShouldBe(edition.Index.Rows.Select(row => row.Item.Code));
            foreach (var row in edition.Index.Rows.Select(row => row.Item))
                row.Clauses.ShouldAllBe(clause => page.QuerySelector($"tr[data-item='{row.Code}']")!.TextContent.Contains(clause.Text, StringComparison.Ordinal));
            Widths(page).Distinct().ShouldHaveSingleItem().ShouldBe(page.QuerySelectorAll("col").Length);
            page.QuerySelectorAll(".signatures span").Select(line => line.TextContent).ShouldBe(["组长：", "组员：", "被考核单位负责人：", "日期："]);
            page.QuerySelectorAll("nav, aside, .menu").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_filled_paper_says_place_and_reason_as_they_were_typed_and_the_blank_one_says_nothing()
    {
        var id = await app.Sheet();
        using var client = await app.DemoClient("safety-office");
        await Save(new RowSnapshot("1.1.1", ItemState.Findings, null, [new FindingEntry(Guid.CreateVersion7(), "1.1.1.1", 3, null, null, "<b>某镇</b>", "<script>没有\"落实\"</script>")]));
        await Save(new RowSnapshot("3.3.1", ItemState.NotApplicable, "没有该类企业", []));

        using var filled = await client.Page($"/sheets/{id}/print");
        using var blank = await client.Page($"/sheets/{id}/print?blank=true");

        var cells = Entered(filled, "1.1.1");
        cells[..2].ShouldBe(["6", Points((await View(id)).Score().Item("1.1.1")!.Score)]);
        cells[2].ShouldContain("<b>某镇</b>");
        cells[2].ShouldContain("<script>没有\"落实\"</script>");
        Entered(filled, "3.3.1")[2].ShouldContain("缺项");
        Entered(filled, "3.3.1")[2].ShouldContain("没有该类企业");
        filled.QuerySelectorAll("tr.sum:not(.total)").Length.ShouldBe((await View(id)).Edition.Sections.Count);
        blank.QuerySelectorAll("tr[data-item]").SelectMany(row => row.QuerySelectorAll("td").TakeLast(3)).ShouldAllBe(cell => cell.TextContent.Length == 0);
        blank.Body!.TextContent.ShouldNotContain("某镇");
    }

    [Fact]
    public async Task The_code_of_a_paper_leads_back_and_tells_whether_the_sheet_has_changed_since()
    {
        var id = await app.Sheet();
        using var client = await app.DemoClient("safety-office");
        await Save(ScoredCity.Counted("2.1.1", 1));
        using var paper = await client.Page($"/sheets/{id}/print");
        using var blank = await client.Page($"/sheets/{id}/print?blank=true");

        (await Matches(client, paper)).ShouldBe("true");
        (await Matches(client, blank)).ShouldBe("true");

        var before = SheetHash.Of(await View(id));
        await Save(ScoredCity.Counted("2.1.1", 2), 1);

        SheetHash.Of(await View(id)).ShouldNotBe(before);
        (await Matches(client, paper)).ShouldBe("false");
        (await Matches(client, blank)).ShouldBe("true", "a blank paper says nothing that could change");
    }

    [Fact]
    public async Task The_hash_is_of_what_the_paper_says_not_of_how_it_is_stored()
    {
        var view = await View(await app.Sheet());
        FindingEntry first = new(Guid.NewGuid(), "1.1.1.1", 1m, null, null, "甲镇", "一"), second = new(Guid.NewGuid(), "1.1.1.1", 2m, null, null, "乙镇", "二");
        var hash = Hash(first, second);

        Hash(second, first).ShouldBe(hash, "the order of findings says nothing");
        Hash(first with { Count = 1.000000m, Id = Guid.NewGuid() }, second).ShouldBe(hash);
        SheetHash.Of(With(first, second) with { State = AssessmentState.Confirmed, Version = 99 }).ShouldBe(hash);
        Hash(first with { Place = "丙镇" }, second).ShouldNotBe(hash);
        Hash(first with { Reason = "三" }, second).ShouldNotBe(hash);
        Hash(first with { Count = 2 }, second).ShouldNotBe(hash);
        Hash(first).ShouldNotBe(hash);
        SheetHash.OfBlank(With(first)).ShouldBe(SheetHash.OfBlank(view));

        string Hash(params FindingEntry[] findings) => SheetHash.Of(With(findings));
        SheetView With(params FindingEntry[] findings) => view with
        {
            Rows = new Dictionary<string, SheetItemRow>(StringComparer.Ordinal)
            {
                ["1.1.1"] = new(new RowSnapshot("1.1.1", ItemState.Findings, null, findings), 1, "", default),
            },
        };
    }

    [Fact]
    public async Task Another_teams_sheet_looks_absent()
    {
        using var own = await app.DemoClient("team-member");
        using var other = await app.DemoClient("department-member");
        var address = new Uri($"/sheets/{await app.Sheet()}/print", UriKind.Relative);

        (await own.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var theirs = await other.GetAsync(address);
        theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.Content.ReadAsStringAsync()).ShouldNotContain("昌黎");
        (await other.GetAsync(new Uri($"/sheets/{Guid.NewGuid()}/print", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string?> Matches(HttpClient client, IDocument paper)
    {
        var held = new Uri(paper.QuerySelector("svg.qr")!.GetAttribute("data-holds")!);
        using var page = await client.Page(held.PathAndQuery);
        return page.QuerySelector(".compared")!.GetAttribute("data-matches");
    }

    private static string[] Entered(IDocument page, string item) =>
        [.. page.QuerySelectorAll($"tr[data-item='{item}'] > td").TakeLast(3).Select(cell => cell.TextContent.Trim())];

    private static string Points(decimal? points) => Web.Shared.Format.Points(points!.Value);

    private Task Save(RowSnapshot row, long version = 0) => app.Save(ScoredCity.Member, row, version);

    private async Task<SheetView> View(Guid id) => await app.Services.GetRequiredService<SheetQueries>().Get(await app.Person("demo-safety-office"), id);

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

    private static int Number(IElement cell, string attribute) => int.TryParse(cell.GetAttribute(attribute), out var number) ? number : 1;
}
