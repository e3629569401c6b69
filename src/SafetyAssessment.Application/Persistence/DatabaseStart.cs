using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SafetyAssessment.Application.Persistence;

/// <summary>Brings the database to this release's schema when the app starts.</summary>
public sealed class DatabaseStart(IDbContextFactory<AssessmentDb> contexts, DatabaseOptions options, TimeProvider time)
{
    // Any number that nothing else in the database locks by.
    private const long MigrationLock = 5_271_804_316;

    /// <summary>Creates or upgrades the database.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (options.IsPostgres)
            await MigrateServer(db, cancellation);
        else
            await MigrateFile(db, cancellation);
    }

    // EF asks once what is pending and lets its lock go after each migration: of two processes that start at once the later one would run again
    // what the first has done meanwhile. This lock is held over all of them; it ends with the connection, also when the process is killed.
    private static async Task MigrateServer(AssessmentDb db, CancellationToken cancellation)
    {
        var server = db.GetService<IRelationalDatabaseCreator>();
        if (!await server.ExistsAsync(cancellation))
            await server.CreateAsync(cancellation);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", cancellation);
    }

    // A kill during a migration leaves a row in EF's lock table on which every later start would wait for ever. The file lock
    // says that nobody else migrates this file now, so that the row can only be such a left-over.
    private async Task MigrateFile(AssessmentDb db, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder);
        await using var alone = await LockFile(cancellation);
        if (File.Exists(options.SqliteFile))
        {
            await db.Database.ExecuteSqlRawAsync("""CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); DELETE FROM "__EFMigrationsLock";""", cancellation);
            if ((await db.Database.GetAppliedMigrationsAsync(cancellation)).Any() && (await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
                await BackUp(db, cancellation);
        }

        await db.Database.MigrateAsync(cancellation);
    }

    private async Task BackUp(AssessmentDb db, CancellationToken cancellation)
    {
        var folder = Path.Combine(options.Folder, "backups");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"before-upgrade-{time.GetUtcNow():yyyyMMdd-HHmmss}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellation);
    }

    private async Task<FileStream> LockFile(CancellationToken cancellation)
    {
        var file = Path.Combine(options.Folder, "migration.lock");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // The file stays: if it were deleted, one process could lock the deleted file and another the new one of the same name.
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }
}
