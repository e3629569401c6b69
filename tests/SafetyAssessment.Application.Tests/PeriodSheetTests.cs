using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PeriodSheetsOnSqlite() : PeriodSheetTests(Engine.Sqlite);

public class PeriodSheetsOnPostgres() : PeriodSheetTests(Engine.Postgres);

/// <summary>A railway unit has a sheet for each quarter and one for the year; (Q1 + Q2 + Q3 + Q4) ÷ 4 × 30 % + year × 70 %.</summary>
public abstract class PeriodSheetTests(Engine engine) : IAsyncLifetime
{
    private const string Scheme = "railway-section";
    private const string Unit = "railway-repair";
    private TestDatabase database = null!;
    private Actor office = null!;
    private Actor member = null!;

    public async Task InitializeAsync()
    {
        // Every test of the class is skipped then.
        if (engine == Engine.Postgres && !PostgresCluster.IsAvailable)
            return;
        database = await TestDatabase.Start(engine);
        office = await database.Account("office", Role.SafetyOffice);
        member = await database.Account("member", Role.TeamMember, team: "team-1");
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), Scheme);
        await database.Get<AddTeam>().Run(office, Guid.NewGuid(), "team-1", "考核组");
    }

    public async Task DisposeAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
    }

    [EngineFact]
    public async Task Four_quarters_and_a_year_make_the_total()
    {
        foreach (var (period, lost) in new[] { ("Q1", 9.75m), ("Q2", 8.5m), ("Q3", 12m), ("Q4", 6.25m) })
            await Score(period, "3.1.1", "6.1.1", lost);
        await Score("", "2.1.1", "3.1.1", 8);

        var result = (await Result()).Result;

        result.Parts[0].Periods.Select(period => period.Score).ShouldBe([90.25m, 91.5m, 88, 93.75m]);
        (result.Parts[0].Score, result.Parts[1].Score).ShouldBe((90.88m, 92m)); // 90.875 is shown as 90.88
        (result.Total, result.Complete, result.ComputedGrade).ShouldBe((91.66m, true, Grade.Good)); // 27.264 + 64.4
    }

    [EngineFact]
    public async Task A_quarter_that_is_missing_is_shown_and_the_total_is_not_complete()
    {
        await Score("Q1", "3.1.1", "6.1.1", 5);
        await Open("Q2");
        await Score("", "2.1.1", "3.1.1", 8);

        var view = await Result();

        view.Result.Parts[0].Periods.Select(period => (period.Score, period.Complete)).ShouldBe([(95m, true), (null, false), (null, false), (null, false)]);
        (view.Result.Parts[0].Score, view.Result.Complete, view.Result.ComputedGrade).ShouldBe((null, false, null));
        view.Sheets.Keys.Order(Comparer<SheetKey>.Create((left, right) => string.CompareOrdinal(left.Period, right.Period)))
            .ShouldBe([new("year"), new("base", "Q1"), new("base", "Q2")]);
        var ranking = await database.Get<ResultQueries>().Ranking(office, Scheme, "unit");
        ranking.Rows.Single(row => row.Ranked.Result.Unit == Unit).Ranked.Result.Complete.ShouldBeFalse();
    }

    [EngineFact]
    public async Task Sheets_are_opened_for_one_period_at_a_time_and_only_once()
    {
        await Open("Q1");
        await Open("Q1");
        await Open("Q2");
        (await Sheets()).Select(sheet => (sheet.Part, sheet.Period)).ShouldBe([("base", "第一季度"), ("base", "第二季度")]);
        (await database.Get<RubricCatalog>().List()).Where(rubric => rubric.Frozen).Select(rubric => rubric.Code).ShouldBe(["railway-base-management"]);

        await Open("");
        (await Sheets()).Select(sheet => (sheet.Part, sheet.Period)).ShouldBe([("base", "第一季度"), ("base", "第二季度"), ("year", "")]);
        (await database.Get<SheetQueries>().Get(office, (await Sheets())[1].Id)).Period.ShouldBe("第二季度");
    }

    [EngineFact]
    public async Task Schemes_without_sheets_step_back_once_there_is_one_with_sheets()
    {
        (await database.Get<SchemeCatalog>().InUse()).Count.ShouldBe((await database.Get<SchemeCatalog>().List()).Count);

        await Open("Q1");

        (await database.Get<SchemeCatalog>().InUse()).ShouldHaveSingleItem().Code.ShouldBe(Scheme);
    }

    [EngineFact]
    public async Task A_period_that_the_group_does_not_have_is_refused() =>
        (await Should.ThrowAsync<RuleViolation>(() => Open("H1"))).Code.ShouldBe(Rules.PeriodUnknown);

    private async Task<IReadOnlyList<SheetRow>> Sheets() =>
        [.. (await database.Get<SheetQueries>().List(office, Scheme)).Where(sheet => sheet.Unit == Unit)];

    private Task<UnitResultView> Result() => database.Get<ResultQueries>().Unit(office, Scheme, "unit", Unit);

    private Task Open(string period) => database.Get<OpenAssessments>().Run(office, Guid.NewGuid(), Scheme, "unit", "team-1", period);

    // No section can lose more than it has, so that what is lost is spread over two.
    private async Task Score(string period, string first, string second, decimal lost)
    {
        await Open(period);
        var view = await Result();
        var sheet = await database.Get<SheetQueries>().Get(member, view.Sheets.Single(pair => pair.Key.Period == period).Value.Id);
        foreach (var clause in new[] { first, second })
        {
            await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet.Id, Rows.Found(
                sheet.Edition.Index.Clause(clause)!.Value.Item.Code, new FindingEntry(Guid.NewGuid(), clause, null, null, lost / 2, null, "不符合")), 0);
        }

        foreach (var row in sheet.Edition.Index.Rows.Where(row => row.Item.Clauses.All(clause => clause.Code != first && clause.Code != second)))
            await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet.Id, Rows.Clear(row.Item.Code), 0);
    }
}
