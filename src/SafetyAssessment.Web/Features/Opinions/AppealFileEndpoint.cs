using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Features.Rectification;

namespace SafetyAssessment.Web.Features.Opinions;

/// <summary>Gives files of appeals to whoever may read the appeal.</summary>
internal static class AppealFileEndpoint
{
    public static void MapAppealFiles(this WebApplication app) => app.MapGet("/sheets/{sheet:guid}/appeals/{id:guid}/files/{hash}", Get);

    private static Task<IResult> Get(HttpContext context, AppealQueries queries, EvidenceStore store, Guid sheet, Guid id, string hash) =>
        KeptFileAnswer.Give(context, store, hash, async () =>
            (await queries.Of(CurrentActor.Of(context.User), sheet)).Appeals.Where(appeal => appeal.Id == id).SelectMany(appeal => appeal.Files));
}
