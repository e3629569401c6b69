using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class PublicationsOnSqlite() : PublicationTests(Engine.Sqlite);

public class PublicationsOnPostgres() : PublicationTests(Engine.Postgres);

/// <summary>From a compiled ranking to a published one, and on to its next revision. Each test has a database of its own: what is published stays.</summary>
public abstract class PublicationTests(Engine engine)
{
    [EngineFact]
    public async Task What_is_published_is_read_as_it_was_computed()
    {
        await using var city = await PublishedCity.Start(engine);
        var before = await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group);
        var unit = await city.Get<ResultQueries>().Unit(city.Office, PublishedCity.Scheme, PublishedCity.Group, "changli");

        await city.Publish();

        var after = await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group);
        (before.Publication, after.Publication!.Revision, after.Publication.DocumentNumber).ShouldBe((null, 1, PublishedCity.Document));
        after.Rows.Select(Figures).ShouldBe(before.Rows.Select(Figures));
        var published = await city.Get<ResultQueries>().Unit(city.Office, PublishedCity.Scheme, PublishedCity.Group, "changli");
        Explained(published).ShouldBe(Explained(unit));
        published.Sheets[new SheetKey("party")].Score.Item("1.2")!.Clauses.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Reason.ShouldBe("没有发文");
    }

    [EngineFact]
    public async Task What_is_published_shows_what_an_upheld_appeal_changed_beside_what_it_was()
    {
        await using var city = await PublishedCity.Start(engine);
        var sheet = await city.Sheet("changli");
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);
        await city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), sheet);
        await Hearing.Appeal(city.Database, city.Office, sheet, "changli");
        var before = await Result();

        await city.Publish();

        var published = await Result();
        published.TotalBeforeAppeals.ShouldBe(published.Result.Total - 2);
        published.TotalBeforeAppeals.ShouldBe(before.TotalBeforeAppeals);
        var appeals = published.Sheets[new SheetKey("party")].Appeals!;
        appeals.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            item => (item.Item, item.LostBefore, item.Reason, item.By).ShouldBe(("1.2", 2, "材料属实", "office")), _ => appeals.ScoreBefore.ShouldBe(98));
        published.Sheets[new SheetKey("government")].Appeals.ShouldBeNull();
        (await city.Get<PublicationCheckQueries>().Check(city.Office, published.Publication!.Id)).Holds.ShouldBeTrue();

        Task<UnitResultView> Result() => city.Get<ResultQueries>().Unit(city.Office, PublishedCity.Scheme, PublishedCity.Group, "changli");
    }

    [EngineFact]
    public async Task A_grade_that_differs_from_the_proposal_needs_a_reason_and_stays_visible()
    {
        await using var city = await PublishedCity.Start(engine);
        var compilation = await city.Compile();
        var proposal = compilation.Proposals.Single(known => known.Unit == "changli");
        (proposal.Proposed, proposal.Open[Unsettled.SheetNotConfirmed]).ShouldBe((Grade.Excellent, 2));

        (await Refused(() => city.Decide(compilation, "changli", Grade.Good, " "))).ShouldBe(Rules.DecisionReasonRequired);

        await city.Publish(differing: ("changli", Grade.Good, "领导班子集体研究"));
        var row = (await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group)).Rows.Single(known => known.Ranked.Result.Unit == "changli");
        (row.Grade, row.Ranked.Result.FinalGrade, row.Decision!.Reason, row.Decision.By).ShouldBe((Grade.Good, Grade.Excellent, "领导班子集体研究", "office"));
    }

    [EngineFact]
    public async Task Only_the_leader_it_lies_before_approves_or_gives_it_back()
    {
        await using var city = await PublishedCity.Start(engine);
        var compilation = await city.Compile();
        (await Refused(() => city.Get<SubmitRanking>().Run(city.Office, Guid.NewGuid(), compilation.Id, city.Leader.AccountId, compilation.Version)))
            .ShouldBe(Rules.DecisionsMissing);
        compilation = await city.DecideAll(compilation);
        (await Refused(() => city.Get<SubmitRanking>().Run(city.Office, Guid.NewGuid(), compilation.Id, city.Office.AccountId, compilation.Version)))
            .ShouldBe(Rules.ApproverNotLeader);
        compilation = await city.Submit(compilation);
        var other = await city.Database.Account("other", Role.Leader);

        (await Refused(() => city.Get<ApproveRanking>().Run(other, Guid.NewGuid(), compilation.Id, compilation.Version))).ShouldBe(Rules.ApprovalOther);
        (await Refused(() => city.Get<ApproveRanking>().Run(city.Office, Guid.NewGuid(), compilation.Id, compilation.Version))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<PublishRanking>().Run(city.Office, Guid.NewGuid(), compilation.Id, Guid.NewGuid(), "文号", compilation.Version)))
            .ShouldBe(Rules.PublicationState);
        (await city.Get<PublicationQueries>().Awaiting(other)).ShouldBeEmpty();
        (await city.Get<PublicationQueries>().Awaiting(city.Leader)).ShouldHaveSingleItem().Compilation.Id.ShouldBe(compilation.Id);

        await city.Get<GiveBackRanking>().Run(city.Leader, Guid.NewGuid(), compilation.Id, "昌黎县再议", compilation.Version);

        var desk = await city.Desk();
        (desk.Compilation!.State, desk.Compilation.ReturnReason, desk.Compilation.Undecided).ShouldBe((CompilationState.Deciding, "昌黎县再议", 0));
    }

    [EngineFact]
    public async Task What_was_approved_is_what_is_published()
    {
        await using var city = await PublishedCity.Start(engine);
        var compilation = await city.Approve(await city.Submit(await city.DecideAll(await city.Compile())));
        await city.Deduct("changli", -1);

        (await Refused(() => city.Publish(compilation))).ShouldBe(Rules.InputsChanged);

        var again = await city.Compile();
        again.State.ShouldBe(CompilationState.Deciding, "what was approved was something else");
        again.Undecided.ShouldBe(1, "decisions stay where the result is the same");
        again.DecisionOn("changli").ShouldBeNull();
    }

    [EngineFact]
    public async Task A_late_accident_is_entered_and_leads_to_a_revision_beside_the_old_one()
    {
        await using var city = await PublishedCity.Start(engine);
        var first = await city.Publish();
        (await city.Desk()).Late.ShouldBeEmpty();

        await city.Accident("changli", deaths: 3);

        var late = (await city.Desk()).Late;
        late.Select(proposal => proposal.Unit).ShouldBe(["changli", "changli"]);
        var veto = (await city.Get<AccidentQueries>().Vetoes(city.Office, PublishedCity.Scheme)).Single(known => known.Rule == "V1");
        (await Refused(() => city.Confirm(veto))).ShouldBe(Rules.Published);

        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "迟报的事故");
        await city.Confirm(veto);
        (await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group)).Publication.ShouldBeNull("it is provisional again");
        var second = await city.Publish();

        var published = await city.Get<PublicationQueries>().Get(city.Leader, second);
        published.Stamp.Revision.ShouldBe(2);
        var change = published.Changes.ShouldHaveSingleItem();
        (change.Unit, change.Before!.Grade, change.After!.Grade).ShouldBe(("changli", Grade.Excellent, Grade.Unqualified));
        var old = await city.Get<PublicationQueries>().Get(city.Leader, first);
        (old.Stamp.InForce, old.Stamp.ReopenedReason).ShouldBe((false, "迟报的事故"));
        old.Ranking.Rows.Single(row => row.Ranked.Result.Unit == "changli").Grade.ShouldBe(Grade.Excellent);
    }

    [EngineFact]
    public async Task A_revision_is_re_opened_once_and_nothing_is_compiled_while_it_is_in_force()
    {
        await using var city = await PublishedCity.Start(engine);
        var first = await city.Publish();
        (await Refused(city.Compile)).ShouldBe(Rules.Published);

        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "复核");

        (await Refused(() => city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), first, "再次"))).ShouldBe(Rules.ReopenedBefore);
    }

    [EngineFact]
    public async Task An_assessed_unit_sees_its_own_row_of_a_publication_and_no_other()
    {
        await using var city = await PublishedCity.Start(engine);
        var id = await city.Publish();
        var unit = await city.Database.Account("unit", Role.AssessedUnit, unit: "changli");
        var stranger = await city.Database.Account("stranger", Role.AssessedUnit, unit: "gongan");

        (await city.Get<PublicationQueries>().Get(unit, id)).Ranking.Rows.ShouldHaveSingleItem().Ranked.Result.Unit.ShouldBe("changli");
        (await city.Get<PublicationQueries>().Unit(unit, id, "changli")).Result.Complete.ShouldBeTrue();
        (await Refused(() => city.Get<PublicationQueries>().Unit(unit, id, "lulong"))).ShouldBe(Rules.NotFound);
        (await Refused(() => city.Get<PublicationQueries>().Get(stranger, id))).ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task A_row_that_is_saved_while_a_ranking_is_published_is_in_it_or_refused()
    {
        await using var city = await PublishedCity.Start(engine);
        var compilation = await city.Approve(await city.Submit(await city.DecideAll(await city.Compile())));
        var writes = Enumerable.Range(1, 6).Select(number => Task.Run(() => Refusal(() => city.Deduct("lulong", -number)))).ToList();
        var publishing = Task.Run(() => Refusal(() => city.Publish(compilation)));

        var written = (await Task.WhenAll(writes)).Count(refusal => refusal is null);

        // Either somebody was first, and what was approved is out of date; or the publication was, and all of them were told.
        (await publishing, written).ShouldBeOneOf((Rules.InputsChanged, 6), (null, 0));
    }

    [EngineFact]
    public async Task A_compilation_that_is_cancelled_stores_nothing()
    {
        await using var city = await PublishedCity.Start(engine);
        using var stop = new CancellationTokenSource();
        var seen = new List<CompileProgress>();
        var progress = new Direct(step =>
        {
            seen.Add(step);
            if (step.Done == 2)
                stop.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(() => city.Get<CompileRanking>().Run(
            city.Office, Guid.NewGuid(), Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, progress, stop.Token));

        seen[^1].Done.ShouldBe(2);
        (await city.Desk()).Compilation.ShouldBeNull();
    }

    [EngineFact]
    public async Task A_publication_computed_again_comes_to_the_same_cent()
    {
        await using var city = await PublishedCity.Start(engine);
        var id = await city.Publish();

        var check = await city.Get<PublicationCheckQueries>().Check(city.Leader, id);

        (check.Holds, check.TextHolds, check.Stored!.Count).ShouldBe((true, true, 0));
        check.Items.ShouldBeGreaterThan(50);
        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), id, "复核");
        await city.Deduct("changli", -3);
        var later = await city.Get<PublicationCheckQueries>().Check(city.Leader, id);
        (later.Holds, later.Stored).ShouldBe((true, null), "it comes out of what was published, whatever is entered since");
    }

    [EngineFact]
    public async Task An_input_or_a_text_that_was_altered_past_the_program_is_found_by_computing_again()
    {
        await using var city = await PublishedCity.Start(engine);
        var id = await city.Publish();
        await Past(city, "UPDATE entered_scores SET points = 90 WHERE unit = 'changli'");

        var check = await city.Get<PublicationCheckQueries>().Check(city.Leader, id);
        (check.Holds, check.TextHolds, check.Differences.Count).ShouldBe((false, true, 0));
        check.Stored!.ShouldContain(new FigureDifference("昌黎县", FigureKind.Part, "enforcement", "95", "90"));

        await Past(city, engine == Engine.Sqlite ? "DROP TRIGGER publications_no_update" : "DROP TRIGGER publications_no_change ON publications");
        await Past(city, "UPDATE publications SET json = replace(json, '\"revision\":1,', '\"revision\":9,')");
        check = await city.Get<PublicationCheckQueries>().Check(city.Leader, id);
        check.TextHolds.ShouldBeFalse();
    }

    [EngineFact]
    public async Task Two_hundred_units_are_compiled_with_progress_while_the_caller_goes_on()
    {
        const int many = 200;
        await using var city = await ManyUnits.Start(engine, many);
        var steps = new List<CompileProgress>();
        var thread = Environment.CurrentManagedThreadId;
        var elsewhere = false;

        var running = city.Get<CompileRanking>().Run(city.Office, Guid.NewGuid(), Guid.NewGuid(), ManyUnits.Scheme, ManyUnits.Group, new Direct(step =>
        {
            elsewhere |= Environment.CurrentManagedThreadId != thread;
            steps.Add(step);
        }));
        running.IsCompleted.ShouldBeFalse("the page is free at once");
        await running;

        elsewhere.ShouldBeTrue();
        steps.Select(step => step.Done).ShouldBe([0, .. Enumerable.Range(1, many)]);
        var desk = await city.Get<PublicationQueries>().Desk(city.Office, ManyUnits.Scheme, ManyUnits.Group);
        desk.Compilation!.Proposals.Count.ShouldBe(many);
        desk.Compilation.Proposals.ShouldAllBe(proposal => proposal.Rank == 1 && proposal.Total == 100);
    }

    private static async Task Past(PublishedCity city, string statement)
    {
        await using var db = await city.Database.Db();
        await db.Database.ExecuteSqlRawAsync(statement);
    }

    private static (string, int?, decimal, Grade?, decimal?) Figures(RankingRow row) =>
        (row.Name, row.Ranked.Rank, row.Ranked.Result.FinalTotal, row.Ranked.Result.FinalGrade, row.Ranked.Result.Parts[0].Score);

    private static string Explained(UnitResultView view) => CanonicalJson.Hash(CanonicalJson.Write(
        Freezing.Unit(new RankedUnit(view.Result, 1, false), view, 0, [])));

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private static async Task<string?> Refusal(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
    }

    // Progress<T> reports on another thread, and later.
    private sealed class Direct(Action<CompileProgress> report) : IProgress<CompileProgress>
    {
        public void Report(CompileProgress value) => report(value);
    }
}
