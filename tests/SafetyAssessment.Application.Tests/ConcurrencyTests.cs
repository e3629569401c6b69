using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ConcurrencyOnSqlite(SqliteFixture city) : ConcurrencyTests(city), IClassFixture<SqliteFixture>;

public class ConcurrencyOnPostgres(PostgresFixture city) : ConcurrencyTests(city), IClassFixture<PostgresFixture>;

/// <summary>
/// Many people at once: nothing is lost, nothing altered unseen, and each change has its one event. Each works on a thread of its own, since
/// SQLite's calls do not yield: without that they would come one after the other.
/// </summary>
public abstract class ConcurrencyTests(EngineFixture city)
{
    private const int Saves = 25;

    private static readonly string[] Clauses =
        ["1.1.1.1", "1.1.3.1", "1.1.4.1", "1.1.5.1", "1.1.6.1", "1.1.7.1", "1.2.1.1", "1.2.2.1"];

    [EngineFact]
    public async Task Eight_people_in_different_rows_of_one_sheet_lose_nothing_and_are_never_refused()
    {
        var sheet = await city.Sheet("changli", "government");

        await Task.WhenAll(Clauses.Select(clause => Task.Run(async () =>
        {
            var id = Guid.CreateVersion7();
            for (var save = 0; save < Saves; save++)
                await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Found(
                    clause[..clause.LastIndexOf('.')], new FindingEntry(id, clause, save + 1, null, null, "抽查乡镇", "没有落实")), save);
        })));

        var view = await city.Get<SheetQueries>().Get(city.Member, sheet);
        view.Rows.Values.Select(row => (row.Version, row.Snapshot.Findings.Single().Count)).ShouldBe(Enumerable.Repeat(((long)Saves, (decimal?)Saves), Clauses.Length));
        view.Version.ShouldBe(Clauses.Length * Saves);
        await using var db = await city.Database.Db();
        var operations = await db.Audit.Where(line => line.EntityId == $"{sheet}" && line.Action == "row.saved").Select(line => line.OperationId).ToListAsync();
        operations.Count.ShouldBe(Clauses.Length * Saves);
        operations.Distinct().Count().ShouldBe(operations.Count);
    }

    [EngineFact]
    public async Task Eight_people_on_one_cell_are_saved_or_told_and_nobody_is_overwritten_unseen()
    {
        var saved = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(person => Task.Run(async () =>
        {
            var version = 0L;
            for (var save = 0; save < Saves; save++)
            {
                try
                {
                    await SetPercent("changli", (person * 10) + (save / 10m), version);
                    version++;
                    Interlocked.Increment(ref saved);
                }
                catch (ChangedMeanwhile clash)
                {
                    version = clash.Version;
                }
            }
        })));

        saved.ShouldBeGreaterThanOrEqualTo(Saves);
        await using var db = await city.Database.Db();
        (await Cell(db, "changli")).Version.ShouldBe(saved);
        var events = await db.Audit.AsNoTracking().Where(line => line.EntityId.EndsWith("/changli") && line.Path == "fire").OrderBy(line => line.Id).ToListAsync();
        events.Count.ShouldBe(saved);
        // Each event begins with what the one before it left: nothing came between unseen.
        events.Skip(1).Select(line => line.Old).ShouldBe(events.SkipLast(1).Select(line => line.New));
        (await Unaudited(city.Database)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Of_two_saves_that_read_the_same_version_the_later_one_is_refused_and_holds_up_nobody()
    {
        await using var database = await TestDatabase.Start(city.Engine);

        (await LaterSaveIsRefused(database)).ShouldBeTrue();

        await database.Account("next", Role.Leader).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [EngineFact]
    public async Task Without_the_version_as_token_the_later_save_overwrites_the_earlier_twin_of_the_refusal()
    {
        await using var unprotected = await TestDatabase.Start(city.Engine, more: services =>
            services.ConfigureDbContext<AssessmentDb>(options => options.ReplaceService<IModelCustomizer, WithoutTokens>()));

        (await LaterSaveIsRefused(unprotected)).ShouldBeFalse();
    }

    [EngineFact]
    public async Task A_change_whose_audit_event_can_not_be_written_is_not_made()
    {
        await SetPercent("lulong", 90, 0);
        await using var db = await city.Database.Db();
        await db.Database.ExecuteSqlRawAsync(RefuseAudit);

        await Should.ThrowAsync<DbUpdateException>(() => SetPercent("lulong", 10, 1));

        await db.Database.ExecuteSqlRawAsync(AcceptAudit);
        (await Cell(db, "lulong")).Percent.ShouldBe(90);
        (await Unaudited(city.Database)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_change_saved_beside_the_audit_is_found_twin_of_the_audit()
    {
        await using var database = await TestDatabase.Start(city.Engine);
        await using var db = await database.Db();
        var cell = new ExternalScore(EngineFixture.Scheme, "funing", "fire");
        db.ExternalScores.Add(cell);
        cell.Set(90, 100, 0, city.Office, DateTime.UnixEpoch);
        await db.SaveChangesAsync();

        (await Unaudited(database)).ShouldBe(["funing/fire"]);
    }

    private string RefuseAudit => city.Engine == Engine.Sqlite
        ? "CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        : "CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END'; "
            + "CREATE TRIGGER refuse_audit BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_audit()";

    private string AcceptAudit => city.Engine == Engine.Sqlite ? "DROP TRIGGER refuse_audit" : "DROP TRIGGER refuse_audit ON audit_events";

    private Task SetPercent(string unit, decimal percent, long version) => city.Get<SetExternalScore>().Run(
        city.Office, Guid.NewGuid(), new ExternalScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, "fire", percent, version));

    private static Task<ExternalScore> Cell(AssessmentDb db, string unit) =>
        db.ExternalScores.AsNoTracking().SingleAsync(cell => cell.Unit == unit && cell.Input == "fire");

    /// <summary>Cells that were changed more often, or less often, than the audit says.</summary>
    private static async Task<List<string>> Unaudited(TestDatabase database)
    {
        await using var db = await database.Db();
        var cells = await db.ExternalScores.AsNoTracking().ToListAsync();
        var events = await db.Audit.AsNoTracking().Where(line => line.Entity == "external-score").ToListAsync();
        return [.. cells.Where(cell => events.Count(line => line.EntityId == $"{cell.Scheme}/{cell.Unit}" && line.Path == cell.Input) != cell.Version)
            .Select(cell => $"{cell.Unit}/{cell.Input}")];
    }

    private async Task<bool> LaterSaveIsRefused(TestDatabase database)
    {
        await using var first = await database.Db();
        await using var second = await database.Db();
        var cell = new ExternalScore(EngineFixture.Scheme, "beidaihe", "tourism");
        first.ExternalScores.Add(cell);
        await first.SaveChangesAsync();
        var same = await second.ExternalScores.SingleAsync(known => known.Unit == "beidaihe" && known.Input == "tourism");

        cell.Set(90, 100, 0, city.Office, DateTime.UnixEpoch);
        same.Set(10, 100, 0, city.Office, DateTime.UnixEpoch);
        await first.SaveChangesAsync();
        try
        {
            await second.SaveChangesAsync();
            return false;
        }
        catch (DbUpdateConcurrencyException)
        {
            return true;
        }
    }

    private sealed class WithoutTokens(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
                property.IsConcurrencyToken = false;
        }
    }
}
