using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ImportLedgerOnSqlite(SqliteFixture city) : ImportLedgerTests(city), IClassFixture<SqliteFixture>;

public class ImportLedgerOnPostgres(PostgresFixture city) : ImportLedgerTests(city), IClassFixture<PostgresFixture>;

/// <summary>Ledger entries that come from a file are stored by the rules of typed ones, all together or not at all. Each test in a county of its own.</summary>
public abstract class ImportLedgerTests(EngineFixture city)
{
    [EngineFact]
    public async Task Entries_of_a_file_are_stored_together_each_with_its_audit_and_once()
    {
        var operation = Guid.NewGuid();
        ImportedEntry[] entries = [New("changli", 2, -3, LedgerKind.Report), New("changli", 5, -2.5m, null), New("changli", 7, 1, LedgerKind.Return)];

        await Import(operation, entries);
        await Import(operation, entries);

        var ledger = await city.Get<FigureQueries>().Ledger(city.Office, EngineFixture.Scheme, EngineFixture.County);
        var stored = ledger.Entries.Where(entry => entry.Unit == "changli").ToList();
        stored.Select(entry => (entry.Points, entry.Kind)).ShouldBe([(1, LedgerKind.Return), (-2.5m, null), (-3, LedgerKind.Report)]);
        ledger.After[stored[0].Id].ShouldBe(295.5m);
        (await city.Get<FigureQueries>().Batch(city.Office, operation)).ShouldBe(stored.Select(entry => entry.Id), ignoreOrder: true);
        await using var db = await city.Database.Db();
        (await db.Audit.CountAsync(line => line.OperationId == operation)).ShouldBe(3);
    }

    [EngineFact]
    public async Task One_entry_that_is_refused_keeps_all_out()
    {
        (await Refused(New("lulong", 1, -3), New("haigang", 1, -1))).ShouldBe(Rules.UnitExcluded);
        (await Refused(New("lulong", 1, -3), New("anjian", 1, -1))).ShouldBe(Rules.UnitNotInGroup);
        (await Refused(New("lulong", 1, -3), New("lulong", 2, -1, part: "party"))).ShouldBe(Rules.SubjectUnknown);
        (await Refused(New("lulong", 1, -3), New("lulong", 2, -0.001m))).ShouldBe(Rules.InvalidInput);
        (await Refused(New("lulong", 1, -3), New("lulong", 2, -1, reason: " "))).ShouldBe(Rules.InvalidInput);
        (await Refused()).ShouldBe(Rules.InvalidInput);

        (await Of("lulong")).ShouldBeEmpty("nothing is half-imported");
    }

    [EngineFact]
    public async Task Entered_one_after_the_other_they_would_be_half_imported_the_twin()
    {
        await Should.ThrowAsync<RuleViolation>(async () =>
        {
            foreach (var entry in new[] { New("funing", 1, -3), New("haigang", 1, -1) })
                await city.Get<EnterLedger>().Run(city.Office, Guid.NewGuid(), entry.Entry);
        });

        (await Of("funing")).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task The_same_file_in_another_operation_is_refused_unless_the_person_wants_it_again()
    {
        await Import(Guid.NewGuid(), New("beidaihe", 1, -3));

        (await Refused(New("beidaihe", 2, -1), New("beidaihe", 1, -3))).ShouldBe(Rules.LedgerAlreadyStored);
        (await Of("beidaihe")).Count.ShouldBe(1);
        await Import(Guid.NewGuid(), New("beidaihe", 1, -3) with { Again = true });
        (await Of("beidaihe")).Count.ShouldBe(2);
    }

    [EngineFact]
    [Trait("Theme", "Concurrency")]
    public async Task Of_two_imports_of_one_file_at_once_one_is_stored_and_the_other_is_told()
    {
        var (refusals, stored) = await AtOnce(Guid.NewGuid, () => New("changli", 1, -3));

        refusals.ShouldBe([null, Rules.LedgerAlreadyStored], ignoreOrder: true);
        stored.ShouldBe(1);
    }

    [EngineFact]
    [Trait("Theme", "Concurrency")]
    public async Task The_same_import_that_comes_in_twice_at_once_is_stored_once_and_nobody_is_refused()
    {
        var (operation, entry) = (Guid.NewGuid(), New("changli", 1, -3));

        var (refusals, stored) = await AtOnce(() => operation, () => entry);

        refusals.ShouldBe([null, null]);
        stored.ShouldBe(1);
    }

    [EngineFact]
    [Trait("Theme", "Concurrency")]
    public async Task Imports_that_do_not_look_whether_it_is_stored_do_store_it_twice_the_twin()
    {
        var (refusals, stored) = await AtOnce(Guid.NewGuid, () => New("changli", 1, -3) with { Again = true });

        refusals.ShouldBe([null, null]);
        stored.ShouldBe(2);
    }

    [EngineFact]
    public async Task Only_the_office_imports()
    {
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<ImportLedger>().Run(
            city.Member, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County, [New("beidaihe-xinqu", 1, -3)]))).Code.ShouldBe(Rules.AccessDenied);
    }

    [EngineFact]
    public void A_published_entry_from_before_there_were_kinds_keeps_its_text()
    {
        const string published = """{"id":"01957f2c-0000-7000-8000-000000000001","part":"daily","unit":"changli","unitName":"昌黎县","date":"2016-06-01","points":-2,"reason":"迟报","enteredBy":"office","enteredAt":"2016-06-02T01:30:00Z"}""";

        CanonicalJson.Write(CanonicalJson.Read<LedgerRow>(published)).ShouldBe(published);
    }

    private static ImportedEntry New(string unit, int day, decimal points, LedgerKind? kind = null, string part = "daily", string reason = "未按时报送信息") => new(new LedgerRequest(
        Guid.CreateVersion7(), EngineFixture.Scheme, EngineFixture.County, part, unit, new DateOnly(2016, 6, day), points, reason, null, kind), Again: false);

    // Whoever has looked at the ledger waits a little for the other one, so that both would look before either stores.
    private async Task<(string?[] Refusals, int Stored)> AtOnce(Func<Guid> operation, Func<ImportedEntry> entry)
    {
        using var meeting = new Barrier(2);
        var reads = new Reads(read => _ = read.Contains("ledger_entries", StringComparison.Ordinal) && meeting.SignalAndWait(TimeSpan.FromMilliseconds(300)));
        await using var database = await TestDatabase.Start(city.Engine, more: services => services.ConfigureDbContext<AssessmentDb>(options => options.AddInterceptors(reads)));
        var office = await database.Account("office", Role.SafetyOffice);
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), EngineFixture.Scheme);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                await database.Get<ImportLedger>().Run(office, operation(), EngineFixture.Scheme, EngineFixture.County, [entry()]);
                return null;
            }
            catch (RuleViolation refusal)
            {
                return refusal.Code;
            }
        })));

        await using var db = await database.Db();
        return (refusals, await db.Ledger.CountAsync());
    }

    private Task Import(Guid operation, params ImportedEntry[] entries) =>
        city.Get<ImportLedger>().Run(city.Office, operation, EngineFixture.Scheme, EngineFixture.County, entries);

    private async Task<string> Refused(params ImportedEntry[] entries) => (await Should.ThrowAsync<RuleViolation>(() => Import(Guid.NewGuid(), entries))).Code;

    private async Task<List<LedgerRow>> Of(string unit) =>
        [.. (await city.Get<FigureQueries>().Ledger(city.Office, EngineFixture.Scheme, EngineFixture.County)).Entries.Where(entry => entry.Unit == unit)];
}
