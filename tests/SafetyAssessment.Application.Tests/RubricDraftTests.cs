using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class RubricDraftsOnSqlite(SqliteFixture city) : RubricDraftTests(city), IClassFixture<SqliteFixture>;

public class RubricDraftsOnPostgres(PostgresFixture city) : RubricDraftTests(city), IClassFixture<PostgresFixture>;

/// <summary>From a draft to an edition: stored on every step, refused with a reason, published once.</summary>
public abstract class RubricDraftTests(EngineFixture city)
{
    [EngineFact]
    public async Task A_draft_is_kept_between_visits_with_its_document_and_what_was_confirmed()
    {
        var id = await Import("kept");
        await city.Get<ConfirmRows>().Run(city.Office, Guid.NewGuid(), id, ["1.2"], true, 0);

        var draft = await Get(id);

        draft.Content.Index.Rows.Select(row => row.Item.Code).ShouldBe(["1.1", "1.2"]);
        draft.Rows.Select(row => (row.Item, row.Table, row.SourceRow, row.ConfirmedBy)).ShouldBe([("1.1", 1, 1, null), ("1.2", 1, 2, "office")]);
        (await city.Get<RubricDraftQueries>().Document(city.Office, id)).ShouldBe("{\"kept\":true}");
        (await city.Get<RubricDraftQueries>().List(city.Office)).Single(row => row.Id == id)
            .ShouldSatisfyAllConditions(row => row.Head.Code.ShouldBe("kept"), row => (row.Confirmed, row.Imported).ShouldBe((1, 2)));
    }

    [EngineFact]
    public async Task A_published_draft_is_an_edition_with_its_acknowledgements_and_the_draft_is_gone()
    {
        var id = await Import("published", cap: 50);
        var version = await city.Get<ConfirmRows>().Run(city.Office, Guid.NewGuid(), id, ["1.1", "1.2"], true, 0);
        foreach (var finding in (await Get(id)).Readiness.Open)
            version = await city.Get<AcknowledgeFinding>().Run(city.Office, Guid.NewGuid(), id, finding, "留十分为基础分", version);

        await city.Get<PublishDraft>().Run(city.Office, Guid.NewGuid(), id, version);

        (await city.Get<RubricCatalog>().Get("published", "2027")).Index.Item("1.2")!.Cap.ShouldBe(50);
        (await city.Get<RubricCatalog>().List()).Single(known => known.Code == "published")
            .ShouldSatisfyAllConditions(known => known.PublishedBy.ShouldBe("office"), known => known.PublishedAt.ShouldNotBeNull(), known => known.Frozen.ShouldBeFalse());
        (await city.Get<RubricCatalog>().Acknowledged("published", "2027")).ShouldAllBe(known => known.Reason == "留十分为基础分" && known.By == "office");
        (await Refusal(() => Get(id))).ShouldBe(Rules.NotFound);
        await using var db = await city.Database.Db();
        (await db.RubricDraftSources.CountAsync(source => source.DraftId == id)).ShouldBe(0, "the document went with it");
        (await db.Audit.Where(line => line.EntityId == "published/2027").Select(line => line.Action).ToListAsync()).ShouldBe(["rubric.published"]);
    }

    [EngineFact]
    public async Task What_stands_in_the_way_of_publishing_is_said_and_nothing_is_stored()
    {
        var id = await Import("refused", cap: 50);
        (await Refusal(() => Publish(id, 0))).ShouldBe(Rules.DraftRowsNotConfirmed);
        var version = await city.Get<ConfirmRows>().Run(city.Office, Guid.NewGuid(), id, ["1.1", "1.2"], true, 0);
        (await Refusal(() => Publish(id, version))).ShouldBe(Rules.DraftFindingsOpen);
        version = await city.Get<SaveDraft>().Run(city.Office, Guid.NewGuid(), id, Content("refused", 60) with { Sections = [] }, version);
        (await Refusal(() => Publish(id, version))).ShouldBe(Rules.InvalidInput);

        (await city.Get<RubricCatalog>().List()).ShouldNotContain(known => known.Code == "refused");
        (await Get(id)).Version.ShouldBe(version);
    }

    [EngineFact]
    public async Task The_next_edition_keeps_the_clauses_codes_and_says_what_it_is_based_on()
    {
        var id = await Start("qinhuangdao-department", "2017", new DraftStart.Copy("qinhuangdao-department", "2016"));
        var built = BuiltInRubrics.Read().Edition("qinhuangdao-department", "2016")!;

        var draft = await Get(id);

        draft.BasedOn.ShouldBe("2016");
        draft.Content.Index.Rows.SelectMany(row => row.Item.Clauses).Select(clause => clause.Code)
            .ShouldBe(built.Index.Rows.SelectMany(row => row.Item.Clauses).Select(clause => clause.Code));
        (await city.Get<RubricDraftQueries>().Document(city.Office, id)).ShouldBeNull();
    }

    [EngineFact]
    public async Task A_file_that_was_an_edition_of_the_rubric_goes_on_with_it_and_what_a_file_only_claims_does_not_count()
    {
        var department = Imported("qinhuangdao-department") with { BasedOn = "2016" };

        var next = await Start("qinhuangdao-department", "2018", department);
        var claimed = await Start("qinhuangdao-department", "2019", department with { BasedOn = "1999" });
        var other = await Start("another", "2018", department);

        (await Get(next)).BasedOn.ShouldBe("2016");
        (await Get(claimed)).BasedOn.ShouldBeNull();
        (await Get(other)).BasedOn.ShouldBeNull();
        (await Refusal(() => city.Get<ReadDraftAgain>().Run(city.Office, Guid.NewGuid(), next, department, 0))).ShouldBe(Rules.DraftCodeFixed, "its codes are identities");
    }

    [EngineFact]
    public async Task An_edition_that_exists_is_not_drafted_again_and_of_two_drafts_one_is_published()
    {
        (await Refusal(() => Start("qinhuangdao-department", "2016", new DraftStart.Blank(100)))).ShouldBe(Rules.InvalidInput);
        var (first, second) = (await Ready("twice"), await Ready("twice"));

        var results = await Task.WhenAll(new[] { first, second }.Select(async id =>
        {
            try
            {
                await Publish(id, 1);
                return null;
            }
            catch (RuleViolation violation)
            {
                return violation.Code;
            }
        }));

        results.ShouldBe([null, Rules.RubricEditionExists], ignoreOrder: true);
    }

    [EngineFact]
    public async Task Two_people_in_one_draft_neither_overwrites_the_other_unseen()
    {
        var id = await Import("clash");
        await city.Get<SaveDraft>().Run(city.Office, Guid.NewGuid(), id, Content("clash", 60) with { Title = "甲改的" }, 0);

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() => city.Get<SaveDraft>().Run(city.Office, Guid.NewGuid(), id, Content("clash", 60) with { Title = "乙改的" }, 0));

        (clash.Version, ((RubricEdition)clash.Theirs!).Title).ShouldBe((1L, "甲改的"));
        (await Get(id)).Content.Title.ShouldBe("甲改的");
    }

    [EngineFact]
    public async Task A_save_sent_again_gets_the_version_of_its_own_change_and_not_of_a_later_one()
    {
        var id = await Import("again");
        var operation = Guid.NewGuid();
        var mine = Content("again", 60) with { Title = "甲改的" };
        (await city.Get<SaveDraft>().Run(city.Office, operation, id, mine, 0)).ShouldBe(1);
        await city.Get<SaveDraft>().Run(city.Office, Guid.NewGuid(), id, mine with { Title = "乙改的" }, 1);

        (await city.Get<SaveDraft>().Run(city.Office, operation, id, mine, 0)).ShouldBe(1, "with 2 the next save would overwrite what was never seen");
        (await city.Get<SaveDraft>().Run(city.Office, Guid.NewGuid(), id, mine with { Title = "乙改的" }, 2)).ShouldBe(2, "nothing changed");
    }

    [EngineFact]
    public async Task Read_again_with_other_columns_the_document_and_the_rows_are_replaced_and_confirmed_rows_stay()
    {
        var id = await Import("columns");
        var version = await city.Get<ConfirmRows>().Run(city.Office, Guid.NewGuid(), id, ["1.2"], true, 0);

        await city.Get<ReadDraftAgain>().Run(
            city.Office, Guid.NewGuid(), id, new DraftStart.Import(Content("columns", 30), [new("1.1", 1, 1, 1), new("1.2", 1, 2, 2)], "{\"again\":true}"), version);

        var draft = await Get(id);
        draft.Content.Index.Item("1.2")!.Mark.ShouldBe(60);
        draft.Rows.Select(row => row.IsConfirmed).ShouldBe([false, true]);
        (await city.Get<RubricDraftQueries>().Document(city.Office, id)).ShouldBe("{\"again\":true}");
    }

    [EngineFact]
    public async Task The_head_of_a_draft_must_be_one_that_addresses_and_tables_can_hold()
    {
        var faults = await Should.ThrowAsync<InvalidInput>(() => Start("With Space", "a/b", new DraftStart.Blank(100), title: ""));

        faults.Problems.Select(problem => (problem.Path, problem.Code)).ShouldBe(
            [("Code", Rules.BadCharacters), ("Edition", Rules.BadCharacters), ("Title", Rules.Required)]);
        (await Should.ThrowAsync<InvalidInput>(() => Start("long", "2027", new DraftStart.Blank(10_000_000)))).Problems.Single().Code.ShouldBe(Rules.OutOfRange);
    }

    [EngineFact]
    public async Task A_rubric_drafts_are_the_offices_work_and_others_read_at_most()
    {
        var id = await Import("whose");
        var administrator = await city.Database.Account($"reader-{Guid.NewGuid():N}", Role.SystemAdministrator);

        (await city.Get<RubricDraftQueries>().Get(administrator, id)).Content.Code.ShouldBe("whose");
        (await Refusal(() => city.Get<DiscardDraft>().Run(administrator, Guid.NewGuid(), id, 0))).ShouldBe(Rules.AccessDenied);
        (await Refusal(() => city.Get<RubricDraftQueries>().Get(city.Member, id))).ShouldBe(Rules.AccessDenied);
        (await city.Get<RubricDraftQueries>().List(city.Member)).ShouldBeEmpty();
    }

    [EngineFact]
    public async Task What_an_office_published_is_not_replaced_by_one_of_the_same_name_that_comes_with_the_program()
    {
        var id = await Ready("own");
        await Publish(id, 1);

        (await city.Get<StoreBuiltIn>().Run([Content("own", 60) with { Title = "随程序" }], [])).ShouldBe(["own 2027"]);

        (await city.Get<RubricCatalog>().Get("own", "2027")).Title.ShouldBe("细则");
    }

    [EngineFact]
    public async Task A_discarded_draft_is_gone_and_the_audit_says_who_did_it()
    {
        var id = await Import("discarded");

        await city.Get<DiscardDraft>().Run(city.Office, Guid.NewGuid(), id, 0);

        (await Refusal(() => Get(id))).ShouldBe(Rules.NotFound);
        await using var db = await city.Database.Db();
        (await db.Audit.SingleAsync(line => line.EntityId == $"{id}" && line.Action == "draft.discarded")).AccountName.ShouldBe("office");
    }

    internal static RubricEdition Content(string code, decimal cap) => new()
    {
        Code = code,
        Edition = "2027",
        Title = "细则",
        Subject = Subject.Town,
        FullMark = 100,
        Sections =
        [
            new Section
            {
                Code = "1",
                Title = "责任落实",
                FullMark = 100,
                Items =
                [
                    new Item { Code = "1.1", Title = "会议", FullMark = 40, Clauses = [new Clause { Code = "1.1.1", Kind = ClauseKind.Fixed, Text = "未召开扣40分", Points = 40 }] },
                    new Item { Code = "1.2", Title = "检查", Cap = cap, Clauses = [new Clause { Code = "1.2.1", Kind = ClauseKind.PerOccurrence, Text = "每少1次扣5分", Points = 5, Unit = "次" }] },
                ],
            },
        ],
    };

    internal static DraftStart.Import Imported(string code, decimal cap = 60) =>
        new(Content(code, cap), [new("1.1", 1, 1, 1), new("1.2", 1, 2, 2)], $"{{\"{code}\":true}}");

    private Task<Guid> Import(string code, decimal cap = 60) => Start(code, "2027", Imported(code, cap));

    private async Task<Guid> Ready(string code)
    {
        var id = await Import(code);
        await city.Get<ConfirmRows>().Run(city.Office, Guid.NewGuid(), id, ["1.1", "1.2"], true, 0);
        return id;
    }

    private async Task<Guid> Start(string code, string edition, DraftStart from, string title = "细则")
    {
        var id = Guid.CreateVersion7();
        await city.Get<StartDraft>().Run(city.Office, Guid.NewGuid(), id, new DraftHead(code, edition, title, Subject.Town), from);
        return id;
    }

    private Task<RubricDraftView> Get(Guid id) => city.Get<RubricDraftQueries>().Get(city.Office, id);

    private Task Publish(Guid id, long version) => city.Get<PublishDraft>().Run(city.Office, Guid.NewGuid(), id, version);

    private static async Task<string> Refusal(Func<Task> call) => (await Should.ThrowAsync<RuleViolation>(call)).Code;
}
