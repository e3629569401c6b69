using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Api;

/// <summary>Signs in with one of the demo city's accounts, which have no password. Mapped in demo mode only.</summary>
internal static class DemoSignInEndpoint
{
    public const string Prefix = "demo-";

    public static void MapDemoSignIn(this WebApplication app) => app.MapPost(
        "/demo-sign-in",
        async (SignInManager<Account> signIn, UserManager<Account> accounts, [FromForm] string account, [FromForm] string? back) =>
        {
            if (!account.StartsWith(Prefix, StringComparison.Ordinal) || await accounts.FindByNameAsync(account) is not { DisabledAt: null } known)
                return Results.NotFound();
            await signIn.SignInAsync(known, isPersistent: false);
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous();
}
