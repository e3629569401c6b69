using System.Reflection;
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
using SafetyAssessment.Application.Phases;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Sampling;
using SafetyAssessment.Application.Teams;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Application.Verifications;
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
using SafetyAssessment.Domain.Teams;
using SafetyAssessment.Domain.Verifications;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class RepeatedOperationsOnSqlite(SqliteFixture city) : RepeatedOperationTests(city), IClassFixture<SqliteFixture>;

public class RepeatedOperationsOnPostgres(PostgresFixture city) : RepeatedOperationTests(city), IClassFixture<PostgresFixture>;

/// <summary>
/// Every write carries an operation id: whoever does not know whether a save arrived sends it again, and has it once. And every write leaves its
/// event in the audit.
/// </summary>
public abstract class RepeatedOperationTests(EngineFixture city)
{
    private const string FirstPassword = "Haigang-7413-lotus";

    private static readonly DateOnly Day = new(2016, 5, 6);

    [EngineFact]
    public async Task Every_use_case_called_twice_with_one_operation_id_has_one_effect_and_one_audit()
    {
        foreach (var (useCase, row) in await Table())
            (await Fault(row)).ShouldBeNull($"{useCase.Name} called twice");
    }

    [EngineFact]
    public async Task Every_use_case_that_takes_an_operation_id_is_in_the_table()
    {
        var written = typeof(ApplicationSetup).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false } && TakesOperation(type.GetMethod("Run"))).ToList();

        written.Count.ShouldBeGreaterThan(15);
        written.Except((await Table()).Keys).ShouldBeEmpty("each needs a row in the table of this class");
    }

    [EngineFact]
    public async Task Calls_with_an_operation_id_of_their_own_each_would_be_found_the_twin_of_the_table()
    {
        var fault = await Fault(new Row("ledger.entered", _ => city.Get<EnterLedger>().Run(city.Office, Guid.NewGuid(), Entry(Guid.CreateVersion7()))));

        fault.ShouldNotBeNull();
    }

    private static bool TakesOperation(MethodInfo? run) =>
        run?.GetParameters() is [{ ParameterType: var actor }, { ParameterType: var operation }, ..] && actor == typeof(Actor) && operation == typeof(Guid);

    /// <summary>What is wrong after the same call twice; null when the second one changed nothing and the first one is in the audit.</summary>
    private async Task<string?> Fault(Row row)
    {
        if (row.Before is { } before)
            await before();
        var operation = Guid.NewGuid();
        var empty = await DatabaseContent.Read(city.Database);
        await row.Call(operation);
        var once = await DatabaseContent.Read(city.Database);
        await row.Call(operation);
        var twice = await DatabaseContent.Read(city.Database);
        if (once.SequenceEqual(empty))
            return "the first call had no effect";
        if (!once.SequenceEqual(twice))
            return $"the second call changed {string.Join("; ", twice.Except(once).Take(3))}";
        var events = once.Except(empty).Count(line => line.StartsWith("audit_events", StringComparison.Ordinal) && line.Contains($" {row.Action} ", StringComparison.Ordinal));
        return events > 0 ? null : $"no event {row.Action}";
    }

    private async Task<Dictionary<Type, Row>> Table()
    {
        var sheet = await city.Sheet("changli");
        var handedIn = await city.Sheet("lulong");
        var (photo, appeal, recusal) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var heard = await Hearing.Unit(city, "lulong");
        async Task<Guid> Opinion() => (await city.Get<OpinionQueries>().Of(city.Office, handedIn)).Single().Id;
        var found = Rows.Found("1.2", new FindingEntry(Guid.CreateVersion7(), "1.2.1", 1, null, null, "抽查乡镇", "没有落实"));
        var imported = Guid.CreateVersion7();
        var (entry, proposal, accident, indicator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (verifying, lateEntry) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var verifier = await city.Database.Account($"verifier-{entry:N}", Role.TeamMember, team: "verifiers");
        SheetComparison? compared = null;
        async Task<VerificationRow> Verified() =>
            (await city.Get<VerificationQueries>().Desk(city.Office, EngineFixture.Scheme, EngineFixture.County)).Draws.Single(draw => draw.Draw.Id == verifying).Rows.Single();
        var account = await city.Database.Account($"token-{entry:N}", Role.Leader);
        var secret = ApiTokenSecret.New();
        var name = $"t{entry:N}"[..20];
        var administrator = await city.Database.Account($"administrator-{entry:N}", Role.SystemAdministrator);
        var signedIn = account;
        var unit = await city.Database.Account($"unit-{entry:N}", Role.AssessedUnit, unit: "changli");
        var (task, earlierTask, found1) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var confirmed = await city.Sheet("shanhaiguan");
        var (draft, thrownAway) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var drawing = Guid.CreateVersion7();
        string? drawn = null;
        var import = RubricDraftTests.Imported(name, cap: 50);
        var head = DraftHead.Of(import.Content);
        var finding = RubricCheck.Of(import.Content)[0];
        var leader = await city.Database.Account($"leader-{entry:N}", Role.Leader);
        var auditor = await city.Database.Account($"auditor-{entry:N}", Role.Auditor);
        var (compilation, publication) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        List<GradeChoice>? choices = null;
        ConsequenceRequest? consequence = null;

        return new()
        {
            [typeof(AddUnit)] = new("unit.added", op => city.Get<AddUnit>().Run(city.Office, op, new NewUnit(name, "某镇", Subject.Town, null, "镇长"))),
            [typeof(ChangeUnit)] = new("unit.changed", op => city.Get<ChangeUnit>().Run(city.Office, op, name, "改名镇", "镇长", 0)),
            [typeof(AddSchemeUnits)] = new("unit.added", op => city.Get<AddSchemeUnits>().Run(city.Office, op, "shishi-2024")),
            [typeof(AddTeam)] = new("team.added", op => city.Get<AddTeam>().Run(city.Office, op, name, "第二组")),
            [typeof(OpenAssessments)] = new("sheet.opened", op => city.Get<OpenAssessments>().Run(
                city.Office, op, EngineFixture.Scheme, "department", "team-1")),
            [typeof(BeginSelfAssessment)] = new("self.begun", op => city.Get<BeginSelfAssessment>().Run(unit, op, sheet)),
            [typeof(SaveRow)] = new("row.saved", op => city.Get<SaveRow>().Run(city.Member, op, sheet, found, 0)),
            [typeof(ImportRows)] = new("row.saved", op => city.Get<ImportRows>().Run(city.Member, op, [new ImportedRow(handedIn, Rows.Clear("1.9"), 0)])),
            [typeof(SubmitSheet)] = new("sheet.submitted", op => city.Get<SubmitSheet>().Run(city.Member, op, handedIn), Before: () => Clear(handedIn)),
            [typeof(GiveOpinion)] = new("opinion.given", op => city.Get<GiveOpinion>().Run(heard, op, handedIn, "1.3", new OpinionWords(false, "不同意"), 0)),
            [typeof(AnswerOpinion)] = new("opinion.answered", async op => await city.Get<AnswerOpinion>().Run(
                city.Member, op, handedIn, await Opinion(), OpinionAnswer.Accepted, "采纳", 1)),
            [typeof(PassOverOpinion)] = new("opinion.passed-over", async op => await city.Get<PassOverOpinion>().Run(
                city.Office, op, handedIn, await Opinion(), "口头已说明", 2)),
            [typeof(ReturnSheet)] = new("sheet.returned", op => city.Get<ReturnSheet>().Run(city.Office, op, handedIn, "请核对第3项")),
            [typeof(ConfirmSheet)] = new(
                "sheet.confirmed",
                op => city.Get<ConfirmSheet>().Run(city.Office, op, handedIn),
                Before: () => city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), handedIn)),
            [typeof(RecordRecusal)] = new("recusal.recorded", op => city.Get<RecordRecusal>().Run(
                city.Office, op, recusal, new RecusalRequest(city.Member.AccountId, "funing", RecusalLevel.Bar, "曾在该区工作"))),
            [typeof(WithdrawRecusal)] = new("recusal.withdrawn", op => city.Get<WithdrawRecusal>().Run(city.Office, op, recusal, "登记错误", 0)),
            [typeof(AssignSheets)] = new(
                "sheet.assigned",
                op => city.Get<AssignSheets>().Run(city.Office, op, new AssignRequest(EngineFixture.Scheme, EngineFixture.County, "beidaihe", null, $"o{name}"[..20])),
                Before: () => city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), $"o{name}"[..20], "另一组")),
            [typeof(RaiseAppeal)] = new("appeal.raised", op => city.Get<RaiseAppeal>().Run(heard, op, appeal, handedIn, new AppealClaim("1.3", "不服"))),
            [typeof(DecideAppeal)] = new("appeal.rejected", op => city.Get<DecideAppeal>().Run(
                city.Office, op, handedIn, appeal, new AppealDecision(AppealOutcome.Rejected, "证据不足", null), 0)),
            [typeof(SetAppealTerm)] = new("appeal.term-set", op => city.Get<SetAppealTerm>().Run(city.Office, op, EngineFixture.Scheme, 7, 0)),
            [typeof(SetPhaseDates)] = new("phase.dates-set", op => city.Get<SetPhaseDates>().Run(
                city.Office, op, new PhaseDatesRequest(EngineFixture.Scheme, PhaseKind.Scoring, "", new DateOnly(2020, 1, 1), null, 0))),
            [typeof(OpenLateEntry)] = new("late-entry.opened", op => city.Get<OpenLateEntry>().Run(
                city.Office, op, lateEntry, new LateEntryRequest(EngineFixture.Scheme, PhaseKind.Scoring, "changli", "道路中断", new DateOnly(2099, 1, 1)))),
            [typeof(CloseLateEntry)] = new("late-entry.closed", op => city.Get<CloseLateEntry>().Run(city.Office, op, lateEntry)),
            [typeof(DrawVerification)] = new("verification.drawn", op => city.Get<DrawVerification>().Run(city.Office, op, verifying, VerificationTests.Request(1))),
            [typeof(AssignVerification)] = new(
                "verification.assigned",
                async op => await city.Get<AssignVerification>().Run(city.Office, op, [(await Verified()).Id], "verifiers"),
                Before: () => city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), "verifiers", "核实组")),
            [typeof(SendBackVerified)] = new(
                "verification.sent-back",
                async op => await city.Get<SendBackVerified>().Run(city.Office, op, (await Verified()).Id, handedIn, compared ??= (await Verified()).Comparison!, "与核实不一致"),
                Before: async () =>
                {
                    var second = (await Verified()).Second!.Id;
                    await VerificationTests.Fill(city.Database, verifier, second, lost: 4);
                    await city.Get<SubmitSheet>().Run(verifier, Guid.NewGuid(), second);
                }),
            [typeof(CloseVerification)] = new(
                "verification.closed",
                async op => await city.Get<CloseVerification>().Run(city.Office, op, (await Verified()).Id, (await Verified()).Comparison!),
                Before: async () =>
                {
                    await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), handedIn, Rows.Found("1.2", found.Findings[0] with { Id = Guid.CreateVersion7(), Count = 4 }), 1);
                    await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), handedIn);
                }),
            [typeof(AddEvidence)] = new("evidence.added", op => Evidence(op, sheet, photo)),
            [typeof(CaptionEvidence)] = new(
                "evidence.described", op => city.Get<CaptionEvidence>().Run(city.Member, op, sheet, photo, "会议室门口", null, 0)),
            [typeof(MoveEvidence)] = new(
                "evidence.moved",
                op => city.Get<MoveEvidence>().Run(city.Member, op, sheet, photo, 1),
                Before: () => Evidence(Guid.NewGuid(), sheet, Guid.CreateVersion7())),
            [typeof(RemoveEvidence)] = new("evidence.removed", op => city.Get<RemoveEvidence>().Run(city.Member, op, sheet, photo, "拍错了地方")),
            [typeof(SetExternalScore)] = new("external-score.set", op => city.Get<SetExternalScore>().Run(
                city.Office, op, new ExternalScoreRequest(EngineFixture.Scheme, EngineFixture.County, "changli", "fire", 90, 0))),
            [typeof(ImportOutsideScores)] = new("external-score.set", op => city.Get<ImportOutsideScores>().Run(
                city.Office, op, EngineFixture.Scheme, EngineFixture.County, [new ExternalScoreRequest("", "", "changli", "tourism", 90, 0)], [])),
            [typeof(SetEnteredScore)] = new("entered-score.set", op => city.Get<SetEnteredScore>().Run(
                city.Office, op, new EnteredScoreRequest(EngineFixture.Scheme, EngineFixture.County, "changli", "enforcement", 90, "文号", 0))),
            [typeof(EnterLedger)] = new("ledger.entered", op => city.Get<EnterLedger>().Run(city.Office, op, Entry(entry))),
            [typeof(ImportLedger)] = new("ledger.entered", op => city.Get<ImportLedger>().Run(
                city.Office, op, EngineFixture.Scheme, EngineFixture.County, [new ImportedEntry(Entry(imported), Again: true)])),
            [typeof(WithdrawLedger)] = new("ledger.withdrawn", op => city.Get<WithdrawLedger>().Run(city.Office, op, entry, "登记错误")),
            [typeof(EnterAccident)] = new("accident.entered", op => city.Get<EnterAccident>().Run(
                city.Office, op, op, "funing", new AccidentReport(Day, "某采石场", 3, 0, 0, false, null))),
            [typeof(CorrectAccident)] = new(
                "accident.corrected",
                op => city.Get<CorrectAccident>().Run(city.Office, op, accident, "funing", new AccidentReport(Day, "某采石场", 1, 0, 0, false, null), "核实为一人", 0),
                Before: () => city.Get<EnterAccident>().Run(city.Office, Guid.NewGuid(), accident, "funing", new AccidentReport(Day, "某采石场", 3, 0, 0, false, null))),
            [typeof(WithdrawAccident)] = new("accident.withdrawn", op => city.Get<WithdrawAccident>().Run(city.Office, op, accident, "重复登记", 1)),
            [typeof(AddIndicator)] = new("indicator.added", op => city.Get<AddIndicator>().Run(
                city.Office, op, indicator, EngineFixture.Scheme, EngineFixture.County, IndicatorStorageTests.Quota)),
            [typeof(DivideIndicator)] = new("indicator.divided", op => city.Get<DivideIndicator>().Run(
                city.Office, op, indicator, [IndicatorStorageTests.Part("changli", 5)], null, 0)),
            [typeof(RecordActual)] = new("indicator.recorded", op => city.Get<RecordActual>().Run(
                city.Office, op, new ActualRequest(indicator, "changli", 1, 3, "季度通报", 0))),
            [typeof(ChangeIndicator)] = new("indicator.changed", op => city.Get<ChangeIndicator>().Run(
                city.Office, op, indicator, IndicatorStorageTests.Quota with { Measure = "起" }, 2)),
            [typeof(WithdrawIndicator)] = new("indicator.withdrawn", op => city.Get<WithdrawIndicator>().Run(city.Office, op, indicator, "文件作废", 3)),
            [typeof(ProposeVeto)] = new("veto.proposed", op => city.Get<ProposeVeto>().Run(city.Office, op, proposal, EngineFixture.Scheme, "gongan", "E3")),
            [typeof(DecideVeto)] = new("veto.confirmed", op => city.Get<DecideVeto>().Run(city.Office, op, proposal, true, "文号", null, 0)),
            [typeof(RevokeVeto)] = new("veto.revoked", op => city.Get<RevokeVeto>().Run(city.Office, op, proposal, "复查后不成立", 1)),
            [typeof(StartDraft)] = new("draft.started", op => city.Get<StartDraft>().Run(city.Office, op, draft, head, import)),
            [typeof(AcknowledgeFinding)] = new("draft.finding-acknowledged", op => city.Get<AcknowledgeFinding>().Run(city.Office, op, draft, finding, "留十分", 0)),
            [typeof(WithdrawAcknowledgement)] = new(
                "draft.acknowledgement-withdrawn", op => city.Get<WithdrawAcknowledgement>().Run(city.Office, op, draft, finding, 1)),
            [typeof(SaveDraft)] = new("draft.item-changed", op => city.Get<SaveDraft>().Run(city.Office, op, draft, RubricDraftTests.Content(name, 60), 2)),
            [typeof(ReadDraftAgain)] = new("draft.read-again", op => city.Get<ReadDraftAgain>().Run(city.Office, op, draft, RubricDraftTests.Imported(name), 3)),
            [typeof(ConfirmRows)] = new("draft.rows-confirmed", op => city.Get<ConfirmRows>().Run(city.Office, op, draft, ["1.1", "1.2"], true, 4)),
            [typeof(PublishDraft)] = new("rubric.published", op => city.Get<PublishDraft>().Run(city.Office, op, draft, 5)),
            [typeof(DiscardDraft)] = new(
                "draft.discarded",
                op => city.Get<DiscardDraft>().Run(city.Office, op, thrownAway, 0),
                Before: () => city.Get<StartDraft>().Run(city.Office, Guid.NewGuid(), thrownAway, head with { Edition = "2028" }, import)),
            [typeof(DrawSample)] = new("sample.drawn", op => city.Get<DrawSample>().Run(city.Office, op, drawing, SampleStorageTests.Towns("changli", 1))),
            [typeof(ReplaceDrawn)] = new("sample.replaced", async op => await city.Get<ReplaceDrawn>().Run(
                city.Office, op, drawing, drawn ??= (await SampleStorageTests.Draw(city, drawing)).Drawn[0], "停产", 0)),
            [typeof(WithdrawSample)] = new("sample.withdrawn", op => city.Get<WithdrawSample>().Run(city.Office, op, drawing, "名单有误", 1)),
            [typeof(RecordInspection)] = new(
                "rectification.assigned", op => city.Get<RecordInspection>().Run(city.Office, op, RectificationTests.Problem(task, "changli"))),
            [typeof(PlanRectification)] = new("rectification.planned", op => city.Get<PlanRectification>().Run(city.Office, op, task, "副县长", "补发", 0)),
            [typeof(ExtendRectification)] = new("rectification.extended", op => city.Get<ExtendRectification>().Run(
                city.Office, op, task, new DateOnly(2100, 5, 6), "设备未到", 1)),
            [typeof(ReportRectification)] = new("rectification.reported", op => city.Get<ReportRectification>().Run(city.Office, op, task, new("已改", []), 2)),
            [typeof(SendBackRectification)] = new(
                "rectification.sent-back", op => city.Get<SendBackRectification>().Run(city.Member, op, task, "缺照片", 3)),
            [typeof(CloseRectification)] = new(
                "rectification.closed",
                op => city.Get<CloseRectification>().Run(city.Member, op, task, null, 5),
                Before: () => city.Get<ReportRectification>().Run(city.Office, Guid.NewGuid(), task, new("照片已补", []), 4)),
            [typeof(MarkRepeated)] = new(
                "rectification.repetition-marked",
                op => city.Get<MarkRepeated>().Run(city.Office, op, task, earlierTask, 6),
                Before: () => city.Get<RecordInspection>().Run(city.Office, Guid.NewGuid(), RectificationTests.Problem(earlierTask, "changli"))),
            [typeof(TakeOverFindings)] = new(
                "rectification.assigned",
                op => city.Get<TakeOverFindings>().Run(city.Office, op, new TakeOver(confirmed, [found1], new Assignment("副县长", new DateOnly(2099, 1, 1), null))),
                Before: () => RectificationTests.Confirm(city.Database, city.Office, city.Member, confirmed, found1)),
            [typeof(CreateApiToken)] = new("token.created", op => city.Get<CreateApiToken>().Run(account, op, new NewApiToken(account.AccountId, "月报", secret))),
            [typeof(RevokeApiToken)] = new("token.revoked", async op => await city.Get<RevokeApiToken>().Run(
                account, op, (await city.Get<ApiTokenQueries>().List(account, account.AccountId)).Single().Id)),
            [typeof(CreateAccount)] = new("account.created", op => city.Get<CreateAccount>().Run(
                administrator, op, new NewAccount($"new-{name}", "新账号", Role.Leader, FirstPassword))),
            [typeof(LockAccount)] = new("account.locked", op => city.Get<LockAccount>().Run(administrator, op, account.AccountId)),
            [typeof(UnlockAccount)] = new("account.unlocked", op => city.Get<UnlockAccount>().Run(administrator, op, account.AccountId)),
            [typeof(ResetPassword)] = new("account.password-reset", op => city.Get<ResetPassword>().Run(administrator, op, account.AccountId, FirstPassword)),
            [typeof(SealAudit)] = new("audit.sealed", op => city.Get<SealAudit>().Run(auditor, op)),
            [typeof(PreviewImpact)] = new("impact.previewed", op => city.Get<PreviewImpact>().Run(
                city.Office, op, EngineFixture.Scheme, EngineFixture.County, new WhatIf())),
            [typeof(CompileRanking)] = new("ranking.compiled", op => city.Get<CompileRanking>().Run(city.Office, op, compilation, EngineFixture.Scheme, "department")),
            [typeof(DecideGrades)] = new("grade.decided", async op => await city.Get<DecideGrades>().Run(
                city.Office, op, compilation, choices ??= await Choices(), 1)),
            [typeof(GiveBackRanking)] = new(
                "ranking.given-back",
                op => city.Get<GiveBackRanking>().Run(leader, op, compilation, "请核对公安局", 3),
                Before: () => city.Get<SubmitRanking>().Run(city.Office, Guid.NewGuid(), compilation, leader.AccountId, 2)),
            [typeof(SubmitRanking)] = new("ranking.submitted", op => city.Get<SubmitRanking>().Run(city.Office, op, compilation, leader.AccountId, 4)),
            [typeof(ApproveRanking)] = new("ranking.approved", op => city.Get<ApproveRanking>().Run(leader, op, compilation, 5)),
            [typeof(PublishRanking)] = new("ranking.published", op => city.Get<PublishRanking>().Run(city.Office, op, compilation, publication, "秦安委〔2017〕1号", 6)),
            [typeof(ReopenPublication)] = new("ranking.re-opened", op => city.Get<ReopenPublication>().Run(city.Office, op, publication, "迟报的事故")),
            [typeof(DecideConsequence)] = new(
                "consequence.confirmed",
                op => city.Get<DecideConsequence>().Run(city.Office, op, consequence!),
                Before: async () => consequence = await ConsequenceTests.Proposed(city.Database, city.Office)),
            // The first call ends the person's session: the second one still has to find it done.
            [typeof(ChangeOwnPassword)] = new(
                "account.password-changed",
                op => city.Get<ChangeOwnPassword>().Run(signedIn, op, FirstPassword, "Zhejiu-9526-koala"),
                Before: async () => signedIn = await SignIn(account.AccountId)),
        };
    }

    private async Task<List<GradeChoice>> Choices() =>
        [.. (await city.Get<PublicationQueries>().Desk(city.Office, EngineFixture.Scheme, "department")).Compilation!.Proposals
            .Where(proposal => proposal.Excluded is null).Select(proposal => new GradeChoice(proposal.Unit, Grade.Good, "集体研究"))];

    private async Task<Actor> SignIn(Guid account)
    {
        await using var db = await city.Database.Db();
        return (await db.Users.FindAsync(account)).ShouldNotBeNull().ToActor();
    }

    private async Task Clear(Guid sheet)
    {
        for (var row = 1; row <= 9; row++)
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear($"1.{row}"), 0);
    }

    private Task Evidence(Guid operation, Guid sheet, Guid id)
    {
        var hash = $"{id:N}{id:N}";
        return city.Get<AddEvidence>().Run(
            city.Member, operation, new NewEvidence(id, sheet, EvidenceKind.Item, "1.2", null, "a.jpg", 3, hash, null, null),
            new EvidenceFile(new string('b', 64), hash, 3, "a.jpg", EvidenceType.Jpeg, null));
    }

    private static FindingEntry Finding(string clause) => new(Guid.CreateVersion7(), clause, 1, null, null, "抽查乡镇", "没有落实");

    private static LedgerRequest Entry(Guid id) =>
        new(id, EngineFixture.Scheme, EngineFixture.County, "daily", "changli", Day, -2, "未按时报送", null);

    /// <summary>How a use case is called; the rows stand in an order in which one prepares the next.</summary>
    private sealed record Row(string Action, Func<Guid, Task> Call, Func<Task>? Before = null);
}
