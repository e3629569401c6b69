using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class FaultsOnSqlite(SqliteFixture city) : FaultTests(city), IClassFixture<SqliteFixture>;

public class FaultsOnPostgres(PostgresFixture city) : FaultTests(city), IClassFixture<PostgresFixture>;

/// <summary>A process that is killed in the middle of its saves has lost none that it acknowledged, and doubled none.</summary>
[Trait("Theme", "Faults")]
public abstract class FaultTests(EngineFixture city)
{
    [EngineFact]
    public async Task Every_acknowledged_save_of_a_killed_process_is_stored_with_its_audit_event()
    {
        var acknowledged = new List<string>();
        foreach (var lines in new[] { 7, 23, 40 })
        {
            using var child = ChildProcess.Start("save", city.Database, city.Office.AccountId);
            acknowledged.AddRange(await child.KillAfter(lines));
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(70);
        (await Lost(acknowledged)).ShouldBeEmpty();
        await using var db = await city.Database.Db();
        var events = await db.Audit.CountAsync(line => line.Path == "fire" && line.EntityId.EndsWith("/changli"));
        (await db.ExternalScores.SingleAsync(cell => cell.Unit == "changli" && cell.Input == "fire")).Version.ShouldBe(events, "each stored change has its one event");
        events.ShouldBeInRange(acknowledged.Count, acknowledged.Count + 3, "each kill may have cut off one acknowledgement");
    }

    [EngineFact]
    public async Task An_acknowledgement_before_the_save_is_found_out_twin_of_the_kill()
    {
        using var child = ChildProcess.Start("early", city.Database, city.Office.AccountId);

        var acknowledged = await child.KillAfter(1);

        (await Lost(acknowledged)).ShouldNotBeEmpty();
    }

    private async Task<List<string>> Lost(List<string> acknowledged)
    {
        await using var db = await city.Database.Db();
        var stored = (await db.Audit.AsNoTracking().Select(line => line.OperationId).ToListAsync()).ConvertAll(id => id.ToString());
        return [.. acknowledged.Where(operation => stored.Count(known => known == operation) != 1)];
    }
}
