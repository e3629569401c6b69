using System.Collections.Concurrent;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ImpactOnSqlite(SqliteFixture city) : ImpactPreviewTests(city), IClassFixture<SqliteFixture>;

public class ImpactOnPostgres(PostgresFixture city) : ImpactPreviewTests(city), IClassFixture<PostgresFixture>;

/// <summary>
/// What other rules would do to results. Three counties are scored: changli lost 10 on the party sheet (7 × 2, at most 10), funing 2, lulong nothing;
/// the numbers were worked out by hand.
/// </summary>
public abstract class ImpactPreviewTests(EngineFixture city) : IAsyncLifetime
{
    private const string Party = "qinhuangdao-party";
    private const string Clause = "1.2.1";

    private static readonly ConcurrentDictionary<EngineFixture, bool> Scored = [];

    public async Task InitializeAsync()
    {
        // One database serves the whole class.
        if (city.Database is null || !Scored.TryAdd(city, true))
            return;
        await Score("changli", places: 7, points: 80);
        await Score("funing", places: 1, points: 70);
        await Score("lulong", places: 0, points: 70);
        var bar = Guid.CreateVersion7();
        await city.Get<ProposeVeto>().Run(city.Office, Guid.NewGuid(), bar, EngineFixture.Scheme, "lulong", "E3");
        await city.Get<DecideVeto>().Run(city.Office, Guid.NewGuid(), bar, true, "市安委会〔2017〕2号", null, 0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [EngineFact]
    public async Task The_same_edition_and_the_same_numbers_change_nothing_to_the_cent()
    {
        var view = await Preview(await Edition());
        var ranking = await city.Get<ResultQueries>().Ranking(city.Office, EngineFixture.Scheme, EngineFixture.County);

        (view.TotalsChanged, view.RanksChanged, view.GradesChanged, view.Misfits.Count, view.Unseen.Count).ShouldBe((0, 0, 0, 0, 0));
        view.Rows.Select(row => (row.Name, row.New.Rank, row.New.Result.Total, row.New.Result.FinalGrade)).ShouldBe(ranking.Rows
            .Where(row => row.Ranked.Rank is not null).Select(row => (row.Name, row.Ranked.Rank, row.Ranked.Result.Total, row.Ranked.Result.FinalGrade)));
        view.Rows.SelectMany(row => row.New.Result.Parts).Select(part => part.Score).ShouldBe(
            view.Rows.SelectMany(row => row.Old.Result.Parts).Select(part => part.Score));
        view.Rows.SelectMany(row => row.Moves.Values).ShouldAllBe(moves => moves.Count == 0);
    }

    [EngineFact]
    public async Task A_preview_writes_that_somebody_looked_and_nothing_else()
    {
        var before = await DatabaseContent.Read(city.Database);
        var rest = await DatabaseContent.Read(city.Database, "audit_events");

        await Preview(Capped(await Edition(), 16), new SchemeWhatIf { FullMarks = new Dictionary<string, decimal> { ["daily"] = 200 } });

        (await DatabaseContent.Read(city.Database, "audit_events")).ShouldBe(rest);
        var looked = (await DatabaseContent.Read(city.Database)).Except(before).ShouldHaveSingleItem();
        foreach (var said in new[] { "impact.previewed", EngineFixture.Scheme, EngineFixture.County, Party, "2017", "daily", "200" })
            looked.ShouldContain(said);
    }

    [EngineFact]
    public async Task A_higher_cap_takes_what_the_old_one_gave_back()
    {
        var view = await Preview(Capped(await Edition(), 16));

        var changed = view.Rows.Single(row => row.Difference != 0);
        view.Rows[0].ShouldBe(changed, "the largest change stands first");
        (changed.Name, changed.Old.Result.Total, changed.New.Result.Total, changed.Difference).ShouldBe(("昌黎县", 930m, 926m, -4m));
        changed.New.Result.Parts[0].Score.ShouldBe(86m, "7 × 2 = 14 under a cap of 16");
        changed.Moves[new SheetKey("party")].ShouldBe([new ScoreMove(ScoreMoveKind.Item, "1.2", changed.Moves[new SheetKey("party")][0].Title, 10, 14)]);
        (view.TotalsChanged, view.Complete).ShouldBe((1, 3));
    }

    [EngineFact]
    public async Task A_finding_on_a_clause_that_is_gone_is_listed_with_its_place_and_the_points_come_back()
    {
        var view = await Preview(Without(await Edition(), Clause));

        view.Misfits.Select(row => (row.Unit, row.Misfit.Reason, row.Misfit.Finding.Place)).ShouldBe(
            [("昌黎县", MisfitReason.ClauseGone, "抽查乡镇"), ("抚宁区", MisfitReason.ClauseGone, "抽查乡镇")], ignoreOrder: true);
        view.Rows.Where(row => row.Difference != 0).Select(row => (row.Name, row.Difference)).ShouldBe([("昌黎县", 10m), ("抚宁区", 2m)]);
        view.Rows.Single(row => row.Name == "昌黎县").New.Result.Complete.ShouldBeTrue("the row was looked at");
    }

    [EngineFact]
    public async Task An_edition_that_can_not_be_scored_with_is_refused_with_its_faults()
    {
        var edition = await Edition();
        var faulty = With(edition, "1.2", item => item with { Clauses = [.. item.Clauses.Select(clause => clause with { Points = null })] });

        (await Should.ThrowAsync<InvalidInput>(() => Preview(faulty))).Problems.ShouldContain(problem => problem.Code == Rules.RubricClauseIncomplete);
    }

    [EngineFact]
    public async Task Other_marks_give_other_ranks_by_the_same_rule()
    {
        // Before: 930 (changli), 928 (funing), 930 (lulong). With enforcement doubled: 930 + 80, 928 + 70, 930 + 70.
        var view = await Preview(null, new SchemeWhatIf { FullMarks = new Dictionary<string, decimal> { ["enforcement"] = 200 } });

        var rows = view.Rows.Where(row => row.Old.Result.Complete).ToDictionary(row => row.Name);
        rows["昌黎县"].New.Result.Total.ShouldBe(1010m);
        rows["抚宁区"].New.Result.Total.ShouldBe(998m);
        rows["卢龙县"].New.Result.Total.ShouldBe(1000m);
        (rows["昌黎县"].Old.Rank, rows["昌黎县"].Old.Tied, rows["昌黎县"].New.Rank, rows["昌黎县"].New.Tied).ShouldBe((1, true, 1, false));
        (rows["卢龙县"].Old.Rank, rows["卢龙县"].New.Rank).ShouldBe((1, 2));
        (view.ChangedGroup.FullMark, view.Group.FullMark).ShouldBe((1100m, 1000m));
    }

    [EngineFact]
    public async Task Another_limit_and_a_bar_left_out_change_grades_and_no_number()
    {
        var view = await Preview(null, new SchemeWhatIf { Limits = new Dictionary<Grade, decimal> { [Grade.Excellent] = 929 }, WithoutBars = ["E3"] });

        var rows = view.Rows.Where(row => row.Old.Result.Complete).ToDictionary(row => row.Name, row => (row.Old.Result.FinalGrade, row.New.Result.FinalGrade, row.Difference));
        rows["昌黎县"].ShouldBe((Grade.Excellent, Grade.Excellent, 0m));
        rows["抚宁区"].ShouldBe((Grade.Excellent, Grade.Good, 0m));
        rows["卢龙县"].ShouldBe((Grade.Good, Grade.Excellent, 0m), "it was barred from the top grade");
        view.GradesChanged.ShouldBe(2);
    }

    [EngineFact]
    public async Task A_sheet_that_nobody_has_touched_stays_untouched_under_any_edition()
    {
        var edition = await Edition();
        var more = edition with { Sections = [.. edition.Sections, new Section { Code = "new", Title = "新增", FullMark = 10, Items = [new Item { Code = "new.1", Title = "新增", FullMark = 10 }] }] };

        var view = await Preview(more);

        view.Unseen.ShouldHaveSingleItem().Code.ShouldBe("new.1");
        view.Rows.Where(row => row.Name is "山海关区" or "北戴河区").ShouldAllBe(row => row.New.Result.Parts[0].Score == null);
    }

    [EngineFact]
    public async Task Who_may_not_change_rules_may_not_try_them_out()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.SafetyOffice))
        {
            var actor = new Actor(Guid.NewGuid(), "人", role, Team: "team-1");
            (await Should.ThrowAsync<RuleViolation>(() => city.Get<PreviewImpact>().Run(actor, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County, new WhatIf())))
                .Code.ShouldBe(Rules.AccessDenied);
        }
    }

    // Party 100 − lost, government 300, enforcement as given, subjects 85 + 65 …: all others alike, so that the totals are easy to follow.
    private async Task Score(string unit, int places, decimal points)
    {
        if (places > 0)
        {
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), await city.Sheet(unit), Rows.Found(
                Clause[..Clause.LastIndexOf('.')], new FindingEntry(Guid.CreateVersion7(), Clause, places, null, null, "抽查乡镇", "没有发文")), 0);
        }

        foreach (var part in new[] { "party", "government" })
        {
            var view = await city.Get<SheetQueries>().Get(city.Member, await city.Sheet(unit, part));
            foreach (var (item, _) in view.Edition.Index.Rows.Where(row => !view.Rows.ContainsKey(row.Item.Code)))
                await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), view.Id, Rows.Clear(item.Code), 0);
        }

        var county = (await city.Get<SchemeCatalog>().Get(EngineFixture.Scheme)).Group(EngineFixture.County)!;
        foreach (var input in county.Parts.SelectMany(part => part.Subjects).SelectMany(subject => subject.InputsFor(unit)))
        {
            await city.Get<SetExternalScore>().Run(city.Office, Guid.NewGuid(),
                new ExternalScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, input.Code, 80, 0));
        }

        await city.Get<SetEnteredScore>().Run(city.Office, Guid.NewGuid(),
            new EnteredScoreRequest(EngineFixture.Scheme, EngineFixture.County, unit, "enforcement", points, "文号", 0));
    }

    private Task<RubricEdition> Edition() => city.Get<RubricCatalog>().Get(Party, "2016");

    private Task<ImpactView> Preview(RubricEdition? edition, SchemeWhatIf? scheme = null) => city.Get<PreviewImpact>().Run(
        city.Office, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County, new WhatIf(edition is null ? null : Party, edition, scheme));

    private static RubricEdition Capped(RubricEdition edition, decimal cap) => With(edition, "1.2", item => item with
    {
        Cap = item.Cap is null ? null : cap,
        FullMark = item.FullMark is null ? null : cap,
        Clauses = [.. item.Clauses.Select(clause => clause.Cap is null ? clause : clause with { Cap = cap })],
    });

    private static RubricEdition Without(RubricEdition edition, string gone) =>
        With(edition, "1.2", item => item with { Clauses = [.. item.Clauses.Where(clause => clause.Code != gone)] });

    private static RubricEdition With(RubricEdition edition, string code, Func<Item, Item> change)
    {
        return edition with { Edition = "2017", Sections = [.. edition.Sections.Select(Of)] };

        Section Of(Section section) => section with
        {
            Sections = [.. section.Sections.Select(Of)],
            Items = [.. section.Items.Select(item => item.Code == code ? change(item) : item)],
        };
    }
}
