using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Vetoes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class IndicatorStorageOnSqlite(SqliteFixture city) : IndicatorStorageTests(city), IClassFixture<SqliteFixture>;

public class IndicatorStorageOnPostgres(PostgresFixture city) : IndicatorStorageTests(city), IClassFixture<PostgresFixture>;

/// <summary>Control indicators are stored with their parts and figures, and a broken limit proposes what the scheme states.</summary>
public abstract class IndicatorStorageTests(EngineFixture city)
{
    /// <summary>A quota whose breaking proposes E5.</summary>
    public static readonly IndicatorTerms Quota = new("死亡人数", "人", IndicatorKind.Quota, IndicatorSource.Entered) { Rule = "E5" };

    public static IndicatorShare Part(string unit, decimal amount) => new(unit, ShareKind.Unit, unit, null, amount);

    [EngineFact]
    public async Task A_quota_warns_in_the_second_quarter_is_broken_in_the_third_and_then_proposes()
    {
        var id = await New(Quota, Part("changli", 5) with { Quarters = null, LastYear = 4 });
        await Record(id, "changli", 1, 1);
        await Record(id, "changli", 2, 3);
        (await Standing(id)).State.ShouldBe(IndicatorState.Warning);
        (await Vetoes(id)).ShouldBeEmpty("a warning proposes nothing");

        await Record(id, "changli", 3, 2);

        var standing = await Standing(id);
        (standing.State, standing.BrokenIn, standing.Latest!.UsedPercent).ShouldBe((IndicatorState.Broken, 3, 120m));
        var veto = (await Vetoes(id)).ShouldHaveSingleItem();
        (veto.Rule, veto.Unit, veto.State, veto.Fulfilled).ShouldBe(("E5", "changli", VetoState.Proposed, true));
    }

    [EngineFact]
    public async Task A_figure_that_is_put_right_ends_the_proposal_it_made_and_a_dismissed_one_does_not_come_again()
    {
        var id = await New(Quota, Part("lulong", 2));
        await Record(id, "lulong", 1, 3);
        await Record(id, "lulong", 1, 1, version: 1, document: "更正通报");
        var ended = (await Vetoes(id)).ShouldHaveSingleItem();
        (ended.State, ended.Reason).ShouldBe((VetoState.Dismissed, "更正通报"));

        await Record(id, "lulong", 2, 5);

        (await Vetoes(id)).ShouldHaveSingleItem().State.ShouldBe(VetoState.Dismissed);
    }

    [EngineFact]
    public async Task Deaths_of_stored_accidents_are_counted_corrected_ones_too_and_last_year_is_the_measure()
    {
        var terms = new IndicatorTerms("死亡人数", "人", IndicatorKind.AgainstLastYear, IndicatorSource.Deaths) { ChangePercent = -3, Rule = "E5" };
        var id = await New(terms, new IndicatorShare("funing", ShareKind.Unit, "抚宁区", null, null));
        await Accident("funing", new DateOnly(2015, 6, 1), 2);
        await Accident("funing", new DateOnly(2016, 2, 1), 1);
        (await Vetoes(id)).ShouldBeEmpty();

        var last = await Accident("funing", new DateOnly(2016, 7, 1), 1);

        var view = await View(id);
        view.Shares.Single().Figures.ShouldSatisfyAllConditions(
            figures => figures.Amount.ShouldBe(2), figures => figures.Quarters.ShouldBe([1m, 0, 1, 0]),
            figures => figures.Standing.YearLimit.ShouldBe(1.94m), figures => figures.Standing.BrokenIn.ShouldBe(3));
        (await Vetoes(id)).Single().State.ShouldBe(VetoState.Proposed);
        await city.Get<WithdrawAccident>().Run(city.Office, Guid.NewGuid(), last, "重复登记", 0);
        (await View(id)).Shares.Single().Figures.Standing.BrokenIn.ShouldBeNull();
        (await Vetoes(id)).Single().State.ShouldBe(VetoState.Dismissed);
        (await Code(() => Record(id, "funing", 1, 3))).ShouldBe(Rules.IndicatorCounted);
    }

    [EngineFact]
    public async Task Parts_that_do_not_add_up_are_stored_only_with_a_reason_that_stays_beside_them()
    {
        var id = Guid.CreateVersion7();
        await city.Get<AddIndicator>().Run(city.Office, Guid.NewGuid(), id, EngineFixture.Scheme, EngineFixture.County, Quota with { Whole = 80 });
        IReadOnlyList<IndicatorShare> sections =
        [
            new("s1", ShareKind.Section, "监察一科", null, 30) { Quarters = [8, 7, 8, 7] }, new("s2", ShareKind.Section, "监察二科", null, 21),
            new("s3", ShareKind.Section, "监察三科", null, 32), new("p1", ShareKind.Post, "监察员", "s2", 21),
        ];
        Task Divide(string? reason) => city.Get<DivideIndicator>().Run(city.Office, Guid.NewGuid(), id, sections, reason, 0);
        (await Code(() => Divide(null))).ShouldBe(Rules.IndicatorPartsDiffer);

        await Divide("下达文件如此");

        var view = await View(id);
        (view.DifferenceReason, view.Differences.Single().Difference).ShouldBe((("下达文件如此", "office"), 3m));
        view.Shares.Select(share => share.Share.Name).ShouldBe(["监察一科", "监察二科", "监察三科", "监察员"]);
        view.Shares[0].Share.Quarters.ShouldBe([8, 7, 8, 7]);
    }

    [EngineFact]
    public async Task Two_figures_entered_at_the_same_instant_count_each_other()
    {
        var id = await New(Quota, Part("beidaihe", 3));

        await Task.WhenAll(Record(id, "beidaihe", 1, 2), Record(id, "beidaihe", 2, 2));

        (await Vetoes(id)).ShouldHaveSingleItem();
    }

    [EngineFact]
    public async Task A_unit_sees_its_own_part_and_nobody_else_s_and_enters_nothing()
    {
        var id = await New(Quota, Part("shanhaiguan", 3), Part("changli", 3));
        var unit = await city.Database.Account($"unit-{id:N}", Role.AssessedUnit, unit: "shanhaiguan");
        var view = (await city.Get<IndicatorQueries>().Get(unit, id)).View;

        (view.Whole, view.Shares.Single().Share.Code).ShouldBe((null, "shanhaiguan"));
        (await Code(() => city.Get<RecordActual>().Run(unit, Guid.NewGuid(), new ActualRequest(id, "shanhaiguan", 1, 0, "通报", 0)))).ShouldBe(Rules.AccessDenied);
        (await Code(() => city.Get<IndicatorQueries>().Get(city.Member, id))).ShouldBe(Rules.AccessDenied);
        var stranger = await city.Database.Account($"unit2-{id:N}", Role.AssessedUnit, unit: "lulong");
        (await Code(() => city.Get<IndicatorQueries>().Get(stranger, id))).ShouldBe(Rules.NotFound);
        (await city.Get<IndicatorQueries>().List(stranger, EngineFixture.Scheme, EngineFixture.County)).ShouldNotContain(known => known.Id == id);
    }

    [EngineFact]
    public async Task A_rule_that_the_scheme_lacks_is_refused_and_a_withdrawn_indicator_is_gone()
    {
        (await Code(() => New(Quota with { Rule = "E99" }))).ShouldBe(Rules.NotFound);
        var id = await New(Quota, Part("changli", 1));
        await city.Get<WithdrawIndicator>().Run(city.Office, Guid.NewGuid(), id, "文件作废", 1);

        (await Code(() => View(id))).ShouldBe(Rules.NotFound);
        (await Code(() => Record(id, "changli", 1, 1))).ShouldBe(Rules.IndicatorShareUnknown);
    }

    private static async Task<string> Code(Func<Task> call) => (await Should.ThrowAsync<RuleViolation>(call)).Code;

    private async Task<Guid> New(IndicatorTerms terms, params IndicatorShare[] shares)
    {
        var id = Guid.CreateVersion7();
        await city.Get<AddIndicator>().Run(city.Office, Guid.NewGuid(), id, EngineFixture.Scheme, EngineFixture.County, terms);
        await city.Get<DivideIndicator>().Run(city.Office, Guid.NewGuid(), id, shares, null, 0);
        return id;
    }

    private Task Record(Guid id, string unit, int quarter, decimal value, long version = 0, string document = "季度通报") => city.Get<RecordActual>().Run(
        city.Office, Guid.NewGuid(), new ActualRequest(id, unit, quarter, value, document, version));

    private async Task<Guid> Accident(string unit, DateOnly date, int deaths)
    {
        var id = Guid.CreateVersion7();
        await city.Get<EnterAccident>().Run(city.Office, Guid.NewGuid(), id, unit, new AccidentReport(date, "某厂", deaths, 0, 0, false, null));
        return id;
    }

    private async Task<IndicatorView> View(Guid id) => (await city.Get<IndicatorQueries>().Get(city.Office, id)).View;

    private async Task<IndicatorStanding> Standing(Guid id) => (await View(id)).Shares.Single().Figures.Standing;

    // Of which this indicator is a cause.
    private async Task<List<VetoRow>> Vetoes(Guid id)
    {
        await using var db = await city.Database.Db();
        (await db.Indicators.AnyAsync(known => known.Id == id)).ShouldBeTrue();
        return [.. (await city.Get<AccidentQueries>().Vetoes(city.Office, EngineFixture.Scheme)).Where(veto => veto.Causes.Contains(id))];
    }
}
