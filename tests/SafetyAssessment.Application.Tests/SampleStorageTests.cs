using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Sampling;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class SampleStorageOnSqlite(SqliteFixture city) : SampleStorageTests(city), IClassFixture<SqliteFixture>;

public class SampleStorageOnPostgres(PostgresFixture city) : SampleStorageTests(city), IClassFixture<PostgresFixture>;

/// <summary>A draw is stored with everything that it followed from, and a place is drawn once.</summary>
public abstract class SampleStorageTests(EngineFixture city)
{
    [EngineFact]
    public async Task A_draw_comes_back_with_its_list_seed_conflicts_and_replacements()
    {
        var id = Guid.CreateVersion7();
        await city.Get<DrawSample>().Run(city.Office, Guid.NewGuid(), id, Towns("lulong", 2, seed: "2016年末"));
        var before = await Draw(city, id);
        await city.Get<ReplaceDrawn>().Run(city.Office, Guid.NewGuid(), id, before.Drawn[1], "道路中断", 0);

        var draw = await Draw(city, id);
        draw.Seed.ShouldBe("2016年末");
        draw.Candidates.ShouldContain(new Candidate("东镇", "组员原单位"));
        draw.Drawn.ShouldBe([before.Drawn[0], before.Order[2]]);
        draw.Replacements.Single().Reason.ShouldBe("道路中断");
        (await city.Get<SampleQueries>().Drawn(city.Member, await city.Sheet("lulong"))).ShouldBe(draw.Drawn);
    }

    [EngineFact]
    public async Task A_place_is_drawn_again_only_after_the_first_draw_was_withdrawn_with_a_reason()
    {
        var first = Guid.CreateVersion7();
        await city.Get<DrawSample>().Run(city.Office, Guid.NewGuid(), first, Towns("funing", 1));

        (await Refused(() => city.Get<DrawSample>().Run(city.Office, Guid.NewGuid(), Guid.CreateVersion7(), Towns("funing", 1)))).ShouldBe(Rules.SampleDrawnBefore);
        await city.Get<WithdrawSample>().Run(city.Office, Guid.NewGuid(), first, "名单漏了一个镇", 0);
        await city.Get<DrawSample>().Run(city.Office, Guid.NewGuid(), Guid.CreateVersion7(), Towns("funing", 1));

        var row = (await city.Get<SampleQueries>().List(city.Office, EngineFixture.Scheme, EngineFixture.County)).Single(unit => unit.Code == "funing");
        row.Draws.Select(draw => draw.WithdrawnReason).ShouldBe([null, "名单漏了一个镇"]);
    }

    [EngineFact]
    public async Task Of_two_people_who_draw_at_the_same_instant_one_is_told()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await city.Get<DrawSample>().Run(city.Office, Guid.NewGuid(), Guid.CreateVersion7(), Towns("beidaihe", 1));
                return null;
            }
            catch (RuleViolation refusal)
            {
                return refusal.Code;
            }
        })));

        told.Count(code => code is null).ShouldBe(1);
        told.Where(code => code is not null).ShouldAllBe(code => code == Rules.SampleDrawnBefore);
    }

    [EngineFact]
    public async Task The_office_and_the_leader_of_the_unit_s_team_draw_and_nobody_else()
    {
        var own = await city.Database.Account($"leader-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-1");
        var other = await city.Database.Account($"leader-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-9");

        (await Refused(() => Try(city.Member))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => Try(other))).ShouldBe(Rules.NotFound);
        await Try(own);

        Task Try(Actor actor) => city.Get<DrawSample>().Run(actor, Guid.NewGuid(), Guid.CreateVersion7(), Towns("shanhaiguan", 1));
    }

    internal static DrawRequest Towns(string unit, int size, string? seed = null) => new(
        new SamplePlace(EngineFixture.Scheme, EngineFixture.County, unit, Subject.Town),
        [new("东镇", "组员原单位"), new("西镇", null), new("南镇", null), new("北镇", null)], size, seed);

    internal static async Task<SampleDraw> Draw(EngineFixture city, Guid id)
    {
        await using var db = await city.Database.Db();
        return await db.Samples.AsNoTracking().SingleAsync(draw => draw.Id == id);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;
}
