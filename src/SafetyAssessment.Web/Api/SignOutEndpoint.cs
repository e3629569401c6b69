using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Api;

/// <summary>Signs out. A form, never a link: another site's picture must not sign anybody out.</summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (SignInManager<Account> signIn, [FromForm] string? from) =>
    {
        _ = from; // a bound form field makes the framework ask for the antiforgery token
        await signIn.SignOutAsync();
        return Results.LocalRedirect(AccessSetup.SignInPath);
    });
}
