using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Application.Tests;

public class UnitsOnSqlite(SqliteFixture city) : UnitTests(city), IClassFixture<SqliteFixture>;

public class UnitsOnPostgres(PostgresFixture city) : UnitTests(city), IClassFixture<PostgresFixture>;

/// <summary>The tree of units.</summary>
public abstract class UnitTests(EngineFixture city)
{
    [EngineFact]
    public async Task A_unit_is_added_below_another_and_behind_its_siblings()
    {
        await Add("town-a");
        await Add("factory-1", Subject.Enterprise, "town-a");
        await Add("factory-2", Subject.Enterprise, "town-a");

        var units = (await city.Get<UnitQueries>().All(city.Office)).Where(unit => unit.Parent == "town-a");

        units.Select(unit => (unit.Code, unit.Order)).ShouldBe([("factory-1", 1), ("factory-2", 2)]);
    }

    [EngineFact]
    public async Task A_code_is_given_once_and_a_parent_must_exist()
    {
        await Add("town-b");

        var taken = await Should.ThrowAsync<InvalidInput>(() => Add("town-b"));
        taken.Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.UnitCodeTaken);
        (await Should.ThrowAsync<RuleViolation>(() => Add("factory-9", Subject.Enterprise, "nowhere"))).Code.ShouldBe(Rules.NotFound);
    }

    [EngineFact]
    public async Task Two_people_who_give_the_same_code_at_the_same_instant_are_one_unit_and_one_refusal()
    {
        var refusals = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await Add("town-c");
                return "";
            }
            catch (InvalidInput refusal)
            {
                return refusal.Problems[0].Code;
            }
        }));

        refusals.ShouldBe(["", Rules.UnitCodeTaken], ignoreOrder: true);
    }

    [EngineFact]
    public async Task Every_fault_of_a_new_unit_is_listed()
    {
        var refusal = await Should.ThrowAsync<InvalidInput>(() =>
            city.Get<AddUnit>().Run(city.Office, Guid.NewGuid(), new NewUnit("大写 CODE", " ", Subject.Town, null, "安\0全")));

        refusal.Problems.Select(problem => (problem.Path, problem.Code)).ShouldBe(
            [("Code", Rules.BadCharacters), ("Name", Rules.Required), ("Post", Rules.BadCharacters)]);
    }

    [EngineFact]
    public async Task The_later_of_two_changes_is_refused_with_both_values()
    {
        await Add("town-d");
        await city.Get<ChangeUnit>().Run(city.Office, Guid.NewGuid(), "town-d", "甲镇", "镇长", 0);

        var clash = await Should.ThrowAsync<ChangedMeanwhile>(() =>
            city.Get<ChangeUnit>().Run(city.Office, Guid.NewGuid(), "town-d", "乙镇", "镇长", 0));

        clash.Mine.ShouldNotBeNull().ToString().ShouldNotBeNull().ShouldContain("乙镇");
        clash.Theirs.ShouldNotBeNull().ToString().ShouldNotBeNull().ShouldContain("甲镇");
        (await city.Get<UnitQueries>().Names())["town-d"].ShouldBe("甲镇");
    }

    [EngineFact]
    public async Task Units_of_a_scheme_are_added_once()
    {
        var before = await city.Get<UnitQueries>().All(city.Office);

        await city.Get<AddSchemeUnits>().Run(city.Office, Guid.NewGuid(), EngineFixture.Scheme);

        (await city.Get<UnitQueries>().All(city.Office)).ShouldBe(before);
        before.Count(unit => unit.Subject == Subject.County).ShouldBe(9);
    }

    private Task Add(string code, Subject subject = Subject.Town, string? parent = null) =>
        city.Get<AddUnit>().Run(city.Office, Guid.NewGuid(), new NewUnit(code, $"单位 {code}", subject, parent, "负责人"));
}
