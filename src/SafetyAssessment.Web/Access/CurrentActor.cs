using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Access;

/// <summary>Turns the signed-in person into the plain value that every use case takes. An endpoint asks <see cref="Of"/> with its request's user.</summary>
public sealed class CurrentActor(AuthenticationStateProvider state)
{
    /// <summary>Who is signed in on this page.</summary>
    public async Task<Actor> Get() => Of((await state.GetAuthenticationStateAsync()).User);

    /// <summary>Who the principal is.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.AccessRevoked"/> when nobody is signed in.</exception>
    public static Actor Of(ClaimsPrincipal person)
    {
        if (!Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Enum.TryParse<Role>(person.FindFirstValue(AccountClaims.Role), out var role))
            throw new RuleViolation(Rules.AccessRevoked);
        return new Actor(
            id, person.FindFirstValue(AccountClaims.DisplayName) ?? "", role, person.FindFirstValue(AccountClaims.Unit),
            person.FindFirstValue(AccountClaims.Team), person.FindFirstValue(AccountClaims.Giver), person.FindFirstValue(AccountClaims.Stamp));
    }

    /// <summary>What the cookie or the token says of the account.</summary>
    internal static IEnumerable<Claim> ClaimsOf(Actor account)
    {
        yield return new Claim(AccountClaims.DisplayName, account.Name);
        yield return new Claim(AccountClaims.Role, account.Role.ToString());
        if (account.Unit is { } unit)
            yield return new Claim(AccountClaims.Unit, unit);
        if (account.Team is { } team)
            yield return new Claim(AccountClaims.Team, team);
        if (account.Giver is { } giver)
            yield return new Claim(AccountClaims.Giver, giver);
    }

    internal static class AccountClaims
    {
        public const string DisplayName = "display-name";
        public const string Role = "role";
        public const string Unit = "unit";
        public const string Team = "team";
        public const string Giver = "giver";

        /// <summary>The name under which Identity itself keeps the stamp.</summary>
        public const string Stamp = "AspNet.Identity.SecurityStamp";
    }
}
