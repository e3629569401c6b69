using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class OutsideScoresOnSqlite(SqliteFixture city) : OutsideScoreTests(city), IClassFixture<SqliteFixture>;

public class OutsideScoresOnPostgres(PostgresFixture city) : OutsideScoreTests(city), IClassFixture<PostgresFixture>;

/// <summary>What somebody outside the teams gives: a percent for a subject, or the points of a part with a document.</summary>
public abstract class OutsideScoreTests(EngineFixture city)
{
    [EngineFact]
    public async Task Every_change_of_a_percent_raises_its_version_and_null_takes_it_back()
    {
        await Percent("lulong", "fire", 90.5m, 0);
        await Percent("lulong", "fire", 88, 1);
        await Percent("lulong", "fire", null, 2);

        var cell = await Cell("lulong", "fire");

        cell.Percent.ShouldBeNull();
        cell.Version.ShouldBe(3);
        cell.ChangedBy.ShouldBe("office");
    }

    [EngineFact]
    public async Task The_later_of_two_percents_is_refused_with_both_values()
    {
        await Percent("funing", "fire", 90, 0);

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => Percent("funing", "fire", 70, 0));

        (clash.Mine, clash.Theirs, clash.By, clash.Version).ShouldBe((70m, 90m, "office", 1L));
        (await Cell("funing", "fire")).Percent.ShouldBe(90);
    }

    [EngineFact]
    public async Task Whoever_decides_for_the_own_value_sends_the_version_of_the_clash()
    {
        await Percent("funing", "tourism", 90, 0);
        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => Percent("funing", "tourism", 70, 0));

        await Percent("funing", "tourism", 70, clash.Version);

        (await Cell("funing", "tourism")).Percent.ShouldBe(70);
    }

    [EngineFact]
    public async Task A_percent_lies_from_0_to_100_with_two_decimals()
    {
        await Percent("changli", "health", 0, 0);
        await Percent("changli", "health", 100, 1);

        foreach (var (percent, rule) in new[] { (100.01m, Rules.OutOfRange), (-0.01m, Rules.OutOfRange), (99.999m, Rules.NumberTooPrecise) })
            (await Should.ThrowAsync<InvalidInput>(() => Percent("changli", "health", percent, 2))).Problems.ShouldHaveSingleItem().Code.ShouldBe(rule);
        (await Cell("changli", "health")).Percent.ShouldBe(100);
    }

    [EngineFact]
    public async Task An_excluded_unit_gets_no_percent_and_the_refusal_says_why()
    {
        var refusal = await Should.ThrowAsync<RuleViolation>(() => Percent("haigang", "fire", 90, 0));

        refusal.Code.ShouldBe(Rules.UnitExcluded);
        refusal.Values.ShouldContain("海港区");
    }

    [EngineFact]
    public async Task A_unit_of_another_group_and_an_input_of_another_unit_are_unknown()
    {
        (await Should.ThrowAsync<RuleViolation>(() => Percent("anjian", "fire", 90, 0))).Code.ShouldBe(Rules.UnitNotInGroup);
        (await Should.ThrowAsync<RuleViolation>(() => Percent("changli", "coal", 90, 0))).Code.ShouldBe(Rules.SubjectUnknown, "coal counts for one county alone");
    }

    [EngineFact]
    public async Task A_giver_enters_its_own_subject_and_another_ones_does_not_exist_for_it()
    {
        var fire = await city.Database.Account("fire", Role.ExternalScorer, giver: "xiaofang");
        await Percent(fire, "beidaihe", "fire", 91, 0);

        (await Should.ThrowAsync<RuleViolation>(() => Percent(fire, "beidaihe", "tourism", 91, 0))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => Points(fire, "beidaihe", 91, "文号", 0))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => Percent(city.Member, "beidaihe", "fire", 91, 1))).Code.ShouldBe(Rules.AccessDenied);
        (await Cell("beidaihe", "fire")).ChangedBy.ShouldBe("fire");
    }

    [EngineFact]
    public async Task Entered_points_need_their_document_and_stay_within_the_part()
    {
        (await Should.ThrowAsync<InvalidInput>(() => Points(city.Office, "lulong", 90, " ", 0))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.Required);
        (await Should.ThrowAsync<InvalidInput>(() => Points(city.Office, "lulong", 100.5m, "文号", 0))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.OutOfRange);
        (await Should.ThrowAsync<InvalidInput>(() => Points(city.Office, "lulong", -1, "文号", 0))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.OutOfRange);

        await Points(city.Office, "lulong", 100, "文号", 0);
        await Points(city.Office, "lulong", null, null, 1);

        var stored = (await Grid()).Entered.Single(score => score.Unit == "lulong");
        (stored.Points, stored.Document, stored.Version).ShouldBe((null, null, 2L));
    }

    [EngineFact]
    public async Task A_subject_that_is_given_in_points_takes_them_up_to_what_they_are_out_of()
    {
        var scheme = await city.Get<SchemeCatalog>().Get(EngineFixture.Scheme);
        await city.Get<StoreBuiltIn>().Run([], [scheme with { Code = "in-points", Groups = [.. scheme.Groups.Select(InPoints)] }]);
        Task Give(decimal points) => city.Get<SetExternalScore>().Run(
            city.Office, Guid.NewGuid(), new ExternalScoreRequest("in-points", EngineFixture.County, "changli", "fire", points, 0));

        (await Should.ThrowAsync<InvalidInput>(() => Give(20.01m))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.OutOfRange);
        await Give(17);

        var result = await city.Get<ResultQueries>().Unit(city.Office, "in-points", EngineFixture.County, "changli");
        var fire = result.Result.Parts.SelectMany(part => part.Subjects).Single(subject => subject.Subject.Code == "fire");
        (fire.Score, fire.Subject.FullMark).ShouldBe((8.5m, 10m));
    }

    private static UnitGroup InPoints(UnitGroup group) => group with
    {
        Parts = [.. group.Parts.Select(part => part with { Subjects = [.. part.Subjects.Select(subject => subject with { OutOf = 20 })] })],
    };

    private Task Percent(string unit, string input, decimal? percent, long version) => Percent(city.Office, unit, input, percent, version);

    private Task Percent(Actor actor, string unit, string input, decimal? percent, long version) => city.Get<SetExternalScore>().Run(
        actor, Guid.NewGuid(), new ExternalScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, input, percent, version));

    private Task Points(Actor actor, string unit, decimal? points, string? document, long version) => city.Get<SetEnteredScore>().Run(
        actor, Guid.NewGuid(), new EnteredScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, "enforcement", points, document, version));

    private Task<OutsideGrid> Grid() => city.Get<FigureQueries>().Outside(city.Office, EngineFixture.Scheme, EngineFixture.County);

    private async Task<ExternalScoreRow> Cell(string unit, string input) =>
        (await Grid()).Percents.Single(score => score.Unit == unit && score.Input == input);
}
