using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Shared;
using HttpResults = Microsoft.AspNetCore.Http.Results;

namespace SafetyAssessment.Web.Features.Ledger;

/// <summary>The ledger of a group out as a workbook, and entries in.</summary>
internal static class LedgerFiles
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapLedgerFiles(this WebApplication app)
    {
        app.MapGet("/ledger/template", Template).RequireAuthorization(nameof(Permission.RecordLedger)).ExcludeFromDescription();
        app.MapGet("/ledger/export", Export).RequireAuthorization(nameof(Permission.ViewLedger)).ExcludeFromDescription();
        app.MapPost("/ledger/import/file", Take).RequireAuthorization(nameof(Permission.RecordLedger)).ExcludeFromDescription();
    }

    public static string Upload(string scheme, string group) => $"/ledger/import/file{Query(scheme, group)}";

    public static string Query(string scheme, string group) => $"?scheme={Uri.EscapeDataString(scheme)}&group={Uri.EscapeDataString(group)}";

    private static Task<IResult> Template(ClaimsPrincipal user, FigureQueries figures, string scheme, string group) => Answer(async () =>
    {
        var view = await figures.Ledger(CurrentActor.Of(user), scheme, group);
        return view.Parts.Count == 0 ? HttpResults.NotFound() : File(LedgerExport.Template(Book(view)), $"台账模板 {view.Group.Title}");
    });

    private static Task<IResult> Export(ClaimsPrincipal user, FigureQueries figures, string scheme, string group) => Answer(async () =>
    {
        var view = await figures.Ledger(CurrentActor.Of(user), scheme, group);
        var lines = view.Entries.Reverse().Select(entry => new LedgerLine(
            entry.Unit, entry.Part, entry.Date, entry.Kind, entry.Points, entry.Reason, entry.Document,
            view.After.TryGetValue(entry.Id, out var after) ? after : null, entry.EnteredBy, Format.Day(entry.EnteredAt),
            entry.WithdrawnReason is null ? null : $"{entry.WithdrawnBy}：{entry.WithdrawnReason}"));
        return File(LedgerExport.Write(Book(view), [.. lines]), $"台账 {view.Group.Title}");
    });

    private static async Task<IResult> Take(
        ClaimsPrincipal user, HttpContext context, IAntiforgery forms, FigureQueries figures, Uploaded<LedgerUpload> uploads, RuleSentences sentences, string scheme, string group)
    {
        // The token comes in a header: it is looked at before the file is read.
        if (!await forms.IsRequestValidAsync(context))
            return HttpResults.BadRequest();
        try
        {
            var actor = CurrentActor.Of(user);
            var book = Book(await figures.Ledger(actor, scheme, group));
            return HttpResults.Ok(new UploadAnswer(
                await DocumentForm.ReadFile(context.Request, (file, name) => uploads.Keep(actor, new LedgerUpload(scheme, group, LedgerImport.Read(file, name, book)))), []));
        }
        catch (InvalidInput input)
        {
            return HttpResults.Ok(new UploadAnswer(null, [.. sentences.Of(input).Select(fault => fault.Sentence)]));
        }
        catch (RuleViolation refusal)
        {
            return HttpResults.Ok(new UploadAnswer(null, [sentences.Of(refusal)]));
        }
    }

    private static LedgerBook Book(LedgerView view) => new(
        view.Scheme.Code, view.Group.Code, $"{view.Scheme.Title}　{view.Group.Title}",
        [.. view.Standings.Select(unit => new FileUnit(unit.Unit, unit.UnitName)), .. view.Excluded.Select(unit => new FileUnit(unit.Code, unit.Name, unit.Excluded))],
        [.. view.Parts.Select(part => new FilePart(part.Code, part.Title))]);

    private static IResult File(byte[] content, string name) => HttpResults.File(content, Excel, $"{DownloadEndpoints.NameOf(name, "")}.xlsx");

    // What does not exist looks like any page that does not.
    private static async Task<IResult> Answer(Func<Task<IResult>> file)
    {
        try
        {
            return await file();
        }
        catch (RuleViolation refusal) when (refusal.Code == Rules.NotFound)
        {
            return HttpResults.NotFound();
        }
    }
}

/// <summary>A file of ledger entries that was read for a group.</summary>
internal sealed record LedgerUpload(string Scheme, string Group, IReadOnlyList<LedgerRead> Rows);
