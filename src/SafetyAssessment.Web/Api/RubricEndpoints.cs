using System.Security.Claims;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>Rubrics, their check, and the scoring of findings that are stored nowhere.</summary>
internal static class RubricEndpoints
{
    public static void MapRubrics(this RouteGroupBuilder api)
    {
        var rubrics = api.MapGroup("/rubrics").WithTags("rubrics");
        rubrics.MapGet("", List).WithName("listRubrics").WithSummary("评分细则各版本 · The editions of all rubrics").Fails(401);
        rubrics.MapGet("/{code}/{edition}", Get).WithName("getRubric").WithSummary("一个版本的全部内容 · One edition, whole").Fails(401, 404);
        rubrics.MapGet("/{code}/{edition}/check", Check).WithName("checkRubric")
            .WithSummary("文件本身的问题 · Faults that stand in the document itself").Fails(401, 404);
        rubrics.MapPost("/{code}/{edition}/score", Score).WithName("scoreFindings")
            .WithSummary("按扣分情况算分，不保存 · Scores findings; nothing is stored")
            .WithDescription("Every fault of the input is listed. A count is a whole number from 0; numbers have at most six decimals and no exponent.")
            .Accepts<ScoreRequest>("application/json").Fails(400, 401, 404, 413, 415);
    }

    private static async Task<IReadOnlyList<RubricListed>> List(ClaimsPrincipal user, RubricCatalog rubrics)
    {
        Demand(user);
        return [.. (await rubrics.List()).Select(row => new RubricListed(row.Code, row.Edition, row.Title, row.Subject, row.FullMark, row.Frozen))];
    }

    private static async Task<RubricBody> Get(ClaimsPrincipal user, RubricCatalog rubrics, string code, string edition)
    {
        Demand(user);
        return RubricBody.Of(await rubrics.Get(code, edition));
    }

    private static async Task<IReadOnlyList<CheckBody>> Check(
        ClaimsPrincipal user, RubricCatalog rubrics, IStringLocalizer<RubricTexts> texts, string code, string edition)
    {
        Demand(user);
        return [.. RubricCheck.Of(await rubrics.Get(code, edition)).Select(finding => new CheckBody(
            finding.Where, finding.Kind, CheckSentence.Of(finding, texts), finding.Stated, finding.Found, finding.Code))];
    }

    private static async Task<ScoreBody> Score(ClaimsPrincipal user, RubricCatalog rubrics, HttpRequest request, string code, string edition)
    {
        Demand(user);
        var rubric = await rubrics.Get(code, edition);
        using var body = await JsonBody.Read(request);
        return ScoreBody.Of(Scorer.Score(rubric, ScoreRequest.Read(body.RootElement, rubric)));
    }

    private static void Demand(ClaimsPrincipal user) => CurrentActor.Of(user).Demand(Permission.ViewSchemes);
}
