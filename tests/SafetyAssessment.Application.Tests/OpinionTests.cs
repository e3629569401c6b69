using SafetyAssessment.Application.Appeals;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Opinions;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Opinions;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class OpinionsOnSqlite(SqliteFixture city) : OpinionTests(city), IClassFixture<SqliteFixture>;

public class OpinionsOnPostgres(PostgresFixture city) : OpinionTests(city), IClassFixture<PostgresFixture>;

/// <summary>Before a sheet is confirmed the unit is heard, and an open disagreement is not overlooked.</summary>
public abstract class OpinionTests(EngineFixture city)
{
    [EngineFact]
    public async Task An_accepted_opinion_goes_back_with_the_sheet_and_the_changed_entry_is_confirmed()
    {
        var (sheet, unit) = await Hearing.HandedIn(city, "changli");
        await Give(unit, sheet, "1.2", "学习记录已补交");
        (await Refused(() => Confirm(sheet))).ShouldBe(Rules.SheetOpinionsOpen);

        var opinion = (await city.Get<OpinionQueries>().Of(city.Member, sheet)).Single();
        await city.Get<AnswerOpinion>().Run(city.Member, Guid.NewGuid(), sheet, opinion.Id, OpinionAnswer.Accepted, null, opinion.Version);
        (await Refused(() => Confirm(sheet))).ShouldBe(Rules.SheetOpinionsOpen);
        await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), sheet, "采纳意见：学习记录已补交");
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, Rows.Clear("1.2"), 1);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);
        await Confirm(sheet);

        var kept = (await city.Get<OpinionQueries>().Of(unit, sheet)).Single();
        kept.Answer.ShouldBe(OpinionAnswer.Accepted);
        kept.ClosedAt.ShouldNotBeNull();
        (await city.Get<SheetQueries>().Get(unit, sheet)).State.ShouldBe(AssessmentState.Confirmed);
    }

    [EngineFact]
    public async Task A_confirmation_that_asks_for_no_opinion_goes_over_an_open_disagreement_the_twin_of_the_block()
    {
        var (sheet, unit) = await Hearing.HandedIn(city, "shanhaiguan");
        await Give(unit, sheet, "1.2", "不同意");
        (await Refused(() => Confirm(sheet))).ShouldBe(Rules.SheetOpinionsOpen);

        await city.Get<Writes>().Run(Guid.NewGuid(), city.Office, async (db, now) => (await SheetWrites.Load(db, sheet)).Confirm([], city.Office, now));

        (await city.Get<SheetQueries>().Get(unit, sheet)).State.ShouldBe(AssessmentState.Confirmed);
        (await city.Get<OpinionQueries>().Of(unit, sheet)).Single().IsOpen.ShouldBeTrue();
    }

    [EngineFact]
    public async Task A_declined_opinion_is_answered_and_one_without_an_answer_is_passed_over_only_with_a_reason()
    {
        var (sheet, unit) = await Hearing.HandedIn(city, "lulong");
        await Give(unit, sheet, "1.2", "不同意第二项");
        await Give(unit, sheet, "1.3", "不同意第三项");
        await city.Get<GiveOpinion>().Run(unit, Guid.NewGuid(), sheet, "", new OpinionWords(true, null), 0);
        var opinions = (await city.Get<OpinionQueries>().Of(city.Office, sheet)).ToDictionary(opinion => opinion.ItemCode);
        opinions[""].IsOpen.ShouldBeFalse();

        (await Refused(() => Answer(null))).ShouldBe(Rules.OpinionTextRequired);
        await Answer("原始记录没有日期");
        (await city.Get<OpinionQueries>().Counts(city.Office))[sheet].Unanswered.ShouldBe(1);
        (await Refused(() => PassOver(" "))).ShouldBe(Rules.InvalidInput);
        await PassOver("评分组已解散，由安委办核对原件");
        await Confirm(sheet);

        Task Answer(string? text) => city.Get<AnswerOpinion>().Run(
            city.Member, Guid.NewGuid(), sheet, opinions["1.2"].Id, OpinionAnswer.Declined, text, opinions["1.2"].Version);

        Task PassOver(string reason) =>
            city.Get<PassOverOpinion>().Run(city.Office, Guid.NewGuid(), sheet, opinions["1.3"].Id, reason, opinions["1.3"].Version);
    }

    [EngineFact]
    public async Task The_unit_changes_what_it_said_until_the_team_has_answered()
    {
        var (sheet, unit) = await Hearing.HandedIn(city, "funing");
        (await Refused(() => Give(unit, sheet, "1.2", " "))).ShouldBe(Rules.OpinionTextRequired);
        await Give(unit, sheet, "1.2", "第一次");
        (await Refused(() => Give(unit, sheet, "1.2", "在旧页面上"))).ShouldBe(Rules.ChangedMeanwhile);
        await Give(unit, sheet, "1.2", "第二次", version: 1);
        var opinion = (await city.Get<OpinionQueries>().Of(unit, sheet)).Single();
        opinion.Text.ShouldBe("第二次");

        await city.Get<AnswerOpinion>().Run(city.Member, Guid.NewGuid(), sheet, opinion.Id, OpinionAnswer.Declined, "不采纳", opinion.Version);

        (await Refused(() => Give(unit, sheet, "1.2", "第三次", version: 3))).ShouldBe(Rules.OpinionAnswered);
    }

    [EngineFact]
    public async Task Who_may_say_what_and_when()
    {
        var draft = await city.Sheet("beidaihe");
        var own = await Hearing.Unit(city, "beidaihe");
        var other = await Hearing.Unit(city, "shanhaiguan");
        (await Refused(() => Give(own, draft, "1.2", "还在评分"))).ShouldBe(Rules.AccessState);
        await Hearing.HandIn(city, draft);

        (await Refused(() => Give(other, draft, "1.2", "别的单位"))).ShouldBe(Rules.NotFound);
        (await Refused(() => Give(city.Member, draft, "1.2", "评分组自己"))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => Give(own, draft, "9.9", "没有这一项"))).ShouldBe(Rules.InvalidInput);
        await Give(own, draft, "1.2", "不同意");
        var opinion = (await city.Get<OpinionQueries>().Of(own, draft)).Single();
        (await city.Get<OpinionQueries>().Of(other, draft)).ShouldBeEmpty();
        (await Refused(() => city.Get<AnswerOpinion>().Run(own, Guid.NewGuid(), draft, opinion.Id, OpinionAnswer.Accepted, null, 1))).ShouldBe(Rules.AccessDenied);
        (await Refused(() => city.Get<PassOverOpinion>().Run(city.Member, Guid.NewGuid(), draft, opinion.Id, "算了", 1))).ShouldBe(Rules.AccessDenied);
    }

    [EngineFact]
    public async Task Of_a_confirmation_and_an_opinion_at_the_same_instant_never_both_go_through()
    {
        var (sheet, unit) = await Hearing.HandedIn(city, "beidaihe-xinqu");

        await Task.WhenAll(Quietly(() => Confirm(sheet)), Quietly(() => Give(unit, sheet, "1.2", "不同意")));

        var confirmed = (await city.Get<SheetQueries>().Get(unit, sheet)).State == AssessmentState.Confirmed;
        (await city.Get<OpinionQueries>().Of(unit, sheet)).Any(opinion => opinion.IsOpen).ShouldBe(!confirmed);
    }

    private static async Task Quietly(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RuleViolation)
        {
            // One of the two is refused.
        }
    }

    private static async Task<string> Refused(Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code;

    private Task Give(Actor unit, Guid sheet, string item, string text, long version = 0) =>
        city.Get<GiveOpinion>().Run(unit, Guid.NewGuid(), sheet, item, new OpinionWords(false, text), version);

    private Task Confirm(Guid sheet) => city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), sheet);
}

/// <summary>A sheet as far as its unit is heard about it.</summary>
internal static class Hearing
{
    public static Task<Actor> Unit(EngineFixture city, string unit) => city.Database.Account($"{unit}-{Guid.NewGuid():N}", Role.AssessedUnit, unit: unit);

    /// <summary>A sheet with one finding on item 1.2, handed in.</summary>
    public static async Task<(Guid Sheet, Actor Unit)> HandedIn(EngineFixture city, string unit, string part = "party")
    {
        var sheet = await city.Sheet(unit, part);
        await HandIn(city, sheet);
        return (sheet, await Unit(city, unit));
    }

    /// <summary>The unit of a confirmed sheet appeals against item 1.2, and is right: nothing is left of it.</summary>
    public static async Task Appeal(TestDatabase database, Actor office, Guid sheet, string name)
    {
        var unit = await database.Account($"{name}-{Guid.NewGuid():N}", Role.AssessedUnit, unit: name);
        var appeal = Guid.CreateVersion7();
        await database.Get<RaiseAppeal>().Run(unit, Guid.NewGuid(), appeal, sheet, new AppealClaim("1.2", "文件在档案馆"));
        await database.Get<DecideAppeal>().Run(office, Guid.NewGuid(), sheet, appeal, new AppealDecision(AppealOutcome.Upheld, "材料属实", Rows.Clear("1.2")), 0);
    }

    public static async Task HandIn(EngineFixture city, Guid sheet)
    {
        var edition = (await city.Get<SheetQueries>().Get(city.Office, sheet)).Edition;
        foreach (var (item, _) in edition.Index.Rows)
        {
            var row = item.Code == "1.2"
                ? Rows.Found("1.2", new FindingEntry(Guid.CreateVersion7(), "1.2.1", 3, null, null, "抽查乡镇", "没有落实"))
                : Rows.Clear(item.Code);
            await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), sheet, row, 0);
        }

        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), sheet);
    }
}
