using System.Reflection;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Accidents;
using SafetyAssessment.Application.Accounts;
using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Audit;
using SafetyAssessment.Application.Consequences;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Application.Opinions;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Application.Verifications;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Opinions;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Teams;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class FrozenOnSqlite() : FrozenTests(Engine.Sqlite);

public class FrozenOnPostgres() : FrozenTests(Engine.Postgres);

/// <summary>Tries to change what is published: by every use case there is, and past them in the database. Not one byte of it moves.</summary>
[Trait("Theme", "Frozen")]
public abstract class FrozenTests(Engine engine)
{
    private const string Password = "Haigang-7413-lotus";

    private static readonly DateOnly Day = new(2016, 5, 6);

    [EngineFact]
    public async Task Every_use_case_is_refused_or_leaves_the_published_result_as_it_is()
    {
        await using var city = await PublishedCity.Start(engine);
        foreach (var (useCase, attempt) in await Attempts(city))
            (await Fault(city, attempt)).ShouldBeNull(useCase.Name);
    }

    [EngineFact]
    public async Task Every_use_case_is_tried()
    {
        await using var city = await PublishedCity.Start(engine);
        var writing = typeof(ApplicationSetup).Assembly.GetTypes().Where(type => type is { IsPublic: true, IsAbstract: false } && Writes(type.GetMethod("Run"))).ToList();

        writing.Count.ShouldBeGreaterThan(30);
        writing.Except((await Attempts(city)).Keys).ShouldBeEmpty("each needs a row in this class: refused, or harmless with the reason");
    }

    [EngineFact]
    public async Task Every_table_is_an_input_or_harmless_with_a_reason()
    {
        await using var database = await TestDatabase.Empty(engine);
        await using var db = await database.Db();
        var tables = db.Model.GetEntityTypes().Select(table => table.ClrType).ToList();

        tables.Except(PublishedGuard.Inputs.Keys).Except(PublishedGuard.Harmless.Keys).ShouldBeEmpty("each needs a line in PublishedGuard");
        PublishedGuard.Inputs.Keys.Intersect(PublishedGuard.Harmless.Keys).ShouldBeEmpty();
        PublishedGuard.Harmless.Values.ShouldAllBe(reason => reason.Length > 10);
    }

    [EngineFact]
    public async Task The_database_itself_refuses_to_change_or_delete_what_is_published()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Get<ReopenPublication>().Run(city.Office, Guid.NewGuid(), await city.Publish(), "复核");
        var before = await DatabaseContent.Read(city.Database);
        foreach (var statement in new[]
        {
            "UPDATE publications SET json = 'x'", "UPDATE publications SET document_number = 'x'", "DELETE FROM publications",
            "UPDATE reopenings SET reason = 'x'", "DELETE FROM reopenings", "UPDATE audit_seals SET head = 'x'", "DELETE FROM audit_seals",
        })
        {
            await using var db = await city.Database.Db();
            var refused = await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
            refused.Message.ShouldContain("append-only");
        }

        (await DatabaseContent.Read(city.Database)).ShouldBe(before);
    }

    [EngineFact]
    public async Task A_use_case_that_changes_an_input_unasked_would_be_found_the_twin_of_the_guard()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish();
        var unguarded = Guid.CreateVersion7();

        (await Fault(city, Attempt.Refused(() => city.Get<AddUnit>().Run(
            city.Office, Guid.NewGuid(), new NewUnit($"t{unguarded:N}"[..20], "某镇", Subject.Town, null, null))))).ShouldNotBeNull("it was not refused");
    }

    [EngineFact]
    public async Task A_changed_publication_would_be_found_the_twin_of_the_comparison()
    {
        await using var city = await PublishedCity.Start(engine);
        await city.Publish();

        (await Fault(city, Attempt.Harmless("it says so", async () =>
        {
            await using var db = await city.Database.Db();
            foreach (var statement in engine == Engine.Sqlite ? ["DROP TRIGGER publications_no_update"] : new[] { "DROP TRIGGER publications_no_change ON publications" })
                await db.Database.ExecuteSqlRawAsync(statement);
            await db.Database.ExecuteSqlRawAsync("UPDATE publications SET document_number = 'x'");
        }))).ShouldNotBeNull();
    }

    private static bool Writes(MethodInfo? run) =>
        run?.GetParameters() is [{ ParameterType: var actor }, { ParameterType: var operation }, ..] && actor == typeof(Actor) && operation == typeof(Guid);

    /// <summary>What is wrong with an attempt; null when it was refused as it should be, or did something else, and what is published is the same.</summary>
    private static async Task<string?> Fault(PublishedCity city, Attempt attempt)
    {
        if (attempt.Before is { } before)
            await before();
        var published = await Published(city);
        string? refusal = null;
        try
        {
            await attempt.Call();
        }
        catch (RuleViolation refused)
        {
            refusal = refused.Code;
        }

        if (attempt.Reason is null && refusal != Rules.Published)
            return $"refused with {refusal ?? "nothing"}";
        if (attempt.Reason is not null && refusal is not null)
            return $"harmless, and refused with {refusal}";
        var after = await Published(city);
        // Re-opened, the ranking is computed again; what was published stands where it stood.
        var same = attempt.AddsRows ? Stored(published).All(after.Contains) : after.SequenceEqual(published);
        return same ? null : "what is published changed";

        static IEnumerable<string> Stored(List<string> lines) => lines.Where(line => line.StartsWith("publications:", StringComparison.Ordinal));
    }

    // The stored rows, the ranking and every unit's explanation, as bytes. A re-opening and a later revision add rows; what there was stays.
    private static async Task<List<string>> Published(PublishedCity city)
    {
        var lines = (await DatabaseContent.Read(city.Database)).Where(line => line.StartsWith("publications:", StringComparison.Ordinal)).ToList();
        var ranking = await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group);
        foreach (var row in ranking.Rows)
        {
            var unit = await city.Get<ResultQueries>().Unit(city.Office, PublishedCity.Scheme, PublishedCity.Group, row.Ranked.Result.Unit);
            lines.Add($"{ranking.Publication} {row.Grade} {row.Decision} {CanonicalJson.Write(Freezing.Unit(row.Ranked, unit, row.OpenProposals, []))}");
        }

        return lines;
    }

    private static async Task<Dictionary<Type, Attempt>> Attempts(PublishedCity city)
    {
        var office = city.Office;
        var (sheet, handedIn, confirmed) = (await city.Sheet("changli"), await city.Sheet("lulong"), await city.Sheet("lulong", "government"));
        var (entry, veto, drawing, photo) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (inEffect, accident, indicator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (task, earlierTask, found) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var withFinding = await city.Sheet("shanhaiguan");
        var (draft, thrownAway, compilation, publication) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.Empty);
        var name = $"t{entry:N}"[..20];
        var (verifying, lateEntry) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var verifier = await city.Database.Account($"verifier-{entry:N}", Role.TeamMember, team: "verifiers");
        var import = RubricDraftTests.Imported(name, cap: 50);
        var head = DraftHead.Of(import.Content);
        var finding = RubricCheck.Of(import.Content)[0];
        var account = await city.Database.Account($"token-{entry:N}", Role.Leader);
        var auditor = await city.Database.Account($"auditor-{entry:N}", Role.Auditor);
        var administrator = await city.Database.Account($"administrator-{entry:N}", Role.SystemAdministrator);
        var (spokenOf, appeal, recusal) = (await city.Sheet("changli", "government"), Guid.CreateVersion7(), Guid.CreateVersion7());
        List<GradeChoice>? choices = null;
        ConsequenceRequest? consequence = null;

        // What the attempts are made on, while it can still be made.
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), handedIn);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), confirmed);
        await RectificationTests.Confirm(city.Database, office, city.Member, withFinding, found);
        await city.Get<ConfirmSheet>().Run(office, Guid.NewGuid(), confirmed);
        var (heard, lulong) = (await Unit("changli"), await Unit("lulong"));
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), spokenOf);
        await city.Get<GiveOpinion>().Run(heard, Guid.NewGuid(), spokenOf, "1.1.3", new OpinionWords(false, "不同意"), 0);
        var opinion = (await city.Get<OpinionQueries>().Of(office, spokenOf)).Single().Id;
        await city.Get<RaiseAppeal>().Run(lulong, Guid.NewGuid(), appeal, confirmed, new AppealClaim("1.1.3", "不服"));
        await Photo(photo);
        await Photo(Guid.CreateVersion7());
        await city.Get<EnterLedger>().Run(office, Guid.NewGuid(), Entry(entry));
        await city.Get<ProposeVeto>().Run(office, Guid.NewGuid(), veto, PublishedCity.Scheme, "changli", "E3");
        await city.Get<ProposeVeto>().Run(office, Guid.NewGuid(), inEffect, PublishedCity.Scheme, "changli", "E5");
        await city.Get<DecideVeto>().Run(office, Guid.NewGuid(), inEffect, true, "文号", null, 0);
        await city.Get<EnterAccident>().Run(office, Guid.NewGuid(), accident, "changli", new AccidentReport(Day, "某采石场", 3, 0, 0, false, null));
        await city.Get<DrawSample>().Run(office, Guid.NewGuid(), drawing, SampleStorageTests.Towns("changli", 1));
        publication = await city.Publish();

        return new()
        {
            [typeof(OpenAssessments)] = Attempt.Refused(async () =>
            {
                // All are open: a sheet that was taken out would come back.
                await using var db = await city.Database.Db();
                await db.Database.ExecuteSqlRawAsync("DELETE FROM assessed_items WHERE assessment_id IN (SELECT id FROM assessments WHERE unit = 'funing')");
                await db.Database.ExecuteSqlRawAsync("DELETE FROM assessments WHERE unit = 'funing'");
                await city.Get<OpenAssessments>().Run(office, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, "team-1");
            }),
            [typeof(SaveRow)] = Attempt.Refused(async () => await city.Get<SaveRow>().Run(
                city.Member, Guid.NewGuid(), sheet, new RowSnapshot("1.3", ItemState.NotApplicable, "本县没有", []),
                (await city.Get<SheetQueries>().Row(city.Member, sheet, "1.3"))!.Version)),
            [typeof(ImportRows)] = Attempt.Refused(async () => await city.Get<ImportRows>().Run(city.Member, Guid.NewGuid(),
            [
                new ImportedRow(sheet, new RowSnapshot("1.3", ItemState.NotApplicable, "本县没有", []), (await city.Get<SheetQueries>().Row(city.Member, sheet, "1.3"))!.Version),
            ])),
            [typeof(SubmitSheet)] = Attempt.Refused(() => city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet)),
            [typeof(ReturnSheet)] = Attempt.Refused(() => city.Get<ReturnSheet>().Run(office, Guid.NewGuid(), handedIn, "请核对第3项")),
            [typeof(ConfirmSheet)] = Attempt.Refused(() => city.Get<ConfirmSheet>().Run(office, Guid.NewGuid(), handedIn)),
            [typeof(GiveOpinion)] = Attempt.Refused(() => city.Get<GiveOpinion>().Run(heard, Guid.NewGuid(), spokenOf, "1.1.1", new OpinionWords(false, "不同意"), 0)),
            [typeof(AnswerOpinion)] = Attempt.Refused(() => city.Get<AnswerOpinion>().Run(
                city.Member, Guid.NewGuid(), spokenOf, opinion, OpinionAnswer.Accepted, "采纳", 1)),
            [typeof(PassOverOpinion)] = Attempt.Refused(() => city.Get<PassOverOpinion>().Run(office, Guid.NewGuid(), spokenOf, opinion, "口头已说明", 1)),
            [typeof(DecideAppeal)] = Attempt.Refused(() => city.Get<DecideAppeal>().Run(
                office, Guid.NewGuid(), confirmed, appeal, new AppealDecision(AppealOutcome.Upheld, "属实", new RowSnapshot("1.1.3", ItemState.Exempt, "免评", [])), 0)),
            [typeof(RaiseAppeal)] = Attempt.Harmless("an appeal that is filed changes nothing; upheld it does", () => city.Get<RaiseAppeal>().Run(
                lulong, Guid.NewGuid(), Guid.CreateVersion7(), confirmed, new AppealClaim("1.1.1", "不服"))),
            [typeof(RecordRecusal)] = Attempt.Harmless("who may score from now on", () => city.Get<RecordRecusal>().Run(
                office, Guid.NewGuid(), recusal, new RecusalRequest(city.Member.AccountId, "funing", RecusalLevel.Bar, "曾在该区工作"))),
            [typeof(WithdrawRecusal)] = Attempt.Harmless("who may score from now on", () => city.Get<WithdrawRecusal>().Run(
                office, Guid.NewGuid(), recusal, "登记错误", 0)),
            [typeof(AssignSheets)] = Attempt.Refused(
                () => city.Get<AssignSheets>().Run(office, Guid.NewGuid(), new AssignRequest(PublishedCity.Scheme, PublishedCity.Group, "changli", "party", $"o{name}"[..20])),
                Before: () => city.Get<AddTeam>().Run(office, Guid.NewGuid(), $"o{name}"[..20], "另一组")),
            [typeof(SetAppealTerm)] = Attempt.Harmless("until when appeals may be filed", () => city.Get<SetAppealTerm>().Run(
                office, Guid.NewGuid(), PublishedCity.Scheme, 7, 0)),
            [typeof(SetPhaseDates)] = Attempt.Harmless("when something may be entered", () => city.Get<SetPhaseDates>().Run(
                office, Guid.NewGuid(), new PhaseDatesRequest(PublishedCity.Scheme, PhaseKind.Review, "", new DateOnly(2020, 1, 1), null, 0))),
            [typeof(OpenLateEntry)] = Attempt.Harmless("what is entered then is refused", () => city.Get<OpenLateEntry>().Run(
                office, Guid.NewGuid(), lateEntry, new LateEntryRequest(PublishedCity.Scheme, PhaseKind.Scoring, "changli", "道路中断", new DateOnly(2099, 1, 1)))),
            [typeof(CloseLateEntry)] = Attempt.Harmless("when something may be entered", () => city.Get<CloseLateEntry>().Run(office, Guid.NewGuid(), lateEntry)),
            [typeof(AddEvidence)] = Attempt.Refused(() => Photo(Guid.CreateVersion7())),
            [typeof(CaptionEvidence)] = Attempt.Refused(() => city.Get<CaptionEvidence>().Run(city.Member, Guid.NewGuid(), sheet, photo, "会议室门口", null, 0)),
            [typeof(MoveEvidence)] = Attempt.Refused(() => city.Get<MoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, photo, 1)),
            [typeof(RemoveEvidence)] = Attempt.Refused(() => city.Get<RemoveEvidence>().Run(city.Member, Guid.NewGuid(), sheet, photo, "拍错了地方")),
            [typeof(SetExternalScore)] = Attempt.Refused(() => city.Get<SetExternalScore>().Run(
                office, Guid.NewGuid(), new ExternalScoreRequest(PublishedCity.Scheme, PublishedCity.Group, "funing", "fire", 90, 0))),
            [typeof(ImportOutsideScores)] = Attempt.Refused(() => city.Get<ImportOutsideScores>().Run(office, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group,
                [new ExternalScoreRequest(PublishedCity.Scheme, PublishedCity.Group, "funing", "tourism", 90, 0)], [])),
            [typeof(SetEnteredScore)] = Attempt.Refused(() => city.Get<SetEnteredScore>().Run(
                office, Guid.NewGuid(), new EnteredScoreRequest(PublishedCity.Scheme, PublishedCity.Group, "funing", "enforcement", 90, "文号", 0))),
            [typeof(EnterLedger)] = Attempt.Refused(() => city.Get<EnterLedger>().Run(office, Guid.NewGuid(), Entry(Guid.CreateVersion7()))),
            [typeof(ImportLedger)] = Attempt.Refused(() => city.Get<ImportLedger>().Run(
                office, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, [new ImportedEntry(Entry(Guid.CreateVersion7()), Again: true)])),
            [typeof(WithdrawLedger)] = Attempt.Refused(() => city.Get<WithdrawLedger>().Run(office, Guid.NewGuid(), entry, "登记错误")),
            [typeof(DecideVeto)] = Attempt.Refused(() => city.Get<DecideVeto>().Run(office, Guid.NewGuid(), veto, true, "文号", null, 0)),
            [typeof(RevokeVeto)] = Attempt.Refused(() => city.Get<RevokeVeto>().Run(office, Guid.NewGuid(), inEffect, "不成立", 1)),
            [typeof(DrawSample)] = Attempt.Refused(() => city.Get<DrawSample>().Run(office, Guid.NewGuid(), Guid.CreateVersion7(), SampleStorageTests.Towns("lulong", 1))),
            [typeof(ReplaceDrawn)] = Attempt.Refused(async () => await city.Get<ReplaceDrawn>().Run(
                office, Guid.NewGuid(), drawing, (await Drawn(city, drawing))[0], "停产", 0)),
            [typeof(WithdrawSample)] = Attempt.Refused(() => city.Get<WithdrawSample>().Run(office, Guid.NewGuid(), drawing, "名单有误", 0)),
            [typeof(CompileRanking)] = Attempt.Refused(() => city.Get<CompileRanking>().Run(office, Guid.NewGuid(), Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group)),

            [typeof(EnterAccident)] = Attempt.Harmless("an accident that comes to light late must be recorded", () => city.Accident("changli", 3)),
            [typeof(AddIndicator)] = Attempt.Harmless("an indicator proposes and changes no score", () => city.Get<AddIndicator>().Run(
                office, Guid.NewGuid(), indicator, PublishedCity.Scheme, PublishedCity.Group, IndicatorStorageTests.Quota)),
            [typeof(DivideIndicator)] = Attempt.Harmless("an indicator proposes and changes no score", () => city.Get<DivideIndicator>().Run(
                office, Guid.NewGuid(), indicator, [IndicatorStorageTests.Part("changli", 5)], null, 0)),
            [typeof(RecordActual)] = Attempt.Harmless("an indicator proposes and changes no score", () => city.Get<RecordActual>().Run(
                office, Guid.NewGuid(), new ActualRequest(indicator, "changli", 1, 9, "季度通报", 0))),
            [typeof(ChangeIndicator)] = Attempt.Harmless("an indicator proposes and changes no score", () => city.Get<ChangeIndicator>().Run(
                office, Guid.NewGuid(), indicator, IndicatorStorageTests.Quota with { Measure = "起" }, 2)),
            [typeof(WithdrawIndicator)] = Attempt.Harmless("an indicator proposes and changes no score", () => city.Get<WithdrawIndicator>().Run(office, Guid.NewGuid(), indicator, "文件作废", 3)),
            [typeof(CorrectAccident)] = Attempt.Harmless("figures are put right; a veto in effect stays until the result is re-opened", () => city.Get<CorrectAccident>().Run(
                office, Guid.NewGuid(), accident, "changli", new AccidentReport(Day, "某采石场", 1, 0, 0, false, null), "核实为一人", 0)),
            [typeof(WithdrawAccident)] = Attempt.Harmless("as when it is put right", () => city.Get<WithdrawAccident>().Run(office, Guid.NewGuid(), accident, "重复", 1)),
            [typeof(ProposeVeto)] = Attempt.Harmless("a proposal has no effect before it is decided", () => city.Get<ProposeVeto>().Run(
                office, Guid.NewGuid(), Guid.CreateVersion7(), PublishedCity.Scheme, "lulong", "E3")),
            [typeof(AddUnit)] = Attempt.Harmless("the publication names its units", () => city.Get<AddUnit>().Run(
                office, Guid.NewGuid(), new NewUnit(name, "某镇", Subject.Town, "changli", "镇长"))),
            [typeof(ChangeUnit)] = Attempt.Harmless("the publication keeps the name it was published with", () => city.Get<ChangeUnit>().Run(
                office, Guid.NewGuid(), "changli", "改名县", "县长", 0)),
            [typeof(AddSchemeUnits)] = Attempt.Harmless("the publication names its units", () => city.Get<AddSchemeUnits>().Run(office, Guid.NewGuid(), "shishi-2024")),
            [typeof(BeginSelfAssessment)] = Attempt.Harmless("a self-assessment counts in no result", async () => await city.Get<BeginSelfAssessment>().Run(
                await city.Database.Account($"unit-{entry:N}", Role.AssessedUnit, unit: "changli"), Guid.NewGuid(), sheet)),
            [typeof(DrawVerification)] = Attempt.Harmless("a verification counts in no result", () => city.Get<DrawVerification>().Run(
                office, Guid.NewGuid(), verifying, VerificationTests.Request(1))),
            [typeof(AssignVerification)] = Attempt.Harmless("a verification counts in no result", async () => await city.Get<AssignVerification>().Run(
                office, Guid.NewGuid(), [(await Verified()).Id], "verifiers"), Before: () => city.Get<AddTeam>().Run(office, Guid.NewGuid(), "verifiers", "核实组")),
            [typeof(SendBackVerified)] = Attempt.Refused(async () =>
            {
                var row = await Verified();
                await city.Get<SendBackVerified>().Run(office, Guid.NewGuid(), row.Id, row.First.Id, row.Comparison!, "与核实不一致");
            }, Before: async () =>
            {
                var second = (await Verified()).Second!.Id;
                await VerificationTests.Fill(city.Database, verifier, second, lost: 5);
                await city.Get<SubmitSheet>().Run(verifier, Guid.NewGuid(), second);
            }),
            [typeof(CloseVerification)] = Attempt.Harmless("it closes what counts in no result", async () =>
            {
                var row = await Verified();
                await city.Get<CloseVerification>().Run(office, Guid.NewGuid(), row.Id, row.Comparison!);
            }, Before: async () =>
            {
                var second = (await Verified()).Second!.Id;
                await city.Get<ReturnSheet>().Run(office, Guid.NewGuid(), second, "请核对第2项");
                await city.Get<SaveRow>().Run(verifier, Guid.NewGuid(), second, Rows.Clear("1.2"), 1);
                await city.Get<SubmitSheet>().Run(verifier, Guid.NewGuid(), second);
            }),
            [typeof(AddTeam)] = Attempt.Harmless("a team without a sheet scores nothing", () => city.Get<AddTeam>().Run(office, Guid.NewGuid(), name, "第二组")),
            [typeof(StartDraft)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<StartDraft>().Run(office, Guid.NewGuid(), draft, head, import)),
            [typeof(AcknowledgeFinding)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<AcknowledgeFinding>().Run(office, Guid.NewGuid(), draft, finding, "留十分", 0)),
            [typeof(WithdrawAcknowledgement)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<WithdrawAcknowledgement>().Run(office, Guid.NewGuid(), draft, finding, 1)),
            [typeof(SaveDraft)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<SaveDraft>().Run(office, Guid.NewGuid(), draft, RubricDraftTests.Content(name, 60), 2)),
            [typeof(ReadDraftAgain)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<ReadDraftAgain>().Run(office, Guid.NewGuid(), draft, RubricDraftTests.Imported(name), 3)),
            [typeof(ConfirmRows)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<ConfirmRows>().Run(office, Guid.NewGuid(), draft, ["1.1", "1.2"], true, 4)),
            [typeof(PublishDraft)] = Attempt.Harmless("a new edition is no edition that was used", () => city.Get<PublishDraft>().Run(office, Guid.NewGuid(), draft, 5)),
            [typeof(DiscardDraft)] = Attempt.Harmless("nothing is scored with a draft", () => city.Get<DiscardDraft>().Run(office, Guid.NewGuid(), thrownAway, 0),
                Before: () => city.Get<StartDraft>().Run(office, Guid.NewGuid(), thrownAway, head with { Edition = "2028" }, import)),
            [typeof(TakeOverFindings)] = Attempt.Harmless("a task changes no score", () => city.Get<TakeOverFindings>().Run(
                office, Guid.NewGuid(), new TakeOver(
                    withFinding, [found], new Assignment("副县长", new DateOnly(2099, 1, 1), null)))),
            [typeof(RecordInspection)] = Attempt.Harmless("a task changes no score", () => city.Get<RecordInspection>().Run(
                office, Guid.NewGuid(), RectificationTests.Problem(task, "changli"))),
            [typeof(PlanRectification)] = Attempt.Harmless("a task changes no score", () => city.Get<PlanRectification>().Run(
                office, Guid.NewGuid(), task, "副县长", "补发", 0)),
            [typeof(ExtendRectification)] = Attempt.Harmless("a task changes no score", () => city.Get<ExtendRectification>().Run(
                office, Guid.NewGuid(), task, new DateOnly(2100, 5, 6), "设备未到", 1)),
            [typeof(ReportRectification)] = Attempt.Harmless("a task changes no score", () => city.Get<ReportRectification>().Run(
                office, Guid.NewGuid(), task, new("已改", []), 2)),
            [typeof(SendBackRectification)] = Attempt.Harmless("a task changes no score", () => city.Get<SendBackRectification>().Run(
                city.Member, Guid.NewGuid(), task, "缺照片", 3)),
            [typeof(CloseRectification)] = Attempt.Harmless("a task changes no score", () => city.Get<CloseRectification>().Run(city.Member, Guid.NewGuid(), task, null, 5),
                Before: () => city.Get<ReportRectification>().Run(office, Guid.NewGuid(), task, new("照片已补", []), 4)),
            [typeof(MarkRepeated)] = Attempt.Harmless("a task changes no score", () => city.Get<MarkRepeated>().Run(office, Guid.NewGuid(), task, earlierTask, 6),
                Before: () => city.Get<RecordInspection>().Run(office, Guid.NewGuid(), RectificationTests.Problem(earlierTask, "changli"))),
            [typeof(CreateApiToken)] = Attempt.Harmless("a token reads", () => city.Get<CreateApiToken>().Run(
                account, Guid.NewGuid(), new NewApiToken(account.AccountId, "月报", ApiTokenSecret.New()))),
            [typeof(RevokeApiToken)] = Attempt.Harmless("a token reads", async () => await city.Get<RevokeApiToken>().Run(
                account, Guid.NewGuid(), (await city.Get<ApiTokenQueries>().List(account, account.AccountId)).Single().Id)),
            [typeof(CreateAccount)] = Attempt.Harmless("an account scores nothing", () => city.Get<CreateAccount>().Run(
                administrator, Guid.NewGuid(), new NewAccount($"new-{name}", "新账号", Role.Leader, Password))),
            [typeof(LockAccount)] = Attempt.Harmless("an account scores nothing", () => city.Get<LockAccount>().Run(administrator, Guid.NewGuid(), account.AccountId)),
            [typeof(UnlockAccount)] = Attempt.Harmless("an account scores nothing", () => city.Get<UnlockAccount>().Run(administrator, Guid.NewGuid(), account.AccountId)),
            [typeof(ResetPassword)] = Attempt.Harmless("an account scores nothing", () => city.Get<ResetPassword>().Run(administrator, Guid.NewGuid(), account.AccountId, Password)),
            [typeof(ChangeOwnPassword)] = Attempt.Harmless("an account scores nothing", async () =>
            {
                await using var db = await city.Database.Db();
                await city.Get<ChangeOwnPassword>().Run((await db.Users.FindAsync(account.AccountId))!.ToActor(), Guid.NewGuid(), Password, "Zhejiu-9526-koala");
            }),
            [typeof(SealAudit)] = Attempt.Harmless("it adds a link to the chain over the audit", () => city.Get<SealAudit>().Run(auditor, Guid.NewGuid())),
            [typeof(PreviewImpact)] = Attempt.Harmless("it saves that somebody looked, and no score", () => city.Get<PreviewImpact>().Run(
                office, Guid.NewGuid(), PublishedCity.Scheme, PublishedCity.Group, new WhatIf { Vetoes = new Dictionary<Guid, bool> { [inEffect] = false } })),
            [typeof(DecideConsequence)] = Attempt.Harmless(
                "it follows from a result and changes no score",
                () => city.Get<DecideConsequence>().Run(office, Guid.NewGuid(), consequence!),
                Before: async () => consequence = await ConsequenceTests.Proposed(city.Database, office)),

            // The way to the next revision is made for another group: while this one is in force it begins with re-opening.
            [typeof(DecideGrades)] = Attempt.Harmless("a decision on another compilation", async () => await city.Get<DecideGrades>().Run(
                office, Guid.NewGuid(), compilation, choices = await Choices(), 1),
                Before: () => city.Get<CompileRanking>().Run(office, Guid.NewGuid(), compilation, PublishedCity.Scheme, "department")),
            [typeof(SubmitRanking)] = Attempt.Harmless("another compilation", () => city.Get<SubmitRanking>().Run(office, Guid.NewGuid(), compilation, city.Leader.AccountId, 2)),
            [typeof(GiveBackRanking)] = Attempt.Harmless("another compilation", () => city.Get<GiveBackRanking>().Run(city.Leader, Guid.NewGuid(), compilation, "再议", 3)),
            [typeof(ApproveRanking)] = Attempt.Harmless("another compilation", () => city.Get<ApproveRanking>().Run(city.Leader, Guid.NewGuid(), compilation, 5),
                Before: () => city.Get<SubmitRanking>().Run(office, Guid.NewGuid(), compilation, city.Leader.AccountId, 4)),
            [typeof(PublishRanking)] = Attempt.Adds("it adds a publication of another group", () => city.Get<PublishRanking>().Run(
                office, Guid.NewGuid(), compilation, Guid.NewGuid(), "文号", 6)),
            [typeof(ReopenPublication)] = Attempt.Adds("it is the way to a new revision, and adds a row beside the publication", () => city.Get<ReopenPublication>().Run(
                office, Guid.NewGuid(), publication, "迟报的事故")),
        };

        Task<Actor> Unit(string unit) => city.Database.Account($"{unit}-{entry:N}", Role.AssessedUnit, unit: unit);

        async Task<VerificationRow> Verified() =>
            (await city.Get<VerificationQueries>().Desk(office, PublishedCity.Scheme, PublishedCity.Group)).Draws.Single().Rows.Single();

        async Task<List<GradeChoice>> Choices() =>
            [.. (await city.Get<PublicationQueries>().Desk(office, PublishedCity.Scheme, "department")).Compilation!.Proposals
                .Where(proposal => proposal.Excluded is null).Select(proposal => new GradeChoice(proposal.Unit, Grade.Good, "集体研究"))];

        // Each another photo: the same file twice in one place is stored once.
        Task Photo(Guid id) => city.Get<AddEvidence>().Run(
            city.Member, Guid.NewGuid(), new NewEvidence(id, sheet, EvidenceKind.Item, "1.2", null, "a.jpg", 3, $"{id:N}{id:N}", null, null),
            new EvidenceFile(new string('b', 64), $"{id:N}{id:N}", 3, "a.jpg", EvidenceType.Jpeg, null));
    }

    private static async Task<IReadOnlyList<string>> Drawn(PublishedCity city, Guid drawing)
    {
        await using var db = await city.Database.Db();
        return (await db.Samples.AsNoTracking().FirstAsync(known => known.Id == drawing)).Drawn;
    }

    private static LedgerRequest Entry(Guid id) => new(id, PublishedCity.Scheme, PublishedCity.Group, "daily", "changli", Day, -2, "未按时报送", null);

    /// <summary>How a use case is tried, and what is expected of it.</summary>
    private sealed record Attempt(Func<Task> Call, string? Reason, bool AddsRows, Func<Task>? Before)
    {
        public static Attempt Refused(Func<Task> call, Func<Task>? Before = null) => new(call, null, false, Before);

        public static Attempt Harmless(string reason, Func<Task> call, Func<Task>? Before = null) => new(call, reason, false, Before);

        public static Attempt Adds(string reason, Func<Task> call) => new(call, reason, true, null);
    }
}
