using System.Globalization;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Documents.Tests.Reading;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>
/// Rubrics as offices of other trades lay them out, each item with its section, mark and rules written down before the reader saw the document:
/// on the first run 36 of the 42 items were wholly right (weights in percent, and a mark merged over
/// a heading and its only content, were not).
/// </summary>
[Trait("Theme", "Reading")]
public sealed class VariedDocumentsTests
{
    private static readonly (string Name, Func<ImportDraft> Read, string[] Items)[] Documents =
    [
        ("hospital, odd order of columns, result columns printed blank", () => DraftText.Import(new WordFile()
            .Line("附件1").Line("2027年度医疗机构安全生产考核评分表").Line("被考核单位：________  考核日期：________")
            .Table(
                "序号|分值|考核内容|考核要求|自评分|考评分|评分标准|扣分原因|备注",
                "*1|*20|*危化品管理|*专库存放，双人双锁|||无专库的扣10分||",
                "^|^|^|^|||未双人双锁，发现一处扣5分||",
                "2|30|消防安全|每月自查不少于一次|||少一次扣2分，扣完为止||",
                "3|25|医用气体|压力表在检|||每只过期扣1分，最高扣10分||",
                "*4|*25|*应急管理|预案备案|||未备案不得分||",
                "^|^|^|每半年演练一次|||缺一次扣5分||",
                "合计|100|||||||").Save()),
        [
            "危化品管理 20 | - | fixed 10", "危化品管理 20 | - | perOccurrence 5 /处",
            "消防安全 - | 30 | perOccurrence 2 /次; cap fullMark", "医用气体 - | 25 | perOccurrence 1 /只 cap=10",
            "应急管理 25 | - | noScore", "应急管理 25 | - | perOccurrence 5 /次",
        ]),
        ("construction group, weights in percent", () => DraftText.Import(new ExcelFile().Sheet("考核",
        [
            "项目部安全绩效考核表", "一级指标|权重|二级指标|权重|评分标准|得分",
            "基础管理|0.4#2|责任落实|0.15#2|责任书缺一份扣2分|",
            "||教育培训|0.25#2|未培训上岗，每人扣1分|",
            "现场管理|0.6#2|临边防护|0.35#2|防护缺失一处扣3分，扣完为止|",
            "||用电|0.25#2|无漏保扣5分/处|",
        ],
        ["A1:F1", "A3:A4", "B3:B4", "A5:A6", "B5:B6"]).Save()),
        [
            "基础管理 40 | 15 | perOccurrence 2 /份", "基础管理 40 | 25 | perOccurrence 1 /人",
            "现场管理 60 | 35 | perOccurrence 3 /处; cap fullMark", "现场管理 60 | 25 | perOccurrence 5 /处",
        ]),
        ("town letter of responsibility, flat list with marks", () => RubricImport.Draft(RubricImport.Paste("""
            2027年村（社区）安全生产目标管理责任制考核细则
            1、建立安全生产领导小组，村主任任组长。（5分）未建立的不得分。
            2、每月召开安全例会。（12分）每少一次扣1分。
            3、与辖区企业签订责任书。（10分）少签一份扣0.5分，扣完为止。
            4、每季度开展安全检查。（20分）少一次扣5分；无记录扣2分。
            5、全年无亡人事故。（20分）发生1起扣10分。
            """)),
        [
            "- | 5 | fullMark 5; noScore", "- | 12 | fullMark 12; perOccurrence 1 /次", "- | 10 | fullMark 10; perOccurrence 0.5 /份; cap fullMark",
            "- | 20 | fullMark 20; perOccurrence 5 /次; fixed 2", "- | 20 | fullMark 20; perOccurrence 10 /起",
        ]),
        ("web page pasted with tabs, merged cells left out", () => RubricImport.Draft(RubricImport.Paste(
            "校园安全工作考核评估细则\n一级指标\t二级指标\t评估标准\t分值\n组织领导（30分）\t机构\t未设安全科的扣10分\t15\n责任\t未签责任书的每人扣1分\t15\n"
            + "教育宣传（30分）\t课程\t缺一课时扣1分\t20\n活动\t少一次活动扣5分\t10\n设施（40分）\t消防\t器材失效一具扣1分\t25\n监控\t损坏一个探头扣0.5分\t15\n")),
        [
            "组织领导 30 | 15 | fixed 10", "组织领导 30 | 15 | perOccurrence 1 /人", "教育宣传 30 | 20 | perOccurrence 1 /课时",
            "教育宣传 30 | 10 | perOccurrence 5 /次", "设施 40 | 25 | perOccurrence 1 /具", "设施 40 | 15 | perOccurrence 0.5 /个",
        ]),
        ("port, table split over pages with header and total of each part", () => DraftText.Import(new WordFile()
            .Line("港口企业安全生产考核标准（100分）")
            .Table("类别|项目|评分标准|标准分", "*装卸作业（50分）|系缆|无专人指挥扣5分|20", "^|起重|超负荷一次扣10分|30", "小计|>|>|50")
            .Table("类别|项目|评分标准|标准分", "*储罐（30分）|液位报警|失灵一个扣10分|20", "^|防雷接地|未检测扣10分|10", "小计|>|>|30", "*消防（20分）|泵房|脱岗一次扣5分|20", "合计|>|>|100").Save()),
        [
            "装卸作业 50 | 20 | fixed 5", "装卸作业 50 | 30 | perOccurrence 10 /次", "储罐 30 | 20 | perOccurrence 10 /个",
            "储罐 30 | 10 | fixed 10", "消防 20 | 20 | perOccurrence 5 /次",
        ]),
        ("gas company, numbers of two levels and marks in the headings", () => DraftText.Import(new WordFile()
            .Line("燃气经营企业安全考核细则").Line("说明：有下列情形的一票否决：").Line("（1）发生亡人事故；")
            .Table(
                "项目|考核内容|扣分标准|检查方法",
                "*1 安全管理（40分）|1.1 制度（15分）|缺一项制度扣3分|查资料",
                "^|1.2 培训（25分）|未持证上岗，每人扣5分；培训记录缺失扣2分|查档案",
                "*2 场站（60分）|2.1 报警器（30分）|失效一台扣5分，最多扣20分|看现场",
                "^|2.2 巡线（30分）|巡线率每低1个百分点扣0.5分|查系统").Save()),
        [
            "1 安全管理 40 | 15 | perOccurrence 3 /项", "1 安全管理 40 | 25 | perOccurrence 5 /人; fixed 2",
            "2 场站 60 | 30 | perOccurrence 5 /台 cap=20", "2 场站 60 | 30 | perShortfall 0.5 step=1% below",
        ]),
        ("factory, a cell for each line as pasted from a page", () => RubricImport.Draft(RubricImport.Paste("""
            班组安全考核表
            序号
            考核项目
            考核标准
            分值
            1
            班前会
            缺一次扣2分
            20
            2
            劳保穿戴
            未按规定穿戴，每人次扣1分
            30
            3
            设备点检
            漏检一台扣1分，扣完为止
            50
            """)),
        ["班前会 - | 20 | perOccurrence 2 /次", "劳保穿戴 - | 30 | perOccurrence 1 /人次", "设备点检 - | 50 | perOccurrence 1 /台; cap fullMark"]),
        ("forest bureau, criteria beside each other in one cell and marks as «15分»", () => DraftText.Import(new WordFile()
            .Line("森林防火目标责任制考核评分标准")
            .Table(
                "考核项目|标准分|评分细则|得分",
                "火源管控|40分|1.野外用火未审批，每起扣5分；/2.入山登记缺失扣3分；/3.祭祀点无人值守，每点扣2分。|",
                "队伍建设|30分|队员每少1人扣1分，未投保扣5分，最高扣10分|",
                "宣传|30分|少一块警示牌扣0.5分；未开展宣传月活动不得分|").Save()),
        [
            "火源管控 - | 40 | perOccurrence 5 /起; fixed 3; perOccurrence 2 /点", "队伍建设 - | 30 | perOccurrence 1 /人; fixed 5; cap 10", "宣传 - | 30 | perOccurrence 0.5 /块; noScore",
        ]),
        ("text box over the table", () => DraftText.Import(new WordFile()
            .Raw("<w:p><w:r><w:txbxContent><w:p><w:r><w:t>城市公交企业安全考核办法</w:t></w:r></w:p></w:txbxContent></w:r></w:p>")
            .Table("序号|考核内容|评分办法|分值", "1|车辆例检|缺一车次扣1分|50", "2|驾驶员教育|每人少一学时扣0.5分|50").Save()),
        ["- | 50 | perOccurrence 1 /车次", "- | 50 | perOccurrence 0.5 /学时 per=人"]),
        ("power plant, two rubrics on two sheets, title row merged, total below", () => DraftText.Import(new ExcelFile()
            .Sheet("运行", ["运行部安全考核", "序号|检查项目|评价标准|标准分|实得分", "1|两票|不合格一张扣5分|60", "2|巡检|漏检一次扣2分|40", "合计|||100|"], ["A1:E1"])
            .Sheet("检修", ["检修部安全考核", "序号|检查项目|评价标准|标准分|实得分", "1|动火|无监护扣20分|50", "2|起重|吊具未检每件扣5分|50", "合计|||100|"], ["A1:E1"]).Save()),
        ["两票 - | 60 | perOccurrence 5 /张", "巡检 - | 40 | perOccurrence 2 /次", "动火 - | 50 | fixed 20", "起重 - | 50 | perOccurrence 5 /件"]),
    ];

    public static TheoryData<string> Names() => [.. Documents.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_item_is_found_in_its_section_with_its_mark_and_rules(string name)
    {
        var (_, read, items) = Documents.Single(document => document.Name == name);
        var draft = read();

        draft.Editions.SelectMany(edition => edition.Sections.SelectMany(section => Lines(section.Title == edition.Title ? null : section, section))).ShouldBe(items);
    }

    // The outermost heading with its mark («-» where there is none but the title), the mark of the item, its rules. What is looked at in one row alone is no section; its mark is the item's.
    private static IEnumerable<string> Lines(DraftSection? top, DraftSection section) => section.Sections.SelectMany(child => Lines(top, child))
        .Concat(section.Items.Select(item => $"{Heading(top)} | {Number(item.FullMark ?? (section is { IsContent: true, Items.Count: 1 } ? section.FullMark : null))} | "
            + string.Join("; ", ClauseReader.Read(item.Text).Rules.Select(ClauseFile.Line))));

    private static string Heading(DraftSection? section) => section is null ? "-" : $"{section.Number} {section.Title} {Number(section.FullMark)}".Trim();

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";
}
