using System.Security.Cryptography;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>Whose accounts the database holds.</summary>
public enum DatabaseUse
{
    /// <summary>None yet.</summary>
    Unused,

    /// <summary>The demo city's: accounts without passwords.</summary>
    Demo,

    /// <summary>Real ones.</summary>
    Real,
}

/// <summary>
/// The first start of an installation. There is no default account: who can read the server's log gets a code, and with it creates the first administrator.
/// </summary>
public sealed class FirstStartQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>The account by which a database of the demo is known.</summary>
    public const string DemoAdministrator = "demo-system-administrator";

    /// <summary>Whose accounts there are.</summary>
    public async Task<DatabaseUse> Use()
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (!await db.Users.AnyAsync())
            return DatabaseUse.Unused;
        return await db.Users.AnyAsync(account => account.UserName == DemoAdministrator && account.PasswordHash == null)
            ? DatabaseUse.Demo
            : DatabaseUse.Real;
    }
}

/// <summary>Makes the one-time code of the first start.</summary>
public sealed class IssueSetupCode(IDbContextFactory<AssessmentDb> contexts)
{
    // Without letters and figures that are mistaken for each other when read off a screen.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>A new code; the one before is void. Null when there is an account already.</summary>
    public async Task<string?> Run()
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await db.Users.AnyAsync())
            return null;
        var code = string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
        var state = await db.Setup.SingleOrDefaultAsync();
        if (state is null)
            db.Setup.Add(state = new SetupState());
        state.CodeHash = HashOf(code);
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>Only the hash is stored: who reads the database must not become administrator by it.</summary>
    internal static string HashOf(string code) =>
        CanonicalJson.Hash(new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]));
}

/// <summary>Creates the first system administrator with the code of the first start.</summary>
public sealed class UseSetupCode(Writes writes, IValidator<NewAccount> validator, PasswordRules passwords, IPasswordHasher<Account> hasher)
{
    // One operation for ever: of two that use the code at the same instant, one is stored.
    private static readonly Guid Operation = new("5e700000-0000-7000-8000-000000000001");

    /// <summary>Creates the administrator; the code is used up.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.SetupCodeWrong"/>, whether it is wrong or used.</exception>
    public async Task Run(string code, string userName, string displayName, string password)
    {
        var account = new NewAccount(userName, displayName, Role.SystemAdministrator, password);
        validator.Demand(account);
        passwords.Demand(password, userName, nameof(NewAccount.Password));
        var used = false;
        await writes.Run(Operation, SystemActor.Instance, async (db, now) =>
        {
            var state = await db.Setup.SingleOrDefaultAsync();
            if (state?.CodeHash is not { } hash || state.UsedAt is not null || await db.Users.AnyAsync()
                || !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), Convert.FromHexString(IssueSetupCode.HashOf(code))))
                throw new RuleViolation(Rules.SetupCodeWrong);
            (state.CodeHash, state.UsedAt, used) = (null, now, true);
            return await CreateAccount.Add(db, hasher, account, now);
        });
        if (!used)
            throw new RuleViolation(Rules.SetupCodeWrong);
    }
}
