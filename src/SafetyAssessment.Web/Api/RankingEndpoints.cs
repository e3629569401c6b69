using System.Security.Claims;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Api;

/// <summary>Results of a scheme.</summary>
internal static class RankingEndpoints
{
    public static void MapRanking(this RouteGroupBuilder api) => api.MapGet("/schemes/{code}/groups/{group}/ranking", Get).WithTags("schemes")
        .WithName("getRanking").WithSummary("一个考核类别的排名 · The ranking of a group").Fails(401, 403, 404);

    private static async Task<RankingBody> Get(ClaimsPrincipal user, ResultQueries results, string code, string group) =>
        RankingBody.Of(await results.Ranking(CurrentActor.Of(user), code, group));
}
