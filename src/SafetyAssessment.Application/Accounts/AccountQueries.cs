using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Accounts;

/// <summary>An account in the list.</summary>
/// <param name="Id">Which account.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="DisplayName">Name as shown.</param>
/// <param name="Role">Its role.</param>
/// <param name="Scope">Name of the unit, team or giver that it is for.</param>
/// <param name="LockedAt">When it was locked, UTC.</param>
/// <param name="ClosedUntil">Until when too many wrong passwords keep it closed, UTC.</param>
/// <param name="PasswordSetAt">When its password was set, UTC.</param>
public sealed record AccountRow(
    Guid Id, string UserName, string DisplayName, Role Role, string? Scope, DateTime? LockedAt, DateTime? ClosedUntil, DateTime? PasswordSetAt);

/// <summary>A unit, team or giver that an account can be for.</summary>
public sealed record ScopeRow(string Code, string Name);

/// <summary>Reads accounts.</summary>
public sealed class AccountQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, TimeProvider time)
{
    /// <summary>Accounts by name.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="search">Part of a name; null for all.</param>
    /// <param name="role">Only this role.</param>
    public async Task<IReadOnlyList<AccountRow>> List(Actor actor, string? search = null, Role? role = null)
    {
        actor.Demand(Permission.ManageAccounts);
        var now = time.GetUtcNow();
        var givers = (await Givers()).ToDictionary(giver => giver.Code, giver => giver.Name);
        await using var db = await contexts.CreateDbContextAsync();
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name);
        var teams = await db.Teams.AsNoTracking().ToDictionaryAsync(team => team.Code, team => team.Name);
        var accounts = await db.Users.AsNoTracking()
            .Where(account => (search == null || account.UserName!.Contains(search) || account.DisplayName.Contains(search))
                && (role == null || account.Role == role))
            .OrderBy(account => account.UserName).ToListAsync();
        return [.. accounts.Select(account => new AccountRow(
            account.Id, account.UserName ?? "", account.DisplayName, account.Role,
            NameOf(units, account.Unit) ?? NameOf(teams, account.Team) ?? NameOf(givers, account.Giver),
            account.DisabledAt, account.LockoutEnd > now ? account.LockoutEnd?.UtcDateTime : null, account.PasswordSetAt))];
    }

    /// <summary>How many accounts there are, and how many of them are locked.</summary>
    public async Task<(int All, int Locked)> Counts(Actor actor)
    {
        actor.Demand(Permission.ManageAccounts);
        await using var db = await contexts.CreateDbContextAsync();
        return (await db.Users.CountAsync(), await db.Users.CountAsync(account => account.DisabledAt != null));
    }

    /// <summary>When one's own password was set, UTC.</summary>
    public async Task<DateTime?> OwnPasswordSetAt(Actor actor)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Users.Where(account => account.Id == actor.AccountId).Select(account => account.PasswordSetAt).FirstOrDefaultAsync();
    }

    /// <summary>Everybody who gives outside scores in a scheme.</summary>
    public async Task<IReadOnlyList<ScopeRow>> Givers()
    {
        var givers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in await schemes.List())
        {
            foreach (var giver in (await schemes.Get(row.Code)).Givers)
                givers.TryAdd(giver.Code, giver.Name);
        }

        return [.. givers.Select(giver => new ScopeRow(giver.Key, giver.Value))];
    }

    private static string? NameOf(Dictionary<string, string> names, string? code) => code is null ? null : names.GetValueOrDefault(code, code);
}
