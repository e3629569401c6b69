using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Teams;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class TeamsOnSqlite(SqliteFixture city) : TeamTests(city), IClassFixture<SqliteFixture>;

public class TeamsOnPostgres(PostgresFixture city) : TeamTests(city), IClassFixture<PostgresFixture>;

/// <summary>Who is recused from a unit does not score it, whatever the way in; and sheets can be given to another team while they are open.</summary>
public abstract class TeamTests(EngineFixture city)
{
    [EngineFact]
    public async Task A_barred_member_is_refused_with_the_reason_and_colleagues_go_on()
    {
        var (sheet, barred) = (await city.Sheet("changli"), await Member());
        var recusal = await Recuse(barred, "changli", RecusalLevel.Bar);

        (await Refused(() => Score(barred, sheet))).ShouldBe(Rules.RecusalBarred);
        (await Refused(() => city.Get<SubmitSheet>().Run(barred, Guid.NewGuid(), sheet))).ShouldBe(Rules.RecusalBarred);
        (await Refused(() => city.Get<AddEvidence>().Run(
            barred, Guid.NewGuid(), new NewEvidence(Guid.CreateVersion7(), sheet, EvidenceKind.Item, "1.2", null, "a.jpg", 3, new string('a', 64), null, null),
            new EvidenceFile(new string('b', 64), new string('a', 64), 3, "a.jpg", EvidenceType.Jpeg, null)))).ShouldBe(Rules.RecusalBarred);
        (await city.Get<SheetQueries>().Get(barred, sheet)).Barred.ShouldBeTrue();
        (await city.Get<TeamQueries>().OfSheet(city.Office, "team-1", "changli")).ShouldContain(known => known.Id == recusal);
        (await city.Get<TeamQueries>().OfSheet(city.Member, "team-1", "changli")).ShouldBeEmpty();
        await Score(city.Member, sheet);
        await Score(barred, await city.Sheet("lulong"));

        await city.Get<WithdrawRecusal>().Run(city.Office, Guid.NewGuid(), recusal, "登记错误", 0);
        await Score(barred, sheet, "1.3");
    }

    [EngineFact]
    public async Task A_warned_member_scores_and_sees_the_reason()
    {
        var (sheet, warned) = (await city.Sheet("funing"), await Member());
        await Recuse(warned, "funing", RecusalLevel.Warn);

        await Score(warned, sheet);

        (await city.Get<SheetQueries>().Get(warned, sheet)).Barred.ShouldBeFalse();
        (await city.Get<TeamQueries>().OfSheet(warned, "team-1", "funing")).Single().Reason.ShouldBe("曾在该区工作");
    }

    [EngineFact]
    public async Task Whoever_is_recused_from_a_county_is_recused_from_the_plants_of_its_towns_too()
    {
        await city.Get<AddUnit>().Run(city.Office, Guid.NewGuid(), new NewUnit("baogai", "宝盖镇", Subject.Town, "changli", null));
        await city.Get<AddSchemeUnits>().Run(city.Office, Guid.NewGuid(), "shishi-2024");
        foreach (var (plant, town) in new[] { ("plant", "baogai"), ("other-plant", "hanjiang") })
            await city.Get<AddUnit>().Run(city.Office, Guid.NewGuid(), new NewUnit(plant, plant, Subject.Enterprise, town, null));
        await city.Get<OpenAssessments>().Run(city.Office, Guid.NewGuid(), "shishi-2024", "enterprise", "team-1");
        var sheets = (await city.Get<SheetQueries>().List(city.Office, "shishi-2024", "enterprise")).ToDictionary(row => row.Unit, row => row.Id);
        var (barred, warned) = (await Member(), await Member());
        await Recuse(barred, "changli", RecusalLevel.Bar);
        await Recuse(warned, "changli", RecusalLevel.Warn);

        (await Refused(() => Score(barred, sheets["plant"], "1.1.1"))).ShouldBe(Rules.RecusalBarred);
        (await city.Get<SheetQueries>().Get(barred, sheets["plant"])).Barred.ShouldBeTrue();
        (await city.Get<TeamQueries>().OfSheet(city.Office, "team-1", "plant")).Select(known => known.AccountId)
            .ShouldBe([barred.AccountId, warned.AccountId], ignoreOrder: true);
        (await city.Get<TeamQueries>().OfSheet(warned, "team-1", "plant")).ShouldHaveSingleItem().Unit.ShouldBe("changli");
        (await city.Get<SheetQueries>().Get(warned, sheets["plant"])).Barred.ShouldBeFalse();
        (await city.Get<SheetQueries>().Get(barred, sheets["other-plant"])).Barred.ShouldBeFalse();
        (await city.Get<TeamQueries>().OfSheet(city.Office, "team-1", "other-plant")).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_write_that_does_not_ask_stores_the_row_of_a_barred_member_the_twin_of_the_refusal()
    {
        var (sheet, barred) = (await city.Sheet("shanhaiguan", "government"), await Member());
        await Recuse(barred, "shanhaiguan", RecusalLevel.Bar);
        var edition = (await city.Get<SheetQueries>().Get(city.Office, sheet)).Edition;

        await city.Get<Writes>().Run(Guid.NewGuid(), barred, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            barred.Demand(Permission.ScoreSheet, loaded);
            return loaded.SaveRow(edition, Rows.Clear("1.1.1"), 0, barred, now)!;
        });

        (await city.Get<SheetQueries>().Get(city.Office, sheet)).Rows["1.1.1"].ChangedBy.ShouldBe(barred.Name);
        (await Refused(() => Score(barred, sheet, "1.1.2"))).ShouldBe(Rules.RecusalBarred);
    }

    [EngineFact]
    public async Task A_barred_leader_does_not_draw_either()
    {
        var leader = await city.Database.Account($"leader-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-1");
        await Recuse(leader, "shanhaiguan", RecusalLevel.Bar);

        (await Refused(() => city.Get<DrawSample>().Run(leader, Guid.NewGuid(), Guid.CreateVersion7(), SampleStorageTests.Towns("shanhaiguan", 1))))
            .ShouldBe(Rules.RecusalBarred);
    }

    [EngineFact]
    public async Task A_person_is_recused_from_a_unit_once_and_only_by_the_office()
    {
        var member = await Member();
        var recusal = await Recuse(member, "beidaihe", RecusalLevel.Warn);

        (await Refused(() => Recuse(member, "beidaihe", RecusalLevel.Bar))).ShouldBe(Rules.RecusalExists);
        (await Refused(() => city.Get<WithdrawRecusal>().Run(member, Guid.NewGuid(), recusal, "我自己", 0))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<WithdrawRecusal>().Run(city.Office, Guid.NewGuid(), recusal, " ", 0))).ShouldBe(Rules.InvalidInput);
        await city.Get<WithdrawRecusal>().Run(city.Office, Guid.NewGuid(), recusal, "改为须回避", 0);
        (await Refused(() => city.Get<WithdrawRecusal>().Run(city.Office, Guid.NewGuid(), recusal, "再撤一次", 1))).ShouldBe(Rules.RecusalWithdrawn);
        await Recuse(member, "beidaihe", RecusalLevel.Bar);
    }

    [EngineFact]
    public async Task Open_sheets_go_to_another_team_and_those_handed_in_stay()
    {
        var team = $"t{Guid.NewGuid():N}"[..20];
        await city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), team, "另一组");
        var other = await city.Database.Account($"other-{team}", Role.TeamMember, team: team);
        var (party, government) = (await city.Sheet("beidaihe-xinqu"), await city.Sheet("beidaihe-xinqu", "government"));
        await Hearing.HandIn(city, party);

        await city.Get<AssignSheets>().Run(city.Office, Guid.NewGuid(), new AssignRequest(EngineFixture.Scheme, EngineFixture.County, "beidaihe-xinqu", null, team));

        (await city.Get<SheetQueries>().List(other)).Select(row => row.Id).ShouldBe([government]);
        (await Refused(() => Score(city.Member, government, "1.1.1"))).ShouldBe(Rules.NotFound);
        (await Refused(() => city.Get<AssignSheets>().Run(
            city.Office, Guid.NewGuid(), new AssignRequest(EngineFixture.Scheme, EngineFixture.County, "beidaihe-xinqu", "party", team)))).ShouldBe(Rules.TeamSheetsDone);
        (await Refused(() => city.Get<AssignSheets>().Run(
            other, Guid.NewGuid(), new AssignRequest(EngineFixture.Scheme, EngineFixture.County, "beidaihe-xinqu", null, "team-1")))).ShouldBe(Rules.AccessDenied);
        (await city.Get<TeamQueries>().List(other, EngineFixture.Scheme)).Single().Units.Single().Parts.ShouldBe(["government"]);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private Task<Actor> Member() => city.Database.Account($"member-{Guid.NewGuid():N}", Role.TeamMember, team: "team-1");

    private Task Score(Actor actor, Guid sheet, string item = "1.1") => city.Get<SaveRow>().Run(actor, Guid.NewGuid(), sheet, Rows.Clear(item), 0);

    private async Task<Guid> Recuse(Actor member, string unit, RecusalLevel level)
    {
        var id = Guid.CreateVersion7();
        await city.Get<RecordRecusal>().Run(city.Office, Guid.NewGuid(), id, new RecusalRequest(member.AccountId, unit, level, "曾在该区工作"));
        return id;
    }
}
