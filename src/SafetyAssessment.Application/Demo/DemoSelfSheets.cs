using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Demo;

/// <summary>Two self-assessments: Lulong has handed one in, which its half-scored sheet differs from; Changli is at its own.</summary>
internal static class DemoSelfSheets
{
    // Before the teams came in January 2017; hours are UTC, 9 o'clock at the place.
    public static DateTime Start { get; } = new(2016, 12, 26, 1, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<DemoSheet> All =>
    [
        new("lulong", "party", AssessmentState.Submitted,
        [
            new("1.2.1", 2, "两个镇", "两镇各有一名班子成员的分工文件没有写安全职责"),
            new("1.5.1", 1, "一个镇", "八月份没有主要负责人检查的记录"),
            new("1.8.1", 1, "县本级", "下半年的履职报告晚报了一个月"),
        ]),
        new("changli", "party", AssessmentState.Draft,
        [
            new("1.2.1", 1, "一个镇", "一名新任班子成员的分工文件没有写安全职责"),
        ], Rows: 4),
    ];

    /// <summary>Who fills them for a unit: its account, or a person who has none in the demo.</summary>
    public static Actor Of(string unit) => DemoAccounts.Unit(unit) ?? new Actor(DemoId.Of($"self/{unit}"), "卢龙县联络员", Role.AssessedUnit, Unit: unit);
}
