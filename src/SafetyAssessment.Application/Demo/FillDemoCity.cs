using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// Fills an empty database with the demo city: units, teams, an account for every role, and work in every state. All of it goes through
/// the aggregates, so the demo can hold nothing that the rules forbid; it is one save, so there is never half a city.
/// </summary>
public sealed class FillDemoCity(Writes writes, SchemeCatalog schemes, RubricCatalog rubrics)
{
    internal const string Qinhuangdao = "qinhuangdao-2016";

    internal const string Shishi = "shishi-2024";

    /// <summary>
    /// Fills it after the built-in rubrics are stored. Does nothing a second time, nor where units have been entered: a city's own data is never mixed
    /// with the demo's.
    /// </summary>
    public Task Run() => writes.Run(DemoId.Of("fill"), SystemActor.Instance, Fill);

    private async Task<IEnumerable<DomainEvent>> Fill(AssessmentDb db, DateTime now)
    {
        if (await db.Units.AnyAsync())
            return [];
        var city = await schemes.Get(db, Qinhuangdao);
        var towns = await schemes.Get(db, Shishi);
        var editions = await Editions(db, city, towns);
        var sheets = new DemoSheets(editions);
        return
        [
            .. DemoUnits.Add(db, city, towns),
            .. DemoAccounts.Add(db),
            .. sheets.Open(db, city, towns),
            .. await Freeze(db, city, now),
            .. await Freeze(db, towns, now),
            .. DemoPhases.Add(db, now),
            .. DemoFigures.Add(db, city),
            .. DemoAccidents.Add(db, city),
            .. DemoIndicators.Add(db, city),
            .. DemoRectifications.Add(db, city, editions["qinhuangdao-party"], editions["qinhuangdao-government"]),
        ];
    }

    private async Task<Dictionary<string, RubricEdition>> Editions(AssessmentDb db, params Scheme[] used)
    {
        var editions = new Dictionary<string, RubricEdition>();
        foreach (var part in used.SelectMany(scheme => scheme.Groups).SelectMany(group => group.Parts).Where(part => part.Kind == PartKind.Rubric))
            editions[part.Rubric!] = await rubrics.Get(db, part.Rubric!, part.Edition!);
        return editions;
    }

    private static async Task<IEnumerable<DomainEvent>> Freeze(AssessmentDb db, Scheme scheme, DateTime now)
    {
        await OpenAssessments.Freeze(db, scheme.Code, scheme.Groups.SelectMany(group => group.Parts).Where(part => part.Kind == PartKind.Rubric), now);
        return [];
    }
}
