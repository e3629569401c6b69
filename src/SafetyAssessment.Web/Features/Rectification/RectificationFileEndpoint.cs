using Microsoft.Net.Http.Headers;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Gives files of reports to whoever may see the task: as something to keep, never as something that runs here.</summary>
internal static class RectificationFileEndpoint
{
    public static void MapRectificationFiles(this WebApplication app) => app.MapGet("/rectifications/{id:guid}/files/{hash}", Get);

    private static async Task<IResult> Get(HttpContext context, RectificationQueries queries, EvidenceStore store, Guid id, string hash)
    {
        try
        {
            var view = await queries.Get(CurrentActor.Of(context.User), id);
            var file = view.Row.Task.Steps.SelectMany(step => step.Files).FirstOrDefault(known => known.Hash == hash) ?? throw new RuleViolation(Rules.NotFound);
            context.Response.Headers.CacheControl = "private, no-cache";
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return TypedResults.File(
                await store.Open(file.Hash, context.RequestAborted), file.MediaType, file.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
        }
        catch (RuleViolation refusal)
        {
            // A bare status is answered by the page that says so.
            return TypedResults.StatusCode(refusal.Code == Rules.AccessDenied ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
        }
    }
}
