using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>The one place where a refusal becomes problem details.</summary>
[Collection(ApiApp.Collection)]
public sealed class ApiErrorsTests(ApiApp app)
{
    public static TheoryData<string, int> Refusals { get; } = new()
    {
        { Rules.NotFound, 404 },
        { Rules.AccessDenied, 403 },
        { Rules.AccessState, 409 },
        { Rules.AccessRevoked, 401 },
        { Rules.TokenInvalid, 401 },
        { Rules.SheetIncomplete, 400 },
        { Rules.BodyTooLarge, 413 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_refusal_has_its_status_and_its_rules_code(string code, int status)
    {
        var problem = await Answer(new RuleViolation(code, 1, 2, 3));

        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.Code().ShouldBe(code);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_clash_of_two_people_is_a_conflict()
    {
        var problem = await Answer(new ChangedMeanwhile(1, 2, "考核员甲", DateTime.UnixEpoch, 3));

        problem.GetProperty("status").GetInt32().ShouldBe(409);
        problem.Code().ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task A_bug_tells_a_reference_number_and_nothing_else()
    {
        var problem = await Answer(new InvalidOperationException("SELECT secret FROM accounts"));

        problem.GetProperty("status").GetInt32().ShouldBe(500);
        problem.Code().ShouldBe("unexpected");
        problem.GetProperty("detail").GetString()!.ShouldContain(problem.GetProperty("reference").GetString()!);
        problem.GetRawText().ShouldNotContain("secret");
    }

    private async Task<JsonElement> Answer(Exception thrown)
    {
        var errors = new ApiErrors(
            _ => throw thrown, app.Get<RuleSentences>(), app.Get<IStringLocalizer<ApiTexts>>(), NullLogger<ApiErrors>.Instance);
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = app.Services, TraceIdentifier = "trace-1" };
        context.Response.Body = body;
        await errors.Invoke(context);
        context.Response.ContentType.ShouldBe("application/problem+json");
        using var answer = JsonDocument.Parse(body.ToArray());
        context.Response.StatusCode.ShouldBe(answer.RootElement.GetProperty("status").GetInt32());
        return answer.RootElement.Clone();
    }
}
