using Microsoft.EntityFrameworkCore;

namespace SafetyAssessment.Application.Persistence;

/// <summary>What the health page says of the database.</summary>
/// <param name="Engine">SQLite or PostgreSQL.</param>
/// <param name="Version">Version of the library or server; null when it can't be reached.</param>
/// <param name="WriteGate">True when saves are let through one at a time.</param>
/// <param name="WalRace">True when this SQLite library still has the race in its write-ahead log that the gate keeps out.</param>
public sealed record DatabaseState(string Engine, string? Version, bool WriteGate, bool WalRace)
{
    /// <summary>True when the database answered.</summary>
    public bool Reachable => Version is not null;
}

/// <summary>Asks the database whether it is there.</summary>
public sealed class DatabaseHealth(IDbContextFactory<AssessmentDb> contexts, DatabaseOptions options)
{
    // Fixed in this version: two connections that write and checkpoint at the same instant could lose a page.
    private static readonly Version WithoutRace = new(3, 51, 3);

    /// <summary>Asks; a database that does not answer is a value here, not an exception.</summary>
    public async Task<DatabaseState> Ask(CancellationToken cancellation = default)
    {
        var engine = options.IsPostgres ? "PostgreSQL" : "SQLite";
        string? version = null;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            version = options.IsPostgres
                ? await One(db, "SELECT current_setting('server_version') AS \"Value\"", cancellation)
                : await One(db, "SELECT sqlite_version() AS \"Value\"", cancellation);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            // Not reachable: the answer is the null version.
        }

        return new DatabaseState(engine, version, !options.IsPostgres, !options.IsPostgres && version is not null && new Version(version) < WithoutRace);
    }

    private static Task<string> One(AssessmentDb db, string sql, CancellationToken cancellation) =>
        db.Database.SqlQueryRaw<string>(sql).SingleAsync(cancellation);
}
