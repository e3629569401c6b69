using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Access;

/// <summary>Sign-in by cookie, and one policy for each line of the access table: <c>[Authorize(Policy = nameof(Permission.ViewAudit))]</c>.</summary>
internal static class AccessSetup
{
    public const string SignInPath = "/sign-in";

    public static void AddAccess(this IServiceCollection services, DatabaseOptions data, bool secureCookies)
    {
        // Beside the database, so that a restart signs nobody out and a second app on the same data understands the cookies.
        services.AddDataProtection().SetApplicationName("SafetyAssessment")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data.Folder, "keys")));

        services.AddHttpContextAccessor();
        services.AddAccounts().AddSignInManager<AccountSignIn>().AddClaimsPrincipalFactory<AccountPrincipals>();
        services.AddScoped(provider => (AccountSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Configure(options, secureCookies));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "safety-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // every response has a stricter one
        });

        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignInRevalidation>();
        services.AddScoped<CurrentActor>();
        services.AddAuthorization(Configure);
    }

    private static void Configure(CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = secure ? "__Host-safety" : "safety";
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
    }

    // A page leads to the sign-in; the interface, the circuit and what a script sends are told by the status.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var path = context.Request.Path;
        if (status == StatusCodes.Status401Unauthorized && !context.Request.HasJsonContentType()
            && !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery); // relative: behind a proxy the app may not know its own scheme
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var permission in Enum.GetValues<Permission>())
            options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => May(context, permission)));
    }

    private static bool May(AuthorizationHandlerContext context, Permission permission)
    {
        try
        {
            return CurrentActor.Of(context.User).May(permission);
        }
        catch (RuleViolation)
        {
            return false;
        }
    }
}
