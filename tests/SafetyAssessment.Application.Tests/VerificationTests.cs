using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Verifications;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Verifications;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class VerificationsOnSqlite() : VerificationTests(Engine.Sqlite);

public class VerificationsOnPostgres() : VerificationTests(Engine.Postgres);

/// <summary>Drawn sheets are scored again by another team; the first one is redone where the two are too far apart, and no result sees the second.</summary>
public abstract class VerificationTests(Engine engine)
{
    [EngineFact]
    public async Task A_sheet_that_is_too_far_off_goes_back_with_the_differences_is_redone_and_closed()
    {
        await using var city = await PublishedCity.Start(engine);
        var other = await SecondTeam(city);
        await HandIn(city, "changli");
        var drawn = await Drawn(city, "changli");
        await city.Get<AssignVerification>().Run(city.Office, Guid.NewGuid(), [drawn.Id], "team-2");
        var second = (await city.Get<VerificationQueries>().Own(other)).ShouldHaveSingleItem();
        await Fill(city.Database, other, second.Id, lost: 4);
        (await Row(city)).Comparison.ShouldBeNull("it is not handed in");
        await city.Get<SubmitSheet>().Run(other, Guid.NewGuid(), second.Id);

        var over = (await Row(city)).Comparison.ShouldNotBeNull();
        over.IsOver.ShouldBeTrue();
        over.Items.Select(item => (item.Item, item.FirstLost, item.SecondLost)).ShouldBe([("1.2", 2m, 8m)]);
        await Refused(Rules.VerificationOver, () => city.Get<CloseVerification>().Run(city.Office, Guid.NewGuid(), drawn.Id, over));
        await Refused(Rules.VerificationChanged, () => city.Get<SendBackVerified>().Run(
            city.Office, Guid.NewGuid(), drawn.Id, drawn.First.Id, over with { First = 1 }, "与核实不一致"));
        await city.Get<SendBackVerified>().Run(city.Office, Guid.NewGuid(), drawn.Id, drawn.First.Id, over, "与核实不一致：1.2");

        var first = await city.Get<SheetQueries>().Get(city.Member, drawn.First.Id);
        first.State.ShouldBe(AssessmentState.Returned);
        first.ReturnReason.ShouldBe("与核实不一致：1.2");
        await Refused(Rules.VerificationNotReady, () => city.Get<CloseVerification>().Run(city.Office, Guid.NewGuid(), drawn.Id, over));
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), first.Id, Found("1.2", 4, first), first.Rows["1.2"].Version);
        await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), first.Id);
        var within = (await Row(city)).Comparison.ShouldNotBeNull();
        within.Items.ShouldBeEmpty();
        await city.Get<CloseVerification>().Run(city.Office, Guid.NewGuid(), drawn.Id, within);

        var closed = await Row(city);
        closed.State.ShouldBe(VerificationState.Closed);
        closed.Steps.Select(step => step.Reason).ShouldBe(["与核实不一致：1.2", null]);
        var figures = (await Desk(city)).Agreements.Single().Figures;
        (figures.Verified, figures.Within, figures.MeanDifference).ShouldBe((1, 0, Math.Abs(over.Difference)), "by the first comparison: redoing makes teams agree no better");
        figures.Items.ShouldBe([new ItemCount("1.2", 1)]);
    }

    [EngineFact]
    public async Task No_result_ranking_list_or_progress_moves_by_a_verification()
    {
        await using var city = await PublishedCity.Start(engine);
        var other = await SecondTeam(city);
        await HandIn(city, "changli");
        var before = await Everything(city);
        var drawn = await Drawn(city, "changli");
        await city.Get<AssignVerification>().Run(city.Office, Guid.NewGuid(), [drawn.Id], "team-2");
        var second = (await city.Get<VerificationQueries>().Own(other)).Single().Id;
        await Fill(city.Database, other, second, lost: 5);
        (await Everything(city)).ShouldBe(before, "while it is scored");

        await city.Get<SubmitSheet>().Run(other, Guid.NewGuid(), second);

        (await Everything(city)).ShouldBe(before, "and when it is handed in");
    }

    [EngineFact]
    public async Task Whoever_reads_sheets_of_any_kind_for_a_result_meets_two_in_one_place_the_twin()
    {
        await using var city = await PublishedCity.Start(engine);
        await SecondTeam(city);
        await HandIn(city, "changli");
        await city.Get<AssignVerification>().Run(city.Office, Guid.NewGuid(), [(await Drawn(city, "changli")).Id], "team-2");
        await using var db = await city.Database.Db();

        (await db.SheetsOfAnyKind.CountAsync(sheet => sheet.Unit == "changli" && sheet.Part == "party")).ShouldBe(2);
        (await db.Assessments.CountAsync(sheet => sheet.Unit == "changli" && sheet.Part == "party")).ShouldBe(1);
    }

    [EngineFact]
    public async Task Neither_team_sees_the_sheet_of_the_other_nor_does_the_unit_see_the_second()
    {
        await using var city = await PublishedCity.Start(engine);
        var other = await SecondTeam(city);
        var unit = await city.Database.Account("unit", Role.AssessedUnit, unit: "changli");
        await HandIn(city, "changli");
        var drawn = await Drawn(city, "changli");
        await Refused(Rules.VerificationSameTeam, () => city.Get<AssignVerification>().Run(city.Office, Guid.NewGuid(), [drawn.Id], "team-1"));
        await city.Get<AssignVerification>().Run(city.Office, Guid.NewGuid(), [drawn.Id], "team-2");
        var second = (await city.Get<VerificationQueries>().Own(other)).Single().Id;

        await Refused(Rules.NotFound, () => city.Get<SheetQueries>().Get(city.Member, second));
        await Refused(Rules.NotFound, () => city.Get<SheetQueries>().Get(other, drawn.First.Id));
        await Refused(Rules.AccessDenied, () => city.Get<SheetQueries>().Get(unit, second));
        await Refused(Rules.AccessDenied, () => city.Get<EvidenceQueries>().OfSheet(unit, second));
        await Refused(Rules.NotFound, () => city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), second, Rows.Clear("1.1"), 0));
        await Refused(Rules.AccessDenied, () => city.Get<VerificationQueries>().Desk(other, PublishedCity.Scheme, PublishedCity.Group));
        await Refused(Rules.AccessDenied, () => city.Get<DrawVerification>().Run(city.Member, Guid.NewGuid(), Guid.NewGuid(), Request(1)));
        (await city.Get<VerificationQueries>().Own(city.Member)).ShouldBeEmpty();
        await Fill(city.Database, other, second, lost: 1);
        await city.Get<SubmitSheet>().Run(other, Guid.NewGuid(), second);
        await Refused(Rules.VerificationNotDone, () => city.Get<ConfirmSheet>().Run(city.Office, Guid.NewGuid(), second));
        await city.Get<ReturnSheet>().Run(city.Office, Guid.NewGuid(), second, "请核对第3项");
    }

    [EngineFact]
    public async Task Only_what_is_handed_in_is_drawn_and_each_sheet_once_also_when_two_draw_at_one_instant()
    {
        await using var city = await PublishedCity.Start(engine);
        await Refused(Rules.InvalidInput, () => Draw(city));
        await HandIn(city, "changli");
        await HandIn(city, "lulong");

        var told = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            try
            {
                await Draw(city);
                return null;
            }
            catch (RuleViolation refusal)
            {
                return refusal.Code;
            }
        })));

        told.Count(code => code is null).ShouldBe(2, "there are two sheets to be drawn, one in each draw");
        (await Desk(city)).Draws.SelectMany(draw => draw.Rows).Select(row => row.Unit).ShouldBe(["changli", "lulong"], ignoreOrder: true);
    }

    internal static VerificationRequest Request(int size) => new(
        new VerificationPlace(PublishedCity.Scheme, PublishedCity.Group, "party", "", ""), new VerificationTerms(size, 5, "只提交了这些"), "2016年末");

    private static Task Draw(PublishedCity city) => city.Get<DrawVerification>().Run(city.Office, Guid.NewGuid(), Guid.CreateVersion7(), Request(1));

    private static Task<VerificationDesk> Desk(PublishedCity city) => city.Get<VerificationQueries>().Desk(city.Office, PublishedCity.Scheme, PublishedCity.Group);

    private static async Task<VerificationRow> Row(PublishedCity city) => (await Desk(city)).Draws.Single().Rows.Single();

    private static async Task<VerificationRow> Drawn(PublishedCity city, string unit)
    {
        await Draw(city);
        var row = await Row(city);
        row.Unit.ShouldBe(unit);
        return row;
    }

    private static async Task<Actor> SecondTeam(PublishedCity city)
    {
        await city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), "team-2", "第二组");
        return await city.Database.Account("verifier", Role.TeamMember, team: "team-2");
    }

    private static async Task HandIn(PublishedCity city, string unit) => await city.Get<SubmitSheet>().Run(city.Member, Guid.NewGuid(), await city.Sheet(unit));

    internal static async Task Fill(TestDatabase city, Actor actor, Guid sheet, int lost)
    {
        foreach (var item in Enumerable.Range(1, 9).Select(row => $"1.{row}"))
            await city.Get<SaveRow>().Run(actor, Guid.NewGuid(), sheet, item == "1.2" ? Found(item, lost, null) : Rows.Clear(item), 0);
    }

    private static RowSnapshot Found(string item, int count, SheetView? sheet) => Rows.Found(
        item, new FindingEntry(sheet?.Rows[item].Snapshot.Findings[0].Id ?? Guid.NewGuid(), $"{item}.1", count, null, null, "某镇", "没有落实"));

    private static async Task<string> Everything(PublishedCity city) => CanonicalJson.WriteValue(new
    {
        Ranking = (await city.Get<ResultQueries>().Ranking(city.Office, PublishedCity.Scheme, PublishedCity.Group)).Rows,
        Result = (await city.Get<ResultQueries>().Unit(city.Office, PublishedCity.Scheme, PublishedCity.Group, "changli")).Result.Parts,
        Sheets = await city.Get<SheetQueries>().List(city.Office, PublishedCity.Scheme, PublishedCity.Group),
        OfTeam = await city.Get<SheetQueries>().List(city.Member),
    })!;

    private static async Task Refused(string code, Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Code.ShouldBe(code);
}
