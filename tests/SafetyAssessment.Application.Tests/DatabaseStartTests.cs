using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

/// <summary>What the start of the app promises about the database that it finds.</summary>
public class DatabaseStartTests
{
    // What a process leaves that was killed while it migrated.
    private const string LeftOverLock = """
        CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsLock" VALUES (1, '2024-01-01 00:00:00');
        """;

    // A database as an older release would have left it: its migration is in the history, the present one is not.
    private const string OlderRelease = """
        CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
        INSERT INTO "__EFMigrationsHistory" VALUES ('0000_older', '10.0.0');
        CREATE TABLE "older" ("name" TEXT NOT NULL);
        INSERT INTO "older" VALUES ('安全生产');
        """;

    private const string FirstReleaseRubric = """
        INSERT INTO "rubric_editions" ("code", "edition", "title", "subject", "full_mark", "json", "hash", "frozen_at", "version")
        VALUES ('old', '2025', '旧版细则', 'Town', 100, '{{}}', 'hash', '2025-11-01 00:00:00', 3);
        """;

    private const string FirstReleaseSheet = """
        INSERT INTO units (code, name, subject, "order", version) VALUES ('town', '某镇', 'Town', 1, 1);
        INSERT INTO assessments (id, scheme, "group", part, unit, rubric, edition, state, version)
        VALUES ('01990000-0000-7000-8000-00000000000A', 'scheme', 'group', 'part', 'town', 'old', '2025', 'Draft', 1);
        """;

    private const string FirstReleaseAccident = """
        INSERT INTO accidents (id, unit, number, date, place, deaths, injuries, loss_million_yuan, concealed, level, entered_by, entered_at, version)
        VALUES ('01990000-0000-7000-8000-00000000000B', 'town', 1, '2025-03-04', '某采石场', 1, 0, 0.5, true, 'General', '安委办', '2025-03-05 00:00:00', 0);
        """;

    [Fact]
    public async Task The_left_over_lock_of_a_killed_migration_does_not_hold_up_the_next_start()
    {
        await using var database = await TestDatabase.Empty(Engine.Sqlite);
        await Execute(database, LeftOverLock);

        await database.Get<DatabaseStart>().Run().WaitAsync(TimeSpan.FromSeconds(30));

        await using var db = await database.Db();
        (await db.Units.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Migrating_without_care_waits_for_ever_on_a_left_over_lock_twin_of_the_start()
    {
        await using var database = await TestDatabase.Empty(Engine.Sqlite);
        await Execute(database, LeftOverLock);
        await using var db = await database.Db();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));

        await Should.ThrowAsync<OperationCanceledException>(() => db.Database.MigrateAsync(patience.Token));
    }

    [Fact]
    public Task A_second_start_changes_nothing_on_SQLite() => StartTwice(Engine.Sqlite);

    [PostgresFact]
    public Task A_second_start_changes_nothing_on_PostgreSQL() => StartTwice(Engine.Postgres);

    [Fact]
    public Task Two_processes_that_start_at_once_create_one_schema_on_SQLite() => StartTogether(Engine.Sqlite);

    [PostgresFact]
    public Task Two_processes_that_start_at_once_create_one_schema_on_PostgreSQL() => StartTogether(Engine.Postgres);

    [Fact]
    public async Task Before_an_upgrade_the_database_is_backed_up_whole()
    {
        await using var database = await TestDatabase.Empty(Engine.Sqlite);
        await Execute(database, OlderRelease);

        await database.Get<DatabaseStart>().Run();

        var backup = Directory.GetFiles(Path.Combine(database.Options.Folder, "backups")).ShouldHaveSingleItem();
        (await Scalar($"Data Source={backup};Pooling=False", "SELECT name FROM older")).ShouldBe("安全生产");
        (await Scalar($"Data Source={backup};Pooling=False", "PRAGMA integrity_check")).ShouldBe("ok");
        (await Scalar($"Data Source={backup};Pooling=False", "SELECT count(*) FROM sqlite_master WHERE name = 'units'")).ShouldBe(0L, "it was taken before");
        await using var db = await database.Db();
        (await db.Units.CountAsync()).ShouldBe(0);
        await database.Get<DatabaseStart>().Run();
        Directory.GetFiles(Path.Combine(database.Options.Folder, "backups")).Length.ShouldBe(1, "the second start upgrades nothing");
    }

    [Fact]
    public Task A_database_of_the_first_release_is_upgraded_and_keeps_its_rows_on_SQLite() => Upgrade(Engine.Sqlite);

    [PostgresFact]
    public Task A_database_of_the_first_release_is_upgraded_and_keeps_its_rows_on_PostgreSQL() => Upgrade(Engine.Postgres);

    [Fact]
    public async Task A_new_database_needs_no_backup()
    {
        await using var database = await TestDatabase.Start(Engine.Sqlite);

        Directory.Exists(Path.Combine(database.Options.Folder, "backups")).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_connection_to_SQLite_writes_through_to_the_disk()
    {
        await using var database = await TestDatabase.Start(Engine.Sqlite);
        var open = new List<AssessmentDb>();
        for (var connection = 0; connection < 5; connection++)
        {
            var db = await database.Db();
            open.Add(db);
            await db.Database.OpenConnectionAsync();
        }

        foreach (var db in open)
        {
            (await Pragma(db, "synchronous")).ShouldBe("2", "FULL");
            (await Pragma(db, "journal_mode")).ShouldBe("wal");
            (await Pragma(db, "foreign_keys")).ShouldBe("1");
            await db.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_bare_connection_keeps_no_write_ahead_log_twin_of_the_pragmas()
    {
        await using var database = await TestDatabase.Empty(Engine.Sqlite);

        (await Scalar($"Data Source={database.Options.SqliteFile};Pooling=False", "CREATE TABLE bare (id INTEGER); PRAGMA journal_mode")).ShouldBe("delete");
    }

    private static async Task Upgrade(Engine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        await using (var old = await database.Db())
        {
            var history = old.GetService<IHistoryRepository>();
            await Execute(database, SqlFileMigration.Read("0001_initial", engine == Engine.Sqlite ? "sqlite" : "postgres"));
            await Execute(database, history.GetCreateScript() + history.GetInsertScript(new HistoryRow("0001_initial", "10.0.0")));
        }

        await Execute(database, FirstReleaseRubric);
        await Execute(database, FirstReleaseSheet);
        await Execute(database, FirstReleaseAccident);
        await Should.ThrowAsync<Exception>(() => database.Get<RubricCatalog>().List(), "the first release knows no publication");

        await database.Get<DatabaseStart>().Run();

        (await database.Get<RubricCatalog>().List()).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(known => known.Title.ShouldBe("旧版细则"), known => known.Frozen.ShouldBeTrue(), known => known.PublishedAt.ShouldBeNull());
        (await database.Get<RubricCatalog>().Acknowledged("old", "2025")).ShouldBeEmpty();
        var office = await database.Account("office", Role.SafetyOffice);
        (await database.Get<RubricDraftQueries>().List(office)).ShouldBeEmpty();
        await using var db = await database.Db();
        (await PhaseWindows.Read(db, "old")).Dates.ShouldBeEmpty("what was open stays open");
        (await db.Assessments.Select(sheet => sheet.Period).ToListAsync()).ShouldBe([""], "a sheet of the first release belongs to a part without periods");
        (await database.Get<AccidentQueries>().Accidents(office, 2025)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            old => old.Concealed.ShouldBeTrue(), old => old.Reporting.ShouldBeNull("nobody told the kinds apart then"), old => old.Industry.ShouldBeNull());
    }

    private static async Task StartTwice(Engine engine)
    {
        await using var database = await TestDatabase.Start(engine);
        var before = await DatabaseContent.Read(database);

        await database.Get<DatabaseStart>().Run();

        (await DatabaseContent.Read(database)).ShouldBe(before);
    }

    private static async Task StartTogether(Engine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        using var first = ChildProcess.Start("start", database);
        using var second = ChildProcess.Start("start", database);

        (await Task.WhenAll(first.End(), second.End())).ShouldBe([0, 0]);

        await using var db = await database.Db();
        (await db.Database.GetAppliedMigrationsAsync()).ShouldNotBeEmpty();
        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    private static async Task Execute(TestDatabase database, string sql)
    {
        await using var db = await database.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    private static async Task<string> Pragma(AssessmentDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return $"{await command.ExecuteScalarAsync()}";
    }

    private static async Task<object?> Scalar(string connection, string sql)
    {
        await using var sqlite = new SqliteConnection(connection);
        await sqlite.OpenAsync();
        await using var command = sqlite.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
