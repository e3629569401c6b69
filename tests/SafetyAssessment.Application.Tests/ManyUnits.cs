using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Units;

namespace SafetyAssessment.Application.Tests;

/// <summary>A group of many enterprises, each with a sheet that is assessed whole.</summary>
internal sealed class ManyUnits : IAsyncDisposable
{
    public const string Scheme = "shishi-2024";
    public const string Group = "enterprise";

    private ManyUnits(TestDatabase database, Actor office) => (Database, Office) = (database, office);

    public TestDatabase Database { get; }

    public Actor Office { get; }

    public static async Task<ManyUnits> Start(Engine engine, int count)
    {
        var database = await TestDatabase.Start(engine);
        var city = new ManyUnits(database, await database.Account("office", Role.SafetyOffice));
        var member = await database.Account("member", Role.TeamMember, team: "team-1");
        await city.Get<AddTeam>().Run(city.Office, Guid.NewGuid(), "team-1", "第一组");
        var subject = (await city.Get<SchemeCatalog>().Get(Scheme)).Group(Group)!.Subject;
        await using (var db = await database.Db())
        {
            for (var number = 1; number <= count; number++)
                db.Units.Add(new Unit($"e{number:000}", $"企业{number}", subject, null, null, number));
            await db.SaveChangesAsync();
        }

        await city.Get<OpenAssessments>().Run(city.Office, Guid.NewGuid(), Scheme, Group, "team-1");
        await using (var db = await database.Db())
        {
            foreach (var sheet in await db.Assessments.Include(known => known.Rows).ToListAsync())
            {
                var edition = await city.Get<RubricCatalog>().Get(sheet.Rubric, sheet.Edition);
                foreach (var (item, _) in edition.Index.Rows)
                    sheet.SaveRow(edition, Rows.Clear(item.Code), 0, member, TimeProvider.System.GetUtcNow().UtcDateTime);
            }

            await db.SaveChangesAsync();
        }

        return city;
    }

    public T Get<T>()
        where T : notnull => Database.Get<T>();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
