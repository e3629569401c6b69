using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>What a browser announces before it sends a file. It names the account, so that what one person took is never sent under another's name.</summary>
internal sealed record AnnouncedFile(
    Guid Account, EvidenceKind Kind, string? Item, Guid? Finding, string? FileName, long Size, string? Hash, string? Caption, DateTimeOffset? TakenAt);

/// <summary>
/// Evidence goes in and out by HTTP and not over the circuit. In: announced, then sent in pieces, each of which says where it begins, so that a cut
/// costs one piece at most. Out: as something to keep, never as something that runs here.
/// </summary>
internal static class EvidenceEndpoints
{
    /// <summary>Largest piece, in bytes.</summary>
    public const int LargestPiece = 1024 * 1024;

    private const string Offset = "Upload-Offset";
    private const string Path = "/sheets/{sheet:guid}/evidence/{id:guid}";

    public static void MapEvidence(this WebApplication app)
    {
        var evidence = app.MapGroup(Path).AddEndpointFilter<EvidenceAnswers>();
        evidence.MapPost("", Start);
        evidence.MapPatch("", Append);
        evidence.MapMethods("", [HttpMethods.Head], Progress);
        evidence.MapPut("/thumbnail", PutThumbnail);
        evidence.MapGet("", Download);
        evidence.MapGet("/thumbnail", Thumbnail);
    }

    private static async Task<IResult> Start(HttpContext context, EvidenceReceiver receiver, Guid sheet, Guid id)
    {
        var actor = CurrentActor.Of(context.User);
        using var body = await JsonBody.Read(context.Request);
        var file = Read(body);
        if (file.Account != actor.AccountId)
            throw new RuleViolation(Rules.AccessRevoked);
        var announced = new NewEvidence(
            id, sheet, file.Kind, file.Item, file.Finding, file.FileName, file.Size, file.Hash, file.Caption, file.TakenAt?.UtcDateTime);
        return TypedResults.Json(await receiver.Start(actor, announced, context.RequestAborted), ApiJson.Options);
    }

    private static async Task<IResult> Progress(HttpContext context, EvidenceReceiver receiver, Guid sheet, Guid id)
    {
        var progress = await receiver.Progress(CurrentActor.Of(context.User), sheet, id);
        context.Response.Headers[Offset] = progress.Offset.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Upload-Stored"] = progress.Stored ? "true" : "false";
        return TypedResults.Ok();
    }

    private static async Task<IResult> Append(HttpContext context, EvidenceReceiver receiver, Guid sheet, Guid id)
    {
        if (context.Request.ContentLength is null or > LargestPiece)
            throw new RuleViolation(Rules.BodyTooLarge, LargestPiece / 1024);
        if (!long.TryParse(context.Request.Headers[Offset], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            throw new InvalidInput([new Problem(Offset, Rules.Required)]);
        var progress = await receiver.Append(CurrentActor.Of(context.User), sheet, id, offset, context.Request.Body, context.RequestAborted);
        return TypedResults.Json(progress, ApiJson.Options);
    }

    private static async Task<IResult> PutThumbnail(HttpContext context, EvidenceReceiver receiver, Guid sheet, Guid id)
    {
        if (context.Request.ContentLength is null or > EvidenceType.LargestThumbnailKilobytes * 1024)
            throw new RuleViolation(Rules.EvidenceThumbnail, EvidenceType.LongestThumbnailSide, EvidenceType.LargestThumbnailKilobytes);
        var picture = new byte[(int)context.Request.ContentLength];
        await context.Request.Body.ReadExactlyAsync(picture, context.RequestAborted);
        await receiver.PutThumbnail(CurrentActor.Of(context.User), sheet, id, picture, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Download(HttpContext context, EvidenceQueries queries, EvidenceStore store, Guid sheet, Guid id)
    {
        var file = await queries.File(CurrentActor.Of(context.User), sheet, id);
        return await Serve(context, store, file.Hash, file.MediaType, file.FileName);
    }

    private static async Task<IResult> Thumbnail(HttpContext context, EvidenceQueries queries, EvidenceStore store, Guid sheet, Guid id)
    {
        var file = await queries.File(CurrentActor.Of(context.User), sheet, id);
        return await Serve(context, store, file.Thumbnail ?? throw new RuleViolation(Rules.NotFound), EvidenceType.Jpeg.MediaType, null);
    }

    // Kept by the browser, but asked for each time: whoever may not see it any more gets nothing. Its name is its content's hash.
    private static async Task<IResult> Serve(HttpContext context, EvidenceStore store, string hash, string mediaType, string? fileName)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.File(await store.Open(hash, context.RequestAborted), mediaType, fileName, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }

    private static AnnouncedFile Read(JsonDocument body)
    {
        try
        {
            return body.Deserialize<AnnouncedFile>(ApiJson.Options) ?? throw new InvalidInput([new Problem("", Rules.NotAnObject)]);
        }
        catch (JsonException)
        {
            throw new InvalidInput([new Problem("", Rules.NotAnObject)]);
        }
    }

    /// <summary>Refusals as problem details with their sentence; what changes something needs the page's token.</summary>
    private sealed class EvidenceAnswers(IAntiforgery antiforgery, RuleSentences sentences, ILogger<EvidenceReceiver> log) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            try
            {
                if (!await antiforgery.IsRequestValidAsync(context.HttpContext))
                    throw new RuleViolation(Rules.AccessRevoked);
                return await next(context);
            }
            catch (RuleViolation refusal)
            {
                if (refusal.Code == Rules.EvidenceLost)
                    log.LogError("A stored file is missing or altered: {Path}", context.HttpContext.Request.Path);
                var problem = ApiProblem.Of(refusal, sentences);
                // A bare status is answered by the page that says so.
                return HttpMethods.IsGet(context.HttpContext.Request.Method) && problem.Status is StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden
                    ? (IResult)TypedResults.StatusCode(problem.Status)
                    : TypedResults.Json(problem, ApiJson.Options, "application/problem+json", problem.Status);
            }
        }
    }
}
