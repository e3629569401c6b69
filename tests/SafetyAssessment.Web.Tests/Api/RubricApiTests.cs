using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Rubrics as the contract shows them, name by name.</summary>
[Collection(ApiApp.Collection)]
public sealed partial class RubricApiTests(ApiApp app)
{
    [Fact]
    public async Task The_list_names_every_edition()
    {
        using var client = await app.As(Role.Leader);

        var rows = (await client.Ask("/api/v1/rubrics").Json()).EnumerateArray().ToList();

        rows.ShouldAllBe(row => row.Names().SequenceEqual(new[] { "code", "edition", "title", "subject", "fullMark", "frozen" }));
        rows.Select(row => $"{row.Code()} {row.GetProperty("edition").GetString()} {row.GetProperty("subject").GetString()} {row.GetProperty("fullMark").GetRawText()}")
            .Order(StringComparer.Ordinal).ShouldBe(
            [
                "agriculture-grid 2014 department 100",
                "county-self-report 2020 county 100",
                "qinhuangdao-department 2016 department 500",
                "qinhuangdao-government 2016 county 300",
                "qinhuangdao-party 2016 county 100",
                "railway-base-management 1 department 100",
                "railway-performance 1 department 100",
                "shishi-enterprise 2024 enterprise 100",
                "shishi-town 2024 town 100",
                "training-targets 2016 county 100",
            ]);
    }

    [Fact]
    public async Task An_edition_has_the_contracts_members_and_nulls_where_nothing_is()
    {
        using var client = await app.As(Role.Leader);

        var rubric = await client.Ask("/api/v1/rubrics/shishi-enterprise/2024").Json();
        var section = rubric.AllSections().First(known => known.GetProperty("items").GetArrayLength() > 0);
        var item = section.GetProperty("items")[0];

        rubric.Names().ShouldBe(["code", "edition", "title", "subject", "fullMark", "source", "rounding", "notApplicable", "bonusCap", "sections"]);
        rubric.GetProperty("rounding").GetRawText().ShouldBe("""{"digits":2}""");
        rubric.GetProperty("notApplicable").GetString().ShouldBe("rescale");
        rubric.GetProperty("bonusCap").ValueKind.ShouldBe(JsonValueKind.Null);
        section.Names().ShouldBe(["code", "number", "title", "fullMark", "fullMarkImplied", "source", "sections", "items"]);
        item.Names().ShouldBe(["code", "number", "title", "text", "method", "source", "fullMark", "fullMarkImplied", "cap", "groups", "clauses"]);
        item.GetProperty("clauses")[0].Names().ShouldBe(
        [
            "code", "kind", "text", "points", "unit", "cap", "group", "target", "step", "sense", "tiers", "min", "max", "scope",
            "valueUnit", "maxCount", "polarityImplied",
        ]);
    }

    [Fact]
    public async Task Tiers_are_lower_limits_with_the_printed_upper_limit_beside_them()
    {
        using var client = await app.As(Role.Leader);

        var rubric = await client.Ask("/api/v1/rubrics/shishi-town/2024").Json();
        var clause = rubric.AllSections().SelectMany(section => section.GetProperty("items").EnumerateArray())
            .SelectMany(item => item.GetProperty("clauses").EnumerateArray()).Single(clause => clause.Code() == "2.6.1.1");

        clause.Kind().ShouldBe("tiered");
        clause.GetProperty("tiers").EnumerateArray().Select(tier => $"{tier.GetProperty("from").GetRawText()}: {tier.GetProperty("points").GetRawText()}")
            .ShouldBe(["null: 5", "5: 3", "10: 1", "15: 0"]);
    }

    [Theory]
    [InlineData("", "分档")]
    [InlineData("?culture=en", "tiers")]
    public async Task The_check_says_what_is_wrong_with_the_document_in_the_language_asked_for(string language, string word)
    {
        using var client = await app.As(Role.Leader);

        var found = (await client.Ask("/api/v1/rubrics/shishi-town/2024/check" + language).Json()).EnumerateArray().ToList();
        var overlap = found.Single(row => row.Kind() == "tiersOverlap");

        found.ShouldAllBe(row => row.Names().SequenceEqual(new[] { "where", "kind", "message", "stated", "found", "code" }));
        overlap.GetProperty("where").GetString().ShouldBe("13");
        overlap.GetProperty("message").GetString()!.ShouldContain(word, Case.Insensitive);
    }

    [Theory]
    [InlineData("/api/v1/rubrics/qinhuangdao-party/1999")]
    [InlineData("/api/v1/rubrics/nothing/2016/check")]
    [InlineData("/api/v1/rubrics/qinhuangdao-party/2016/nothing")]
    [InlineData("/api/v2/rubrics")]
    public async Task What_does_not_exist_is_a_problem_with_its_code(string address)
    {
        using var client = await app.As(Role.Leader);

        var problem = await client.Ask(address).Json(HttpStatusCode.NotFound);

        problem.Names().ShouldBe(["type", "title", "status", "detail", "code", "problems"]);
        problem.Code().ShouldBe("not-found");
        problem.GetProperty("status").GetInt32().ShouldBe(404);
    }

    [Fact]
    public async Task Numbers_have_neither_exponents_nor_trailing_zeros()
    {
        using var client = await app.As(Role.Leader);
        foreach (var row in (await client.Ask("/api/v1/rubrics").Json()).EnumerateArray())
        {
            using var answer = await client.Ask($"/api/v1/rubrics/{row.Code()}/{row.GetProperty("edition").GetString()}");
            Number().Matches(await answer.Content.ReadAsStringAsync()).Select(match => match.Groups["number"].Value).Where(number => !PlainNumber().IsMatch(number)).ShouldBeEmpty();
        }
    }

    [GeneratedRegex("""[:\[,](?<number>-?\d[^,}\]]*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("""^-?\d+(\.\d{0,5}[1-9])?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainNumber();
}
