using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Demo;

/// <summary>The departments. The police and the fire brigade lose the same in different places, so that two share a rank.</summary>
internal static class DemoDepartmentSheets
{
    public static IEnumerable<DemoSheet> All =>
    [
        new("anjian", "year-end", AssessmentState.Confirmed,
        [
            Campaigns(2),
            new("1.5.1", 1, "本部门", "一名副局长下半年没有带队督查"),
        ]),
        new("gongan", "year-end", AssessmentState.Confirmed,
        [
            Campaigns(2),
            new("1.4.1", 1, "本部门", "第三季度没有研究安全工作的会议记录"),
            new("4.9.1", null, "本部门", "有激励和限制的职责，没有出台具体办法"),
        ]),
        new("xiaofang", "year-end", AssessmentState.Confirmed,
        [
            Campaigns(2),
            new("3.1.1", 1, "本部门", "保暑期活动没有评比材料"),
            new("4.8.1", null, "抽查单位甲", "九小场所没有参加新一轮承诺"),
        ]),
        new("zhijian", "year-end", AssessmentState.Submitted,
        [
            Campaigns(1),
            new("2.3.1", 1, "抽查单位甲", "上半年没有特种设备督查的台账"),
            Inapplicable,
        ]),
        new("jiaoyu", "year-end", AssessmentState.Confirmed,
        [
            Campaigns(2),
            new("1.5.1", 2, "本部门", "两名副职各少带队一次"),
            new("3.4.1", 1, "抽查学校甲", "大检查没有总结"),
            Inapplicable,
        ]),
        new("weisheng", "year-end", AssessmentState.Returned,
        [
            Campaigns(1),
            new("1.6.1", null, "本部门", "班子述职没有安全生产内容，也没有部署文件"),
            new("3.2.1", 2, "抽查医院甲", "攻坚行动没有督查，没有评比"),
            Inapplicable,
        ], ReturnReason: "述职一项请核对部门补交的部署文件，确认后再提交"),
        new("lvyou", "year-end", AssessmentState.Draft,
        [
            new("1.4.1", 6, "本部门", "全年只有一次会议写到安全工作，含临时会议少六次"),
            new("1.5.1", 1, "本部门", "局长上半年没有带队"),
        ], Rows: 9),
        new("gongxin", "year-end", AssessmentState.Submitted,
        [
            Campaigns(2),
            new("1.3.1", null, "本部门", "指定的科室没有写明安全职责"),
            new("4.7.1", 1, "本部门", "全年没有组织行业培训"),
        ]),
        new("shangwu", "year-end", AssessmentState.Confirmed,
        [
            new("3.5.1", 0, "本部门", "没有组织专项整治"),
            new("2.1.1", null, "本部门", "没有年度安全工作要点"),
            new("3.3.1", 5, "抽查商场甲", "方案、部署、督查、总结都没有，另有一次抽查未到场"),
            Inapplicable,
        ]),
    ];

    private static DemoLine Inapplicable => new("4.9", null, null, "没有诚信激励和限制的职责", ItemState.NotApplicable);

    private static DemoLine Campaigns(decimal count) =>
        new("3.5.1", count, "本部门", count == 1 ? "组织了一项专项整治" : "组织了两项专项整治，材料齐全");
}
