using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Gives files of reports to whoever may see the task.</summary>
internal static class RectificationFileEndpoint
{
    public static void MapRectificationFiles(this WebApplication app) => app.MapGet("/rectifications/{id:guid}/files/{hash}", Get);

    private static Task<IResult> Get(HttpContext context, RectificationQueries queries, EvidenceStore store, Guid id, string hash) =>
        KeptFileAnswer.Give(context, store, hash, async () => (await queries.Get(CurrentActor.Of(context.User), id)).Row.Task.Steps.SelectMany(step => step.Files));
}
