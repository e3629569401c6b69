using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Audit;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class AuditChainOnSqlite() : AuditChainTests(Engine.Sqlite);

public class AuditChainOnPostgres() : AuditChainTests(Engine.Postgres);

/// <summary>Whoever gets past the triggers and alters the audit is found out by the chain over it.</summary>
public abstract class AuditChainTests(Engine engine)
{
    [EngineFact]
    public async Task An_untouched_audit_holds_through_all_its_seals()
    {
        await using var city = await City.Start(engine);
        await city.Seal();
        await city.Add("b");
        await city.Seal();
        await city.Add("c");

        var view = await city.Check();

        (view.Holds, view.Seals.Count, view.Unsealed).ShouldBe((true, 2, 2), "the last unit, and the second seal's own line");
        view.Seals[0].FromId.ShouldBe(view.Seals[1].UpToId + 1);
    }

    [EngineFact]
    public async Task An_altered_line_is_named_and_the_links_after_it_still_hold()
    {
        await using var city = await City.Start(engine);
        await city.Seal();
        await city.Add("b");
        await city.Seal();

        var line = await city.Alter("UPDATE audit_events SET new = 'x' WHERE id = {0}");

        var view = await city.Check();
        view.Holds.ShouldBeFalse();
        view.Seals.Select(seal => seal.Holds).ShouldBe([true, false]);
        view.Seals[1].Altered.ShouldBe([new AlteredLine(line, LineFault.Altered)]);
    }

    [EngineFact]
    public async Task A_line_that_was_taken_out_is_named()
    {
        await using var city = await City.Start(engine);
        await city.Seal();

        var line = await city.Alter("DELETE FROM audit_events WHERE id = {0}");

        (await city.Check()).Seals.ShouldHaveSingleItem().Altered.ShouldBe([new AlteredLine(line, LineFault.Missing)]);
    }

    [EngineFact]
    public async Task Lines_that_are_written_while_it_is_sealed_break_nothing()
    {
        await using var city = await City.Start(engine);

        await Task.WhenAll([
            .. Enumerable.Range(0, 12).Select(number => Task.Run(() => city.Add($"u{number}"))),
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(city.Seal)),
        ]);
        await city.Seal();

        (await city.Check()).Holds.ShouldBeTrue();
    }

    private sealed class City(TestDatabase database, Actor office, Actor auditor) : IAsyncDisposable
    {
        public static async Task<City> Start(Engine engine)
        {
            var database = await TestDatabase.Start(engine);
            var city = new City(database, await database.Account("office", Role.SafetyOffice), await database.Account("auditor", Role.Auditor));
            await city.Add("a");
            return city;
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();

        public Task Add(string code) => database.Get<AddUnit>().Run(office, Guid.NewGuid(), new NewUnit(code, "某镇", Subject.Town, null, null));

        public Task Seal() => database.Get<SealAudit>().Run(auditor, Guid.NewGuid());

        public Task<SealView> Check() => database.Get<AuditSealQueries>().Check(auditor);

        /// <summary>Alters the line of the first unit behind the triggers' back.</summary>
        public async Task<long> Alter(string statement)
        {
            await using var db = await database.Db();
            var line = await db.Audit.Where(known => known.Action == "unit.added").MinAsync(known => known.Id);
            foreach (var trigger in database.Options.IsPostgres
                ? new[] { "DROP TRIGGER audit_events_no_change ON audit_events" }
                : ["DROP TRIGGER audit_events_no_update", "DROP TRIGGER audit_events_no_delete"])
                await db.Database.ExecuteSqlRawAsync(trigger);
            await db.Database.ExecuteSqlRawAsync(statement, line);
            return line;
        }
    }
}
