using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Application.Units;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class FrozenEditionsOnSqlite(SqliteFixture city) : FrozenEditionTests(city), IClassFixture<SqliteFixture>;

public class FrozenEditionsOnPostgres(PostgresFixture city) : FrozenEditionTests(city), IClassFixture<PostgresFixture>;

/// <summary>Sheets stay on what they were scored with: opening them freezes scheme and editions.</summary>
public abstract class FrozenEditionTests(EngineFixture city)
{
    private static readonly RubricLibrary BuiltIn = BuiltInRubrics.Read();

    [EngineFact]
    public async Task Opening_sheets_freezes_the_scheme_and_the_editions_that_they_use_and_no_other()
    {
        var frozen = (await city.Get<RubricCatalog>().List()).ToDictionary(known => known.Code, known => known.Frozen);

        (frozen["qinhuangdao-party"], frozen["qinhuangdao-government"], frozen["shishi-town"]).ShouldBe((true, true, false));
        (await city.Get<SchemeCatalog>().List()).Single(known => known.Code == EngineFixture.Scheme).Frozen.ShouldBeTrue();
    }

    [EngineFact]
    public async Task A_frozen_edition_is_not_touched_and_named()
    {
        var changed = BuiltIn.Edition("qinhuangdao-party", "2016")! with { Title = "改过的细则" };

        var frozen = await city.Get<StoreBuiltIn>().Run([changed], [BuiltIn.Schemes.Single(known => known.Code == EngineFixture.Scheme) with { Title = "改过的方案" }]);

        frozen.ShouldBe(["qinhuangdao-party 2016", EngineFixture.Scheme]);
        (await city.Get<RubricCatalog>().Get("qinhuangdao-party", "2016")).Title.ShouldNotBe("改过的细则");
        (await city.Get<SchemeCatalog>().Get(EngineFixture.Scheme)).Title.ShouldNotBe("改过的方案");
    }

    [EngineFact]
    public async Task An_unused_edition_that_changed_is_replaced_and_read_anew()
    {
        var changed = BuiltIn.Edition("shishi-town", "2024")! with { Title = "改过的镇细则" };
        await city.Get<RubricCatalog>().Get("shishi-town", "2024");

        (await city.Get<StoreBuiltIn>().Run([changed], [])).ShouldBeEmpty();

        (await city.Get<RubricCatalog>().Get("shishi-town", "2024")).Title.ShouldBe("改过的镇细则");
        (await city.Get<RubricCatalog>().List()).Single(known => known.Code == "shishi-town").Title.ShouldBe("改过的镇细则");
    }

    [EngineFact]
    public async Task Storing_the_same_again_writes_nothing()
    {
        var unchanged = BuiltIn.Editions.Where(edition => edition.Code == "qinhuangdao-department").ToList();
        var before = await DatabaseContent.Read(city.Database);

        await city.Get<StoreBuiltIn>().Run(unchanged, BuiltIn.Schemes);

        (await DatabaseContent.Read(city.Database)).ShouldBe(before);
    }

    [EngineFact]
    public async Task Each_unit_that_is_not_excluded_gets_one_sheet_for_each_part_with_a_rubric()
    {
        var sheets = await city.Get<SheetQueries>().List(city.Office, EngineFixture.Scheme, EngineFixture.County);

        sheets.Count.ShouldBe(12);
        sheets.Select(sheet => (sheet.Unit, sheet.Part)).Distinct().Count().ShouldBe(12);
        sheets.ShouldAllBe(sheet => sheet.Unit != "haigang" && sheet.Unit != "qinglong" && sheet.Unit != "kaifaqu");
    }

    [EngineFact]
    public async Task Opening_again_opens_only_what_is_new()
    {
        await AddFactory("factory-1");
        await OpenEnterprises();
        await AddFactory("factory-2");

        await OpenEnterprises();
        await OpenEnterprises();

        (await city.Get<SheetQueries>().List(city.Office, "shishi-2024", "enterprise")).Select(sheet => sheet.Unit)
            .ShouldBe(["factory-1", "factory-2"], ignoreOrder: true);
        await using var db = await city.Database.Db();
        var ids = (await db.Assessments.Where(sheet => sheet.Group == "enterprise").ToListAsync()).ConvertAll(sheet => sheet.Id.ToString());
        (await db.Audit.CountAsync(line => line.Action == "sheet.opened" && ids.Contains(line.EntityId))).ShouldBe(2);
    }

    [EngineFact]
    public async Task Two_people_who_open_a_group_at_the_same_instant_open_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => city.Get<OpenAssessments>().Run(
            city.Office, Guid.NewGuid(), EngineFixture.Scheme, "department", "team-1")));

        (await city.Get<SheetQueries>().List(city.Office, EngineFixture.Scheme, "department")).Count.ShouldBe(10);
    }

    [EngineFact]
    public async Task A_team_that_does_not_exist_gets_no_sheet() =>
        (await Should.ThrowAsync<RuleViolation>(() => city.Get<OpenAssessments>().Run(
            city.Office, Guid.NewGuid(), EngineFixture.Scheme, EngineFixture.County, "nobody"))).Code.ShouldBe(Rules.NotFound);

    private Task AddFactory(string code) => city.Get<AddUnit>().Run(city.Office, Guid.NewGuid(), new NewUnit(code, code, Subject.Enterprise, null, null));

    private Task OpenEnterprises() => city.Get<OpenAssessments>().Run(city.Office, Guid.NewGuid(), "shishi-2024", "enterprise", "team-1");
}
