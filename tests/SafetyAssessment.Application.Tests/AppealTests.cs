using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class AppealsOnSqlite(SqliteFixture city) : AppealTests(city), IClassFixture<SqliteFixture>;

public class AppealsOnPostgres(PostgresFixture city) : AppealTests(city), IClassFixture<PostgresFixture>;

/// <summary>After the confirmation a unit appeals, somebody who did not score decides, and the old record stays beside the new one.</summary>
public abstract class AppealTests(EngineFixture city)
{
    [EngineFact]
    public async Task An_upheld_appeal_counts_in_the_result_and_the_confirmed_row_stays_as_it_was()
    {
        var (sheet, unit) = await Confirmed("changli");
        var appeal = await Raise(unit, sheet);
        var before = await Result("changli");
        before.TotalBeforeAppeals.ShouldBeNull();

        await Decide(city.Office, sheet, appeal, Upheld(Rows.Clear("1.2")));

        var after = await Result("changli");
        var part = after.Sheets[new SheetKey("party")];
        part.Score.Item("1.2")!.Lost.ShouldBe(0);
        part.Appeals!.Items.Single().ShouldSatisfyAllConditions(
            counted => (counted.Item, counted.Reason).ShouldBe(("1.2", "材料属实")), counted => counted.LostBefore.ShouldBeGreaterThan(0));
        after.TotalBeforeAppeals.ShouldBe(before.Result.Total);
        after.Result.Total.ShouldBeGreaterThan(before.Result.Total);
        (await city.Get<AppealQueries>().Of(unit, sheet)).Appeals.Single().Before!.Findings.Single().Count.ShouldBe(3);
        var stored = (await city.Get<SheetQueries>().Get(city.Office, sheet)).Rows["1.2"].Snapshot;
        stored.State.ShouldBe(ItemState.Findings);
        (await city.Get<ResultQueries>().Ranking(city.Office, EngineFixture.Scheme, EngineFixture.County)).Rows
            .Single(row => row.Ranked.Result.Unit == "changli").Ranked.Result.Total.ShouldBe(after.Result.Total);
    }

    [EngineFact]
    public async Task Files_of_an_appeal_are_read_with_it_by_whoever_may_read_it_and_looked_through_with_the_evidence()
    {
        var (sheet, unit) = await Confirmed("lulong", part: "government");
        var hash = await city.Get<EvidenceStore>().Keep("职责文件原件"u8.ToArray());
        var file = new ReportFile(hash, hash, "原件.txt", "text/plain", 18);
        var id = Guid.CreateVersion7();
        (await Refused(() => Raise(Enumerable.Repeat(file, AppealClaimValidator.MostFiles + 1)))).ShouldBe(Rules.InvalidInput);
        await Raise([file]);

        foreach (var reader in new[] { unit, city.Office, city.Member })
            (await city.Get<AppealQueries>().Of(reader, sheet)).Appeals.Single().Files.ShouldBe([file]);
        (await Refused(async () => await city.Get<AppealQueries>().Of(await Hearing.Unit(city, "changli"), sheet))).ShouldBe(Rules.NotFound);
        File.Delete(Path.Combine(city.Get<EvidenceStore>().Folder, hash[..2], hash));
        (await city.Get<CheckEvidence>().Run()).Faults.Where(fault => fault.Owner == FileOwner.Appeal)
            .ShouldBe([new EvidenceFault(FileOwner.Appeal, id, null, "原件.txt", hash, Missing: true)]);

        Task Raise(IEnumerable<ReportFile> files) =>
            city.Get<RaiseAppeal>().Run(unit, Guid.NewGuid(), id, sheet, new AppealClaim("1.1.1", "原件在档案馆", [.. files]));
    }

    [EngineFact]
    public async Task A_row_that_the_team_changes_on_a_returned_sheet_counts_again()
    {
        var (sheet, unit) = await Confirmed("lulong");
        var appeal = await Raise(unit, sheet);
        await Decide(city.Office, sheet, appeal, Upheld(Rows.Clear("1.2")));
        await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), sheet, "另有新的材料");
        (await Result("lulong")).Sheets[new SheetKey("party")].Score.Item("1.2")!.Lost.ShouldBe(0);

        await city.Get<SaveRow>().Run(
            city.Member, Guid.NewGuid(), sheet, Rows.Found("1.2", new FindingEntry(Guid.CreateVersion7(), "1.2.1", 1, null, null, null, "新材料")), 1);

        var now = (await Result("lulong")).Sheets[new SheetKey("party")];
        now.Appeals.ShouldBeNull();
        now.Score.Item("1.2")!.Lost.ShouldBeGreaterThan(0);
    }

    [EngineFact]
    public async Task A_rejected_appeal_changes_nothing_and_is_not_raised_again()
    {
        var (sheet, unit) = await Confirmed("funing");
        var appeal = await Raise(unit, sheet);
        (await Refused(() => Raise(unit, sheet))).ShouldBe(Rules.AppealTwice);
        var before = (await Result("funing")).Result.Total;

        await Decide(city.Office, sheet, appeal, new AppealDecision(AppealOutcome.Rejected, "原件没有签字", null));

        (await Result("funing")).Result.Total.ShouldBe(before);
        (await Refused(() => Raise(unit, sheet))).ShouldBe(Rules.AppealTwice);
        (await Refused(() => Decide(city.Office, sheet, appeal, Upheld(Rows.Clear("1.2"))))).ShouldBe(Rules.AppealDecided);
    }

    [EngineFact]
    public async Task Whoever_scored_the_sheet_or_handed_it_in_can_t_decide_and_another_leader_of_the_team_can()
    {
        var leader = await city.Database.Account($"leader-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-1");
        var fresh = await city.Database.Account($"leader-{Guid.NewGuid():N}", Role.TeamLeader, team: "team-1");
        var (sheet, unit) = await Confirmed("beidaihe", submitter: leader);
        var appeal = await Raise(unit, sheet);

        (await Refused(() => Decide(leader, sheet, appeal, Upheld(Rows.Clear("1.2"))))).ShouldBe(Rules.AppealOwnWork);
        (await Refused(() => Decide(city.Member, sheet, appeal, Upheld(Rows.Clear("1.2"))))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => Decide(unit, sheet, appeal, Upheld(Rows.Clear("1.2"))))).ShouldBe(Rules.AccessDenied);
        (await city.Get<AppealQueries>().Of(leader, sheet)).OwnWork.ShouldBeTrue();
        (await city.Get<AppealQueries>().Of(fresh, sheet)).OwnWork.ShouldBeFalse();
        await Decide(fresh, sheet, appeal, Upheld(Rows.Clear("1.2")));
    }

    [EngineFact]
    public async Task An_appeal_is_upheld_only_with_a_row_that_differs_and_is_possible()
    {
        var (sheet, unit) = await Confirmed("beidaihe-xinqu");
        var appeal = await Raise(unit, sheet);
        var stored = (await city.Get<SheetQueries>().Get(city.Office, sheet)).Rows["1.2"].Snapshot;

        (await Refused(() => Decide(city.Office, sheet, appeal, Upheld(null)))).ShouldBe(Rules.AppealChangesNothing);
        (await Refused(() => Decide(city.Office, sheet, appeal, Upheld(stored)))).ShouldBe(Rules.AppealChangesNothing);
        (await Refused(() => Decide(city.Office, sheet, appeal, Upheld(Rows.Clear("1.3"))))).ShouldBe(Rules.NotFound);
        (await Refused(() => Decide(city.Office, sheet, appeal, Upheld(stored with { Findings = [stored.Findings[0] with { Count = -1 }] }))))
            .ShouldBe(Rules.InvalidInput);
        (await Refused(() => Decide(city.Office, sheet, appeal, new AppealDecision(AppealOutcome.Rejected, " ", null)))).ShouldBe(Rules.InvalidInput);
    }

    [EngineFact]
    public async Task A_unit_appeals_within_the_days_that_the_office_has_set()
    {
        var clock = new MovableTime();
        await using var database = await TestDatabase.Start(city.Engine, clock);
        var other = new TermCity(database);
        await other.Prepare();
        (await other.Last()).ShouldBe(AppealWindow.UsualDays);

        clock.Forward(TimeSpan.FromDays(6));
        (await Refused(other.Raise)).ShouldBe(Rules.AppealTooLate);
        await database.Get<SetAppealTerm>().Run(other.Office, Guid.NewGuid(), EngineFixture.Scheme, 10, 0);
        (await Refused(() => database.Get<SetAppealTerm>().Run(other.Office, Guid.NewGuid(), EngineFixture.Scheme, 3, 0))).ShouldBe(Rules.ChangedMeanwhile);
        (await Refused(() => database.Get<SetAppealTerm>().Run(other.Office, Guid.NewGuid(), EngineFixture.Scheme, 999, 1))).ShouldBe(Rules.InvalidInput);
        await other.Raise();
    }

    private static AppealDecision Upheld(RowSnapshot? row) => new(AppealOutcome.Upheld, "材料属实", row);

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private async Task<(Guid Sheet, Actor Unit)> Confirmed(string unit, Actor? submitter = null, string part = "party")
    {
        var (sheet, account) = await Hearing.HandedIn(city, unit, part);
        if (submitter is not null)
        {
            await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), sheet, "由组长提交");
            await city.Get<SubmitSheet>().Run(submitter, Guid.NewGuid(), sheet);
        }

        await city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), sheet);
        return (sheet, account);
    }

    private async Task<Guid> Raise(Actor unit, Guid sheet)
    {
        var id = Guid.CreateVersion7();
        await city.Get<RaiseAppeal>().Run(unit, Guid.NewGuid(), id, sheet, new AppealClaim("1.2", "三个镇的记录当时在档案馆"));
        return id;
    }

    private Task Decide(Actor actor, Guid sheet, Guid appeal, AppealDecision decision) =>
        city.Get<DecideAppeal>().Run(actor, Guid.NewGuid(), sheet, appeal, decision, 0);

    private Task<UnitResultView> Result(string unit) => city.Get<ResultQueries>().Unit(city.Office, EngineFixture.Scheme, EngineFixture.County, unit);

    private sealed class MovableTime : TimeProvider
    {
        private TimeSpan ahead;

        public void Forward(TimeSpan by) => ahead += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }

    /// <summary>A confirmed sheet on a clock of its own.</summary>
    private sealed class TermCity(TestDatabase database)
    {
        private Guid sheet;
        private Actor unit = null!;

        public Actor Office { get; private set; } = null!;

        public async Task Prepare()
        {
            Office = await database.Account("office", Role.SafetyOffice);
            var member = await database.Account("member", Role.TeamMember, team: "team-1");
            unit = await database.Account("unit", Role.AssessedUnit, unit: "changli");
            await database.Get<Units.AddSchemeUnits>().Run(Office, Guid.NewGuid(), EngineFixture.Scheme);
            await database.Get<AddTeam>().Run(Office, Guid.NewGuid(), "team-1", "第一组");
            await database.Get<OpenAssessments>().Run(Office, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County, "team-1");
            sheet = (await database.Get<SheetQueries>().List(Office)).Single(row => row.Unit == "changli" && row.Part == "party").Id;
            foreach (var (item, _) in (await database.Get<SheetQueries>().Get(Office, sheet)).Edition.Index.Rows)
                await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear(item.Code), 0);
            await database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);
            await database.Get<ConfirmSheet>().Run(Office, Guid.NewGuid(), sheet);
        }

        public async Task<int> Last() => (await database.Get<AppealQueries>().Of(unit, sheet)).Window!.Days;

        public Task Raise() => database.Get<RaiseAppeal>().Run(unit, Guid.NewGuid(), Guid.CreateVersion7(), sheet, new AppealClaim("1.2", "不服"));
    }
}
