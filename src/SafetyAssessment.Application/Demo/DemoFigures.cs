using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Demo;

/// <summary>Outside scores, scores of the enforcement brigade, and the daily ledgers of 2016.</summary>
internal static class DemoFigures
{
    private static readonly DateTime Entered = new(2017, 1, 16, 2, 0, 0, DateTimeKind.Utc);

    // How well a county does with its outside scorers, in percent, and who has not scored it yet.
    private static readonly (string Unit, int Level, string[] Missing)[] Counties =
    [
        ("shanhaiguan", 94, []),
        ("beidaihe", 88, []),
        ("funing", 83, []),
        ("changli", 90, ["emergency", "transport"]),
        ("lulong", 80, ["transport", "fire", "tourism", "health", "smart-supervision"]),
        ("beidaihe-xinqu", 95, []),
    ];

    private static readonly (string Unit, decimal Points)[] Enforcement =
        [("shanhaiguan", 93.5m), ("beidaihe", 88), ("funing", 81), ("changli", 90), ("beidaihe-xinqu", 95.5m)];

    private static readonly (string Part, string Unit, int Month, int Day, decimal Points, string Reason, string? Document, LedgerKind? Kind)[] Ledger =
    [
        ("daily", "shanhaiguan", 3, 22, -3, "一季度例会无人参加，事后没有说明", "会议签到表", LedgerKind.Meeting),
        ("daily", "shanhaiguan", 8, 9, -2, "月报迟两天", null, LedgerKind.Report),
        ("daily", "beidaihe", 4, 18, -5, "督办的两处隐患超过期限才回复", "督办单第4号", LedgerKind.Return),
        ("daily", "beidaihe", 7, 6, -4, "暑期检查情况没有按日上报", null, LedgerKind.Information),
        ("daily", "funing", 2, 26, -6, "全市会议缺席两次", "会议签到表", LedgerKind.Meeting),
        ("daily", "funing", 9, 12, -10, "较大隐患没有挂牌，被市里通报", "通报第9期", LedgerKind.Other),
        ("daily", "funing", 11, 3, 4, "隐患整改后经复核属实，按规定恢复部分分数", "复核意见第2号", null),
        ("daily", "changli", 5, 13, -4, "二季度工作小结迟交一周", null, LedgerKind.Report),
        ("daily", "lulong", 6, 21, -8, "安全生产月没有组织咨询日活动", "现场记录", LedgerKind.Other),
        ("daily", "lulong", 10, 10, -2, "月报迟一天", null, LedgerKind.Report),
        ("daily", "beidaihe-xinqu", 12, 5, -3, "年终自评材料缺少企业名册", null, LedgerKind.Report),
        ("daily", "gongan", 5, 20, -5, "联合检查没有派人参加", "检查通知第11号", LedgerKind.Meeting),
        ("general-supervision", "xiaofang", 7, 28, -5, "转办的举报超过期限才答复", "转办单第17号", LedgerKind.Return),
        ("daily", "jiaoyu", 9, 19, -3, "开学检查情况迟报", null, LedgerKind.Report),
        ("general-supervision", "weisheng", 8, 15, -10, "交办事项没有回复", "交办单第6号", LedgerKind.Return),
        ("daily", "shangwu", 3, 30, -20, "一季度未报任何材料", "催报单第1号", LedgerKind.Report),
        ("general-supervision", "shangwu", 10, 24, -15, "商场检查交办的问题没有整改", "交办单第13号", LedgerKind.Return),
    ];

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, Scheme city) => [.. Outside(db, city), .. Documented(db, city), .. Daily(db, city)];

    private static IEnumerable<DomainEvent> Outside(AssessmentDb db, Scheme city)
    {
        var subjects = city.Group("county")!.Parts.SelectMany(part => part.Subjects).ToList();
        foreach (var (unit, level, missing) in Counties)
        {
            var chance = DemoId.Chance($"percent/{unit}");
            foreach (var input in subjects.SelectMany(subject => subject.InputsFor(unit)))
            {
                var percent = level + (chance.Next(11) / 2m);
                if (missing.Contains(input.Code))
                    continue;
                var score = new ExternalScore(city.Code, unit, input.Code);
                db.ExternalScores.Add(score);
                yield return score.Set(percent, 100, 0, input.Giver == DemoAccounts.Scorer.Giver ? DemoAccounts.Scorer : DemoAccounts.Office, Entered);
            }
        }
    }

    private static IEnumerable<DomainEvent> Documented(AssessmentDb db, Scheme city)
    {
        var part = city.Group("county")!.Part("enforcement")!;
        var number = 0;
        foreach (var (unit, points) in Enforcement)
        {
            var score = new EnteredScore(city.Code, unit, part.Code);
            db.EnteredScores.Add(score);
            yield return score.Set(points, part.FullMark, $"监察支队评分函〔2017〕{++number}号", 0, DemoAccounts.Office, Entered);
        }
    }

    private static IEnumerable<DomainEvent> Daily(AssessmentDb db, Scheme city)
    {
        var number = 0;
        foreach (var (part, unit, month, day, points, reason, document, kind) in Ledger)
        {
            var date = new DateOnly(city.Year, month, day);
            var entered = date.AddDays(1).ToDateTime(new TimeOnly(1, 30), DateTimeKind.Utc);
            var entry = new LedgerEntry(
                DemoId.Of($"ledger/{++number}"), city.Code, part, unit, date, points, reason, document, DemoAccounts.Office.Name, entered, kind);
            db.Ledger.Add(entry);
            yield return entry.Entered();
            if (unit == "lulong" && month == 10)
                yield return entry.Withdraw("收文登记显示当天已经送到，属于登记错误", DemoAccounts.Office);
        }
    }
}
