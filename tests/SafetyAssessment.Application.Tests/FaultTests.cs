using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Tests;
using Xunit.Abstractions;

namespace SafetyAssessment.Application.Tests;

public class FaultsOnSqlite(SqliteFixture city, ITestOutputHelper output) : FaultTests(city, output), IClassFixture<SqliteFixture>;

public class FaultsOnPostgres(PostgresFixture city, ITestOutputHelper output) : FaultTests(city, output), IClassFixture<PostgresFixture>;

/// <summary>
/// A process that is killed in the middle of its saves has lost none that it acknowledged, and doubled none, also when the save that was cut off is
/// sent again. <c>SAFETY_SAVES=10000 SAFETY_KILLS=20</c> runs the full size.
/// </summary>
[Trait("Theme", "Faults")]
public abstract class FaultTests(EngineFixture city, ITestOutputHelper output)
{
    private static readonly int Saves = Setting("SAFETY_SAVES", 90);
    private static readonly int Kills = Setting("SAFETY_KILLS", 3);

    [EngineFact]
    public async Task Every_acknowledged_save_of_a_killed_process_is_stored_once_with_its_audit_event()
    {
        var sheet = await city.Sheet("changli");
        var (tried, acknowledged) = (new List<string>(), new List<string>());
        string[] unanswered = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var child = ChildProcess.Start("save", city.Database, [$"{city.Member.AccountId}", $"{sheet}", .. unanswered]);
            var lines = (await child.KillAfter(Saves / Kills, "saved")).ConvertAll(line => line.Split(' '));
            tried.AddRange(lines.Where(line => line[0] == "try").Select(line => line[1]));
            acknowledged.AddRange(lines.Where(line => line[0] == "saved").Select(line => line[1]));
            unanswered = lines[^1][0] == "try" ? lines[^1][1..] : [];
        }

        var events = await Events($"{sheet}");
        var lost = acknowledged.Where(operation => events.Count(line => $"{line.OperationId}" == operation) != 1).ToList();
        output.WriteLine($"{city.Engine}: {acknowledged.Count} acknowledged saves, {Kills} kills, {tried.Distinct().Count()} tried, {events.Count} events, {lost.Count} lost");
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Saves / Kills * Kills);
        acknowledged.Distinct().Count().ShouldBe(acknowledged.Count, "each was acknowledged once");
        lost.ShouldBeEmpty();
        // What was cut off by a kill was sent again by the next process; only the very last one may be missing.
        events.Count.ShouldBeInRange(tried.Distinct().Count() - 1, tried.Distinct().Count());
        var rows = (await city.Get<SheetQueries>().Get(city.Member, sheet)).Rows;
        foreach (var (item, row) in rows)
        {
            var own = events.Where(line => line.Path == item).ToList();
            row.Version.ShouldBe(own.Count, $"{item}: each stored change has its one event");
            row.Snapshot.Findings.ShouldHaveSingleItem();
            CanonicalJson.Read<RowSnapshot>(own[^1].New!).SaysTheSameAs(row.Snapshot).ShouldBeTrue();
            own.Skip(1).Select(line => line.Old).ShouldBe(own.SkipLast(1).Select(line => line.New), $"{item}: nothing came between unseen");
        }
    }

    [EngineFact]
    public async Task An_acknowledgement_before_the_save_is_found_out_twin_of_the_kill()
    {
        var sheet = await city.Sheet("lulong");
        using var child = ChildProcess.Start("early", city.Database, $"{city.Member.AccountId}", $"{sheet}");

        var acknowledged = await child.KillAfter(1, "saved");

        (await Events($"{sheet}")).ShouldBeEmpty($"{acknowledged[^1]} is a lie");
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;

    private async Task<List<AuditEvent>> Events(string sheet)
    {
        await using var db = await city.Database.Db();
        return await db.Audit.AsNoTracking().Where(line => line.EntityId == sheet && line.Action == "row.saved").OrderBy(line => line.Id).ToListAsync();
    }
}
