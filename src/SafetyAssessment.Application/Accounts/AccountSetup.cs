using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Accounts;

/// <summary>Registers how accounts are found and locked at sign-in; Web adds the cookie.</summary>
public static class AccountSetup
{
    /// <summary>Five wrong passwords close the account for fifteen minutes.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services) => services
        .AddIdentityCore<Account>(options =>
        {
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        })
        .AddEntityFrameworkStores<AssessmentDb>();
}
