using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SafetyAssessment.Application.Accounts;

namespace SafetyAssessment.Web.Access;

/// <summary>Signs in by password; a locked account is refused whatever its password.</summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(accounts, context, principals, options, log, schemes, confirmation)
{
    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Signs in; an unknown name takes as long as a wrong password, so that time does not tell which names exist.</summary>
    public async Task<SignInResult> SignIn(string userName, string password)
    {
        if (await UserManager.FindByNameAsync(userName) is not { PasswordHash: not null } known)
        {
            new PasswordHasher<Account>().VerifyHashedPassword(Nobody, NobodysHash, password);
            return SignInResult.Failed;
        }

        var result = await PasswordSignInAsync(known, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
            Logger.LogWarning("Sign-in of {Account} refused: {Result}", known.Id, result);
        return result;
    }

    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(Account user) => user.DisabledAt is null && await base.CanSignInAsync(user);
}

/// <summary>Puts role, unit, team and giver into the cookie.</summary>
public sealed class AccountPrincipals(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(CurrentActor.ClaimsOf(user.ToActor()));
        return identity;
    }
}
