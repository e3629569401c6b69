using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class ImportRowsOnSqlite(SqliteFixture city) : ImportRowsTests(city), IClassFixture<SqliteFixture>;

public class ImportRowsOnPostgres(PostgresFixture city) : ImportRowsTests(city), IClassFixture<PostgresFixture>;

/// <summary>Rows that come back from a file are stored by the same rules as typed ones, all together or not at all. Each test in a county of its own.</summary>
[Trait("Theme", "OfflinePackage")]
public abstract class ImportRowsTests(EngineFixture city)
{
    [EngineFact]
    public async Task Rows_of_several_sheets_are_stored_together_each_with_its_audit()
    {
        var (party, government) = (await city.Sheet("changli"), await city.Sheet("changli", "government"));
        var operation = Guid.NewGuid();

        await Import(operation, new ImportedRow(party, Found("1.2", 3), 0), new ImportedRow(government, Rows.Clear("1.1.1"), 0), new ImportedRow(party, Rows.Clear("1.3"), 0));
        await Import(operation, new ImportedRow(party, Found("1.2", 9), 1));

        (await Row(party, "1.2"))!.Snapshot.Findings.ShouldHaveSingleItem().Count.ShouldBe(3);
        (await Row(government, "1.1.1"))!.Snapshot.State.ShouldBe(ItemState.Clear);
        await using var db = await city.Database.Db();
        (await db.Audit.Where(line => line.OperationId == operation).Select(line => line.Action + line.Path).ToListAsync())
            .ShouldBe(["row.saved1.2", "row.saved1.3", "row.saved1.1.1"], ignoreOrder: true);
    }

    [EngineFact]
    public async Task One_row_that_changed_meanwhile_keeps_all_out()
    {
        var (party, government) = (await city.Sheet("lulong"), await city.Sheet("lulong", "government"));
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), party, Rows.Clear("1.2"), 0);

        await Should.ThrowAsync<ChangedMeanwhile>(() =>
            Import(Guid.NewGuid(), new ImportedRow(government, Rows.Clear("1.1.1"), 0), new ImportedRow(party, Rows.Clear("1.3"), 0), new ImportedRow(party, Found("1.2", 3), 0)));

        (await Row(party, "1.3")).ShouldBeNull("nothing is half-imported");
        (await Row(government, "1.1.1")).ShouldBeNull();
        (await Row(party, "1.2"))!.Snapshot.State.ShouldBe(ItemState.Clear);
    }

    [EngineFact]
    public async Task Saved_one_after_the_other_they_would_be_half_imported_the_twin()
    {
        var party = await city.Sheet("beidaihe-xinqu");
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), party, Rows.Clear("1.2"), 0);

        await Should.ThrowAsync<ChangedMeanwhile>(async () =>
        {
            foreach (var row in new[] { Rows.Clear("1.3"), Found("1.2", 3) })
                await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), party, row, 0);
        });

        (await Row(party, "1.3")).ShouldNotBeNull();
    }

    [EngineFact]
    public async Task The_rules_of_a_typed_row_hold_for_an_imported_one()
    {
        var party = await city.Sheet("funing");
        var other = await city.Database.Account($"other-{Guid.NewGuid():N}", Role.TeamMember, team: "team-2");

        (await Refused(city.Member, new ImportedRow(party, Found("1.2", 1.5m), 0))).ShouldBe(Rules.InvalidInput);
        (await Refused(city.Member, new ImportedRow(party, new RowSnapshot("1.3", ItemState.Exempt, null, []), 0))).ShouldBe(Rules.ReasonRequired);
        (await Refused(other, new ImportedRow(party, Rows.Clear("1.3"), 0))).ShouldBe(Rules.NotFound);
        (await Refused(city.Office, new ImportedRow(party, Rows.Clear("1.3"), 0))).ShouldBe(Rules.AccessDenied);
        (await city.Get<SheetQueries>().Get(city.Member, party)).Rows.ShouldBeEmpty();
    }

    [EngineFact]
    public async Task The_preview_says_of_each_row_what_would_become_of_it_and_writes_nothing()
    {
        var party = await city.Sheet("shanhaiguan");
        await city.Get<SaveRow>().Run(city.Member, Guid.NewGuid(), party, Rows.Clear("1.2"), 0);
        var before = await DatabaseContent.Read(city.Database);

        var rows = await city.Get<ImportPreviewQueries>().Preview(city.Member, party,
        [
            Offered(RowSnapshot.Untouched("1.1"), RowSnapshot.Untouched("1.1")), Offered(RowSnapshot.Untouched("1.2"), Found("1.2", 3)), Offered(RowSnapshot.Untouched("1.3"), Found("1.3", 1)),
            Offered(RowSnapshot.Untouched("1.4"), Found("1.4", -1)), Offered(Rows.Clear("1.5"), Found("1.5", 1), 7), Offered(RowSnapshot.Untouched("1.2"), Rows.Clear("1.2")),
        ]);

        rows.Select(row => row.Merge.Outcome).ShouldBe(
            [MergeOutcome.Untouched, MergeOutcome.Clash, MergeOutcome.Changed, MergeOutcome.Changed, MergeOutcome.Unknown, MergeOutcome.Same]);
        rows.Select(row => row.Refusal?.Code).ShouldBe([null, null, null, Rules.InvalidInput, Rules.OfflineVersionUnknown, null]);
        rows[1].Stored!.ChangedBy.ShouldBe("member");
        (await DatabaseContent.Read(city.Database)).ShouldBe(before);
    }

    [EngineFact]
    public async Task Two_imports_over_the_same_sheets_in_another_order_do_not_wait_for_each_other_for_ever()
    {
        Guid[] sheets = [await city.Sheet("shanhaiguan", "government"), await city.Sheet("beidaihe", "government")];
        ImportedRow[] one = [.. sheets.Select(sheet => new ImportedRow(sheet, Rows.Clear("1.1.1"), 0))], two = [.. sheets.Reverse().Select(sheet => new ImportedRow(sheet, Rows.Clear("1.1.2"), 0))];

        await Task.WhenAll(Import(Guid.NewGuid(), one), Import(Guid.NewGuid(), two)).WaitAsync(TimeSpan.FromSeconds(60));

        (await Row(sheets[0], "1.1.1")).ShouldNotBeNull();
        (await Row(sheets[0], "1.1.2")).ShouldNotBeNull();
    }

    private static OfferedRow Offered(RowSnapshot taken, RowSnapshot mine, long version = 0) => new(taken, version, mine);

    private static RowSnapshot Found(string item, decimal count) => Rows.Found(item, new FindingEntry(Guid.CreateVersion7(), $"{item}.1", count, null, null, null, "没有印发"));

    private async Task<string> Refused(Actor actor, ImportedRow row) =>
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<ImportRows>().Run(actor, Guid.NewGuid(), [row]))).Code;

    private Task Import(Guid operation, params ImportedRow[] rows) => city.Get<ImportRows>().Run(city.Member, operation, rows);

    private Task<SheetItemRow?> Row(Guid sheet, string item) => city.Get<SheetQueries>().Row(city.Member, sheet, item);
}
