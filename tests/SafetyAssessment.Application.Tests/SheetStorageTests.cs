using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class SheetStorageOnSqlite : SheetStorageTests
{
    protected override Engine Engine => Engine.Sqlite;
}

public class SheetStorageOnPostgres : SheetStorageTests
{
    protected override Engine Engine => Engine.Postgres;
}

/// <summary>What every stored sheet promises, on both databases.</summary>
public abstract class SheetStorageTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor office = null!;
    private Actor member = null!;
    private Guid sheet;

    protected abstract Engine Engine { get; }

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Start(Engine);
        office = await database.Account("office", Role.SafetyOffice);
        member = await database.Account("member", Role.TeamMember, team: "team-1");
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), "qinhuangdao-2016");
        await database.Get<AddTeam>().Run(office, Guid.NewGuid(), "team-1", "第一组");
        await database.Get<OpenAssessments>().Run(office, Guid.NewGuid(), "qinhuangdao-2016", "county", "team-1");
        sheet = (await database.Get<SheetQueries>().List(member)).First(row => row.Part == "party" && row.Unit == "changli").Id;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [EngineFact]
    public async Task A_finding_is_read_back_as_it_was_recorded()
    {
        var finding = Finding("1.2.1", 7);

        await Record(member, Guid.NewGuid(), finding, 0);

        var view = await database.Get<SheetQueries>().Get(member, sheet);
        view.Rows["1.2"].Snapshot.Findings.ShouldHaveSingleItem().ShouldBe(finding);
        view.Score().Item("1.2")!.Lost.ShouldBe(10);
        view.Rows["1.2"].Version.ShouldBe(1);
    }

    [EngineFact]
    public async Task Reasons_of_the_teams_other_sheets_are_known_for_a_clause_the_newest_first_and_each_once()
    {
        var other = (await database.Get<SheetQueries>().List(member)).First(row => row.Part == "party" && row.Unit == "lulong").Id;
        var third = (await database.Get<SheetQueries>().List(member)).First(row => row.Part == "party" && row.Unit == "funing").Id;
        var stranger = await database.Account("stranger", Role.TeamMember, team: "team-2");
        await Record(member, Guid.NewGuid(), Finding("1.2.1", 1) with { Reason = "自己这张表上写的" }, 0);
        await RecordOn(other, "镇里没有文件");
        await RecordOn(third, "班子分工没有写安全");

        var known = await database.Get<SheetQueries>().RecentReasons(member, sheet);

        known["1.2.1"].ShouldBe(["班子分工没有写安全", "镇里没有文件"]);
        known["1.3.1"].ShouldBeEmpty();
        await Should.ThrowAsync<RuleViolation>(() => database.Get<SheetQueries>().RecentReasons(stranger, sheet));

        async Task RecordOn(Guid where, string reason) => await database.Get<SaveRow>().Run(member, Guid.NewGuid(), where,
            new RowSnapshot("1.2", ItemState.Findings, null, [Finding("1.2.1", 1) with { Reason = reason }, Finding("1.2.1", 2) with { Reason = reason }]), 0);
    }

    [EngineFact]
    public async Task The_same_operation_twice_changes_nothing()
    {
        var operation = Guid.NewGuid();
        await Record(member, operation, Finding("1.2.1", 1), 0);

        await Record(member, operation, Finding("1.2.1", 2), 0);

        var view = await database.Get<SheetQueries>().Get(member, sheet);
        view.Rows["1.2"].Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(1);
        (await Events()).Count(happened => happened.OperationId == operation).ShouldBe(1);
    }

    [EngineFact]
    public async Task The_later_save_of_a_row_is_told_and_sees_both_values()
    {
        await Record(member, Guid.NewGuid(), Finding("1.2.1", 3), 0);
        var other = await database.Account("other", Role.TeamMember, team: "team-1");

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => Record(other, Guid.NewGuid(), Finding("1.2.1", 5), 0));

        clash.By.ShouldBe("member");
        clash.Version.ShouldBe(1);
        ((RowSnapshot)clash.Mine!).Findings.ShouldHaveSingleItem().Count.ShouldBe(5);
        ((RowSnapshot)clash.Theirs!).Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [EngineFact]
    public async Task Two_people_in_two_rows_at_the_same_time_lose_nothing()
    {
        var other = await database.Account("other", Role.TeamMember, team: "team-1");

        await Task.WhenAll(Enumerable.Range(1, 9).Select(row =>
            Record(row % 2 == 0 ? member : other, Guid.NewGuid(), Finding($"1.{row}.1", 1), 0)));

        (await database.Get<SheetQueries>().Get(member, sheet)).Rows.Count.ShouldBe(9);
        (await Events()).Count(happened => happened.Action == "row.saved").ShouldBe(9);
    }

    [EngineFact]
    public async Task Saves_that_meet_on_several_threads_wait_for_each_other_and_not_for_ever()
    {
        var saves = Enumerable.Range(1, 6).Select(row =>
            Task.Run(() => Record(member, Guid.NewGuid(), Finding($"1.{row}.1", 1), 0)));

        await Task.WhenAll(saves).WaitAsync(TimeSpan.FromSeconds(60));

        (await database.Get<SheetQueries>().Get(member, sheet)).Rows.Count.ShouldBe(6);
    }

    [EngineFact]
    public async Task A_submitted_sheet_is_locked()
    {
        await FillClear();
        await database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);

        var refusal = await Should.ThrowAsync<RuleViolation>(() => Record(member, Guid.NewGuid(), Finding("1.2.1", 1), 1));

        refusal.Code.ShouldBe(Rules.AccessState);
    }

    [EngineFact]
    public async Task Of_a_save_and_a_submission_at_the_same_instant_one_sees_the_other()
    {
        await FillClear();
        var save = Record(member, Guid.NewGuid(), Finding("1.2.1", 1) with { Reason = null }, 1);
        var submit = database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);

        var refused = 0;
        foreach (var task in new[] { save, submit })
        {
            try
            {
                await task;
            }
            catch (RuleViolation)
            {
                refused++;
            }
        }

        refused.ShouldBe(1, "a finding without a reason and a submission exclude each other");
    }

    [EngineFact]
    public async Task Each_change_has_its_audit_event_with_old_and_new_value()
    {
        var finding = Finding("1.2.1", 1);
        await Record(member, Guid.NewGuid(), finding, 0);
        await Record(member, Guid.NewGuid(), finding with { Count = 2 }, 1);

        var happened = (await Events()).Where(line => line.Action == "row.saved").ToList();

        happened.Count.ShouldBe(2);
        happened[0].Old.ShouldBeNull();
        happened[1].Old.ShouldNotBeNull().ShouldContain("\"count\":1");
        happened[1].New.ShouldNotBeNull().ShouldContain("\"count\":2");
        happened[1].AccountName.ShouldBe("member");
    }

    [EngineFact]
    public async Task The_history_of_a_row_names_who_changed_what_the_newest_first()
    {
        var finding = Finding("1.2.1", 1);
        await Record(member, Guid.NewGuid(), finding, 0);
        await Record(member, Guid.NewGuid(), finding with { Count = 2 }, 1);
        await Record(member, Guid.NewGuid(), Finding("1.3.1", 1), 0);

        var history = await database.Get<SheetQueries>().History(member, sheet, "1.2");

        history.Select(change => change.After.Findings.ShouldHaveSingleItem().Count).ShouldBe([2, 1]);
        history[0].Before!.Findings.ShouldHaveSingleItem().ShouldBe(finding);
        history[1].Before.ShouldBeNull();
        history.ShouldAllBe(change => change.By == "member");
        var stranger = await database.Account("stranger", Role.TeamMember, team: "team-2");
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<SheetQueries>().History(stranger, sheet, "1.2"))).Code.ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task The_audit_can_be_neither_changed_nor_deleted()
    {
        await Record(member, Guid.NewGuid(), Finding("1.2.1", 1), 0);
        await using var db = await database.Db();

        (await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE audit_events SET account_name = 'x'"))).Message.ShouldContain("append-only");
        (await Should.ThrowAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM audit_events"))).Message.ShouldContain("append-only");
    }

    [EngineFact]
    public async Task A_locked_account_can_not_write_from_a_page_that_is_still_open()
    {
        await using (var db = await database.Db())
        {
            var account = await db.Users.FirstAsync(known => known.Id == member.AccountId);
            account.DisabledAt = DateTime.UnixEpoch;
            await db.SaveChangesAsync();
        }

        (await Should.ThrowAsync<RuleViolation>(() => Record(member, Guid.NewGuid(), Finding("1.2.1", 1), 0))).Code.ShouldBe(Rules.AccessRevoked);
    }

    [EngineFact]
    public async Task Another_teams_sheet_looks_as_if_it_did_not_exist()
    {
        var stranger = await database.Account("stranger", Role.TeamMember, team: "team-2");

        (await Should.ThrowAsync<RuleViolation>(() => database.Get<SheetQueries>().Get(stranger, sheet))).Code.ShouldBe(Rules.NotFound);
        (await Should.ThrowAsync<RuleViolation>(() => database.Get<SheetQueries>().Get(member, Guid.NewGuid()))).Code.ShouldBe(Rules.NotFound);
        (await database.Get<SheetQueries>().List(stranger)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task The_ranking_lists_assessed_units_by_total_and_excluded_ones_with_their_reason()
    {
        var ranking = await database.Get<ResultQueries>().Ranking(office, "qinhuangdao-2016", "county");

        ranking.Rows.Count.ShouldBe(9);
        ranking.Rows.Count(row => row.Ranked.Result.Excluded is not null).ShouldBe(3);
        ranking.Rows.Take(6).ShouldAllBe(row => row.Ranked.Rank == 1);
    }

    private static FindingEntry Finding(string clause, decimal count) => new(Guid.NewGuid(), clause, count, null, null, "某镇", "未印发文件");

    private Task Record(Actor actor, Guid operation, FindingEntry finding, long version) =>
        database.Get<SaveRow>().Run(actor, operation, sheet, Rows.Found(finding.Clause[..3], finding), version);

    private async Task FillClear()
    {
        for (var row = 1; row <= 9; row++)
            await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear($"1.{row}"), 0);
    }

    private async Task<List<AuditEvent>> Events()
    {
        await using var db = await database.Db();
        return await db.Audit.AsNoTracking().OrderBy(line => line.Id).ToListAsync();
    }
}
