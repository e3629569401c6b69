using System.Security.Claims;
using System.Text;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Api;

/// <summary>Rubrics, drafts and schemes as files. Links of pages lead here, so the sign-in is the cookie's.</summary>
internal static class DownloadEndpoints
{
    private const int LongestName = 80;

    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/rubrics/{code}/{edition}/download/{format}", Rubric).RequireAuthorization(nameof(Permission.ViewSchemes));
        app.MapGet("/rubrics/drafts/{id:guid}/download/{format}", Draft).RequireAuthorization(nameof(Permission.ViewRubricDrafts));
        app.MapGet("/schemes/{code}/download/yaml", Scheme).RequireAuthorization(nameof(Permission.ViewSchemes));
    }

    /// <summary>A name that every system takes: «县区党委考核细则（2016）».</summary>
    internal static string NameOf(string title, string edition)
    {
        var whole = title.Contains(edition, StringComparison.Ordinal) ? title : $"{title}（{edition}）";
        var plain = string.Concat(whole.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim(' ', '.');
        return plain.Length == 0 ? "rubric" : string.Concat(plain.EnumerateRunes().Take(LongestName));
    }

    private static Task<IResult> Rubric(RubricCatalog rubrics, string code, string edition, string format) =>
        Answer(async () => File(await rubrics.Get(code, edition), format));

    private static Task<IResult> Draft(ClaimsPrincipal user, RubricDraftQueries drafts, Guid id, string format) =>
        Answer(async () => File((await drafts.Get(CurrentActor.Of(user), id)).Content, format));

    private static Task<IResult> Scheme(SchemeCatalog schemes, string code) => Answer(async () =>
    {
        var scheme = await schemes.Get(code);
        return Results.File(Encoding.UTF8.GetBytes(SchemeYaml.Write(scheme)), "application/yaml", NameOf(scheme.Title, "") + ".yaml");
    });

    private static IResult File(RubricEdition edition, string format)
    {
        (RubricFormat Kind, string Type)? file = format switch
        {
            "xlsx" => (RubricFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "docx" => (RubricFormat.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "yaml" => (RubricFormat.Yaml, "application/yaml"),
            _ => null,
        };
        return file is { } known
            ? Results.File(RubricExport.Write(edition, known.Kind), known.Type, $"{NameOf(edition.Title, edition.Edition)}.{format}")
            : Results.NotFound();
    }

    // What does not exist looks like any page that does not.
    private static async Task<IResult> Answer(Func<Task<IResult>> file)
    {
        try
        {
            return await file();
        }
        catch (RuleViolation refusal) when (refusal.Code == Rules.NotFound)
        {
            return Results.NotFound();
        }
    }
}
