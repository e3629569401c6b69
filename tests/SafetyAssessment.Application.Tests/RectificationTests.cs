using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class RectificationOnSqlite(SqliteFixture city) : RectificationTests(city), IClassFixture<SqliteFixture>;

public class RectificationOnPostgres(PostgresFixture city) : RectificationTests(city), IClassFixture<PostgresFixture>;

/// <summary>From a finding or an inspection to a problem that is put right, with everybody seeing and doing only their own.</summary>
public abstract class RectificationTests(EngineFixture city)
{
    private static readonly DateOnly Day = new(2099, 12, 20);

    [EngineFact]
    public async Task Findings_of_a_confirmed_sheet_become_tasks_each_once_also_for_two_people_at_the_same_instant()
    {
        var sheet = await Confirmed("funing");
        var found = (await Queries.OfSheet(city.Office, sheet)).Findings;
        found.Count.ShouldBe(2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeOver(city.Office, sheet, [.. found.Select(row => row.Id)]))));

        var tasks = await Of("funing");
        tasks.Select(row => row.Task.FindingId).ShouldBe(found.Select(row => (Guid?)row.Id), ignoreOrder: true);
        tasks[0].Task.ShouldSatisfyAllConditions(
            task => (task.SheetId, task.Rubric, task.Team, task.State).ShouldBe((sheet, "qinhuangdao-party", "team-1", RectificationState.Open)),
            task => (task.FoundBy, task.Responsible, task.Deadline).ShouldBe(("第一组", "分管副县长", Day)),
            task => task.Problem.ShouldStartWith("抽查乡镇甲："));
        (await Queries.OfSheet(city.Office, sheet)).Findings.ShouldAllBe(row => row.Task != null);
    }

    [EngineFact]
    public async Task A_finding_that_an_upheld_appeal_took_away_is_neither_offered_nor_taken_over()
    {
        var sheet = await Confirmed("lulong");
        var found = (await Queries.OfSheet(city.Office, sheet)).Findings;
        found.Select(row => row.Item).ShouldBe(["1.2", "1.5"]);
        await Hearing.Appeal(city.Database, city.Office, sheet, "lulong");

        (await Queries.OfSheet(city.Office, sheet)).Findings.ShouldHaveSingleItem().Item.ShouldBe("1.5");
        await TakeOver(city.Office, sheet, [.. found.Select(row => row.Id)]);

        (await Of("lulong")).Where(row => row.Task.SheetId == sheet).ShouldHaveSingleItem().Task.Item.ShouldBe("1.5");
    }

    [EngineFact]
    public async Task What_is_found_again_in_the_next_year_is_marked_as_repeated_and_what_an_appeal_took_away_is_not()
    {
        await using var years = await PublishedCity.Start(city.Engine);
        var first = new[] { await Confirm("changli"), await Confirm("lulong") };
        await Hearing.Appeal(years.Database, years.Office, first[1], "lulong");
        var task = await Take(first[0]);
        task.Repeats.ShouldBeNull();

        await years.Later(2017);
        var second = new[] { await Confirm("changli"), await Confirm("lulong") };

        (await Repeats(second[0])).ShouldBe([true]);
        (await Repeats(second[1])).ShouldBe([false]);
        (await Repeats(first[0])).ShouldBe([false], "a later year is no earlier one");
        (await years.Get<RectificationQueries>().Earlier(years.Member, second[0]))["1.2"].Select(row => row.Task.Id).ShouldBe([task.Id]);
        (await Take(second[0])).Repeats.ShouldBe(new Repetition(task.Id, first[0], null));
        (await Take(second[1])).Repeats.ShouldBeNull();

        async Task<Guid> Confirm(string unit)
        {
            var sheet = await years.Sheet(unit);
            await years.Get<SubmitSheet>().Run(years.Member, Guid.NewGuid(), sheet);
            await years.Get<ConfirmSheet>().Run(years.Office, Guid.NewGuid(), sheet);
            return sheet;
        }

        async Task<RectificationTask> Take(Guid sheet)
        {
            var found = (await years.Get<RectificationQueries>().OfSheet(years.Office, sheet)).Findings;
            await years.Get<TakeOverFindings>().Run(
                years.Office, Guid.NewGuid(), new TakeOver(sheet, [.. found.Select(row => row.Id)], new Assignment("分管副县长", Day, null)));
            return (await years.Get<RectificationQueries>().List(years.Office)).Rows.Single(row => row.Task.SheetId == sheet).Task;
        }

        async Task<IEnumerable<bool>> Repeats(Guid sheet) =>
            (await years.Get<RectificationQueries>().OfSheet(years.Office, sheet)).Findings.Select(row => row.Repeats);
    }

    [EngineFact]
    public async Task Files_of_a_report_are_looked_through_with_the_evidence()
    {
        var (id, store) = (await Inspection("changli"), city.Get<EvidenceStore>());
        var hash = await store.Keep("复查表"u8.ToArray());
        await city.Get<ReportRectification>().Run(city.Office, Guid.NewGuid(), id, new("已改", [new ReportFile(hash, hash, "复查表.txt", "text/plain", 9)]), 0);
        (await Faults()).ShouldBeEmpty();

        await File.WriteAllTextAsync(Path.Combine(store.Folder, hash[..2], hash), "something else");
        (await Faults()).ShouldBe([new EvidenceFault(FileOwner.Rectification, id, null, "复查表.txt", hash, Missing: false)]);
        File.Delete(Path.Combine(store.Folder, hash[..2], hash));
        (await Faults()).ShouldBe([new EvidenceFault(FileOwner.Rectification, id, null, "复查表.txt", hash, Missing: true)]);

        async Task<IEnumerable<EvidenceFault>> Faults() => (await city.Get<CheckEvidence>().Run()).Faults.Where(fault => fault.Id == id);
    }

    [EngineFact]
    public async Task A_sheet_that_is_not_confirmed_gives_no_task()
    {
        var sheet = await city.Sheet("beidaihe");

        (await Refused(() => TakeOver(city.Office, sheet, [Guid.NewGuid()]))).ShouldBe(Rules.RectificationSheetNotConfirmed);
        (await Refused(() => TakeOver(city.Office, sheet, []))).ShouldBe(Rules.RectificationNothingChosen);
    }

    [EngineFact]
    public async Task A_problem_of_an_inspection_is_reported_by_the_unit_sent_back_reported_and_closed_by_another_person()
    {
        var unit = await city.Database.Account($"u-{Guid.NewGuid():N}", Role.AssessedUnit, unit: "changli");
        var id = await Inspection("changli");

        await city.Get<PlanRectification>().Run(unit, Guid.NewGuid(), id, "分管副县长", "补发文件", 0);
        await city.Get<ReportRectification>().Run(unit, Guid.NewGuid(), id, new("文件已补发", []), 1);
        await city.Get<SendBackRectification>().Run(city.Office, Guid.NewGuid(), id, "缺签字页", 2);
        await city.Get<ReportRectification>().Run(unit, Guid.NewGuid(), id, new("签字页已补", []), 3);
        await city.Get<CloseRectification>().Run(city.Office, Guid.NewGuid(), id, "看过原件", 4);

        var view = await Queries.Get(unit, id);
        view.Row.Task.State.ShouldBe(RectificationState.Closed);
        view.Row.Task.Steps.Select(step => step.Kind).ShouldBe([StepKind.Planned, StepKind.Reported, StepKind.SentBack, StepKind.Reported, StepKind.Closed]);
        (view.Row.Task.Measures, view.Row.Task.Number).ShouldBe(("补发文件", "冀安委办〔2017〕3号"));
    }

    [EngineFact]
    public async Task Whoever_reported_is_refused_when_closing()
    {
        var id = await Inspection("changli");
        await city.Get<ReportRectification>().Run(city.Office, Guid.NewGuid(), id, new("代报：已改", []), 0);

        (await Refused(() => city.Get<CloseRectification>().Run(city.Office, Guid.NewGuid(), id, null, 1))).ShouldBe(Rules.RectificationOwnReport);
        await city.Get<CloseRectification>().Run(city.Member, Guid.NewGuid(), id, null, 1);
    }

    [EngineFact]
    public async Task Units_see_their_own_teams_those_of_the_units_they_assess_and_strangers_nothing()
    {
        var own = await city.Database.Account($"u-{Guid.NewGuid():N}", Role.AssessedUnit, unit: "lulong");
        var other = await city.Database.Account($"u-{Guid.NewGuid():N}", Role.AssessedUnit, unit: "beidaihe");
        var stranger = await city.Database.Account($"m-{Guid.NewGuid():N}", Role.TeamMember, team: "team-9");
        var scorer = await city.Database.Account($"s-{Guid.NewGuid():N}", Role.ExternalScorer, giver: "jiaotong");
        var id = await Inspection("lulong");

        (await Queries.List(own)).Rows.ShouldContain(row => row.Task.Id == id);
        (await Queries.List(city.Member)).Rows.ShouldContain(row => row.Task.Id == id);
        (await Queries.List(other)).Rows.ShouldNotContain(row => row.Task.Id == id);
        (await Queries.List(stranger)).Rows.ShouldBeEmpty();
        (await Refused(() => Queries.Get(other, id))).ShouldBe(Rules.NotFound);
        (await Refused(() => Queries.Get(stranger, id))).ShouldBe(Rules.NotFound);
        (await Refused(() => Queries.List(scorer))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<ReportRectification>().Run(other, Guid.NewGuid(), id, new("已改", []), 0))).ShouldBe(Rules.NotFound);
        (await Refused(() => city.Get<ReportRectification>().Run(city.Member, Guid.NewGuid(), id, new("已改", []), 0))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<ExtendRectification>().Run(own, Guid.NewGuid(), id, Day.AddDays(9), "设备未到", 0))).ShouldBe(Rules.AccessDenied);
    }

    [EngineFact]
    public async Task A_person_marks_an_inspection_s_problem_as_a_finding_of_before_and_the_assessor_is_offered_both_in_that_row()
    {
        var sheet = await Confirmed("shanhaiguan");
        await TakeOver(city.Office, sheet, [(await Queries.OfSheet(city.Office, sheet)).Findings.First(row => row.Item == "1.2").Id]);
        var first = (await Of("shanhaiguan"))[0].Task;
        var id = await Inspection("shanhaiguan", new DateOnly(2098, 11, 25));
        await city.Get<MarkRepeated>().Run(city.Office, Guid.NewGuid(), id, first.Id, 0);

        (await Queries.Get(city.Office, id)).Row.Task.Repeats.ShouldBe(new Repetition(first.Id, sheet, "office"));
        // On the sheet itself its own findings are no earlier ones; what came after stands there.
        (await Queries.Earlier(city.Member, sheet))["1.2"].Select(row => row.Task.Id).ShouldBe([id]);
        var stranger = await city.Database.Account($"m-{Guid.NewGuid():N}", Role.TeamMember, team: "team-9");
        (await Queries.Earlier(stranger, sheet)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Figures_by_unit_count_what_is_due_and_what_came_in_time()
    {
        var late = await Inspection("beidaihe-xinqu", deadline: new DateOnly(2017, 3, 1));
        await Inspection("beidaihe-xinqu", deadline: new DateOnly(2099, 3, 1));
        var closed = await Inspection("beidaihe-xinqu", deadline: new DateOnly(2099, 3, 1));
        await city.Get<ReportRectification>().Run(city.Office, Guid.NewGuid(), closed, new("已改", []), 0);
        await city.Get<CloseRectification>().Run(city.Member, Guid.NewGuid(), closed, null, 1);

        var list = await Queries.List(city.Office, EngineFixture.Scheme);

        var own = list.Units.First(unit => unit.Unit == "beidaihe-xinqu").Figures;
        (own.All, own.Waiting, own.Overdue, own.Closed, own.ClosedInTime, own.Due, own.InTimePercent).ShouldBe((3, 2, 1, 1, 1, 2, 50m));
        list.Rows[0].Overdue.ShouldBeTrue();
        list.Rows.Where(row => row.Overdue).Select(row => row.Task.Id).ShouldContain(late);
    }

    [EngineFact]
    public async Task Of_two_who_act_on_the_same_state_one_is_told()
    {
        var id = await Inspection("changli");
        await city.Get<ExtendRectification>().Run(city.Office, Guid.NewGuid(), id, Day.AddDays(5), "设备未到", 0);

        await Should.ThrowAsync<ChangedMeanwhile>(() => city.Get<ExtendRectification>().Run(city.Office, Guid.NewGuid(), id, Day.AddDays(9), "又未到", 0));

        (await Queries.Get(city.Office, id)).Row.Task.Deadline.ShouldBe(Day.AddDays(5));
    }

    private RectificationQueries Queries => city.Get<RectificationQueries>();

    internal static InspectionProblem Problem(Guid id, string unit, DateOnly? found = null, DateOnly? deadline = null) => new(
        id, EngineFixture.Scheme, unit, "省安委办督查组", "冀安委办〔2017〕3号", found ?? new DateOnly(2017, 1, 6), "抽查的乡镇没有印发职责文件",
        new Assignment("分管副县长", deadline ?? Day, null));

    private async Task<Guid> Inspection(string unit, DateOnly? found = null, DateOnly? deadline = null)
    {
        var id = Guid.CreateVersion7();
        await city.Get<RecordInspection>().Run(city.Office, Guid.NewGuid(), Problem(id, unit, found, deadline));
        return id;
    }

    private Task TakeOver(Actor actor, Guid sheet, IReadOnlyList<Guid> findings) =>
        city.Get<TakeOverFindings>().Run(actor, Guid.NewGuid(), new TakeOver(sheet, findings, new Assignment("分管副县长", Day, null)));

    private async Task<List<RectificationRow>> Of(string unit) => [.. (await Queries.List(city.Office)).Rows.Where(row => row.Task.Unit == unit)];

    private async Task<Guid> Confirmed(string unit)
    {
        var sheet = await city.Sheet(unit);
        await Confirm(city.Database, city.Office, city.Member, sheet, Guid.CreateVersion7());
        return sheet;
    }

    /// <summary>A confirmed sheet with two findings, the first of them with this id.</summary>
    internal static async Task Confirm(TestDatabase database, Actor office, Actor member, Guid sheet, Guid finding)
    {
        for (var row = 1; row <= 9; row++)
        {
            var wanted = row is 2 or 5
                ? Rows.Found($"1.{row}", new FindingEntry(row == 2 ? finding : Guid.CreateVersion7(), $"1.{row}.1", 1, null, null, "抽查乡镇甲", "没有落实"))
                : Rows.Clear($"1.{row}");
            await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, wanted, 0);
        }

        await database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);
        await database.Get<ConfirmSheet>().Run(office, Guid.NewGuid(), sheet);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;
}
