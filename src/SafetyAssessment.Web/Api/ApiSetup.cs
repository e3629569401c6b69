using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace SafetyAssessment.Web.Api;

/// <summary>The HTTP API: what an outside program can rely on.</summary>
internal static class ApiSetup
{
    private const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenAuthentication>(ApiTokenAuthentication.SchemeName, null);
        // Under /api the token stands in for the cookie, also where no endpoint is: an unknown address asks for the token, not for a sign-in.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
            options.ForwardDefaultSelector = context => IsApi(context) ? ApiTokenAuthentication.SchemeName : null);
        services.AddOpenApi(ApiDescription.Document, ApiDescription.Configure);
        return services;
    }

    /// <summary>Problem details for everything that goes wrong under <c>/api</c>; before routing.</summary>
    public static void UseApiErrors(this WebApplication app) => app.UseWhen(IsApi, api => api.UseMiddleware<ApiErrors>());

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).RequireAuthorization(policy =>
            policy.AddAuthenticationSchemes(ApiTokenAuthentication.SchemeName).RequireAuthenticatedUser());
        api.MapRubrics();
        api.MapReading();
        api.MapRanking();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    /// <summary>The problems that an endpoint can answer with.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ApiProblem>(status, "application/problem+json");
        return endpoint;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
