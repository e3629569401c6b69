using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ImportOutsideScoresOnSqlite(SqliteFixture city) : ImportOutsideScoresTests(city), IClassFixture<SqliteFixture>;

public class ImportOutsideScoresOnPostgres(PostgresFixture city) : ImportOutsideScoresTests(city), IClassFixture<PostgresFixture>;

/// <summary>Outside scores that come in a file are stored by the rules of typed ones, all together or not at all. Each test in a county of its own.</summary>
public abstract class ImportOutsideScoresTests(EngineFixture city)
{
    [EngineFact]
    public async Task Cells_of_a_file_are_stored_together_each_with_its_audit_and_once()
    {
        var operation = Guid.NewGuid();
        await Import(city.Office, operation, [Percent("changli", "fire", 90.5m), Percent("changli", "tourism", 80)], [Points("changli", 88, "评分函1号")]);
        await Import(city.Office, operation, [Percent("changli", "fire", 1)], []);

        var grid = await Grid();
        grid.Percents.Where(cell => cell.Unit == "changli").Select(cell => (cell.Input, cell.Percent, cell.Version)).ShouldBe([("fire", 90.5m, 1), ("tourism", 80, 1)], ignoreOrder: true);
        grid.Entered.Single(cell => cell.Unit == "changli").Document.ShouldBe("评分函1号");
        await using var db = await city.Database.Db();
        (await db.Audit.Where(line => line.OperationId == operation).Select(line => line.Action).ToListAsync())
            .ShouldBe(["external-score.set", "external-score.set", "entered-score.set"], ignoreOrder: true);
    }

    [EngineFact]
    public async Task A_cell_that_changed_since_the_file_was_made_keeps_all_out()
    {
        await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), Percent("lulong", "fire", 70));

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => Import(city.Office, Guid.NewGuid(), [Percent("lulong", "tourism", 80), Percent("lulong", "fire", 90)], []));

        (clash.Mine, clash.Theirs, clash.By).ShouldBe((90m, 70m, "office"));
        (await Of("lulong")).ShouldBe(["fire 70"], "nothing is half-imported");
    }

    [EngineFact]
    public async Task Set_one_after_the_other_they_would_be_half_imported_the_twin()
    {
        await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), Percent("funing", "fire", 70));

        await Should.ThrowAsync<ChangedMeanwhile>(async () =>
        {
            foreach (var cell in new[] { Percent("funing", "tourism", 80), Percent("funing", "fire", 90) })
                await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), cell);
        });

        (await Of("funing")).ShouldBe(["fire 70", "tourism 80"], ignoreOrder: true);
    }

    [EngineFact]
    public async Task A_giver_imports_its_own_cells_and_one_of_another_keeps_all_out()
    {
        var fire = await city.Database.Account($"fire-{Guid.NewGuid():N}", Role.ExternalScorer, giver: "xiaofang");
        await Import(fire, Guid.NewGuid(), [Percent("beidaihe", "fire", 90)], []);

        (await Should.ThrowAsync<RuleViolation>(() => Import(fire, Guid.NewGuid(), [Percent("beidaihe", "fire", 91) with { ExpectedVersion = 1 }, Percent("beidaihe", "tourism", 91)], []))).Code
            .ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => Import(city.Member, Guid.NewGuid(), [Percent("beidaihe", "tourism", 91)], []))).Code.ShouldBe(Rules.AccessDenied);
        (await Of("beidaihe")).ShouldBe(["fire 90"]);
    }

    [EngineFact]
    public async Task One_cell_beyond_the_rules_keeps_all_out()
    {
        foreach (var wrong in new[] { Percent("beidaihe-xinqu", "fire", 100.01m), Percent("beidaihe-xinqu", "fire", 9.999m), Percent("beidaihe-xinqu", "coal", 90), Percent("haigang", "fire", 90), Percent("anjian", "fire", 90) })
            await Should.ThrowAsync<RuleViolation>(() => Import(city.Office, Guid.NewGuid(), [Percent("beidaihe-xinqu", "tourism", 80), wrong], []));
        await Should.ThrowAsync<InvalidInput>(() => Import(city.Office, Guid.NewGuid(), [Percent("beidaihe-xinqu", "tourism", 80)], [Points("beidaihe-xinqu", 101, "函")]));
        await Should.ThrowAsync<InvalidInput>(() => Import(city.Office, Guid.NewGuid(), [], []));

        (await Of("beidaihe-xinqu")).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Many_cells_are_no_more_reads_than_one()
    {
        var reads = 0;
        await using var database = await TestDatabase.Start(city.Engine, more: services =>
            services.ConfigureDbContext<AssessmentDb>(options => options.AddInterceptors(new Reads(_ => reads++))));
        var office = await database.Account("office", Role.SafetyOffice);
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), EngineFixture.Scheme);
        async Task<int> ReadsOf(params string[] units)
        {
            reads = 0;
            await database.Get<ImportOutsideScores>().Run(office, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County,
                [.. units.SelectMany(unit => new[] { Percent(unit, "fire", 90), Percent(unit, "tourism", 80) })], [.. units.Select(unit => Points(unit, 88, "评分函1号"))]);
            return reads;
        }

        var one = await ReadsOf("changli");

        one.ShouldBeInRange(1, 15);
        (await ReadsOf("lulong", "funing", "beidaihe", "shanhaiguan")).ShouldBe(one);
        (await database.Get<FigureQueries>().Outside(office, EngineFixture.Scheme, EngineFixture.County)).Percents.Count.ShouldBe(10);
    }

    [EngineFact]
    public async Task The_grid_says_who_has_not_delivered_what()
    {
        await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), Percent("shanhaiguan", "fire", 70));
        await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), Percent("shanhaiguan", "fire", null) with { ExpectedVersion = 1 });

        var grid = await Grid();
        var deliveries = grid.Deliveries();

        deliveries.Sum(delivery => delivery.Of).ShouldBe(grid.Cells());
        deliveries.Sum(delivery => delivery.Of - delivery.Given).ShouldBe(grid.Missing());
        var fire = deliveries.Single(delivery => delivery.Giver == "xiaofang");
        fire.Lacking.ShouldContain("山海关区", "taken back is not delivered");
        fire.Last.ShouldNotBeNull();
        grid.Of("xiaofang").Columns.ShouldAllBe(column => column.Giver == "xiaofang");
    }

    private static ExternalScoreRequest Percent(string unit, string input, decimal? percent) => new(EngineFixture.Scheme, EngineFixture.County, unit, input, percent, 0);

    private static EnteredScoreRequest Points(string unit, decimal points, string document) => new(EngineFixture.Scheme, EngineFixture.County, unit, "enforcement", points, document, 0);

    private Task Import(Actor actor, Guid operation, ExternalScoreRequest[] percents, EnteredScoreRequest[] points) =>
        city.Get<ImportOutsideScores>().Run(actor, operation, EngineFixture.Scheme, EngineFixture.County, percents, points);

    private Task<OutsideGrid> Grid() => city.Get<FigureQueries>().Outside(city.Office, EngineFixture.Scheme, EngineFixture.County);

    private async Task<List<string>> Of(string unit) => [.. (await Grid()).Percents.Where(cell => cell.Unit == unit).Select(cell => FormattableString.Invariant($"{cell.Input} {cell.Percent:0.##}"))];
}
