using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class LedgerOnSqlite(SqliteFixture city) : LedgerTests(city), IClassFixture<SqliteFixture>;

public class LedgerOnPostgres(PostgresFixture city) : LedgerTests(city), IClassFixture<PostgresFixture>;

/// <summary>The daily ledger starts full; entries are made and withdrawn, never changed.</summary>
public abstract class LedgerTests(EngineFixture city)
{
    [EngineFact]
    public async Task Entries_add_up_to_the_cent()
    {
        foreach (var points in new[] { -0.1m, -0.2m, -0.3m, -12.75m, 0.35m })
            await Enter("changli", points);

        (await Score("changli")).ShouldBe(287m);
    }

    [EngineFact]
    public async Task The_ledger_falls_to_0_and_never_rises_above_full()
    {
        await Enter("lulong", -290);
        await Enter("lulong", -290);
        await Enter("funing", 15);

        (await Score("lulong")).ShouldBe(0);
        (await Score("funing")).ShouldBe(300);
    }

    [EngineFact]
    public async Task A_withdrawn_entry_stays_with_the_reason_and_is_withdrawn_once()
    {
        var entry = await Enter("beidaihe", -7);
        await city.Get<WithdrawLedger>().Run(city.Office, Guid.NewGuid(), entry, "登记错误");

        (await Should.ThrowAsync<RuleViolation>(() => city.Get<WithdrawLedger>().Run(city.Office, Guid.NewGuid(), entry, "再撤一次"))).Code
            .ShouldBe(Rules.LedgerAlreadyWithdrawn);
        (await Should.ThrowAsync<InvalidInput>(() => city.Get<WithdrawLedger>().Run(city.Office, Guid.NewGuid(), entry, " "))).Problems
            .ShouldHaveSingleItem().Code.ShouldBe(Rules.Required);

        var stored = (await Ledger()).Entries.Single(row => row.Id == entry);
        (stored.Points, stored.WithdrawnReason, stored.WithdrawnBy).ShouldBe((-7m, "登记错误", "office"));
        (await Score("beidaihe")).ShouldBe(300);
    }

    [EngineFact]
    public async Task Two_people_who_withdraw_the_same_entry_are_one_withdrawal_and_one_refusal()
    {
        var entry = await Enter("beidaihe-xinqu", -7);

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async person =>
        {
            try
            {
                await city.Get<WithdrawLedger>().Run(city.Office, Guid.NewGuid(), entry, $"第{person}人");
                return "";
            }
            catch (RuleViolation refusal)
            {
                return refusal.Code;
            }
        }));

        results.ShouldBe(["", Rules.LedgerAlreadyWithdrawn], ignoreOrder: true);
    }

    [EngineFact]
    public async Task Nothing_is_entered_for_an_excluded_unit_or_in_a_part_that_is_no_ledger()
    {
        (await Should.ThrowAsync<RuleViolation>(() => Enter("haigang", -1))).Code.ShouldBe(Rules.UnitExcluded);
        (await Should.ThrowAsync<RuleViolation>(() => Enter("changli", -1, "party"))).Code.ShouldBe(Rules.SubjectUnknown);
        (await Should.ThrowAsync<InvalidInput>(() => Enter("changli", 0))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.Required);
        (await Should.ThrowAsync<InvalidInput>(() => Enter("changli", 0.001m))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.NumberTooPrecise);
    }

    [EngineFact]
    public async Task Each_entry_in_force_shows_where_the_unit_stood_after_it_in_the_order_of_the_days()
    {
        var late = await Enter("shanhaiguan", -20, day: 9);
        var early = await Enter("shanhaiguan", -5.5m, day: 2, kind: LedgerKind.Meeting);
        var withdrawn = await Enter("shanhaiguan", -100, day: 3);
        await city.Get<WithdrawLedger>().Run(city.Office, Guid.NewGuid(), withdrawn, "登记错误");

        var ledger = await Ledger();

        (ledger.After[early], ledger.After[late]).ShouldBe((294.5m, 274.5m));
        ledger.After.Keys.ShouldNotContain(withdrawn);
        ledger.Entries.Single(row => row.Id == early).Kind.ShouldBe(LedgerKind.Meeting);
        ledger.Entries.Single(row => row.Id == late).Kind.ShouldBeNull("entries from before have no kind");
    }

    private async Task<Guid> Enter(string unit, decimal points, string part = "daily", int day = 1, LedgerKind? kind = null)
    {
        var id = Guid.CreateVersion7();
        await city.Get<EnterLedger>().Run(city.Office, Guid.NewGuid(), new LedgerRequest(
            id, EngineFixture.Scheme, EngineFixture.County, part, unit, new DateOnly(2016, 6, day), points, "未按时报送信息", null, kind));
        return id;
    }

    private Task<LedgerView> Ledger() => city.Get<FigureQueries>().Ledger(city.Office, EngineFixture.Scheme, EngineFixture.County);

    private async Task<decimal?> Score(string unit) =>
        (await city.Get<ResultQueries>().Unit(city.Office, EngineFixture.Scheme, EngineFixture.County, unit))
            .Result.Parts.Single(part => part.Part.Code == "daily").Score;
}
