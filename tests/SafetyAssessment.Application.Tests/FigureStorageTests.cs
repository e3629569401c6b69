using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class FigureStorageOnSqlite : FigureStorageTests
{
    protected override Engine Engine => Engine.Sqlite;
}

public class FigureStorageOnPostgres : FigureStorageTests
{
    protected override Engine Engine => Engine.Postgres;
}

/// <summary>Outside scores, ledger, vetoes and what the result says of them, on both databases.</summary>
public abstract class FigureStorageTests : IAsyncLifetime
{
    private const string Scheme = "qinhuangdao-2016";
    private const string Group = "county";
    private TestDatabase database = null!;
    private Actor office = null!;

    protected abstract Engine Engine { get; }

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Start(Engine);
        office = await database.Account("office", Role.SafetyOffice);
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), Scheme);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [EngineFact]
    public async Task An_outside_scorer_sees_only_its_own_columns_and_no_other_figure()
    {
        await SetPercent(office, "changli", "fire", 90, 0);
        await SetPercent(office, "changli", "tourism", 80, 0);
        var fire = await database.Account("fire", Role.ExternalScorer, giver: "xiaofang");

        var grid = await Grid(fire);

        grid.Columns.ShouldHaveSingleItem().Input!.Code.ShouldBe("fire");
        grid.Columns[0].MayEdit.ShouldBeTrue();
        grid.Percents.ShouldHaveSingleItem().Percent.ShouldBe(90);
        grid.Entered.ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_reader_sees_every_column_and_edits_none()
    {
        var grid = await Grid(await database.Account("reader", Role.Leader));

        grid.Columns.Count.ShouldBe(21);
        grid.Columns.ShouldAllBe(column => !column.MayEdit);
    }

    [EngineFact]
    public async Task A_column_that_applies_to_no_assessed_unit_is_not_shown()
    {
        var grid = await Grid(office);

        grid.Columns.ShouldNotContain(column => column.Input != null && column.Input.Code == "coal", "coal counts for one county alone, and that one is excluded");
        grid.Excluded.Count.ShouldBe(3);
        grid.Excluded.ShouldAllBe(unit => unit.Excluded != null);
    }

    [EngineFact]
    public async Task An_entered_part_clashes_with_both_points_and_documents()
    {
        await SetPoints(office, "changli", 91.5m, "执法〔2017〕3号", 0);

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => SetPoints(office, "changli", 95, "执法〔2017〕4号", 0));

        clash.Mine.ShouldBe(new EnteredPoints(95, "执法〔2017〕4号"));
        clash.Theirs.ShouldBe(new EnteredPoints(91.5m, "执法〔2017〕3号"));
        (await Grid(office)).Entered.ShouldHaveSingleItem().Document.ShouldBe("执法〔2017〕3号");
    }

    [EngineFact]
    public async Task A_withdrawn_ledger_entry_stays_readable_and_counts_nothing()
    {
        var entry = await EnterLedger("changli", -4.5m);
        await EnterLedger("changli", -2m);
        await EnterLedger("changli", 1m);
        await database.Get<WithdrawLedger>().Run(office, Guid.NewGuid(), entry, "重复登记");

        var ledger = await database.Get<FigureQueries>().Ledger(office, Scheme, Group);

        ledger.Entries.Count.ShouldBe(3);
        ledger.Entries.Single(row => row.Id == entry).WithdrawnReason.ShouldBe("重复登记");
        var part = ledger.Standings.Single(standing => standing.Unit == "changli").Parts.ShouldHaveSingleItem();
        part.Ledger.ShouldBe(new LedgerBalance(300, 2, 1));
        part.Score.ShouldBe(299);
    }

    [EngineFact]
    public async Task An_assessed_unit_reads_its_own_ledger_only()
    {
        await EnterLedger("changli", -4m);
        await EnterLedger("lulong", -3m);
        var unit = await database.Account("unit", Role.AssessedUnit, unit: "lulong");

        var ledger = await database.Get<FigureQueries>().Ledger(unit, Scheme, Group);

        ledger.Entries.ShouldHaveSingleItem().Unit.ShouldBe("lulong");
        ledger.Standings.ShouldHaveSingleItem().Unit.ShouldBe("lulong");
    }

    [EngineFact]
    public async Task The_ranking_says_which_units_have_a_veto_proposal_that_waits()
    {
        await database.Get<EnterAccident>().Run(office, Guid.NewGuid(), Guid.NewGuid(), "changli",
            new AccidentReport(new DateOnly(2016, 5, 6), "某采石场", 3, 0, 0, false, null));

        var ranking = await database.Get<ResultQueries>().Ranking(office, Scheme, Group);

        ranking.Rows.Single(row => row.Ranked.Result.Unit == "changli").OpenProposals.ShouldBe(2, "a larger accident, and three deaths in the year");
        ranking.Rows.Where(row => row.Ranked.Result.Unit != "changli").ShouldAllBe(row => row.OpenProposals == 0);
    }

    [EngineFact]
    public async Task A_result_carries_who_gave_each_figure()
    {
        await SetPercent(office, "changli", "fire", 87.5m, 0);
        await SetPoints(office, "changli", 90, "执法〔2017〕3号", 0);
        await EnterLedger("changli", -4m);
        await SetPercent(office, "lulong", "fire", 60, 0);

        var result = await database.Get<ResultQueries>().Unit(office, Scheme, Group, "changli");

        result.Percents.ShouldHaveSingleItem().ChangedBy.ShouldBe("office");
        result.Entered.ShouldHaveSingleItem().Document.ShouldBe("执法〔2017〕3号");
        result.Ledger.ShouldHaveSingleItem().Points.ShouldBe(-4);
        result.Result.Parts.Single(part => part.Part.Code == "daily").Lost.ShouldBe(4);
    }

    private Task<OutsideGrid> Grid(Actor actor) => database.Get<FigureQueries>().Outside(actor, Scheme, Group);

    private Task SetPercent(Actor actor, string unit, string input, decimal? percent, long version) =>
        database.Get<SetExternalScore>().Run(actor, Guid.NewGuid(), new ExternalScoreRequest(Scheme, Group, unit, input, percent, version));

    private Task SetPoints(Actor actor, string unit, decimal? points, string? document, long version) =>
        database.Get<SetEnteredScore>().Run(actor, Guid.NewGuid(), new EnteredScoreRequest(Scheme, Group, unit, "enforcement", points, document, version));

    private async Task<Guid> EnterLedger(string unit, decimal points)
    {
        var id = Guid.CreateVersion7();
        await database.Get<EnterLedger>().Run(office, Guid.NewGuid(),
            new LedgerRequest(id, Scheme, Group, "daily", unit, new DateOnly(2016, 6, 1), points, "未按时报送信息", null));
        return id;
    }
}
