using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SafetyAssessment.Domain;
using SafetyAssessment.Web.Resources;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>
/// The one place where a refusal, a bare status or a bug under <c>/api</c> becomes problem details. It stands before routing, so that
/// an unknown address and a wrong method are answered in the same way.
/// </summary>
internal sealed partial class ApiErrors(
    RequestDelegate next, RuleSentences sentences, IStringLocalizer<ApiTexts> texts, ILogger<ApiErrors> log)
{
    public async Task Invoke(HttpContext context)
    {
        SpeakAsAsked(context.Request);
        // What is told to one bearer of a token is for no shared cache.
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await Write(context, OfStatus(context.Response.StatusCode));
        }
        catch (RuleViolation refusal) when (!context.Response.HasStarted)
        {
            await Write(context, ApiProblem.Of(refusal, sentences));
        }
        catch (BadHttpRequestException refusal) when (!context.Response.HasStarted)
        {
            await Write(context, OfStatus(refusal.StatusCode));
        }
        catch (Exception bug) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var reference = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            Unexpected(log, bug, context.Request.Method, context.Request.Path, reference);
            await Write(context, ApiProblem.Of(StatusCodes.Status500InternalServerError, "unexpected", texts["Unexpected", reference], reference: reference));
        }
    }

    // Programs say their language in this header; a browser's own is not asked anywhere else.
    private static void SpeakAsAsked(HttpRequest request)
    {
        if (request.Query.ContainsKey("culture") || request.Query.ContainsKey("ui-culture"))
            return;
        var asked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString()).FirstOrDefault(language => Speaks(language, "zh") || Speaks(language, "en"));
        if (asked is not null)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Speaks(asked, "en") ? "en" : Cultures.Default);
    }

    private static bool Speaks(string language, string name) =>
        language.Equals(name, StringComparison.OrdinalIgnoreCase) || language.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase);

    private ApiProblem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ApiProblem.Of(new RuleViolation(Rules.TokenInvalid), sentences),
        StatusCodes.Status404NotFound => ApiProblem.Of(new RuleViolation(Rules.NotFound), sentences),
        StatusCodes.Status413PayloadTooLarge => ApiProblem.Of(new RuleViolation(Rules.BodyTooLarge, JsonBody.LargestKilobytes), sentences),
        _ => ApiProblem.Of(status, string.Create(CultureInfo.InvariantCulture, $"http.{status}"), texts[$"Status.{status}"] is { ResourceNotFound: false } known ? known : texts["Status.Other"]),
    };

    private static Task Write(HttpContext context, ApiProblem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        context.Response.Headers[HeaderNames.ContentLanguage] = CultureInfo.CurrentUICulture.Name;
        return context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed, reference {Reference}")]
    private static partial void Unexpected(ILogger log, Exception bug, string method, PathString path, string reference);
}
