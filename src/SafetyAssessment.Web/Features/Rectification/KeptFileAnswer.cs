using Microsoft.Net.Http.Headers;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Gives a kept file of a report or an appeal: as something to keep, never as something that runs here.</summary>
internal static class KeptFileAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="store">Where files are kept.</param>
    /// <param name="hash">Which file.</param>
    /// <param name="files">The files that this person may see.</param>
    public static async Task<IResult> Give(HttpContext context, EvidenceStore store, string hash, Func<Task<IEnumerable<ReportFile>>> files)
    {
        try
        {
            var file = (await files()).FirstOrDefault(known => known.Hash == hash) ?? throw new RuleViolation(Rules.NotFound);
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
