using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

/// <summary>
/// One database for all tests of a class, which keep out of each other's way by working on different units: the counties of 2016 with a
/// team and their sheets opened.
/// </summary>
public abstract class EngineFixture(Engine engine) : IAsyncLifetime
{
    public const string Scheme = "qinhuangdao-2016";
    public const string County = "county";

    public Engine Engine => engine;

    public TestDatabase Database { get; private set; } = null!;

    public Actor Office { get; private set; } = null!;

    public Actor Member { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Every test of the class is skipped then.
        if (engine == Engine.Postgres && !PostgresCluster.IsAvailable)
            return;
        Database = await TestDatabase.Start(engine);
        Office = await Database.Account("office", Role.SafetyOffice);
        Member = await Database.Account("member", Role.TeamMember, team: "team-1");
        await Get<AddSchemeUnits>().Run(Office, Guid.NewGuid(), Scheme);
        await Get<AddTeam>().Run(Office, Guid.NewGuid(), "team-1", "第一组");
        await Get<OpenAssessments>().Run(Office, Guid.NewGuid(), Scheme, County, "team-1");
    }

    public async Task DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
    }

    public T Get<T>()
        where T : notnull => Database.Get<T>();

    public async Task<Guid> Sheet(string unit, string part = "party") =>
        (await Get<SheetQueries>().List(Office)).Single(row => row.Unit == unit && row.Part == part).Id;
}

public sealed class SqliteFixture() : EngineFixture(Engine.Sqlite);

public sealed class PostgresFixture() : EngineFixture(Engine.Postgres);
