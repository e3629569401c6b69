using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Api;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// Where the entries of a score sheet arrive: by HTTP and not over the circuit, so that they outlive it. The browser keeps an entry until it is
/// answered here, and may send it as often as it likes.
/// </summary>
internal sealed class RowEndpoint(
    IAntiforgery antiforgery, SaveRow save, SheetQueries queries, RuleSentences sentences, IStringLocalizer<ScoringTexts> texts)
{
    public static void Map(WebApplication app) =>
        app.MapPost("/sheets/{sheet:guid}/rows/{item}", (HttpContext context, Guid sheet, string item, RowEndpoint rows) => rows.Save(context, sheet, item));

    private async Task<IResult> Save(HttpContext context, Guid sheet, string item)
    {
        var actor = CurrentActor.Of(context.User);
        RowSnapshot? wanted = null;
        RowBody? sent = null;
        try
        {
            var request = await Read(context.Request);
            sent = request.Row;
            if (request.Account != actor.AccountId || !await antiforgery.IsRequestValidAsync(context))
                throw new RuleViolation(Rules.AccessRevoked);
            wanted = request.Row!.Read(item);
            await save.Run(actor, request.Operation, sheet, wanted, request.Version);
            var stored = await queries.Row(actor, sheet, item);
            var mine = (stored?.Snapshot ?? RowSnapshot.Untouched(item)).SaysTheSameAs(wanted.Tidy());
            return TypedResults.Json(new RowAnswer(StoredRow.Of(item, stored), mine), RowBody.Json);
        }
        catch (RuleViolation refusal)
        {
            return await Refuse(refusal, actor, sheet, item, sent, wanted);
        }
    }

    private static async Task<RowRequest> Read(HttpRequest request)
    {
        using var body = await JsonBody.Read(request);
        try
        {
            return body.Deserialize<RowRequest>(RowBody.Json) is { Row: not null } read ? read : throw new InvalidInput([new Problem("row", Rules.Required)]);
        }
        catch (JsonException)
        {
            throw new InvalidInput([new Problem("row", Rules.NotAnObject)]);
        }
    }

    private async Task<IResult> Refuse(RuleViolation refusal, Actor actor, Guid sheet, string item, RowBody? sent, RowSnapshot? wanted)
    {
        var problem = ApiProblem.Of(refusal, sentences);
        var message = refusal is InvalidInput ? string.Join(texts["Semicolon"], problem.Problems.Select(fault => fault.Message).Distinct()) : problem.Detail;
        var known = await Known(actor, sheet, item);
        var answer = new RowRefusal(problem.Code, message, Faults(problem, sent), wanted is null || known is null ? [] : RowSentence.Of(wanted, known.Value.Item, texts));
        if (refusal is ChangedMeanwhile && known is { } now)
            answer = answer with { Theirs = RowSentence.Of(now.Row?.Snapshot ?? RowSnapshot.Untouched(item), now.Item, texts), Stored = StoredRow.Of(item, now.Row) };
        return TypedResults.Json(answer, RowBody.Json, statusCode: problem.Status);
    }

    // For the words beside a refusal; a sheet that the person may not see has none.
    private async Task<(Domain.Rubrics.Item Item, SheetItemRow? Row)?> Known(Actor actor, Guid sheet, string item)
    {
        try
        {
            var view = await queries.Get(actor, sheet);
            return view.Edition.Index.Item(item) is { } found ? (found, view.Rows.GetValueOrDefault(item)) : null;
        }
        catch (RuleViolation)
        {
            return null;
        }
    }

    private static List<Guid> Faults(ApiProblem problem, RowBody? sent) =>
        [.. (sent?.Findings ?? []).Where((_, at) => problem.Problems.Any(fault => fault.Path.StartsWith($"findings[{at}]", StringComparison.OrdinalIgnoreCase)))
            .Select(finding => finding.Id)];
}
