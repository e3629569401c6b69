using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Demo;

/// <summary>Control indicators of the counties: deaths counted from the accidents, a rate, and a completion that is entered by quarter.</summary>
internal static class DemoIndicators
{
    private static readonly DateTime HandedDown = new(2016, 3, 1, 2, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime Reported = new(2017, 1, 10, 2, 0, 0, DateTimeKind.Utc);

    // Unit, deaths at most, GDP in 100 million yuan, dangers to be removed, and removed by quarter.
    private static readonly (string Unit, decimal Deaths, decimal Gdp, decimal Due, decimal[] Done)[] Units =
    [
        ("shanhaiguan", 2, 92, 48, [10, 14, 13, 11]),
        ("beidaihe", 1, 71, 36, [8, 9, 12, 9]),
        ("funing", 2, 118, 60, [12, 16, 14, 10]),
        ("changli", 2, 205, 75, [20, 20, 22, 13]),
        ("lulong", 2, 146, 52, [11, 12, 15, 14]),
        ("beidaihe-xinqu", 1, 38, 25, [6, 5, 8, 6]),
    ];

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, Scheme city)
    {
        var names = city.Group("county")!.Units.ToDictionary(unit => unit.Code, unit => unit.Name);
        var deaths = New("deaths", new IndicatorTerms("生产安全事故死亡人数", "人", IndicatorKind.Quota, IndicatorSource.Deaths)
        {
            Whole = 10,
            Consequence = "约谈主要负责人，由安委办提出意见",
            Document = "市安委会〔2016〕6号",
        });
        var rate = New("gdp-rate", new IndicatorTerms("亿元生产总值死亡率", "人", IndicatorKind.Rate, IndicatorSource.Deaths)
        {
            Limit = 0.03m,
            Base = RateBase.Gdp,
            Document = "市安委会〔2016〕6号",
        });
        var removed = New("removed", new IndicatorTerms("挂牌隐患整改完成率", "处", IndicatorKind.Completion, IndicatorSource.Entered)
        {
            Limit = 95,
            Capped = true,
            Document = "市安委会〔2016〕9号",
        });
        db.Indicators.AddRange(deaths, rate, removed);
        yield return deaths.Added();
        yield return rate.Added();
        yield return removed.Added();
        yield return deaths.Divide([.. Units.Select(unit => Share(unit.Unit, unit.Deaths))], null, 0, DemoAccounts.Office, HandedDown);
        yield return rate.Divide([.. Units.Select(unit => Share(unit.Unit, unit.Gdp))], null, 0, DemoAccounts.Office, HandedDown);
        yield return removed.Divide([.. Units.Select(unit => Share(unit.Unit, unit.Due))], null, 0, DemoAccounts.Office, HandedDown);
        foreach (var unit in Units)
        {
            for (var quarter = 1; quarter <= IndicatorSplit.Quarters; quarter++)
            {
                var cell = new IndicatorActual(removed.Id, unit.Unit, quarter);
                db.IndicatorActuals.Add(cell);
                yield return cell.Set(unit.Done[quarter - 1], $"第{quarter}季度整改台账", 0, DemoAccounts.Office, Reported);
            }
        }

        ControlIndicator New(string name, IndicatorTerms terms) => new(DemoId.Of($"indicator/{name}"), city.Code, "county", terms, DemoAccounts.Office, HandedDown);

        IndicatorShare Share(string unit, decimal amount) => new(unit, ShareKind.Unit, names[unit], null, amount);
    }
}
