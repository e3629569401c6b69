using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Features.Rubrics.Importing;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>Takes the document of the import page: by a request of its own, since a circuit is no place for twenty megabytes.</summary>
internal static class ImportEndpoint
{
    public const string Address = "/rubrics/import/document";

    public static void MapImport(this WebApplication app) =>
        app.MapPost(Address, Take).RequireAuthorization(nameof(Permission.ManageRubrics)).ExcludeFromDescription();

    private static async Task<IResult> Take(
        ClaimsPrincipal user, HttpContext context, IAntiforgery forms, UploadedDocuments documents, RuleSentences sentences)
    {
        // The token comes in a header: it is looked at before the file is read.
        if (!await forms.IsRequestValidAsync(context))
            return Results.BadRequest();
        try
        {
            var actor = CurrentActor.Of(user);
            return Results.Ok(new UploadAnswer(await DocumentForm.Read(context.Request, document => documents.Keep(actor, document)), []));
        }
        catch (InvalidInput input)
        {
            return Results.Ok(new UploadAnswer(null, [.. sentences.Of(input).Select(fault => fault.Sentence)]));
        }
    }
}

/// <summary>What became of an upload.</summary>
/// <param name="Document">Id of the document, when it was read.</param>
/// <param name="Refusals">Why it was not.</param>
internal sealed record UploadAnswer(Guid? Document, IReadOnlyList<string> Refusals);
