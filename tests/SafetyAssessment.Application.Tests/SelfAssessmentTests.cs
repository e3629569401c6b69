using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class SelfAssessmentsOnSqlite(SqliteFixture city) : SelfAssessmentTests(city), IClassFixture<SqliteFixture>;

public class SelfAssessmentsOnPostgres(PostgresFixture city) : SelfAssessmentTests(city), IClassFixture<PostgresFixture>;

/// <summary>The unit's own assessment: begun by the unit, seen by the team once it is handed in, and without a share in any result.</summary>
public abstract class SelfAssessmentTests(EngineFixture city)
{
    [EngineFact]
    public async Task The_team_sees_it_beside_its_own_once_it_is_handed_in_and_no_sooner()
    {
        var unit = await Unit("changli");
        var team = await city.Sheet("changli");
        var self = await Begin(unit, team);
        await Fill(unit, self, lost: 2);
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), team, Found("1.2", 7), 0);

        (await Beside(city.Member, team)).ShouldBeNull();
        await Refused(Rules.AccessDenied, () => city.Get<SheetQueries>().Get(city.Member, self));
        (await city.Get<SheetQueries>().Get(city.Office, self)).Kind.ShouldBe(AssessmentKind.Self);
        await city.Get<SubmitSheet>().Run(unit, Guid.NewGuid(), self);

        var seen = (await Beside(city.Member, team)).ShouldNotBeNull();
        var score = (await city.Get<SheetQueries>().Get(city.Member, team)).Score();
        seen.Score.Score.ShouldBe(96);
        seen.Item(score.Item("1.2")!).ShouldSatisfyAllConditions(item => item.Difference.ShouldBe(6), item => item.IsOver.ShouldBeTrue());
        seen.Item(score.Item("1.3")!).Difference.ShouldBeNull("the team has not been there");
        seen.Rows["1.2"].Findings.ShouldHaveSingleItem().Reason.ShouldBe("没有落实");
        (await city.Get<SheetQueries>().Get(city.Member, self)).Rows.Count.ShouldBe(9);
        (await city.Get<EvidenceQueries>().OfSheet(city.Member, self)).ShouldBeEmpty();
        var stranger = await city.Database.Account($"stranger-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-2");
        await Refused(Rules.NotFound, () => city.Get<SheetQueries>().Get(stranger, self));
        await Refused(Rules.NotFound, async () => await city.Get<EvidenceQueries>().OfSheet(await Unit("lulong"), self));
    }

    [EngineFact]
    public async Task Only_the_unit_writes_in_it_and_after_handing_in_nobody_until_the_office_sends_it_back()
    {
        var unit = await Unit("lulong");
        var self = await Begin(unit, await city.Sheet("lulong"));
        await Refused(Rules.AccessDenied, () => city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), self, Rows.Clear("1.1"), 0));
        await Refused(Rules.NotFound, async () => await city.Get<SaveRow>().Run(await Unit("funing"), Guid.NewGuid(), self, Rows.Clear("1.1"), 0));
        var team = await city.Sheet("lulong");
        await Refused(Rules.AccessDenied, () => city.Get<SaveRow>().Run(unit, Guid.NewGuid(), team, Rows.Clear("1.1"), 0));
        await Fill(unit, self, lost: 1);
        var place = new EvidencePlace(EvidenceKind.Item, "1.2", null);
        await city.Get<EvidenceQueries>().DemandAdd(unit, self, place);
        await Refused(Rules.AccessDenied, () => city.Get<EvidenceQueries>().DemandAdd(city.Member, self, place));

        await city.Get<SubmitSheet>().Run(unit, Guid.NewGuid(), self);

        await Refused(Rules.AccessState, () => city.Get<SaveRow>().Run(unit, Guid.NewGuid(), self, Rows.Clear("1.2"), 1));
        await Refused(Rules.AccessState, () => city.Get<EvidenceQueries>().DemandAdd(unit, self, place));
        await Refused(Rules.SelfNotDone, () => city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), self));
        await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), self, "请附会议纪要");
        await city.Get<SaveRow>().Run(unit, Guid.NewGuid(), self, Rows.Clear("1.2"), 1);
        (await Beside(city.Member, team)).ShouldBeNull("it is being worked on again");
    }

    [EngineFact]
    public async Task Two_of_a_unit_who_begin_at_once_have_one_sheet()
    {
        var team = await city.Sheet("beidaihe");
        var (one, other) = (await Unit("beidaihe"), await Unit("beidaihe"));

        await Task.WhenAll(new[] { one, other, one, other }.Select(actor => city.Get<BeginSelfAssessment>().Run(actor, Guid.NewGuid(), team)));

        (await city.Get<SelfQueries>().Own(one)).Count(place => place.Self is not null).ShouldBe(1);
        await using var db = await city.Database.Db();
        (await db.SheetsOfAnyKind.CountAsync(sheet => sheet.Unit == "beidaihe" && sheet.Kind == AssessmentKind.Self)).ShouldBe(1);
        (await db.Audit.CountAsync(line => line.Action == "self.begun" && line.New!.Contains("\"beidaihe\""))).ShouldBe(1);
    }

    [EngineFact]
    public async Task It_is_begun_for_the_own_unit_and_before_the_team_has_handed_in()
    {
        var team = await city.Sheet("funing");
        var unit = await Unit("funing");
        await Refused(Rules.NotFound, async () => await city.Get<BeginSelfAssessment>().Run(await Unit("changli"), Guid.NewGuid(), team));
        await Refused(Rules.AccessDenied, () => city.Get<BeginSelfAssessment>().Run(city.Office, Guid.NewGuid(), team));
        (await city.Get<SelfQueries>().Own(unit)).ShouldAllBe(place => place.MayBegin);
        for (var row = 1; row <= 9; row++)
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), team, Rows.Clear($"1.{row}"), 0);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), team);

        await Refused(Rules.SelfTooLate, () => city.Get<BeginSelfAssessment>().Run(unit, Guid.NewGuid(), team));
        (await city.Get<SelfQueries>().Own(unit)).Single(place => place.Team.Id == team).MayBegin.ShouldBeFalse();
    }

    [EngineFact]
    public async Task No_result_ranking_list_progress_or_preview_moves_by_it()
    {
        var unit = await Unit("shanhaiguan");
        var team = await city.Sheet("shanhaiguan");
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), team, Found("1.2", 1), 0);
        var before = await Everything();
        var self = await Begin(unit, team);
        await Fill(unit, self, lost: 5);
        (await Everything()).ShouldBe(before, "while it is filled");

        await city.Get<SubmitSheet>().Run(unit, Guid.NewGuid(), self);

        (await Everything()).ShouldBe(before, "and when it is handed in");

        async Task<string> Everything() => CanonicalJson.WriteValue(new
        {
            Ranking = (await city.Get<ResultQueries>().Ranking(city.Office, EngineFixture.Scheme, EngineFixture.County)).Rows,
            Result = (await city.Get<ResultQueries>().Unit(city.Office, EngineFixture.Scheme, EngineFixture.County, "shanhaiguan")).Result.Parts,
            Sheets = await city.Get<SheetQueries>().List(city.Office, EngineFixture.Scheme, EngineFixture.County),
            OfTeam = await city.Get<SheetQueries>().List(city.Member),
            OfUnit = await city.Get<SheetQueries>().List(unit),
        })!;
    }

    [EngineFact]
    public async Task Whoever_reads_sheets_of_any_kind_for_a_result_meets_two_in_one_place_the_twin()
    {
        var unit = await Unit("beidaihe-xinqu");
        await Begin(unit, await city.Sheet("beidaihe-xinqu"));
        await using var db = await city.Database.Db();

        var places = await db.SheetsOfAnyKind.Where(sheet => sheet.Unit == "beidaihe-xinqu").Select(sheet => sheet.Part).ToListAsync();
        var counted = await db.Assessments.Where(sheet => sheet.Unit == "beidaihe-xinqu").Select(sheet => sheet.Part).ToListAsync();

        places.Count.ShouldBe(counted.Count + 1);
        counted.ShouldBeUnique();
    }

    [EngineFact]
    public async Task Neither_side_is_offered_the_words_of_the_other()
    {
        var unit = await Unit("beidaihe-xinqu");
        var self = await Begin(unit, await city.Sheet("beidaihe-xinqu"));
        await city.Get<SaveRow>().Run(unit, Guid.NewGuid(), self, Found("1.2", 1, "自评：没有落实"), 0);

        var offered = await city.Get<SheetQueries>().RecentReasons(unit, self);
        var teams = await city.Get<SheetQueries>().RecentReasons(city.Member, await city.Sheet("changli"));

        offered.ShouldBeEmpty();
        teams.SelectMany(clause => clause).ShouldNotContain("自评：没有落实");
    }

    private Task<Actor> Unit(string code) => city.Database.Account($"{code}-{Guid.NewGuid():N}", Role.AssessedUnit, unit: code);

    private async Task<Guid> Begin(Actor unit, Guid team)
    {
        await city.Get<BeginSelfAssessment>().Run(unit, Guid.NewGuid(), team);
        return (await city.Get<SelfQueries>().Own(unit)).Single(place => place.Team.Id == team).Self!.Id;
    }

    private async Task Fill(Actor unit, Guid self, int lost)
    {
        foreach (var item in Enumerable.Range(1, 9).Select(row => $"1.{row}"))
            await city.Get<SaveRow>().Run(unit, Guid.NewGuid(), self, item == "1.2" ? Found(item, lost) : Rows.Clear(item), 0);
    }

    private async Task<SelfView?> Beside(Actor actor, Guid team) =>
        await city.Get<SelfQueries>().Beside(actor, await city.Get<SheetQueries>().Get(actor, team));

    private static RowSnapshot Found(string item, int count, string reason = "没有落实") =>
        Rows.Found(item, new FindingEntry(Guid.NewGuid(), $"{item}.1", count, null, null, "某镇", reason));

    private static async Task Refused(string code, Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code.ShouldBe(code);
}
