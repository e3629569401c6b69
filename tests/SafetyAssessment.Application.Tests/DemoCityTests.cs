using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Demo;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Vetoes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class DemoCityOnSqlite(DemoCityOnSqlite.City city) : DemoCityTests(city), IClassFixture<DemoCityOnSqlite.City>
{
    public sealed class City() : DemoCityFixture(Engine.Sqlite);
}

public class DemoCityOnPostgres(DemoCityOnPostgres.City city) : DemoCityTests(city), IClassFixture<DemoCityOnPostgres.City>
{
    public sealed class City() : DemoCityFixture(Engine.Postgres);
}

/// <summary>One demo city for all tests of a class: they only read, or add what the others do not look at.</summary>
public abstract class DemoCityFixture(Engine engine) : IAsyncLifetime
{
    public Engine Engine => engine;

    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (engine == Engine.Postgres && !PostgresCluster.IsAvailable)
            return;
        Database = await TestDatabase.Start(engine);
        await Database.Get<FillDemoCity>().Run();
    }

    public async Task DisposeAsync()
    {
        if (Database is not null)
            await Database.DisposeAsync();
    }
}

/// <summary>What browser journeys and people who try the program out can rely on.</summary>
public abstract class DemoCityTests(DemoCityFixture city)
{
    private readonly TestDatabase database = city.Database;

    [EngineFact]
    public async Task Two_installations_hold_the_same_city()
    {
        await using var second = await TestDatabase.Start(city.Engine);
        await second.Get<FillDemoCity>().Run();

        var first = await Content(database);
        first.Count.ShouldBeGreaterThan(500);
        first.ShouldBe(await Content(second));
    }

    [EngineFact]
    public async Task A_second_start_changes_nothing()
    {
        var before = await Content(database);
        await using var db = await database.Db();
        var events = await db.Audit.CountAsync();

        await database.Get<FillDemoCity>().Run();

        (await Content(database)).ShouldBe(before);
        (await db.Audit.CountAsync()).ShouldBe(events);
    }

    [EngineFact]
    public async Task A_city_with_units_of_its_own_is_left_alone()
    {
        await using var own = await TestDatabase.Start(city.Engine);
        await using (var db = await own.Db())
        {
            db.Units.Add(new Domain.Units.Unit("town-1", "某镇", Subject.Town, null, null, 1));
            await db.SaveChangesAsync();
        }

        await own.Get<FillDemoCity>().Run();

        await using var after = await own.Db();
        (await after.Units.CountAsync()).ShouldBe(1);
        (await after.Users.AnyAsync()).ShouldBeFalse();
    }

    [EngineFact]
    public async Task The_city_has_the_units_that_the_schemes_name_and_the_enterprises_of_two_towns()
    {
        await using var db = await database.Db();

        var units = await db.Units.AsNoTracking().ToListAsync();

        units.Count(unit => unit.Subject == Subject.County).ShouldBe(9);
        units.Count(unit => unit.Subject == Subject.Department).ShouldBe(16);
        units.Where(unit => unit.Subject == Subject.Town).Select(unit => unit.Code).ShouldBe(["baogai", "hanjiang"], ignoreOrder: true);
        units.Count(unit => unit.Parent == "baogai").ShouldBe(12);
        units.Count(unit => unit.Parent == "hanjiang").ShouldBe(10);
        (await db.Assessments.CountAsync()).ShouldBe((6 * 2) + 10 + 2 + 22);
    }

    [EngineFact]
    public async Task There_is_an_account_for_every_role_and_none_has_a_password()
    {
        await using var db = await database.Db();

        var accounts = await db.Users.AsNoTracking().ToListAsync();

        accounts.Select(account => account.Role).Distinct().ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);
        accounts.ShouldAllBe(account => account.PasswordHash == null && account.UserName!.StartsWith("demo-"));
        accounts.Where(account => account.Team == "county-team").Select(account => account.UserName)
            .ShouldBe(["demo-team-leader", "demo-team-member", "demo-team-member-2"], ignoreOrder: true);
        accounts.First(account => account.UserName == "demo-assessed-unit").Unit.ShouldBe("changli");
        accounts.First(account => account.UserName == "demo-external-scorer").Giver.ShouldBe("jiaotong");
    }

    [EngineFact]
    public async Task Every_state_of_work_is_there_and_changli_waits_to_be_scored()
    {
        var sheets = await database.Get<SheetQueries>().List(await Actor("demo-safety-office"));

        sheets.Select(sheet => sheet.State).Distinct().ShouldBe(Enum.GetValues<AssessmentState>(), ignoreOrder: true);
        sheets.Where(sheet => sheet.Unit == "changli").Select(sheet => (sheet.Part, sheet.State, sheet.Assessed))
            .ShouldBe([("government", AssessmentState.Draft, 0), ("party", AssessmentState.Draft, 0)], ignoreOrder: true);
        var half = sheets.First(sheet => sheet.Unit == "lulong" && sheet.Part == "government");
        half.Assessed.ShouldBeInRange(1, half.Items - 1);
        sheets.Where(sheet => sheet.State == AssessmentState.Returned).ShouldAllBe(sheet => sheet.ReturnReason != null);
        sheets.Where(sheet => sheet.ChangedAt != null).ShouldAllBe(sheet => sheet.ChangedAt < new DateTime(2025, 1, 1));
    }

    [EngineFact]
    public async Task A_count_beyond_its_cap_an_item_not_applicable_and_a_reason_still_missing_are_shown()
    {
        var member = await Actor("demo-team-member");
        var sheets = await database.Get<SheetQueries>().List(member);
        async Task<SheetView> Lulong(string part) =>
            await database.Get<SheetQueries>().Get(member, sheets.First(sheet => sheet.Unit == "lulong" && sheet.Part == part).Id);

        var party = await Lulong("party");
        party.Score().Item("1.2")!.Lost.ShouldBe(10);
        party.Score().Item("1.2")!.Clauses.ShouldHaveSingleItem().NotCounted.ShouldBe(2);
        party.Rows["1.4"].Snapshot.Findings.ShouldHaveSingleItem().Reason.ShouldBeNull();
        (await Lulong("government")).Rows.Values.ShouldContain(row => row.Snapshot.State == ItemState.NotApplicable);
    }

    [EngineFact]
    public async Task Two_outside_scores_of_changli_are_left_to_be_entered_and_the_rest_of_its_figures_is_there()
    {
        var result = (await database.Get<ResultQueries>().Unit(await Actor("demo-safety-office"), "qinhuangdao-2016", "county", "changli")).Result;

        result.Parts.SelectMany(part => part.Subjects).Where(subject => subject.Score is null).Select(subject => subject.Subject.Code)
            .ShouldBe(["emergency", "transport"], ignoreOrder: true);
        result.Parts.First(part => part.Part.Kind == PartKind.Entered).Complete.ShouldBeTrue();
        result.Vetoes.ShouldBeEmpty();
        await using var db = await database.Db();
        (await db.Accidents.AnyAsync(accident => accident.Unit == "changli")).ShouldBeFalse();
        (await db.Vetoes.AnyAsync(veto => veto.Unit == "changli")).ShouldBeFalse();
    }

    [EngineFact]
    public async Task The_ranking_shows_total_computed_grade_and_final_grade_apart()
    {
        var ranking = await database.Get<ResultQueries>().Ranking(await Actor("demo-leader"), "qinhuangdao-2016", "county");

        var vetoed = ranking.Rows.First(row => row.Ranked.Result.Unit == "shanhaiguan").Ranked.Result;
        vetoed.Total.ShouldBeGreaterThan(900);
        vetoed.ComputedGrade.ShouldBe(Grade.Excellent);
        vetoed.FinalGrade.ShouldBe(Grade.Unqualified);
        vetoed.Vetoes.ShouldHaveSingleItem().Document.ShouldNotBeEmpty();
        var open = ranking.Rows.First(row => row.Ranked.Result.Unit == "beidaihe-xinqu").Ranked.Result;
        open.ComputedGrade.ShouldBe(Grade.Excellent);
        open.FinalGrade.ShouldBe(Grade.Excellent, "an open proposal has no effect");
        ranking.Rows.Count(row => row.Ranked.Result.Excluded is not null).ShouldBe(3);
    }

    [EngineFact]
    public async Task Two_departments_share_a_rank()
    {
        var ranking = await database.Get<ResultQueries>().Ranking(await Actor("demo-leader"), "qinhuangdao-2016", "department");

        ranking.Rows.Where(row => row.Ranked.Tied).Select(row => row.Ranked.Result.Unit).ShouldBe(["gongan", "xiaofang"], ignoreOrder: true);
        ranking.Rows.Count(row => row.Ranked.Result.Excluded is not null).ShouldBe(6);
    }

    [EngineFact]
    public async Task Vetoes_are_there_in_every_state_and_the_two_accidents_of_the_new_district_wait_for_a_decision()
    {
        await using var db = await database.Db();

        var vetoes = await db.Vetoes.AsNoTracking().ToListAsync();

        vetoes.Select(veto => (veto.Unit, veto.Rule, veto.State)).ShouldBe(
            [
                ("shanhaiguan", "V1", VetoState.Confirmed), ("shanhaiguan", "V2", VetoState.Dismissed), ("beidaihe-xinqu", "E1", VetoState.Proposed),
            ],
            ignoreOrder: true);
        vetoes.First(veto => veto.Rule == "E1").Causes.Count.ShouldBe(2);
    }

    [EngineFact]
    public async Task The_ledger_holds_deductions_one_restoration_and_one_withdrawn_entry()
    {
        var office = await Actor("demo-safety-office");
        var counties = await database.Get<FigureQueries>().Ledger(office, "qinhuangdao-2016", "county");
        var departments = await database.Get<FigureQueries>().Ledger(office, "qinhuangdao-2016", "department");
        var entries = counties.Entries.Concat(departments.Entries).ToList();

        entries.Count(entry => entry.Points < 0).ShouldBeGreaterThan(10);
        entries.Count(entry => entry.Points > 0).ShouldBe(1);
        entries.Count(entry => entry.WithdrawnReason is not null).ShouldBe(1);
        entries.ShouldAllBe(entry => entry.Date.Year == 2016);
    }

    [EngineFact]
    public async Task Everything_in_the_city_is_in_the_audit_as_one_operation_of_the_system()
    {
        await using var db = await database.Db();

        var events = await db.Audit.AsNoTracking().Where(line => line.OperationId == DemoId.Of("fill")).ToListAsync();

        events.Count(line => line.Action == "sheet.opened").ShouldBe(await db.Assessments.CountAsync());
        events.Count(line => line.Action == "account.created").ShouldBe(await db.Users.CountAsync());
        events.Count(line => line.Action == "row.saved").ShouldBeGreaterThan(500);
        events.ShouldAllBe(line => line.AccountName == SystemActor.Instance.Name && line.Role == null);
    }

    [EngineFact]
    public async Task The_city_is_small_enough_for_a_first_start_that_somebody_waits_for()
    {
        await using var db = await database.Db();

        (await db.Audit.CountAsync()).ShouldBeLessThan(1_500);
    }

    private async Task<Actor> Actor(string userName)
    {
        await using var db = await database.Db();
        return (await db.Users.AsNoTracking().FirstAsync(account => account.UserName == userName)).ToActor();
    }

    // The audit and what was frozen carry the hour of the installation.
    private static Task<List<string>> Content(TestDatabase of) => DatabaseContent.Read(of, "audit_events", "rubric_editions", "schemes");
}
