using SafetyAssessment.Application.Demo;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PhaseQueriesOnSqlite(DemoCityOnSqlite.City city) : PhaseQueryTests(city), IClassFixture<DemoCityOnSqlite.City>;

public class PhaseQueriesOnPostgres(DemoCityOnPostgres.City city) : PhaseQueryTests(city), IClassFixture<DemoCityOnPostgres.City>;

/// <summary>The timetable says what is done and who is late; each role sees its own work in it.</summary>
public abstract class PhaseQueryTests(DemoCityFixture city)
{
    private const string Shishi = "shishi-2024";
    private const string Qinhuangdao = "qinhuangdao-2016";

    private PhaseQueries Queries => city.Database.Get<PhaseQueries>();

    [EngineFact]
    public async Task The_office_sees_every_unit_that_is_late_also_those_that_have_not_begun()
    {
        var phase = (await Queries.Timetable(DemoAccounts.Office, Shishi)).Phases.Single(known => known.Kind == PhaseKind.SelfCheck);

        (phase.State, phase.Days).ShouldBe((PhaseState.Ended, 6));
        phase.Counts.ShouldBe([new PhaseCount(PhaseWork.SelfAssessments, 0, 21)]);
        phase.Late.Count().ShouldBe(21);
        var town = phase.Late.Single(open => open.Who == "hanjiang");
        (town.Name, town.Sheet).ShouldBe(("蚶江镇", null), "nothing was begun");
        phase.Late.ShouldNotContain(open => open.Who == "baogai", "its team has handed in: nothing can be begun any more");
    }

    [EngineFact]
    public async Task What_another_phase_still_lets_in_is_not_late()
    {
        // The teams' sheets of Shishi are bound to the assistance, which is on; scoring has no dates.
        var table = await Queries.Timetable(DemoAccounts.Office, Shishi);

        table.Phases.Single(known => known.Kind == PhaseKind.Assistance).ShouldSatisfyAllConditions(
            phase => phase.State.ShouldBe(PhaseState.Running), phase => phase.Open.Count.ShouldBeGreaterThan(0), phase => phase.Late.ShouldBeEmpty());
        table.Phases.Single(known => known.Kind == PhaseKind.Scoring).ShouldSatisfyAllConditions(phase => phase.IsSet.ShouldBeFalse(), phase => phase.Late.ShouldBeEmpty());
        table.Phases.Single(known => known.Kind == PhaseKind.Review).Proposed!.To.ShouldBe(new DateOnly(2024, 12, 31));
    }

    [EngineFact]
    public async Task The_counts_are_those_of_the_sheets_the_cells_and_the_rankings()
    {
        var table = await Queries.Timetable(DemoAccounts.Office, Qinhuangdao);

        Counts(PhaseKind.Scoring).ShouldBe([new PhaseCount(PhaseWork.Sheets, 13, 22), new PhaseCount(PhaseWork.OutsideCells, 118, 126)]);
        Counts(PhaseKind.SelfCheck).ShouldBe([new PhaseCount(PhaseWork.SelfAssessments, 1, 9)]);
        Counts(PhaseKind.Review)[0].ShouldBe(new PhaseCount(PhaseWork.Confirmations, 9, 22));
        Counts(PhaseKind.Decision).ShouldBe([new PhaseCount(PhaseWork.Publications, 0, 2)]);

        IReadOnlyList<PhaseCount> Counts(PhaseKind kind) => table.Phases.Single(known => known.Kind == kind).Counts;
    }

    [EngineFact]
    public async Task Each_role_is_reminded_of_its_own_work()
    {
        var member = DemoAccounts.Team("county-team")[0];
        (await Home(member)).ShouldHaveSingleItem().Phase.ShouldSatisfyAllConditions(
            phase => phase.Kind.ShouldBe(PhaseKind.Scoring), phase => phase.Counts.ShouldHaveSingleItem().Work.ShouldBe(PhaseWork.Sheets),
            phase => phase.Open.ShouldAllBe(open => open.Work == PhaseWork.Sheets));
        (await Home(DemoAccounts.Unit("changli")!)).ShouldHaveSingleItem().Phase.ShouldSatisfyAllConditions(
            phase => phase.Kind.ShouldBe(PhaseKind.SelfCheck), phase => phase.Open.ShouldAllBe(open => open.Who == "changli"));
        (await Home(DemoAccounts.Scorer)).ShouldHaveSingleItem().Phase.Open.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            open => open.Who.ShouldBe("jiaotong"), open => open.Count.ShouldBe(2));
        (await Home(DemoAccounts.Office))[0].Phase.Late.ShouldNotBeEmpty("what is late stands first");
        (await Home(new Actor(Guid.NewGuid(), "管理员", Role.SystemAdministrator))).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task Nobody_sees_what_other_units_have_left_undone_but_the_office_and_who_reads_everything()
    {
        var unit = await Queries.Timetable(DemoAccounts.Unit("changli")!, Shishi);

        unit.Phases.SelectMany(phase => phase.Open).ShouldBeEmpty();
        unit.Phases.Single(phase => phase.Kind == PhaseKind.Assistance).Set.ShouldNotBeNull("the dates are everybody's");
    }

    private Task<IReadOnlyList<PhaseReminder>> Home(Actor actor) => Queries.AtHome(actor);
}
