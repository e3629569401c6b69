using Microsoft.AspNetCore.Localization;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>Remembers the language in a cookie and goes back to where the person was.</summary>
internal static class LanguageEndpoint
{
    public static void MapLanguage(this WebApplication app) => app.MapGet("/language", (HttpContext context, string to, string? back) =>
    {
        if (Cultures.Supported.Contains(to))
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
        return Results.LocalRedirect(LocalAddress.Of(back));
    }).AllowAnonymous();
}
