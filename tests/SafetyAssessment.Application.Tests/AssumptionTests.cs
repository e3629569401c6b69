using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class AssumptionsOnSqlite() : AssumptionTests(Engine.Sqlite);

public class AssumptionsOnPostgres() : AssumptionTests(Engine.Postgres);

/// <summary>The office supposes another decision on a veto or an appeal; what is supposed comes out exactly as it does once it is decided.</summary>
public abstract class AssumptionTests(Engine engine)
{
    [EngineFact]
    public async Task A_veto_supposed_confirmed_takes_effect_in_the_preview_alone_and_as_it_does_once_it_is_confirmed()
    {
        await using var city = await PublishedCity.Start(engine);
        var veto = await Proposed(city, "changli", "V1");
        var barred = await Proposed(city, "lulong", "E3");
        await city.Confirm(barred);

        var view = await Preview(city, new WhatIf { Vetoes = new Dictionary<Guid, bool> { [veto.Id] = true, [barred.Id] = false } });

        var (changli, lulong) = (Row(view, "changli"), Row(view, "lulong"));
        (changli.Old.Result.FinalGrade, changli.New.Result.FinalGrade, changli.Difference).ShouldBe((Grade.Excellent, Grade.Unqualified, 0m));
        (lulong.Old.Result.FinalGrade, lulong.New.Result.FinalGrade).ShouldBe((Grade.Good, Grade.Excellent));
        (await Real(city, "changli")).Grade.ShouldBe(Grade.Excellent, "nothing was decided");
        view.GradesChanged.ShouldBe(2);

        await city.Confirm(veto);
        (await Real(city, "changli")).Grade.ShouldBe(changli.New.Result.FinalGrade);
        (await Preview(city, new WhatIf { Vetoes = new Dictionary<Guid, bool> { [veto.Id] = false } })).Rows
            .Single(row => row.Old.Result.Unit == "changli").New.Result.FinalGrade.ShouldBe(Grade.Excellent);
    }

    [EngineFact]
    public async Task An_appeal_supposed_upheld_scores_as_it_does_once_it_is_upheld_and_supposed_rejected_as_before_it()
    {
        await using var city = await PublishedCity.Start(engine);
        var (sheet, appeal) = await Appealed(city, "changli");
        var before = (await Real(city, "changli")).Ranked;
        var choice = (await city.Get<AssumptionQueries>().Of(city.Office, PublishedCity.Scheme, PublishedCity.Group)).Appeals.ShouldHaveSingleItem();
        (choice.Id, choice.Item.Code, choice.Outcome, choice.Row.Findings.Count).ShouldBe((appeal, "1.2", null, 1));

        var supposed = Row(await Preview(city, Appeals(appeal, Rows.Clear("1.2"))), "changli");

        (supposed.Old.Result.Total, supposed.Difference).ShouldBe((before.Result.Total, 2m), "2 points lost by one finding come back");
        (supposed.Old.Rank, supposed.Old.Tied, supposed.New.Rank, supposed.New.Tied).ShouldBe((1, true, 1, false));
        supposed.Moves[new SheetKey("party")].ShouldHaveSingleItem().Code.ShouldBe("1.2");
        (await Real(city, "changli")).Ranked.Result.Total.ShouldBe(before.Result.Total);

        await city.Get<DecideAppeal>().Run(city.Office, Guid.NewGuid(), sheet, appeal, new(AppealOutcome.Upheld, "属实", Rows.Clear("1.2")), 0);

        var upheld = (await Real(city, "changli")).Ranked;
        (upheld.Rank, upheld.Tied, upheld.Result.Total, upheld.Result.FinalGrade)
            .ShouldBe((supposed.New.Rank, supposed.New.Tied, supposed.New.Result.Total, supposed.New.Result.FinalGrade));
        var rejected = Row(await Preview(city, Appeals(appeal, null)), "changli");
        (rejected.Old.Result.Total, rejected.New.Result.Total, rejected.New.Rank).ShouldBe((upheld.Result.Total, before.Result.Total, before.Rank));
    }

    [EngineFact]
    public async Task Each_look_is_one_event_of_the_audit_with_its_assumptions_and_nothing_else_is_written()
    {
        await using var city = await PublishedCity.Start(engine);
        var (_, appeal) = await Appealed(city, "changli");
        var veto = await Proposed(city, "lulong", "V1");
        var all = await DatabaseContent.Read(city.Database);
        var rest = await DatabaseContent.Read(city.Database, "audit_events");

        await Preview(city, Appeals(appeal, Rows.Clear("1.2")) with { Vetoes = new Dictionary<Guid, bool> { [veto.Id] = true } });
        await Preview(city, new WhatIf());

        (await DatabaseContent.Read(city.Database, "audit_events")).ShouldBe(rest);
        var looked = (await DatabaseContent.Read(city.Database)).Except(all).ToList();
        looked.Count.ShouldBe(2);
        looked.ShouldAllBe(line => line.Contains("impact.previewed", StringComparison.Ordinal) && line.Contains(city.Office.Name, StringComparison.Ordinal));
        looked.ShouldContain(line => line.Contains($"{appeal}", StringComparison.Ordinal) && line.Contains($"{veto.Id}", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task What_is_refused_was_not_looked_at()
    {
        await using var city = await PublishedCity.Start(engine);
        var (_, appeal) = await Appealed(city, "changli");
        var before = await DatabaseContent.Read(city.Database);

        (await Refused(() => Preview(city, new WhatIf { Vetoes = new Dictionary<Guid, bool> { [Guid.NewGuid()] = true } }))).ShouldBe(Rules.NotFound);
        (await Refused(() => Preview(city, Appeals(Guid.NewGuid(), null)))).ShouldBe(Rules.NotFound);
        (await Refused(() => Preview(city, Appeals(appeal, Rows.Clear("1.3"))))).ShouldBe(Rules.NotFound);
        await Should.ThrowAsync<InvalidInput>(() => Preview(city, Appeals(appeal, new RowSnapshot("1.2", ItemState.Findings, null, []))));
        (await Refused(() => city.Get<PreviewImpact>().Run(city.Leader, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, new WhatIf()))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<AssumptionQueries>().Of(city.Leader, PublishedCity.Scheme, PublishedCity.Group))).ShouldBe(Rules.AccessDenied);

        (await DatabaseContent.Read(city.Database)).ShouldBe(before);
    }

    [EngineFact]
    public async Task A_preview_that_saved_a_score_would_be_found_the_twin_of_the_comparison()
    {
        await using var city = await PublishedCity.Start(engine);
        var before = await DatabaseContent.Read(city.Database, "audit_events");

        await city.Deduct("changli", -1);

        (await DatabaseContent.Read(city.Database, "audit_events")).ShouldNotBe(before);
    }

    private static Task<ImpactView> Preview(PublishedCity city, WhatIf whatIf) =>
        city.Get<PreviewImpact>().Run(city.Office, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, whatIf);

    private static WhatIf Appeals(Guid appeal, RowSnapshot? row) => new() { Appeals = new Dictionary<Guid, RowSnapshot?> { [appeal] = row } };

    private static ImpactRow Row(ImpactView view, string unit) => view.Rows.Single(row => row.Old.Result.Unit == unit);

    private static async Task<RankingRow> Real(PublishedCity city, string unit) =>
        (await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group)).Rows.Single(row => row.Ranked.Result.Unit == unit);

    private static async Task<VetoRow> Proposed(PublishedCity city, string unit, string rule)
    {
        var id = Guid.CreateVersion7();
        await city.Get<ProposeVeto>().Run(city.Office, Guid.NewGuid(), id, PublishedCity.Scheme, unit, rule);
        return (await city.Get<AccidentQueries>().Vetoes(city.Office, PublishedCity.Scheme)).Single(veto => veto.Id == id);
    }

    private static async Task<(Guid Sheet, Guid Appeal)> Appealed(PublishedCity city, string unit)
    {
        var (sheet, appeal) = (await city.Sheet(unit), Guid.CreateVersion7());
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);
        await city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), sheet);
        var account = await city.Database.Account($"unit-{unit}", Role.AssessedUnit, unit: unit);
        await city.Get<RaiseAppeal>().Run(account, Guid.NewGuid(), appeal, sheet, new AppealClaim("1.2", "当时有文件"));
        return (sheet, appeal);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;
}
