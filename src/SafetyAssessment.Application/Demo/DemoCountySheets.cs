using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Demo;

/// <summary>
/// The counties: two confirmed, one handed in, one sent back, one half done. Changli has no entry: it is there to be scored.
/// </summary>
internal static class DemoCountySheets
{
    public static IEnumerable<DemoSheet> All =>
    [
        new("shanhaiguan", "party", AssessmentState.Confirmed,
        [
            new("1.5.1", 2, "抽查乡镇甲", "党委书记带队检查的记录缺七月、十月两个月"),
            new("1.9.1", 1, "区本级", "妇联全年没有参加安全教育活动的材料"),
        ]),
        new("shanhaiguan", "government", AssessmentState.Confirmed,
        [
            new("1.1.3.1", 2, "抽查乡镇甲", "常务会纪要只有四次写到安全生产，少两次"),
            new("1.3.1.1", 1, "区本级", "打非治违没有阶段小结，查处数与台账对不上"),
            new("2.1.3.1", 1, "抽查部门甲", "一名副局长第三季度没有带队督查"),
            new("2.2.5.2", 1, "抽查部门乙", "两处较大隐患的复查表没有复查人签字"),
            new("3.2.2.3", null, "抽查企业甲", "培训档案只有签到表，没有试卷和成绩"),
            new("3.3.2.3", null, "抽查企业乙", "隐患台账缺九月份，整改照片没有日期"),
        ]),
        new("beidaihe", "party", AssessmentState.Submitted,
        [
            new("1.2.1", 2, "抽查乡镇甲、乙", "两地都没有把每名班子成员的安全职责写进文件"),
            new("1.5.1", 4, "抽查乡镇乙", "全年检查记录八份，少四个月"),
        ]),
        new("beidaihe", "government", AssessmentState.Submitted,
        [
            new("1.1.1.1", 2, "抽查乡镇甲、乙", "年初的政府工作报告没有职业卫生内容"),
            new("1.1.4.1", 7, "抽查乡镇甲", "镇长全年带队检查五次，比要求少七次"),
            new("1.2.3.1", 2, "区本级", "商务、旅游两家的监管职责没有写明"),
            new("1.4.1.1", 1, "区本级", "国庆期间没有专门部署的文件"),
            new("2.1.4.1", 1, "抽查部门甲", "领导班子年度述职没有安全生产内容"),
            new("2.2.3.2", 1, "抽查部门甲", "计划检查二十四次，实际只有十五次记录"),
            new("2.2.4.2", 1, "抽查部门乙", "专项检查只抽调两人，名单与行业规模不相称"),
            new("3.1.1.2", 1, "抽查企业甲", "责任制只发文，没有考核兑现的记录"),
            new("3.2.1.2", null, "抽查企业甲", "操作规程里的设备型号与现场不一致，是从别处套来的"),
            new("3.2.4.2", null, "抽查企业乙", "有预案，全年没有演练"),
            new("3.3.2.4", null, "抽查企业乙", "冷库安全出口被堵的隐患逾期二十天没有整改"),
        ]),
        new("funing", "party", AssessmentState.Returned,
        [
            new("1.3.1", 2, "区本级", "精神文明、诚信建设两项考评没有安全指标"),
            new("1.4.1", 1, "抽查乡镇甲", "下半年常委会没有听取安全生产汇报"),
            new("1.8.1", 1, "抽查乡镇甲", "没有向上级报告履职情况"),
        ], ReturnReason: "第1.8项只写了一个乡镇，另一个抽查乡镇的情况请补齐后再交"),
        new("funing", "government", AssessmentState.Returned,
        [
            new("1.1.2.1", 3, "区本级", "三个部门的目标责任书没有签字页"),
            new("1.1.6.1", 3, "抽查乡镇甲、乙", "两个镇政府和一名部门负责人没有报告履职情况"),
            new("1.2.2.1", 1, "抽查乡镇乙", "班子换届四个月后安委会成员仍是旧名单"),
            new("2.1.2.1", 2, "抽查部门甲", "二、四季度没有研究安全工作的会议记录"),
            new("2.2.2.1", null, "抽查部门乙", "保暑期活动没有本部门的方案"),
            new("2.2.6.2", 1, "抽查部门甲", "两起责令停产案件合装一卷，没有分案建档"),
            new("2.2.7.1", 1, "抽查部门乙", "没有部署本行业风险辨识的文件"),
            new("3.1.2.1", 2, "抽查企业甲、乙", "车间里没有张贴，班组长说不出内容"),
            new("3.2.3", null, null, "抽到的两家企业都没有重大危险源", ItemState.NotApplicable),
            new("3.3.1.1", null, "抽查企业乙", "没有开展标准化建设"),
        ], ReturnReason: "企业部分抽查企业丙的材料没有录入，请组长核对后重新提交"),
        new("lulong", "party", AssessmentState.Draft,
        [
            new("1.2.1", 7, "抽查乡镇甲、乙", "两镇七名班子成员分工文件没有安全职责"),
            new("1.4.1", 1, "县本级", null),
        ], Rows: 5),
        new("lulong", "government", AssessmentState.Draft,
        [
            new("1.1.3.1", 8, "抽查乡镇甲", "全年没有政府会议研究安全生产的纪要"),
            new("1.1.5.1", 3, "抽查乡镇乙", "三名副职的述职报告没有谈安全"),
            new("1.2.2", null, null, "班子全年没有变动", ItemState.NotApplicable),
            new("2.1.1.1", null, "抽查部门甲", "没有写明副局长的安全职责"),
        ], Rows: 17),
        new("beidaihe-xinqu", "party", AssessmentState.Confirmed,
        [
            new("1.5.1", 1, "抽查乡镇甲", "十一月没有主要负责人检查的记录"),
        ]),
        new("beidaihe-xinqu", "government", AssessmentState.Confirmed,
        [
            new("1.1.7.1", 1, "区本级", "对没有落实的单位没有抄送组织部门"),
            new("2.2.1.1", 1, "抽查部门甲", "上半年没有行业督查的记录"),
            new("3.2.2.4", null, "抽查企业甲", "一名电工的操作证过期两个月"),
            new("3.3.3.2", null, "抽查企业甲", "自查表没有填写整改期限"),
        ]),
    ];
}
