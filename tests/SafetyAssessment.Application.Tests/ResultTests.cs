using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ResultsOnSqlite(SqliteFixture city) : ResultTests(city), IClassFixture<SqliteFixture>;

public class ResultsOnPostgres(PostgresFixture city) : ResultTests(city), IClassFixture<PostgresFixture>;

/// <summary>Results are computed from what is stored; the numbers of this class were worked out by hand.</summary>
public abstract class ResultTests(EngineFixture city)
{
    private static readonly string[] Subjects =
    [
        "non-coal", "five-industries", "chemicals", "metallurgy", "health", "emergency", "training", "publicity", "two-systems", "smart-supervision",
        "investigation", "transport", "construction", "road-traffic", "fire", "special-equipment", "tourism", "education", "public-health", "urban-management",
    ];

    [EngineFact]
    public async Task The_total_is_the_sum_of_the_parts_as_they_are_shown()
    {
        await Complete("changli", percent: 90.5m, points: 91.5m);
        await Deduct("changli", -4.25m);

        var result = (await Result("changli")).Result;

        result.Parts.Select(part => (part.Part.Code, part.Score)).ShouldBe(
            [
                ("party", 90m), ("government", 300m), ("enforcement", 91.5m), ("bureau-subjects", 99.55m), ("department-subjects", 81.45m), ("daily", 295.75m),
            ]);
        (result.Total, result.FinalTotal, result.Complete).ShouldBe((958.25m, 958.25m, true));
        (result.ComputedGrade, result.FinalGrade).ShouldBe((Grade.Excellent, Grade.Excellent));
    }

    [EngineFact]
    public async Task What_is_missing_makes_a_result_incomplete_and_is_not_taken_for_zero()
    {
        await Percent("shanhaiguan", "fire", 0);

        var result = (await Result("shanhaiguan")).Result;

        var subjects = result.Parts.Single(part => part.Part.Code == "department-subjects");
        (subjects.Score, subjects.Complete).ShouldBe((0m, false), "one subject of nine is given, with nothing");
        subjects.Subjects.Count(subject => subject.Score is null).ShouldBe(8);
        result.Parts.Single(part => part.Part.Code == "bureau-subjects").Score.ShouldBeNull();
        (result.Complete, result.ComputedGrade, result.FinalGrade).ShouldBe((false, null, null));
    }

    [EngineFact]
    public async Task Two_inputs_of_one_subject_are_averaged_where_both_apply()
    {
        // In the built-in scheme the one county with coal mines is excluded; here it takes part.
        var built = await city.Get<SchemeCatalog>().Get(EngineFixture.Scheme);
        var counties = built.Group(EngineFixture.County)! with { Excluded = [] };
        var scheme = built with { Code = "with-coal", Groups = [counties] };
        await city.Get<StoreBuiltIn>().Run([], [scheme]);
        await Percent("haigang", "non-coal", 80, scheme.Code);
        (await Subject("haigang")).Score.ShouldBeNull("coal is missing");
        await Percent("haigang", "coal", 91.25m, scheme.Code);
        await Percent("changli", "non-coal", 80, scheme.Code);

        var both = await Subject("haigang");
        both.Score.ShouldBe(8.56m, "(80 + 91.25) ÷ 2 = 85.625 % of 10, half away from zero");
        both.Percents.Count.ShouldBe(2);
        (await Subject("changli")).Score.ShouldBe(8m);

        async Task<SubjectScore> Subject(string unit) =>
            (await city.Get<ResultQueries>().Unit(city.Office, scheme.Code, EngineFixture.County, unit)).Result.Parts
                .SelectMany(part => part.Subjects).Single(subject => subject.Subject.Code == "non-coal");
    }

    [EngineFact]
    public async Task A_veto_lies_over_the_grade_from_its_confirmation_on_and_changes_no_number()
    {
        await Complete("lulong", percent: 95, points: 95);
        var veto = await Propose("lulong", "V1");
        var before = (await Result("lulong")).Result;
        (before.ComputedGrade, before.FinalGrade).ShouldBe((Grade.Excellent, Grade.Excellent), "a proposal has no effect");

        await Confirm(veto);

        var after = (await Result("lulong")).Result;
        (after.Total, after.ComputedGrade, after.FinalGrade).ShouldBe((before.Total, Grade.Excellent, Grade.Unqualified));
        var confirmed = after.Vetoes.ShouldHaveSingleItem();
        (confirmed.Rule.Code, confirmed.Document, confirmed.By).ShouldBe(("V1", "市安委会〔2017〕2号", "office"));
    }

    [EngineFact]
    public async Task A_bar_to_the_top_grade_takes_away_the_top_grade_alone()
    {
        await Complete("funing", percent: 95, points: 95);
        await Complete("beidaihe", percent: 60, points: 60);
        await Confirm(await Propose("funing", "E3"));
        await Confirm(await Propose("beidaihe", "E3"));
        await Deduct("beidaihe", -60);

        var top = (await Result("funing")).Result;
        (top.ComputedGrade, top.FinalGrade).ShouldBe((Grade.Excellent, Grade.Good));
        var good = (await Result("beidaihe")).Result;
        (good.Total, good.ComputedGrade, good.FinalGrade).ShouldBe((810m, Grade.Good, Grade.Good));
    }

    [EngineFact]
    public async Task Equal_totals_share_a_rank_and_the_next_one_skips()
    {
        await city.Get<EnterLedger>().Run(city.Office, Guid.NewGuid(), new LedgerRequest(
            Guid.CreateVersion7(), EngineFixture.Scheme, "department", "daily", "anjian", new DateOnly(2016, 6, 1), -0.01m, "月报迟到", null));

        var ranking = await city.Get<ResultQueries>().Ranking(city.Office, EngineFixture.Scheme, "department");

        ranking.Rows.Where(row => row.Ranked.Rank == 1).Select(row => row.Ranked.Tied).ShouldBe(Enumerable.Repeat(true, 9));
        var last = ranking.Rows.Single(row => row.Ranked.Result.Unit == "anjian").Ranked;
        (last.Rank, last.Tied).ShouldBe((10, false));
        ranking.Rows.Where(row => row.Ranked.Rank is null).ShouldAllBe(row => row.Ranked.Result.Excluded != null);
        ranking.Rows.Count(row => row.Ranked.Rank is null).ShouldBe(6);
    }

    [EngineFact]
    public async Task The_result_of_another_unit_looks_as_if_it_did_not_exist()
    {
        var unit = await city.Database.Account("unit", Role.AssessedUnit, unit: "changli");

        (await city.Get<ResultQueries>().Unit(unit, EngineFixture.Scheme, EngineFixture.County, "changli")).Name.ShouldBe("昌黎县");
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<ResultQueries>().Unit(unit, EngineFixture.Scheme, EngineFixture.County, "lulong"))).Code
            .ShouldBe(Rules.NotFound);
    }

    /// <summary>Everything that a county's total is made of: 10 points lost on the party sheet, none on the other.</summary>
    private async Task Complete(string unit, decimal percent, decimal points)
    {
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), await city.Sheet(unit), Rows.Found(
            "1.2", new FindingEntry(Guid.CreateVersion7(), "1.2.1", 7, null, null, "抽查乡镇", "没有发文")), 0);
        foreach (var part in new[] { "party", "government" })
            await Clear(await city.Sheet(unit, part));
        foreach (var subject in Subjects)
            await Percent(unit, subject, percent);
        await city.Get<SetEnteredScore>().Run(city.Office, Guid.NewGuid(),
            new EnteredScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, "enforcement", points, "文号", 0));
    }

    private async Task Clear(Guid sheet)
    {
        var view = await city.Get<SheetQueries>().Get(city.Member, sheet);
        foreach (var (item, _) in view.Edition.Index.Rows.Where(row => !view.Rows.ContainsKey(row.Item.Code)))
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear(item.Code), 0);
    }

    private Task Percent(string unit, string input, decimal percent, string scheme = EngineFixture.Scheme) =>
        city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(), new ExternalScoreRequest(scheme, EngineFixture.County, unit, input, percent, 0));

    private Task Deduct(string unit, decimal points) => city.Get<EnterLedger>().Run(city.Office, Guid.NewGuid(), new LedgerRequest(
        Guid.CreateVersion7(), EngineFixture.Scheme, EngineFixture.County, "daily", unit, new DateOnly(2016, 6, 1), points, "会议缺席", null));

    private async Task<Guid> Propose(string unit, string rule)
    {
        var id = Guid.CreateVersion7();
        await city.Get<ProposeVeto>().Run(city.Office, Guid.NewGuid(), id, EngineFixture.Scheme, unit, rule);
        return id;
    }

    private Task Confirm(Guid veto) => city.Get<DecideVeto>().Run(city.Office, Guid.NewGuid(), veto, true, "市安委会〔2017〕2号", null, 0);

    private Task<UnitResultView> Result(string unit) =>
        city.Get<ResultQueries>().Unit(city.Office, EngineFixture.Scheme, EngineFixture.County, unit);
}
