using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Access;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>Reads scoring sentences and whole documents. Nothing is stored.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this RouteGroupBuilder api)
    {
        api.MapPost("/clauses", ReadClauses).WithTags("reading").WithName("readClauses")
            .WithSummary("评分标准原文转为规则，不保存 · Reads scoring sentences as rules; nothing is stored")
            .Accepts<ClauseRequest>("application/json").Fails(400, 401, 413, 415);
        api.MapPost("/rubrics/import", Import).WithTags("reading").WithName("importRubric")
            .WithSummary("上传 Word、Excel 细则，得到草稿，不保存 · Makes a draft of a Word or Excel rubric; nothing is stored")
            .WithDescription("Multipart field file: .docx or .xlsx, at most 20 MB, or .yaml; or field text: pasted text. Rows are counted below the header of their table.")
            .Accepts<ImportForm>("multipart/form-data").Fails(400, 401, 413, 415);
    }

    private static async Task<ClauseAnswer> ReadClauses(ClaimsPrincipal user, HttpRequest request)
    {
        Demand(user);
        using var body = await JsonBody.Read(request);
        return new ClauseAnswer([.. Texts(body.RootElement).Select(text => ReadingBody.Of(ClauseReader.Read(text)))]);
    }

    private static List<string> Texts(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("texts", out var texts) || texts.ValueKind != JsonValueKind.Array)
            throw new InvalidInput([new Problem("texts", Rules.NotAList)]);
        var elements = texts.EnumerateArray().ToList();
        var problems = elements.Select((element, i) => (element, i)).Where(pair => pair.element.ValueKind != JsonValueKind.String)
            .Select(pair => new Problem($"texts[{pair.i}]", Rules.NotAText)).ToList();
        return problems.Count == 0 ? [.. elements.Select(element => element.GetString()!)] : throw new InvalidInput(problems);
    }

    private static async Task<ImportBody> Import(
        ClaimsPrincipal user, HttpRequest request, IStringLocalizer<RubricTexts> texts, RuleSentences sentences)
    {
        Demand(user);
        return await DocumentForm.Read(request, document =>
        {
            var draft = RubricImport.Draft(document);
            return new ImportBody(
                [.. draft.Editions.Select(edition => ImportEditionBody.Of(edition, Say))],
                [.. draft.Problems.Select(problem => new ApiFault(problem.Path, problem.Code, sentences.Of(problem)))])
            {
                Known = draft.Known is { } known ? RubricBody.Of(known.Edition) : null,
            };
        });

        CheckBody Say(CheckFinding finding) =>
            new(finding.Where, finding.Kind, CheckSentence.Of(finding, texts), finding.Stated, finding.Found, finding.Code);
    }

    private static void Demand(ClaimsPrincipal user) => CurrentActor.Of(user).Demand(Permission.ViewSchemes);
}

/// <summary>What <c>POST /rubrics/import</c> takes.</summary>
/// <param name="File">A .docx or .xlsx file.</param>
/// <param name="Text">Pasted text, when there is no file.</param>
internal sealed record ImportForm(IFormFile? File, string? Text);
