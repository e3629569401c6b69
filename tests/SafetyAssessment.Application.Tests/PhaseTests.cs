using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PhasesOnSqlite() : PhaseTests(Engine.Sqlite);

public class PhasesOnPostgres() : PhaseTests(Engine.Postgres);

/// <summary>A scheme that was stored before phases had kinds keeps its form, and with it its hash.</summary>
public class PhaseFormTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void A_phase_without_a_kind_is_stored_as_it_always_was() =>
        CanonicalJson.Write(new Phase("assessment", "年度考核", null, Day)).ShouldBe("""{"code":"assessment","title":"年度考核","to":"2026-11-20"}""");

    [Fact]
    public void A_kind_is_stored_and_read_again()
    {
        var phase = new Phase("assessment", "年度考核", null, Day) { Kind = PhaseKind.SelfCheck };

        CanonicalJson.Write(phase).ShouldContain("\"kind\":\"selfCheck\"");
        CanonicalJson.Read<Phase>(CanonicalJson.Write(phase)).ShouldBe(phase);
    }
}

/// <summary>What is entered is bound to the office's timetable, whatever the way in; a late entry opens it again for whom it was opened.</summary>
public abstract class PhaseTests(Engine engine) : IAsyncLifetime
{
    private const string Scheme = EngineFixture.Scheme;
    private const string Item = "1.2";
    private static readonly DateOnly Last = new(2026, 11, 20);
    private readonly SetClock clock = new();
    private TestDatabase database = null!;
    private Actor office = null!;
    private Actor member = null!;
    private Actor unit = null!;

    public async Task InitializeAsync()
    {
        // Every test of the class is skipped then.
        if (engine == Engine.Postgres && !PostgresCluster.IsAvailable)
            return;
        database = await TestDatabase.Start(engine, clock);
        office = await database.Account("office", Role.SafetyOffice);
        member = await database.Account("member", Role.TeamMember, team: "team-1");
        unit = await database.Account("unit", Role.AssessedUnit, unit: "changli");
        await database.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), Scheme);
        await database.Get<AddTeam>().Run(office, Guid.NewGuid(), "team-1", "第一组");
        await database.Get<OpenAssessments>().Run(office, Guid.NewGuid(), Scheme, EngineFixture.County, "team-1");
    }

    public async Task DisposeAsync()
    {
        if (database is not null)
            await database.DisposeAsync();
    }

    [EngineFact]
    public async Task Every_way_in_is_refused_when_its_phase_is_over_and_open_on_its_last_day()
    {
        foreach (var (name, entry) in await Entries())
        {
            await Set(entry.Phase, Last.AddDays(-5), Last);
            clock.Now = EndOf(Last);
            (await Fault(entry, expected: null)).ShouldBeNull($"{name} on the last day");
            clock.Now = EndOf(Last).AddSeconds(1);
            (await Fault(entry, Rules.PhaseOver)).ShouldBeNull($"{name} at midnight");
            clock.Now = EndOf(Last.AddDays(-6));
            (await Fault(entry, Rules.PhaseNotYet)).ShouldBeNull($"{name} before it begins");
            await TakeBack(entry.Phase);
        }
    }

    [EngineFact]
    public async Task A_way_in_that_does_not_ask_would_be_found_the_twin_of_the_refusals()
    {
        var sheet = await Sheet("changli", "party");
        await Set(PhaseKind.Scoring, Last.AddDays(-5), Last);
        clock.Now = EndOf(Last).AddSeconds(1);
        var unasked = new Entry(PhaseKind.Scoring, () => database.Get<SheetWrites>().InTurn(member, Guid.NewGuid(), sheet, async (db, now) =>
        {
            var loaded = await SheetWrites.Load(db, sheet);
            var edition = await database.Get<Rubrics.RubricCatalog>().Get(db, loaded.Rubric, loaded.Edition);
            return [loaded.SaveRow(edition, Rows.Clear("1.5"), 0, member, now)!];
        }));

        (await Fault(unasked, Rules.PhaseOver)).ShouldBe("refused with nothing");
    }

    [EngineFact]
    public async Task Nothing_is_refused_before_the_office_has_set_dates_although_those_of_the_document_are_long_past()
    {
        (await database.Get<Application.Schemes.SchemeCatalog>().Get(Scheme)).Phases.Single().To.Year.ShouldBe(2017);
        clock.Now = EndOf(Last);

        foreach (var (name, entry) in await Entries())
            (await Fault(entry, expected: null)).ShouldBeNull(name);
    }

    [EngineFact]
    public async Task What_a_tablet_delivers_too_late_goes_in_after_the_office_has_opened_a_late_entry()
    {
        var (sheet, other) = (await Sheet("changli", "party"), await Sheet("lulong", "party"));
        await Set(PhaseKind.Scoring, Last.AddDays(-5), Last);
        clock.Now = EndOf(Last).AddDays(1);
        // The same entry under the same id, as an outbox sends it again and again.
        var (operation, wanted) = (Guid.CreateVersion7(), Rows.Found(Item, Finding()));
        (await Refused(() => Deliver(sheet))).ShouldBe(Rules.PhaseOver);

        await Open("changli", Last.AddDays(3));
        await Deliver(sheet);
        await Deliver(sheet);

        (await database.Get<SheetQueries>().Row(member, sheet, Item))!.ShouldSatisfyAllConditions(
            row => row.Version.ShouldBe(1), row => row.Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(2));
        (await Refused(() => database.Get<SaveRow>().Run(member, Guid.NewGuid(), other, Rows.Clear("1.3"), 0))).ShouldBe(Rules.PhaseOver, "opened for one unit");
        clock.Now = EndOf(Last.AddDays(4));
        (await Refused(() => database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear("1.3"), 0))).ShouldBe(Rules.PhaseOver, "its day has passed");

        Task Deliver(Guid to) => database.Get<SaveRow>().Run(member, operation, to, wanted, 0);
    }

    [EngineFact]
    public async Task A_late_entry_that_is_closed_opens_nothing_any_more_and_stays_readable()
    {
        var sheet = await Sheet("funing", "party");
        await Set(PhaseKind.Scoring, null, Last);
        clock.Now = EndOf(Last).AddDays(1);
        var late = await Open(null, Last.AddDays(3));
        await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear("1.3"), 0);
        (await database.Get<SheetQueries>().Get(member, sheet)).Gate.ShouldSatisfyAllConditions(
            gate => gate.State.ShouldBe(GateState.LateEntry), gate => gate.LateEntry!.Reason.ShouldBe("道路中断"));

        await database.Get<CloseLateEntry>().Run(office, Guid.NewGuid(), late);

        (await Refused(() => database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear("1.4"), 0))).ShouldBe(Rules.PhaseOver);
        (await database.Get<SheetQueries>().Get(member, sheet)).Gate.State.ShouldBe(GateState.Over);
        (await Refused(() => database.Get<CloseLateEntry>().Run(office, Guid.NewGuid(), late))).ShouldBe(Rules.LateEntryClosed);
        await using var db = await database.Db();
        (await PhaseWindows.Read(db, Scheme)).LateEntries.Single().ClosedBy.ShouldBe("office");
    }

    [EngineFact]
    public async Task After_the_end_outside_scores_are_open_for_all_units_or_for_those_with_a_late_entry_and_the_gate_says_so()
    {
        await Set(PhaseKind.Scoring, null, Last);
        clock.Now = EndOf(Last).AddDays(1);
        var over = await Outside(office);
        (over.Gate.State, over.Late.Count).ShouldBe((GateState.Over, 0));

        await Open("changli", Last.AddDays(2));
        await Open("changli", Last.AddDays(4));
        var one = await Outside(office);
        one.Gate.State.ShouldBe(GateState.Over, "for the other units it is");
        var late = one.Late.ShouldHaveSingleItem();
        (late.Entry.Unit, late.UnitName, late.Entry.Until).ShouldBe(("changli", "昌黎县", Last.AddDays(4)));
        (await Give("changli")).ShouldBeNull();
        (await Give("lulong")).ShouldBe(Rules.PhaseOver);
        (await database.Get<PhaseQueries>().Outside(office, Scheme, "department")).Late.ShouldBeEmpty("the unit is in another group");

        await Open(null, Last.AddDays(3));
        var all = await Outside(office);
        (all.Gate.State, all.Gate.LateEntry!.Unit, all.Late.Count).ShouldBe((GateState.LateEntry, null, 0));
        (await Give("lulong")).ShouldBeNull();

        Task<(PhaseGate Gate, IReadOnlyList<LateEntryView> Late)> Outside(Actor actor) => database.Get<PhaseQueries>().Outside(actor, Scheme, EngineFixture.County);

        async Task<string?> Give(string to)
        {
            try
            {
                await database.Get<SetExternalScore>().Run(office, Guid.NewGuid(), new ExternalScoreRequest(Scheme, EngineFixture.County, to, "fire", 80, 0));
                return null;
            }
            catch (RuleViolation refused)
            {
                return refused.Code;
            }
        }
    }

    [EngineFact]
    public async Task Why_a_unit_enters_late_is_read_by_the_unit_by_who_enters_it_and_by_who_sees_everything()
    {
        await Set(PhaseKind.Scoring, null, Last);
        await Set(PhaseKind.SelfCheck, null, Last);
        clock.Now = EndOf(Last).AddDays(1);
        await Open("changli", Last.AddDays(3));
        await Open(null, Last.AddDays(3));
        await database.Get<OpenLateEntry>().Run(office, Guid.NewGuid(), Guid.CreateVersion7(), new LateEntryRequest(Scheme, PhaseKind.SelfCheck, "lulong", "人员变动", Last.AddDays(3)));

        (await Read(office)).ShouldBe(["*", "changli", "lulong"]);
        (await Read(Somebody(Role.Leader))).ShouldBe(["*", "changli", "lulong"]);
        (await Read(Somebody(Role.Auditor))).ShouldBe(["*", "changli", "lulong"]);
        (await Read(member)).ShouldBe(["*", "changli", "lulong"], "its team has sheets of both");
        (await Read(Somebody(Role.TeamLeader, team: "team-2"))).ShouldBe(["*"]);
        (await Read(unit)).ShouldBe(["*", "changli"]);
        (await Read(Somebody(Role.AssessedUnit, unit: "funing"))).ShouldBe(["*"]);
        (await Read(Somebody(Role.ExternalScorer, giver: "jiaotong"))).ShouldBe(["*", "changli"]);
        (await Read(Somebody(Role.SystemAdministrator))).ShouldBe(["*"]);
        (await database.Get<PhaseQueries>().Outside(member, Scheme, EngineFixture.County)).Late.ShouldBeEmpty("a team gives no outside score");

        async Task<List<string>> Read(Actor actor) =>
            [.. (await database.Get<PhaseQueries>().Timetable(actor, Scheme)).LateEntries.Select(late => late.Entry.Unit ?? "*").Order(StringComparer.Ordinal)];

        static Actor Somebody(Role role, string? unit = null, string? team = null, string? giver = null) => new(Guid.NewGuid(), "某人", role, unit, team, giver);
    }

    [EngineFact]
    public async Task A_sheet_that_was_sent_back_is_redone_and_handed_in_after_the_end()
    {
        var sheet = await Sheet("beidaihe", "party");
        for (var row = 1; row <= 9; row++)
            await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Clear($"1.{row}"), 0);
        await database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);
        await Set(PhaseKind.Scoring, null, Last);
        clock.Now = EndOf(Last).AddDays(3);

        await database.Get<ReturnSheet>().Run(office, Guid.NewGuid(), sheet, "第2项请核对");
        await database.Get<SaveRow>().Run(member, Guid.NewGuid(), sheet, Rows.Found(Item, Finding()), 1);
        (await database.Get<SheetQueries>().Get(member, sheet)).Gate.State.ShouldBe(GateState.Returned);
        await database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), sheet);

        (await database.Get<SheetQueries>().Get(member, sheet)).State.ShouldBe(AssessmentState.Submitted);
    }

    [EngineFact]
    public async Task Dates_are_set_by_the_office_alone_once_at_a_time_and_in_order()
    {
        await Set(PhaseKind.Review, null, Last);

        (await Refused(() => Set(PhaseKind.Review, null, Last.AddDays(1), version: 0))).ShouldBe(Rules.ChangedMeanwhile);
        (await Problem(() => Set(PhaseKind.Decision, Last, Last.AddDays(-1)))).ShouldBe(Rules.PhaseEndsBeforeItBegins);
        (await Problem(() => Set(PhaseKind.Decision, new DateOnly(26, 11, 1), Last))).ShouldBe(Rules.OutOfRange);
        (await Refused(() => Set(PhaseKind.Scoring, null, Last, period: "Q1"))).ShouldBe(Rules.PhasePeriodUnknown);
        (await Refused(() => Set(PhaseKind.SelfCheck, null, Last, period: "Q1", scheme: "railway-section"))).ShouldBe(Rules.PhasePeriodUnknown);
        await Set(PhaseKind.Scoring, null, Last, period: "Q1", scheme: "railway-section");
        (await Refused(() => database.Get<SetPhaseDates>().Run(
            member, Guid.NewGuid(), new PhaseDatesRequest(Scheme, PhaseKind.Scoring, "", null, Last, 0)))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => database.Get<OpenLateEntry>().Run(
            unit, Guid.NewGuid(), Guid.CreateVersion7(), Late("changli", Last)))).ShouldBe(Rules.AccessDenied);
        clock.Now = EndOf(Last);
        (await Problem(() => Open("changli", Last.AddDays(-1)))).ShouldBe(Rules.LateEntryPast);
        (await Refused(() => Open("haigang", Last))).ShouldBe(Rules.UnitNotInGroup, "a unit that is left out is not assessed");
    }

    private async Task<Dictionary<string, Entry>> Entries()
    {
        var (party, government, funing) = (await Sheet("changli", "party"), await Sheet("lulong", "government"), await Sheet("funing", "party"));
        var self = await Self();
        var verification = await Verification();
        var (percent, points) = (0L, 0L);
        return new()
        {
            ["a row of the team"] = new(PhaseKind.Scoring, () => Save(member, party)),
            ["a row of the team, bound by assistance"] = new(PhaseKind.Assistance, () => Save(member, party)),
            ["handing in"] = new(PhaseKind.Scoring, () => database.Get<SubmitSheet>().Run(member, Guid.NewGuid(), funing), Alone: Rules.SheetIncomplete),
            ["rows from a file"] = new(PhaseKind.Scoring, async () =>
            {
                var (row, version) = await Next(member, government, "1.1.1");
                await database.Get<ImportRows>().Run(member, Guid.NewGuid(), [new ImportedRow(government, row, version)]);
            }),
            ["the preview of a file"] = new(PhaseKind.Scoring, () => database.Get<ImportPreviewQueries>().Preview(member, party, [])),
            ["evidence of the team"] = new(PhaseKind.Scoring, () => Photo(member, party)),
            ["evidence that is announced"] = new(PhaseKind.Scoring, () => database.Get<EvidenceQueries>().DemandAdd(
                member, party, new EvidencePlace(EvidenceKind.Item, Item, null))),
            ["a row of the unit"] = new(PhaseKind.SelfCheck, () => Save(unit, self)),
            ["evidence of the unit"] = new(PhaseKind.SelfCheck, () => Photo(unit, self)),
            ["handing in by the unit"] = new(PhaseKind.SelfCheck, () => database.Get<SubmitSheet>().Run(unit, Guid.NewGuid(), self), Alone: Rules.SheetIncomplete),
            ["beginning a self-assessment"] = new(PhaseKind.SelfCheck, async () =>
                await database.Get<BeginSelfAssessment>().Run(unit, Guid.NewGuid(), await Sheet("changli", "government")), Once: true),
            ["a row of a verification"] = new(PhaseKind.Verification, () => Save(member, verification)),
            ["an outside score"] = new(PhaseKind.Scoring, async () =>
            {
                await database.Get<SetExternalScore>().Run(
                    office, Guid.NewGuid(), new ExternalScoreRequest(Scheme, EngineFixture.County, "changli", "fire", 80 + percent, percent));
                percent++;
            }),
            ["an entered score"] = new(PhaseKind.Scoring, async () =>
            {
                await database.Get<SetEnteredScore>().Run(
                    office, Guid.NewGuid(), new EnteredScoreRequest(Scheme, EngineFixture.County, "changli", "enforcement", 80 + points, "文号", points));
                points++;
            }),
        };
    }

    private async Task Save(Actor actor, Guid sheet)
    {
        var (row, version) = await Next(actor, sheet, Item);
        await database.Get<SaveRow>().Run(actor, Guid.NewGuid(), sheet, row, version);
    }

    // Each time it says another thing than is stored.
    private async Task<(RowSnapshot Row, long Version)> Next(Actor actor, Guid sheet, string item)
    {
        var version = (await database.Get<SheetQueries>().Row(actor, sheet, item))?.Version ?? 0;
        return (version % 2 == 0 ? Rows.Clear(item) : new RowSnapshot(item, ItemState.NotApplicable, "没有这一项", []), version);
    }

    private Task Photo(Actor actor, Guid sheet)
    {
        var (id, hash) = (Guid.CreateVersion7(), $"{Guid.NewGuid():N}{Guid.NewGuid():N}");
        return database.Get<AddEvidence>().Run(
            actor, Guid.NewGuid(), new NewEvidence(id, sheet, EvidenceKind.Item, Item, null, "a.jpg", 3, hash, null, null),
            new EvidenceFile(new string('b', 64), hash, 3, "a.jpg", EvidenceType.Jpeg, null));
    }

    private async Task<Guid> Self()
    {
        await database.Get<BeginSelfAssessment>().Run(unit, Guid.NewGuid(), await Sheet("changli", "party"));
        return (await database.Get<SelfQueries>().Own(unit)).Select(place => place.Self).OfType<SheetRow>().First(row => row.Part == "party").Id;
    }

    // The sheet of the second team, as an assignment opens it.
    private async Task<Guid> Verification()
    {
        var id = Guid.CreateVersion7();
        await using var db = await database.Db();
        var first = await SheetWrites.Load(db, await Sheet("shanhaiguan", "party"));
        db.SheetsOfAnyKind.Add(new Assessment(id, first.Scheme, first.Group, first.Part, first.Unit, first.Rubric, first.Edition, "team-1", first.Period, AssessmentKind.Verification));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>What is wrong with an entry; null when it was refused as it should be, or went in.</summary>
    private static async Task<string?> Fault(Entry entry, string? expected)
    {
        if (expected is null && entry.Once)
            return null;
        string? refusal = null;
        try
        {
            await entry.Enter();
        }
        catch (RuleViolation refused)
        {
            refusal = refused.Code;
        }

        return refusal == (expected ?? entry.Alone) ? null : $"refused with {refusal ?? "nothing"}";
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.FromHours(8));

    private static FindingEntry Finding() => new(Guid.CreateVersion7(), "1.2.1", 2, null, null, "抽查乡镇", "没有落实");

    private static LateEntryRequest Late(string? unit, DateOnly until) => new(Scheme, PhaseKind.Scoring, unit, "道路中断", until);

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private static async Task<string> Problem(Func<Task> act) => (await Should.ThrowAsync<InvalidInput>(act)).Problems.Single().Code;

    private async Task<Guid> Sheet(string unitCode, string part) =>
        (await database.Get<SheetQueries>().List(office)).Single(row => row.Unit == unitCode && row.Part == part).Id;

    private async Task<Guid> Open(string? unitCode, DateOnly until)
    {
        var id = Guid.CreateVersion7();
        await database.Get<OpenLateEntry>().Run(office, Guid.NewGuid(), id, Late(unitCode, until));
        return id;
    }

    private async Task Set(PhaseKind kind, DateOnly? from, DateOnly? to, long? version = null, string period = "", string scheme = Scheme)
    {
        await using var db = await database.Db();
        var known = (await PhaseWindows.Read(db, scheme)).Dates.FirstOrDefault(dates => dates.Kind == kind && dates.Period == period)?.Version ?? 0;
        await database.Get<SetPhaseDates>().Run(office, Guid.NewGuid(), new PhaseDatesRequest(scheme, kind, period, from, to, version ?? known));
    }

    private Task TakeBack(PhaseKind kind) => Set(kind, null, null);

    /// <summary>A way in.</summary>
    /// <param name="Phase">The phase that binds it.</param>
    /// <param name="Enter">Goes it.</param>
    /// <param name="Alone">What refuses it when the timetable does not.</param>
    /// <param name="Once">True when it can be gone once only: then it is tried where it is refused.</param>
    private sealed record Entry(PhaseKind Phase, Func<Task> Enter, string? Alone = null, bool Once = false);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 10, 9, 0, 0, TimeSpan.FromHours(8));

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
