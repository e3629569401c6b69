using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Shared;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>Offline workbooks out and in. They go by requests of their own: a circuit is no place for files.</summary>
internal static class OfflineEndpoints
{
    public const string Upload = "/assessments/import/file";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapOffline(this WebApplication app)
    {
        app.MapGet("/sheets/{sheet:guid}/offline", Sheet).RequireAuthorization(nameof(Permission.ScoreSheet)).ExcludeFromDescription();
        app.MapGet("/assessments/offline", Group).RequireAuthorization(nameof(Permission.ScoreSheet)).ExcludeFromDescription();
        app.MapPost(Upload, Take).RequireAuthorization(nameof(Permission.ScoreSheet)).ExcludeFromDescription();
    }

    private static Task<IResult> Sheet(ClaimsPrincipal user, OfflineBooks books, Guid sheet) => Answer(async () => [await books.Sheet(CurrentActor.Of(user), sheet)]);

    private static Task<IResult> Group(ClaimsPrincipal user, OfflineBooks books, string scheme, string group) =>
        Answer(() => books.Group(CurrentActor.Of(user), scheme, group));

    private static async Task<IResult> Answer(Func<Task<IReadOnlyList<OfflineSheet>>> read)
    {
        try
        {
            var sheets = await read();
            if (sheets.Count == 0)
                return HttpResults.NotFound();
            var name = sheets.Count == 1 ? $"{sheets[0].Unit} {sheets[0].Part} 离线评分表" : $"离线评分表 {sheets.Count}张";
            return HttpResults.File(OfflineExport.Write(sheets), Excel, $"{DownloadEndpoints.NameOf(name, "")}.xlsx");
        }
        catch (RuleViolation refusal)
        {
            // What may not be written in now is there, but not to be taken along.
            return refusal.Code == Rules.AccessState ? HttpResults.StatusCode(StatusCodes.Status409Conflict) : HttpResults.NotFound();
        }
    }

    private static async Task<IResult> Take(ClaimsPrincipal user, HttpContext context, IAntiforgery forms, Uploaded<OfflineReading> books, RuleSentences sentences)
    {
        // The token comes in a header: it is looked at before the file is read.
        if (!await forms.IsRequestValidAsync(context))
            return HttpResults.BadRequest();
        try
        {
            var actor = CurrentActor.Of(user);
            return HttpResults.Ok(new UploadAnswer(await DocumentForm.ReadFile(context.Request, (file, name) => books.Keep(actor, OfflineImport.Read(file, name))), []));
        }
        catch (InvalidInput input)
        {
            return HttpResults.Ok(new UploadAnswer(null, [.. sentences.Of(input).Select(fault => fault.Sentence)]));
        }
    }
}
