using System.Net;
using System.Text.Json;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Scoring by a program: what goes in, what comes out, and every fault said at once.</summary>
[Collection(ApiApp.Collection)]
public sealed class ScoreApiTests(ApiApp app)
{
    private const string Town = "/api/v1/rubrics/shishi-town/2024/score";

    [Fact]
    public async Task A_scored_sheet_has_the_contracts_members()
    {
        var sheet = await Score("""{"findings":[{"clause":"1.5.1.1","count":7,"value":null,"points":null,"place":"某村","reason":"没有自评"}],"clear":"rest","notApplicable":["6.2"],"exempt":[]}""");
        var section = sheet.AllSections().Single(known => known.Code() == "1.5");
        var item = section.GetProperty("items")[0];
        var clause = item.GetProperty("clauses")[0];

        sheet.Names().ShouldBe(["score", "fullMark", "applicable", "lost", "bonus", "additional", "complete", "vetoes", "sections"]);
        section.Names().ShouldBe(["code", "fullMark", "applicable", "lost", "score", "sections", "items"]);
        item.Names().ShouldBe(["code", "state", "mark", "lostBeforeCap", "lost", "clauses"]);
        clause.Names().ShouldBe(["code", "count", "lostBeforeCap", "lost", "notCounted", "gained"]);
        // 98 marks are applicable, 5 of them lost: 93 ÷ 98 × 100 = 94.897…
        sheet.GetProperty("score").GetRawText().ShouldBe("94.9");
        sheet.GetProperty("applicable").GetRawText().ShouldBe("98");
        item.GetProperty("state").GetString().ShouldBe("findings");
        clause.GetRawText().ShouldBe("""{"code":"1.5.1.1","count":7,"lostBeforeCap":7,"lost":5,"notCounted":2,"gained":0}""");
    }

    [Theory]
    [InlineData("{}", false, "100")]
    [InlineData("""{"clear":"rest"}""", true, "100")]
    [InlineData("""{"clear":null,"findings":null,"notApplicable":null,"exempt":null}""", false, "100")]
    [InlineData("""{"findings":[{"clause":"1.1.1.1"}],"clear":"rest"}""", true, "98")]
    [InlineData("""{"findings":[{"clause":"1.1.1.1","count":0}],"clear":"rest"}""", true, "100")]
    [InlineData("""{"findings":[{"clause":"2.6.1.1","value":4.999999}],"clear":"rest"}""", true, "95")]
    [InlineData("""{"findings":[{"clause":"2.6.1.1","value":5.000000}],"clear":"rest"}""", true, "97")]
    public async Task What_is_left_out_is_not_assessed_or_happened_once(string request, bool complete, string score)
    {
        var sheet = await Score(request);

        sheet.GetProperty("complete").GetBoolean().ShouldBe(complete);
        sheet.GetProperty("score").GetRawText().ShouldBe(score);
    }

    [Theory]
    [InlineData("""{"findings":[{"clause":"9.9"}]}""", "findings[0].clause score.clause-unknown")]
    [InlineData("""{"findings":[{"clause":""}]}""", "findings[0].clause score.clause-unknown")]
    [InlineData("""{"findings":[{"count":1}]}""", "findings[0].clause input.required")]
    [InlineData("""{"findings":[{"clause":7}]}""", "findings[0].clause input.not-a-text")]
    [InlineData("""{"findings":[{"clause":"\ud800"}]}""", "findings[0].clause input.bad-characters")]
    [InlineData("""{"clear":["9.9"]}""", "clear[0] score.item-unknown")]
    [InlineData("""{"notApplicable":["1.1.1","9.9"]}""", "notApplicable[1] score.item-unknown")]
    [InlineData("""{"exempt":["9.9"]}""", "exempt[0] score.item-unknown")]
    [InlineData("""{"exempt":[null]}""", "exempt[0] input.required")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":-1}]}""", "findings[0].count score.count-not-whole")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":1.5}]}""", "findings[0].count score.count-not-whole")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":1.0000000000000000000000000000001}]}""", "findings[0].count score.count-not-whole")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":"1"}]}""", "findings[0].count input.not-a-number")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":true}]}""", "findings[0].count input.not-a-number")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":1e400}]}""", "findings[0].count input.number-with-exponent")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":1E2}]}""", "findings[0].count input.number-with-exponent")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":12345678901234567890123456789012345678901234567890}]}""", "findings[0].count score.number-too-large")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1","count":1000000001}]}""", "findings[0].count score.number-too-large")]
    [InlineData("""{"findings":[{"clause":"1.5.1.1"}]}""", "findings[0].count score.count-missing")]
    [InlineData("""{"findings":[{"clause":"2.6.1.1"}]}""", "findings[0].value score.value-missing")]
    [InlineData("""{"findings":[{"clause":"2.6.1.1","value":0.1234567}]}""", "findings[0].value score.number-too-precise")]
    [InlineData("""{"findings":[{"clause":"2.6.1.1","value":0.0000000000000000000000000000000000001}]}""", "findings[0].value score.number-too-precise")]
    [InlineData("""{"findings":[{"clause":"1.1.1.1"}],"clear":["1.1.1"]}""", "findings[0].clause score.clear-and-findings")]
    [InlineData("""{"findings":[{"clause":"1.1.1.1","place":1,"reason":[]}]}""", "findings[0].place input.not-a-text", "findings[0].reason input.not-a-text")]
    [InlineData("""{"findings":[{"clause":"1.1.1.1","cuont":1}]}""", "findings[0].cuont input.unknown-member")]
    [InlineData("""{"notapplicable":[]}""", "notapplicable input.unknown-member")]
    [InlineData("""{"findings":{}}""", "findings input.not-a-list")]
    [InlineData("""{"findings":[1]}""", "findings[0] input.not-an-object")]
    [InlineData("""{"clear":"foo"}""", "clear score.clear-form")]
    [InlineData("""{"clear":1}""", "clear score.clear-form")]
    [InlineData("""{"exempt":"rest"}""", "exempt input.not-a-list")]
    [InlineData("[]", " input.not-an-object")]
    [InlineData("", " input.not-json")]
    [InlineData("{", " input.not-json")]
    [InlineData("""{"clear":[],"clear":"rest"}""", " input.not-json")]
    [InlineData("""{"\ud800":1}""", " input.not-json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", " input.not-json")]
    public async Task A_fault_is_refused_with_its_place_and_code(string request, params string[] faults)
    {
        var problem = await Refused(request);

        problem.Code().ShouldBe("input.invalid");
        problem.Faults().ShouldBe(faults);
    }

    [Theory]
    [InlineData("-0.000001")]
    [InlineData("3.000001")]
    public void Chosen_points_stay_within_the_clauses_limits(string points)
    {
        // No built-in rubric leaves a choice to the assessor, so that the rule is looked at below the address.
        var edition = Range(1, 3);
        using var body = JsonDocument.Parse($$"""{"findings":[{"clause":"1.1.1","points":{{points}}},{"clause":"1.1.1"}]}""");

        var refusal = Should.Throw<Domain.InvalidInput>(() => Web.Api.ScoreRequest.Read(body.RootElement, edition));

        refusal.Problems.Select(problem => $"{problem.Path} {problem.Code}")
            .ShouldBe(["findings[0].points score.points-out-of-range", "findings[1].points score.points-missing"]);
    }

    [Fact]
    public async Task Every_fault_is_listed_at_once()
    {
        var problem = await Refused("""
            {"findings":[{"clause":"1.5.1.1","count":"x"},{"clause":"1.5.1.1","count":-2},{"clause":"9.9","count":1},{"clause":"2.6.1.1"}],
             "clear":["1.5.1","9.8"],"notApplicable":"rest","exmpt":[]}
            """);

        problem.Faults().Order(StringComparer.Ordinal).ShouldBe(
        [
            "clear[1] score.item-unknown",
            "exmpt input.unknown-member",
            "findings[0].clause score.clear-and-findings",
            "findings[0].count input.not-a-number",
            "findings[1].clause score.clear-and-findings",
            "findings[1].count score.count-not-whole",
            "findings[2].clause score.clause-unknown",
            "findings[3].value score.value-missing",
            "notApplicable input.not-a-list",
        ]);
        problem.GetProperty("problems").EnumerateArray().ShouldAllBe(fault => fault.Names().SequenceEqual(new[] { "path", "code", "message" }));
    }

    [Theory]
    [InlineData(null, "没有编号为 9.9 的评分标准。")]
    [InlineData("zh-CN,en;q=0.5", "没有编号为 9.9 的评分标准。")]
    [InlineData("fr, en-GB;q=0.8, zh;q=0.2", "There is no clause 9.9.")]
    public async Task A_fault_is_told_in_the_language_asked_for_and_in_Chinese_otherwise(string? language, string sentence)
    {
        using var client = await app.As(Role.TeamMember);
        if (language is not null)
            client.DefaultRequestHeaders.Add("Accept-Language", language);

        var problem = await client.Send(Town, """{"findings":[{"clause":"9.9"}]}""").Json(HttpStatusCode.BadRequest);

        problem.GetProperty("problems")[0].GetProperty("message").GetString().ShouldBe(sentence);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused_before_it_is_read()
    {
        using var client = await app.As(Role.TeamMember);

        var tooLarge = await client.Send(Town, $$"""{"clear":["{{new string('x', 1024 * 1024)}}"]}""").Json(HttpStatusCode.RequestEntityTooLarge);
        var tooMany = await Refused($$"""{"exempt":[{{string.Join(',', Enumerable.Repeat("\"1.1.1\"", 10_001))}}]}""");

        tooLarge.Code().ShouldBe("input.body-too-large");
        tooMany.Faults().ShouldBe(["exempt input.list-too-long"]);
    }

    [Fact]
    public async Task Another_form_than_JSON_and_another_method_are_problems_too()
    {
        using var client = await app.As(Role.TeamMember);

        var form = await client.PostAsync(new Uri(Town, UriKind.Relative), new StringContent("clear=rest")).Json(HttpStatusCode.UnsupportedMediaType);
        var method = await client.DeleteAsync(new Uri(Town, UriKind.Relative)).Json(HttpStatusCode.MethodNotAllowed);

        form.Code().ShouldBe("http.415");
        method.Code().ShouldBe("http.405");
    }

    private async Task<JsonElement> Score(string request)
    {
        using var client = await app.As(Role.TeamMember);
        return await client.Send(Town, request).Json();
    }

    private async Task<JsonElement> Refused(string request)
    {
        using var client = await app.As(Role.TeamMember);
        return await client.Send(Town, request).Json(HttpStatusCode.BadRequest);
    }

    private static Domain.Rubrics.RubricEdition Range(decimal min, decimal max) => new()
    {
        Code = "choice",
        Edition = "1",
        Title = "酌情",
        Subject = Domain.Rubrics.Subject.Town,
        FullMark = 5,
        Sections =
        [
            new()
            {
                Code = "1",
                Title = "一",
                FullMark = 5,
                Items = [new() { Code = "1.1", Title = "一", FullMark = 5, Clauses = [new() { Code = "1.1.1", Kind = Domain.Rubrics.ClauseKind.Range, Text = "酌情", Min = min, Max = max }] }],
            },
        ],
    };
}
