using System.Security.Cryptography;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>An account as it is entered.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="DisplayName">Name as shown beside what was done.</param>
/// <param name="Role">Its one role.</param>
/// <param name="Password">First password.</param>
/// <param name="Unit">For an assessed unit.</param>
/// <param name="Team">For an assessor.</param>
/// <param name="Giver">For an outside scorer.</param>
public sealed record NewAccount(
    string UserName, string DisplayName, Role Role, string Password, string? Unit = null, string? Team = null, string? Giver = null);

/// <summary>Shape of <see cref="NewAccount"/>.</summary>
public sealed class NewAccountValidator : AbstractValidator<NewAccount>
{
    /// <summary>The rules.</summary>
    public NewAccountValidator()
    {
        RuleFor(account => account.UserName).RequiredText(60);
        RuleFor(account => account.UserName).Matches("^[A-Za-z0-9._-]*$").WithErrorCode(Rules.BadCharacters);
        RuleFor(account => account.DisplayName).RequiredText(100);
        RuleFor(account => account.Password).NotEmpty().WithErrorCode(Rules.Required);
        RuleFor(account => account.Unit).NotEmpty().When(account => account.Role == Role.AssessedUnit).WithErrorCode(Rules.AccountScopeRequired);
        RuleFor(account => account.Team).NotEmpty().When(account => account.Role is Role.TeamLeader or Role.TeamMember).WithErrorCode(Rules.AccountScopeRequired);
        RuleFor(account => account.Giver).NotEmpty().When(account => account.Role == Role.ExternalScorer).WithErrorCode(Rules.AccountScopeRequired);
    }
}

/// <summary>Creates an account.</summary>
public sealed class CreateAccount(Writes writes, IValidator<NewAccount> validator, PasswordRules passwords, IPasswordHasher<Account> hasher)
{
    /// <summary>Creates it.</summary>
    public Task Run(Actor actor, Guid operation, NewAccount account)
    {
        actor.Demand(Permission.ManageAccounts);
        validator.Demand(account);
        passwords.Demand(account.Password, account.UserName, nameof(NewAccount.Password));
        return writes.Run(operation, actor, (db, now) => Add(db, hasher, account, now));
    }

    internal static async Task<DomainEvent> Add(AssessmentDb db, IPasswordHasher<Account> hasher, NewAccount account, DateTime now)
    {
        var normalized = account.UserName.ToUpperInvariant();
        if (await db.Users.AnyAsync(known => known.NormalizedUserName == normalized))
            throw new InvalidInput([new Problem(nameof(NewAccount.UserName), Rules.AccountExists, account.UserName)]);
        if (account.Unit is { } unit && !await db.Units.AnyAsync(known => known.Code == unit))
            throw new RuleViolation(Rules.NotFound);
        if (account.Team is { } team && !await db.Teams.AnyAsync(known => known.Code == team))
            throw new RuleViolation(Rules.NotFound);
        var added = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = account.UserName,
            NormalizedUserName = normalized,
            DisplayName = account.DisplayName.Trim(),
            Role = account.Role,
            Unit = account.Role == Role.AssessedUnit ? account.Unit : null,
            Team = account.Role is Role.TeamLeader or Role.TeamMember ? account.Team : null,
            Giver = account.Role == Role.ExternalScorer ? account.Giver : null,
            LockoutEnabled = true,
        };
        added.SetPassword(hasher, account.Password, now);
        db.Users.Add(added);
        return added.Happened("created", null, new { added.UserName, added.DisplayName, added.Role, added.Unit, added.Team, added.Giver });
    }
}

/// <summary>Locks an account: it is signed out everywhere and its open pages can write nothing more.</summary>
public sealed class LockAccount(Writes writes)
{
    /// <summary>Locks it.</summary>
    public Task Run(Actor actor, Guid operation, Guid account) => writes.Change(actor, operation, account, (known, now) =>
    {
        known.DisabledAt ??= now;
        known.Renew();
        return known.Happened("locked", new { locked = false }, new { locked = true });
    });
}

/// <summary>Opens a locked account again, also one that too many wrong passwords closed.</summary>
public sealed class UnlockAccount(Writes writes)
{
    /// <summary>Opens it.</summary>
    public Task Run(Actor actor, Guid operation, Guid account) => writes.Change(actor, operation, account, (known, _) =>
    {
        (known.DisabledAt, known.LockoutEnd, known.AccessFailedCount) = (null, null, 0);
        return known.Happened("unlocked", new { locked = true }, new { locked = false });
    });
}

/// <summary>Gives an account a new password; whoever is signed in with it is signed out.</summary>
public sealed class ResetPassword(Writes writes, PasswordRules passwords, IPasswordHasher<Account> hasher)
{
    /// <summary>Sets it.</summary>
    public Task Run(Actor actor, Guid operation, Guid account, string password) => writes.Change(actor, operation, account, (known, now) =>
    {
        passwords.Demand(password, known.UserName ?? "", nameof(NewAccount.Password));
        known.SetPassword(hasher, password, now);
        (known.LockoutEnd, known.AccessFailedCount) = (null, 0);
        return known.Happened("password-reset", null, null);
    });
}

/// <summary>Changes one's own password.</summary>
public sealed class ChangeOwnPassword(Writes writes, PasswordRules passwords, IPasswordHasher<Account> hasher)
{
    /// <summary>Changes it; afterwards the person signs in anew.</summary>
    public Task Run(Actor actor, Guid operation, string current, string password) => writes.Run(operation, actor, async (db, now) =>
    {
        var own = await db.Users.FirstAsync(known => known.Id == actor.AccountId);
        if (own.PasswordHash is null || hasher.VerifyHashedPassword(own, own.PasswordHash, current) == PasswordVerificationResult.Failed)
            throw new InvalidInput([new Problem("Current", Rules.PasswordWrong)]);
        passwords.Demand(password, own.UserName ?? "", nameof(NewAccount.Password));
        if (password == current)
            throw new InvalidInput([new Problem(nameof(NewAccount.Password), Rules.PasswordSame)]);
        own.SetPassword(hasher, password, now);
        return own.Happened("password-changed", null, null);
    });
}

/// <summary>What the use cases of accounts have in common.</summary>
internal static class AccountChanges
{
    public static Task Change(this Writes writes, Actor actor, Guid operation, Guid account, Func<Account, DateTime, DomainEvent> change)
    {
        actor.Demand(Permission.ManageAccounts);
        if (account == actor.AccountId)
            throw new RuleViolation(Rules.AccountOwn);
        return writes.Run(operation, actor, async (db, now) =>
            change(await db.Users.FirstOrDefaultAsync(known => known.Id == account) ?? throw new RuleViolation(Rules.NotFound), now));
    }

    public static void SetPassword(this Account account, IPasswordHasher<Account> hasher, string password, DateTime now)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordSetAt = now;
        account.Renew();
    }

    /// <summary>A new stamp ends every session of the account.</summary>
    public static void Renew(this Account account)
    {
        account.SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    public static DomainEvent Happened(this Account account, string action, object? old, object? @new) =>
        new("account", account.Id.ToString(), $"account.{action}", account.UserName, old, @new);
}
