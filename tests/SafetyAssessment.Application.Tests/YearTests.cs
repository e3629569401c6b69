using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class YearsOnSqlite() : YearTests(Engine.Sqlite);

public class YearsOnPostgres() : YearTests(Engine.Postgres);

/// <summary>Published results of several years beside each other.</summary>
public abstract class YearTests(Engine engine)
{
    [EngineFact]
    public async Task Units_parts_and_grades_of_two_years_stand_beside_each_other_and_a_missing_year_between_them()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish();
        await city.Later(2018);
        await city.Deduct("changli", -3);
        await city.Publish(differing: ("changli", Grade.Good, "集体研究"));

        var view = await city.Get<YearQueries>().Group(city.Leader, city.Current, PublishedCity.Group);

        view.Years.Select(year => (year.Year, year.State)).ShouldBe([(2016, YearState.Published), (2017, YearState.NoScheme), (2018, YearState.Published)]);
        var changli = view.Units.Single(unit => unit.Unit == "changli");
        changli.Figures[1].ShouldBeNull();
        (changli.Figures[0]!.Score.Points - changli.Figures[2]!.Score.Points).ShouldBe(3);
        (changli.Figures[0]!.Grade, changli.Figures[2]!.Grade).ShouldBe((Grade.Excellent, Grade.Good));
        (changli.Figures[0]!.Rank, changli.Figures[2]!.Rank).ShouldBe((1, 2));
        foreach (var (scheme, at) in new[] { (PublishedCity.Scheme, 0), (city.Current, 2) })
        {
            var ranking = await city.Get<ResultQueries>().Ranking(city.Leader, scheme, PublishedCity.Group);
            view.Units.ShouldAllBe(unit => unit.Figures[at]!.Score.Points == ranking.Rows.Single(row => row.Ranked.Result.Unit == unit.Unit).Ranked.Result.FinalTotal);
        }

        var own = await city.Get<YearQueries>().Unit(city.Leader, city.Current, PublishedCity.Group, "changli");
        var daily = own.Lines.Single(line => line.Key == "daily");
        (daily.Scores[0]!.Points - daily.Scores[2]!.Points, daily.Scores[1]).ShouldBe((3, null));
        own.Lines.ShouldContain(line => line.Key.StartsWith("party/section:", StringComparison.Ordinal) && line.Scores[0] == line.Scores[2] && line.Scores[0] != null);
        own.Lines.ShouldContain(line => line.Key.Contains("/subject:", StringComparison.Ordinal));
        own.Lines.Select(line => line.Key).ShouldBeUnique();
    }

    [EngineFact]
    public async Task What_is_re_opened_or_not_published_is_missing_and_says_why()
    {
        await using var city = await PublishedCity.Start(engine);
        var first = await city.Publish();
        await city.Later(2017);
        (await States()).ShouldBe([YearState.Published, YearState.NotPublished]);

        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "复核");

        (await States()).ShouldBe([YearState.Reopened, YearState.NotPublished]);
        (await city.Get<YearQueries>().Group(city.Leader, city.Current, PublishedCity.Group)).Units.ShouldBeEmpty();

        async Task<IEnumerable<YearState>> States() =>
            (await city.Get<YearQueries>().Group(city.Leader, city.Current, PublishedCity.Group)).Years.Select(year => year.State);
    }

    [EngineFact]
    public async Task An_assessed_unit_sees_itself_alone_and_a_scorer_nothing()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish();
        var unit = await city.Database.Account("unit", Role.AssessedUnit, unit: "changli");

        (await city.Get<YearQueries>().Group(unit, PublishedCity.Scheme, PublishedCity.Group)).Units.ShouldHaveSingleItem().Unit.ShouldBe("changli");
        (await city.Get<YearQueries>().Unit(unit, PublishedCity.Scheme, PublishedCity.Group, "changli")).Lines.ShouldNotBeEmpty();
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<YearQueries>().Unit(unit, PublishedCity.Scheme, PublishedCity.Group, "lulong"))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<YearQueries>().Group(city.Member, PublishedCity.Scheme, PublishedCity.Group))).Code.ShouldBe(Rules.AccessDenied);
    }

    [EngineFact]
    public async Task Last_years_published_results_recompute_to_the_same_cent_after_a_year_of_other_work()
    {
        await using var city = await PublishedCity.Start(engine);
        var last = await city.Publish();
        var before = (await DatabaseContent.Read(city.Database)).Single(line => line.StartsWith("publications:", StringComparison.Ordinal));
        await city.Later(2017);
        await city.Deduct("lulong", -7.35m);
        var now = await city.Publish();

        foreach (var id in new[] { last, now })
        {
            var check = await city.Get<PublicationCheckQueries>().Check(city.Leader, id);
            (check.Holds, check.TextHolds, check.Differences.Count, check.Stored!.Count).ShouldBe((true, true, 0, 0));
            check.Items.ShouldBeGreaterThan(50);
        }

        (await DatabaseContent.Read(city.Database)).ShouldContain(before);
    }

    [EngineFact]
    public async Task A_cent_that_was_altered_in_last_year_is_found_there_and_not_in_this_one()
    {
        await using var city = await PublishedCity.Start(engine);
        var last = await city.Publish();
        await city.Later(2017);
        var now = await city.Publish();
        await using (var db = await city.Database.Db())
            await db.Database.ExecuteSqlAsync($"UPDATE entered_scores SET points = 94.99 WHERE unit = 'changli' AND scheme = {PublishedCity.Scheme}");

        (await city.Get<PublicationCheckQueries>().Check(city.Leader, last)).Holds.ShouldBeFalse();
        (await city.Get<PublicationCheckQueries>().Check(city.Leader, now)).Holds.ShouldBeTrue();
    }

    [EngineFact]
    public async Task A_scheme_of_another_series_is_no_other_year()
    {
        await using var city = await PublishedCity.Start(engine);
        var scheme = await city.Get<SchemeCatalog>().Get(PublishedCity.Scheme);
        await city.Get<StoreBuiltIn>().Run([], [scheme with { Code = "tangshan-2017", Year = 2017 }, scheme with { Code = "qinhuangdao-2015", Year = 2015 }]);

        (await city.Get<YearQueries>().Group(city.Leader, PublishedCity.Scheme, PublishedCity.Group)).Years.Select(year => year.Year).ShouldBe([2015, 2016]);
    }
}
