using Microsoft.AspNetCore.Diagnostics;

namespace SafetyAssessment.Web.Access;

/// <summary>What a person sees where a bare status would leave the window empty; the API answers for itself.</summary>
internal static class PageAnswers
{
    public static void UsePageAnswers(this WebApplication app)
    {
        app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseWhen(IsForm, pages => pages.UseStatusCodePages(LeadBack));
    }

    private static bool IsPage(HttpContext context) => !IsApi(context) && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    private static bool IsForm(HttpContext context) => !IsApi(context) && HttpMethods.IsPost(context.Request.Method) && !context.Request.HasJsonContentType()
        && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // A form whose token is too old, because the page was left open over night: the home page, or the sign-in before it, has a fresh one.
    private static Task LeadBack(StatusCodeContext answer)
    {
        answer.HttpContext.Response.Redirect("/");
        return Task.CompletedTask;
    }
}
