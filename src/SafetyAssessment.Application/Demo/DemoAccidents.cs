using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// Accidents of 2016 and the vetoes that follow by rule: one in effect, one dismissed, one that waits for a decision, and one accident without any.
/// </summary>
internal static class DemoAccidents
{
    private static readonly (string Unit, AccidentReport Report)[] All =
    [
        ("shanhaiguan", new(new DateOnly(2016, 8, 17), "某冷库检修时液氨泄漏，三名检修人员死亡", 3, 2, 3.2m, false, "事故调查批复〔2016〕8号")),
        ("beidaihe-xinqu", new(new DateOnly(2016, 5, 11), "某工地脚手架局部倒塌，一人死亡", 1, 1, 0.9m, false, "事故调查批复〔2016〕3号")),
        ("beidaihe-xinqu", new(new DateOnly(2016, 10, 26), "某木器厂砂光机房火灾，无人死亡", 0, 2, 1.4m, false, "事故调查批复〔2016〕11号")),
        ("funing", new(new DateOnly(2016, 6, 30), "某采石场铲车倾翻，一人死亡", 1, 0, 0.6m, false, null)),
    ];

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, Scheme city)
    {
        var entered = new DateTime(2017, 1, 9, 2, 0, 0, DateTimeKind.Utc);
        foreach (var own in All.GroupBy(known => known.Unit))
        {
            var accidents = own.Select((known, before) => new Accident(
                DemoId.Of($"accident/{own.Key}/{known.Report.Date:yyyy-MM-dd}"), own.Key, before + 1, known.Report, DemoAccounts.Office.Name, entered)).ToList();
            db.Accidents.AddRange(accidents);
            foreach (var accident in accidents)
                yield return accident.Entered();
            foreach (var happened in Vetoes(db, city, own.Key, [.. accidents.Select(accident => accident.ToFacts())], entered))
                yield return happened;
        }
    }

    private static IEnumerable<DomainEvent> Vetoes(AssessmentDb db, Scheme city, string unit, List<AccidentFacts> facts, DateTime at)
    {
        foreach (var rule in city.Vetoes)
        {
            if (rule.CausedBy(facts) is not { Count: > 0 } causes)
                continue;
            var proposal = new VetoProposal(DemoId.Of($"veto/{unit}/{rule.Code}"), city.Code, unit, rule.Code, causes.Select(cause => cause.Id), at);
            db.Vetoes.Add(proposal);
            yield return proposal.Proposed();
            if ((unit, rule.Code) == ("shanhaiguan", "V1"))
                yield return proposal.Confirm("市安委会决定〔2017〕2号", "较大事故，事实和责任已由调查报告认定", 0, DemoAccounts.Office, at.AddDays(3));
            if ((unit, rule.Code) == ("shanhaiguan", "V2"))
                yield return proposal.Dismiss("与较大事故是同一起，已按那一条作出决定，不再重复", 0, DemoAccounts.Office, at.AddDays(3));
        }
    }
}
