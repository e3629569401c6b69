using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Web.Access;

namespace SafetyAssessment.Web.Api;

/// <summary>
/// Who calls the API: the owner of the bearer token. Cookies do not count here, so that another site's page can't call it in a
/// signed-in person's name.
/// </summary>
internal sealed class ApiTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokenQueries tokens, AppState app)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiToken";

    private const string Prefix = "Bearer ";
    private const string DemoToken = "demo";

    // An account that is in no table: it reads what an auditor reads, and whatever writes asks the table first.
    private static readonly Actor DemoReader = new(new Guid("00000000-0000-0000-0000-00000000de30"), "demo", Role.Auditor);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var token = header[Prefix.Length..].Trim();
        var owner = app.IsDemo && token == DemoToken ? DemoReader : await tokens.Owner(token);
        if (owner is null)
            return AuthenticateResult.Fail("No account has this token.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, owner.AccountId.ToString()), .. CurrentActor.ClaimsOf(owner)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
