using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PhaseCostsOnSqlite() : PhaseCostTests(Engine.Sqlite);

public class PhaseCostsOnPostgres() : PhaseCostTests(Engine.Postgres);

/// <summary>Reminders stand on everybody's home page: what they ask the database does not grow with the schemes.</summary>
public abstract class PhaseCostTests(Engine engine)
{
    private static readonly DateOnly Today = ChinaDay.Of(TimeProvider.System.GetUtcNow().UtcDateTime);

    [EngineFact]
    public async Task A_home_page_asks_no_more_of_many_groups_and_units_than_of_one()
    {
        var counter = new CommandCounter();
        await using var database = await TestDatabase.Start(engine, more: services => services.ConfigureDbContext<AssessmentDb>(builder => builder.AddInterceptors(counter)));
        var office = await database.Account("office", Role.SafetyOffice);
        var scorer = await database.Account("scorer", Role.ExternalScorer, giver: "jiaotong");
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), EngineFixture.Scheme);
        var scheme = await database.Get<SchemeCatalog>().Get(EngineFixture.Scheme);
        var one = scheme with { Code = "one-2016", Groups = [scheme.Groups[0] with { Units = [.. scheme.Groups[0].Units.Take(2)] }] };
        var many = scheme with { Code = "many-2016", Groups = [.. scheme.Groups, .. scheme.Groups.Select(group => group with { Code = $"{group.Code}-again" })] };
        await database.Get<StoreBuiltIn>().Run([], [one, many]);

        await Set(database, office, one.Code, PhaseKind.Scoring, Today, Today.AddDays(5));
        var (few, little) = (await Questions(office), await Questions(scorer));
        await Set(database, office, one.Code, PhaseKind.Scoring, null, null);
        await Set(database, office, many.Code, PhaseKind.Scoring, Today, Today.AddDays(5));
        var (same, still) = (await Questions(office), await Questions(scorer));
        await Set(database, office, many.Code, PhaseKind.Scoring, Today.AddDays(1), Today.AddDays(5));
        var least = await Questions(office);

        few.Total.ShouldBeGreaterThan(0);
        same.Total.ShouldBeGreaterThan(4 * few.Total);
        still.Total.ShouldBeGreaterThan(little.Total);
        (same.Asked, still.Asked).ShouldBe((few.Asked, little.Asked));
        least.ShouldBe((2, 0), "nothing is read of a scheme whose phases are to come: the dates and the schemes are");

        async Task<(int Asked, int Total)> Questions(Actor actor)
        {
            // A scheme is read once in the life of the program.
            await database.Get<PhaseQueries>().AtHome(actor);
            var before = counter.Count;
            var reminders = await database.Get<PhaseQueries>().AtHome(actor);
            return (counter.Count - before, reminders.Sum(reminder => reminder.Phase.Counts.Sum(count => count.Total)));
        }
    }

    [EngineFact]
    public async Task A_year_whose_groups_are_all_published_reminds_of_nothing_that_it_left_undone()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Later(2017, scheme => scheme with { Groups = [.. scheme.Groups.Where(group => group.Code == PublishedCity.Group)] });
        await Set(city.Database, city.Office, city.Current, PhaseKind.SelfCheck, null, Today.AddDays(-5));
        (await city.Get<PhaseQueries>().AtHome(city.Office)).ShouldHaveSingleItem().Phase.Late.ShouldNotBeEmpty();

        await city.Publish();

        (await city.Get<PhaseQueries>().AtHome(city.Office)).ShouldBeEmpty();
        (await city.Get<PhaseQueries>().Timetable(city.Office, city.Current)).Phases.Single(phase => phase.Kind == PhaseKind.SelfCheck).Late
            .ShouldNotBeEmpty("whoever opens the timetable reads it");
    }

    private static async Task Set(TestDatabase database, Actor office, string scheme, PhaseKind kind, DateOnly? from, DateOnly? to)
    {
        await using var db = await database.Db();
        var version = (await PhaseWindows.Read(db, scheme)).Dates.FirstOrDefault(dates => dates.Kind == kind)?.Version ?? 0;
        await database.Get<SetPhaseDates>().Run(office, Guid.NewGuid(), new PhaseDatesRequest(scheme, kind, "", from, to, version));
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return new(result);
        }
    }
}
