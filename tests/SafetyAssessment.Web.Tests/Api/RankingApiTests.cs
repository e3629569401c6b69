using System.Net;
using System.Text.Json;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>The ranking of a group as the contract shows it.</summary>
[Collection(ApiApp.Collection)]
public sealed class RankingApiTests(ApiApp app)
{
    private const string Counties = "/api/v1/schemes/qinhuangdao-2016/groups/county/ranking";

    [Fact]
    public async Task A_ranking_shows_parts_grades_vetoes_and_who_is_left_out()
    {
        var office = await app.Account(Role.SafetyOffice);
        await app.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), "qinhuangdao-2016");
        var proposal = Guid.NewGuid();
        await app.Get<ProposeVeto>().Run(office, Guid.NewGuid(), proposal, "qinhuangdao-2016", "changli", "V2");
        await app.Get<DecideVeto>().Run(office, Guid.NewGuid(), proposal, confirm: true, "安委办〔2017〕3号", "全年累计死亡3人", 0);
        using var client = await app.As(Role.Leader);

        var ranking = await client.Ask(Counties).Json();
        var rows = ranking.GetProperty("rows").EnumerateArray().ToList();
        var vetoed = rows.Single(row => row.GetProperty("unit").GetString() == "changli");
        var left = rows.Where(row => row.GetProperty("excluded").ValueKind == JsonValueKind.String).ToList();

        ranking.Names().ShouldBe(["scheme", "group", "fullMark", "rows"]);
        ranking.GetProperty("fullMark").GetRawText().ShouldBe("1000");
        rows.Count.ShouldBe(9);
        rows.ShouldAllBe(row => row.Names().SequenceEqual(new[]
        {
            "unit", "parts", "total", "computedGrade", "finalGrade", "vetoes", "rank", "excluded", "name", "finalTotal", "tied", "complete",
        }));
        rows.ShouldAllBe(row => row.GetProperty("parts").EnumerateArray().All(part => part.Names().SequenceEqual(new[] { "code", "fullMark", "score" })));
        rows.ShouldAllBe(row => row.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("fullMark").GetDecimal()) == 1000);
        vetoed.GetProperty("vetoes").GetRawText().ShouldBe($$"""
            [{"code":"V2","title":"全年累计死亡达到3人","effect":"unqualified","document":"安委办〔2017〕3号","by":"{{office.Name}}","reason":"全年累计死亡3人"}]
            """.Trim());
        vetoed.GetProperty("computedGrade").ValueKind.ShouldBe(JsonValueKind.Null);
        vetoed.GetProperty("finalGrade").GetString().ShouldBe("unqualified");
        vetoed.GetProperty("complete").GetBoolean().ShouldBeFalse();
        left.Count.ShouldBe(3);
        left.ShouldAllBe(row => row.GetProperty("rank").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/api/v1/schemes/nothing/groups/county/ranking")]
    [InlineData("/api/v1/schemes/qinhuangdao-2016/groups/nothing/ranking")]
    public async Task An_unknown_scheme_or_group_is_not_found(string address)
    {
        using var client = await app.As(Role.Leader);

        (await client.Ask(address).Json(HttpStatusCode.NotFound)).Code().ShouldBe("not-found");
    }
}
