using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The application on a fresh database of one of the two engines, with the built-in rubrics stored.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder;

    private TestDatabase(ServiceProvider services, string folder, DatabaseOptions options)
    {
        this.services = services;
        this.folder = folder;
        Options = options;
    }

    public DatabaseOptions Options { get; }

    /// <param name="engine">Which engine.</param>
    /// <param name="time">The clock.</param>
    /// <param name="more">Changes services, for tests that switch a protection off.</param>
    public static async Task<TestDatabase> Start(Engine engine, TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var database = await Empty(engine, time, more);
        await database.Get<DatabaseStart>().Run();
        var builtIn = BuiltInRubrics.Read();
        await database.Get<StoreBuiltIn>().Run(builtIn.Editions, builtIn.Schemes);
        return database;
    }

    /// <summary>A database without a table.</summary>
    public static async Task<TestDatabase> Empty(Engine engine, TimeProvider? time = null, Action<IServiceCollection>? more = null)
    {
        var data = Directory.CreateTempSubdirectory("safety-test-").FullName;
        var options = new DatabaseOptions(data, engine == Engine.Postgres ? await PostgresCluster.NewDatabaseAsync() : null);
        var collection = new ServiceCollection();
        collection.AddLogging();
        if (time is not null)
            collection.AddSingleton(time);
        collection.AddApplication(options);
        more?.Invoke(collection);
        return new TestDatabase(collection.BuildServiceProvider(), data, options);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<AssessmentDb> Db() => Get<IDbContextFactory<AssessmentDb>>().CreateDbContextAsync();

    /// <summary>An account that can write; what a use case is called with.</summary>
    public async Task<Actor> Account(string name, Role role, string? unit = null, string? team = null, string? giver = null)
    {
        await using var db = await Db();
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = name,
            Role = role,
            Unit = unit,
            Team = team,
            Giver = giver,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.ToActor();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Options.Connection is { } connection)
            await PostgresCluster.DropDatabaseAsync(connection);
        Directory.Delete(folder, recursive: true);
    }
}
