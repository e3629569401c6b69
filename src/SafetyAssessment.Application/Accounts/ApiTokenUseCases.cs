using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>A token as it is asked for.</summary>
/// <param name="Account">The account that it acts for.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Secret">The token, shown to the person afterwards.</param>
public sealed record NewApiToken(Guid Account, string Title, ApiTokenSecret Secret);

/// <summary>Shape of <see cref="NewApiToken"/>.</summary>
public sealed class NewApiTokenValidator : AbstractValidator<NewApiToken>
{
    /// <summary>The rules.</summary>
    public NewApiTokenValidator() => RuleFor(token => token.Title).RequiredText(100);
}

/// <summary>Gives an account a token for the HTTP API.</summary>
public sealed class CreateApiToken(Writes writes, IValidator<NewApiToken> validator)
{
    /// <summary>Stores the token's hash.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/> when the account is somebody else's and the actor does not keep accounts.</exception>
    public Task Run(Actor actor, Guid operation, NewApiToken token)
    {
        TokenAccess.Demand(actor, token.Account);
        validator.Demand(token);
        return writes.Run(operation, actor, async (db, now) =>
        {
            if (!await db.Users.AnyAsync(known => known.Id == token.Account))
                throw new RuleViolation(Rules.NotFound);
            var created = new ApiToken(token.Account, token.Title.Trim(), token.Secret.Hash, actor, now);
            db.ApiTokens.Add(created);
            return created.Created();
        });
    }
}

/// <summary>Takes a token back. The next request with it is refused.</summary>
public sealed class RevokeApiToken(Writes writes)
{
    /// <summary>Revokes it; the row stays readable.</summary>
    public Task Run(Actor actor, Guid operation, Guid token) => writes.Run(operation, actor, async (db, now) =>
    {
        var known = await db.ApiTokens.FirstOrDefaultAsync(stored => stored.Id == token) ?? throw new RuleViolation(Rules.NotFound);
        TokenAccess.Demand(actor, known.AccountId);
        return known.Revoke(actor, now) is { } revoked ? [revoked] : [];
    });
}

/// <summary>A token in a list; nobody can read the token itself again.</summary>
public sealed record ApiTokenRow(Guid Id, string Title, string CreatedBy, DateTime CreatedAt, string? RevokedBy, DateTime? RevokedAt);

/// <summary>Reads tokens, and finds out who sends one.</summary>
public sealed class ApiTokenQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>The tokens of an account, the newest first.</summary>
    public async Task<IReadOnlyList<ApiTokenRow>> List(Actor actor, Guid account)
    {
        TokenAccess.Demand(actor, account);
        await using var db = await contexts.CreateDbContextAsync();
        return await db.ApiTokens.AsNoTracking().Where(token => token.AccountId == account).OrderByDescending(token => token.Id)
            .Select(token => new ApiTokenRow(token.Id, token.Title, token.CreatedBy, token.CreatedAt, token.RevokedBy, token.RevokedAt)).ToListAsync();
    }

    /// <summary>Who acts with this token, as the account stands now; null when it is unknown or revoked, or the account is locked.</summary>
    public async Task<Actor?> Owner(string text)
    {
        var hash = ApiTokenSecret.HashOf(text);
        await using var db = await contexts.CreateDbContextAsync();
        var owner = await db.ApiTokens.AsNoTracking().Where(token => token.Hash == hash && token.RevokedAt == null)
            .Join(db.Users.AsNoTracking(), token => token.AccountId, account => account.Id, (_, account) => account)
            .FirstOrDefaultAsync(account => account.DisabledAt == null);
        return owner?.ToActor();
    }
}

// Tokens belong to their owner; who keeps the accounts can give and take them too. To everybody else they do not exist.
internal static class TokenAccess
{
    public static void Demand(Actor actor, Guid account)
    {
        if (actor.AccountId != account && !actor.May(Permission.ManageAccounts))
            throw new RuleViolation(Rules.NotFound);
    }
}
