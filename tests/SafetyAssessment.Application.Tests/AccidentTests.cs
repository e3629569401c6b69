using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class AccidentsOnSqlite(SqliteFixture city) : AccidentTests(city), IClassFixture<SqliteFixture>;

public class AccidentsOnPostgres(PostgresFixture city) : AccidentTests(city), IClassFixture<PostgresFixture>;

/// <summary>Accidents propose vetoes by rule; a person with a document puts one in effect.</summary>
public abstract class AccidentTests(EngineFixture city)
{
    [EngineFact]
    public async Task An_accident_and_the_vetoes_it_proposes_are_one_save()
    {
        var operation = Guid.NewGuid();
        var accident = await Enter("changli", deaths: 3, operation: operation);

        var vetoes = await Vetoes("changli");
        vetoes.Select(veto => veto.Rule).ShouldBe(["V1", "V2"], ignoreOrder: true);
        vetoes.ShouldAllBe(veto => veto.State == VetoState.Proposed && veto.Causes.Single() == accident);
        await using var db = await city.Database.Db();
        (await db.Audit.Where(line => line.OperationId == operation).Select(line => line.Action).ToListAsync())
            .ShouldBe(["accident.entered", "veto.proposed", "veto.proposed"], ignoreOrder: true);
    }

    [EngineFact]
    public async Task A_later_accident_is_added_to_the_proposal_that_is_open()
    {
        var first = await Enter("lulong");
        (await Vetoes("lulong")).ShouldBeEmpty("one general accident fulfils no rule");
        var second = await Enter("lulong");
        (await Vetoes("lulong")).ShouldHaveSingleItem().Causes.ShouldBe([first, second], ignoreOrder: true);

        var third = await Enter("lulong");

        (await Vetoes("lulong")).ShouldHaveSingleItem().Causes.ShouldBe([first, second, third], ignoreOrder: true);
    }

    [EngineFact]
    public async Task Two_accidents_entered_at_the_same_instant_count_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Enter("beidaihe-xinqu")));

        (await Vetoes("beidaihe-xinqu")).ShouldHaveSingleItem().Causes.Count.ShouldBe(4);
    }

    [EngineFact]
    public async Task Accidents_of_another_year_are_not_counted()
    {
        await Enter("shanhaiguan", date: new DateOnly(2015, 12, 31));
        await Enter("shanhaiguan", date: new DateOnly(2016, 1, 1));
        await Enter("shanhaiguan", date: new DateOnly(2017, 1, 1));

        (await Vetoes("shanhaiguan")).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task A_veto_is_confirmed_with_a_document_and_only_once()
    {
        await Enter("funing", deaths: 3);
        var veto = (await Vetoes("funing")).Single(known => known.Rule == "V1");
        (await Should.ThrowAsync<RuleViolation>(() => Decide(veto, confirm: true, document: " "))).Code.ShouldBe(Rules.VetoDocumentRequired);

        await Decide(veto, confirm: true, document: "市安委会〔2017〕2号");

        var stored = (await Vetoes("funing")).Single(known => known.Rule == "V1");
        (stored.State, stored.Document, stored.DecidedBy).ShouldBe((VetoState.Confirmed, "市安委会〔2017〕2号", "office"));
        (await Should.ThrowAsync<RuleViolation>(() => Decide(stored, confirm: false, reason: "改主意"))).Code.ShouldBe(Rules.VetoAlreadyDecided);
    }

    [EngineFact]
    public async Task A_dismissed_proposal_stays_with_its_reason_and_a_new_accident_makes_a_new_one()
    {
        await Enter("beidaihe", deaths: 3);
        foreach (var known in await Vetoes("beidaihe"))
            await Decide(known, confirm: false, reason: "责任不在本区");

        await Enter("beidaihe", deaths: 3);

        var vetoes = (await Vetoes("beidaihe")).Where(known => known.Rule == "V1").ToList();
        vetoes.Count.ShouldBe(2);
        vetoes.Single(known => known.State == VetoState.Dismissed).Reason.ShouldBe("责任不在本区");
    }

    [EngineFact]
    public async Task A_proposal_that_took_up_an_accident_since_it_was_read_is_not_decided_unseen()
    {
        await Enter("anjian");
        await Enter("anjian");
        var seen = (await Vetoes("anjian")).Single();
        await Enter("anjian");

        await Should.ThrowAsync<ChangedMeanwhile>(() => Decide(seen, confirm: false, reason: "情节轻微"));

        (await Vetoes("anjian")).Single().State.ShouldBe(VetoState.Proposed);
    }

    [EngineFact]
    public async Task A_rule_that_no_figure_can_tell_is_proposed_by_hand()
    {
        var id = Guid.CreateVersion7();
        await city.Get<ProposeVeto>().Run(city.Office, Guid.NewGuid(), id, EngineFixture.Scheme, "gongan", "E3");

        var veto = (await Vetoes("gongan")).ShouldHaveSingleItem();
        (veto.Id, veto.Rule, veto.Causes.Count).ShouldBe((id, "E3", 0));
        (await Should.ThrowAsync<RuleViolation>(() =>
            city.Get<ProposeVeto>().Run(city.Office, Guid.NewGuid(), Guid.CreateVersion7(), EngineFixture.Scheme, "gongan", "E9"))).Code.ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task The_level_is_worked_out_and_shown_with_the_accident()
    {
        var id = await Enter("jiaoyu", deaths: 10, date: new DateOnly(2014, 3, 1));

        (await city.Get<AccidentQueries>().Accidents(city.Office, 2014)).Single(row => row.Id == id).Level.ShouldBe(AccidentLevel.Major);
    }

    [EngineFact]
    public async Task A_correction_changes_open_proposals_and_leaves_the_old_values_in_the_audit()
    {
        var accident = await Enter("weisheng", deaths: 3);
        (await Vetoes("weisheng")).Count.ShouldBe(2);

        await Correct(accident, "weisheng", deaths: 1);

        var row = await Row(accident);
        (row.Deaths, row.Level, row.Corrected.Reason).ShouldBe((1, AccidentLevel.General, "核实为另一数字"));
        (await Vetoes("weisheng")).ShouldAllBe(veto => veto.State == VetoState.Dismissed && veto.Reason == "核实为另一数字" && veto.DecidedBy == "office");
        await using var db = await city.Database.Db();
        var audit = await db.Audit.SingleAsync(line => line.Action == "accident.corrected" && line.EntityId == accident.ToString());
        audit.Old.ShouldNotBeNull().ShouldContain("\"deaths\":3");
        audit.New.ShouldNotBeNull().ShouldContain("\"deaths\":1");
    }

    [EngineFact]
    public async Task A_correction_that_fulfils_a_rule_proposes_it()
    {
        var accident = await Enter("jiaoyu", deaths: 1);
        (await Vetoes("jiaoyu")).ShouldBeEmpty();

        await Correct(accident, "jiaoyu", deaths: 3);

        (await Vetoes("jiaoyu")).ShouldAllBe(veto => veto.State == VetoState.Proposed && veto.Causes.Single() == accident);
        (await Vetoes("jiaoyu")).Select(veto => veto.Rule).ShouldContain("V1");
    }

    [EngineFact]
    public async Task A_confirmed_veto_stays_until_a_person_revokes_it_and_says_that_its_cause_was_corrected()
    {
        var accident = await Enter("xiaofang", deaths: 3);
        await Decide((await Vetoes("xiaofang")).Single(veto => veto.Rule == "V1"), confirm: true, document: "文1号");
        (await Vetoes("xiaofang")).Single(veto => veto.Rule == "V1").Fulfilled.ShouldBeTrue();

        await Correct(accident, "xiaofang", deaths: 1);

        var veto = (await Vetoes("xiaofang")).Single(known => known.Rule == "V1");
        (veto.State, veto.Fulfilled).ShouldBe((VetoState.Confirmed, false));
        await city.Get<RevokeVeto>().Run(city.Office, Guid.NewGuid(), veto.Id, "事故更正后不再符合", veto.Version);
        veto = (await Vetoes("xiaofang")).Single(known => known.Rule == "V1");
        (veto.State, veto.Reason, veto.Document).ShouldBe((VetoState.Dismissed, "事故更正后不再符合", "文1号"));
    }

    [EngineFact]
    public async Task What_was_dismissed_is_not_proposed_again_for_a_corrected_place()
    {
        var accident = await Enter("shangwu", deaths: 3);
        foreach (var veto in await Vetoes("shangwu"))
            await Decide(veto, confirm: false, reason: "责任不在本单位");

        await Correct(accident, "shangwu", deaths: 3, place: "某商场地下车库");

        (await Vetoes("shangwu")).ShouldAllBe(veto => veto.State == VetoState.Dismissed);
    }

    [EngineFact]
    public async Task An_accident_entered_for_the_wrong_unit_moves_with_its_proposals()
    {
        var accident = await Enter("jiaotong", deaths: 3);

        await Correct(accident, "guotu", deaths: 3);

        (await Vetoes("jiaotong")).ShouldAllBe(veto => veto.State == VetoState.Dismissed);
        (await Vetoes("guotu")).ShouldAllBe(veto => veto.State == VetoState.Proposed);
        (await Vetoes("guotu")).ShouldNotBeEmpty();
    }

    [EngineFact]
    public async Task A_withdrawn_accident_stays_readable_and_counts_no_more()
    {
        var first = await Enter("jianshe");
        var twice = await Enter("jianshe");
        (await Vetoes("jianshe")).ShouldHaveSingleItem().State.ShouldBe(VetoState.Proposed);

        await city.Get<WithdrawAccident>().Run(city.Office, Guid.NewGuid(), twice, "同一起重复登记", 0);

        (await Vetoes("jianshe")).ShouldHaveSingleItem().State.ShouldBe(VetoState.Dismissed);
        (await Row(twice)).Withdrawn.ShouldBe(("同一起重复登记", "office"));
        (await Should.ThrowAsync<RuleViolation>(() => Correct(twice, "jianshe", deaths: 1, version: 1))).Code.ShouldBe(Rules.AccidentWithdrawn);
        (await Row(first)).Withdrawn.Reason.ShouldBeNull();
    }

    [EngineFact]
    public async Task Who_corrects_what_somebody_else_corrected_meanwhile_is_told()
    {
        var accident = await Enter("chengguan");
        await Correct(accident, "chengguan", deaths: 1);

        await Should.ThrowAsync<ChangedMeanwhile>(() => Correct(accident, "chengguan", deaths: 2));
    }

    private Task Correct(Guid accident, string unit, int deaths, string place = "某采石场", long version = 0) => city.Get<CorrectAccident>().Run(
        city.Office, Guid.NewGuid(), accident, unit, new AccidentReport(new DateOnly(2016, 5, 6), place, deaths, 1, 0, false, null), "核实为另一数字", version);

    private async Task<AccidentRow> Row(Guid accident) =>
        (await city.Get<AccidentQueries>().Accidents(city.Office, 2016)).Single(row => row.Id == accident);

    private async Task<Guid> Enter(string unit, int deaths = 0, DateOnly? date = null, Guid? operation = null)
    {
        var id = Guid.CreateVersion7();
        await city.Get<EnterAccident>().Run(city.Office, operation ?? Guid.NewGuid(), id, unit,
            new AccidentReport(date ?? new DateOnly(2016, 5, 6), "某采石场", deaths, 1, 0, false, null));
        return id;
    }

    private Task Decide(VetoRow veto, bool confirm, string? document = null, string? reason = null) =>
        city.Get<DecideVeto>().Run(city.Office, Guid.NewGuid(), veto.Id, confirm, document, reason, veto.Version);

    private async Task<List<VetoRow>> Vetoes(string unit) =>
        [.. (await city.Get<AccidentQueries>().Vetoes(city.Office, EngineFixture.Scheme)).Where(veto => veto.Unit == unit)];
}
