using SafetyAssessment.Documents.Importing;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>Rubrics of other trades, each in another shape of Word table.</summary>
[Trait("Theme", "Reading")]
public sealed class WordTableTests
{
    [Fact]
    public void A_mark_merged_over_the_rows_of_a_heading_is_the_headings()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("附件2").Line("消防重点单位年度考核评分表（100分）")
            .Table(
                "序号|考核项目|分值|考核内容|评分标准|扣分|得分",
                "*1|*消防责任|*40|明确消防管理人|没有书面任命的扣10分||",
                "^|^|^|签订责任书|少签一份扣2分，最多扣10分||",
                "^|^|^|经费列入预算|未列入不得分||",
                "2|微型消防站|25|器材完好在位|每少一件扣1分，扣完为止||",
                "*3|*巡查|*35|每日防火巡查|缺一天记录扣0.5分||",
                "^|^|^|夜间巡查两次以上|未开展的扣5分||",
                "合计||100||||").Save());

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            消防重点单位年度考核评分表 100
              1|消防责任|40
                - 1.1 |明确消防管理人|没有书面任命的扣10分|
                - 1.2 |签订责任书|少签一份扣2分，最多扣10分|
                - 1.3 |经费列入预算|未列入不得分|
              2|微型消防站|
                - 1.4 |器材完好在位|每少一件扣1分，扣完为止|25
              3|巡查|35
                - 1.5 |每日防火巡查|缺一天记录扣0.5分|
                - 1.6 |夜间巡查两次以上|未开展的扣5分|
            """);
        draft.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Headings_and_marks_that_are_blank_below_their_first_row_go_on()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("学校食堂食品安全考核细则")
            .Table(
                "类别|检查项目|检查标准|标准分|检查方法|实得分",
                "一、采购（30分）|索证索票|供货商证照不全，每家扣3分|15|查台账|",
                "|进货查验|未逐批登记，每批扣1分|15|查记录|",
                "二、加工（70分）|生熟分开|刀具砧板混用，一次扣5分|30|看现场|",
                "||冰箱生熟混放扣5分||看现场|",
                "|留样|缺一餐扣4分|40|看留样柜|").Save());

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            学校食堂食品安全考核细则 100
              一|采购|30
                |索证索票|
                  - 1.1 ||供货商证照不全，每家扣3分|15
                |进货查验|
                  - 1.2 ||未逐批登记，每批扣1分|15
              二|加工|70
                |生熟分开|30
                  - 1.3 ||刀具砧板混用，一次扣5分|
                  - 1.4 ||冰箱生熟混放扣5分|
                |留样|
                  - 1.5 ||缺一餐扣4分|40
            """);
    }

    [Fact]
    public void A_header_of_two_levels_names_the_columns_by_its_lower_level()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("道路客运企业安全绩效评估表")
            .Table(
                "*评估要素|>|*基准分|*评分办法|评估得分|>",
                "一级|二级|^|^|自评|复评",
                "*动态监控|值班|10|脱岗一次扣2分||",
                "^|报警处置|20|超速报警没处置的，每起扣1分||",
                "*车辆技术|日检|10|缺一次扣0.5分，扣完为止||",
                "^|二级维护|10|逾期1天扣1分||").Save());

        draft.Tables.ShouldHaveSingleItem().FirstRow.ShouldBe(2);
        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            道路客运企业安全绩效评估表
              |动态监控|
                - 1.1 |值班|脱岗一次扣2分|10
                - 1.2 |报警处置|超速报警没处置的，每起扣1分|20
              |车辆技术|
                - 1.3 |日检|缺一次扣0.5分，扣完为止|10
                - 1.4 |二级维护|逾期1天扣1分|10
            """);
    }

    [Fact]
    public void Title_rows_inside_the_table_are_headings_and_notes_are_none()
    {
        var draft = DraftText.Import(new WordFile()
            .Table(
                "物业小区安全检查评分标准|>|>|>",
                "编号|检查内容|计分规则|满分",
                "一、电梯（45分）|>|>|>",
                "1|维保合同在有效期|过期扣15分|15",
                "2|困人应急电话通畅|不通的，每部扣10分|30",
                "二、二次供水（55分）|>|>|>",
                "1|水箱上锁|未锁扣25分|25",
                "2|清洗消毒|半年内没清洗不得分|30",
                "注：发生人员亡故的，一票否决，本表记0分。|>|>|>").Save());

        var edition = draft.Editions.ShouldHaveSingleItem();
        DraftText.Of(edition).ShouldBe("""
            物业小区安全检查评分标准 100
              一|电梯|45
                - 1.2 1|维保合同在有效期|过期扣15分|15
                - 1.3 2|困人应急电话通畅|不通的，每部扣10分|30
              二|二次供水|55
                - 1.5 1|水箱上锁|未锁扣25分|25
                - 1.6 2|清洗消毒|半年内没清洗不得分|30
            """);
        edition.Vetoes.ShouldBe(["注：发生人员亡故的，一票否决，本表记0分"]);
    }

    [Fact]
    public void A_row_without_criterion_and_with_a_higher_numeral_is_a_heading()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("危化品仓库考评表")
            .Table(
                "序号|考评内容|考评标准|分值",
                "一|库房条件||60",
                "1|通风良好|通风机坏一台扣5分|30",
                "2|防爆电器|有一处不防爆扣10分|30",
                "二|人员||40",
                "1|持证上岗|少一人扣5分|40").Save());

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            危化品仓库考评表 100
              一|库房条件|60
                - 1.2 1|通风良好|通风机坏一台扣5分|30
                - 1.3 2|防爆电器|有一处不防爆扣10分|30
              二|人员|40
                - 1.5 1|持证上岗|少一人扣5分|40
            """);
    }

    [Fact]
    public void Numbers_that_Word_writes_by_itself_are_read()
    {
        const string numbering = """
            <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
              <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
            </w:numbering>
            """;
        static string Level(int level) => $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>";
        var draft = DraftText.Import(new WordFile()
            .Line("养老机构安全考核细则")
            .Line("设施（60分）", Level(0)).Line("扶手松动，每处扣2分。", Level(1)).Line("地面湿滑没有警示的扣5分。", Level(1))
            .Line("值守（40分）", Level(0)).Line("夜班缺岗一次扣10分。", Level(1)).Save(("word/numbering.xml", numbering)));

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            养老机构安全考核细则 100
              一|设施|60
                - 0.3 1||1.扶手松动，每处扣2分。|
                - 0.4 2||2.地面湿滑没有警示的扣5分|
              二|值守|40
                - 0.6 1||1.夜班缺岗一次扣10分。|
            """);
    }

    [Fact]
    public void Several_rubrics_and_prose_with_vetoes_stand_in_one_file()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("关于做好年度粮库安全考核的通知")
            .Line("出现下列情形之一的，实行一票否决：").Line("（一）粮堆坍塌致人伤亡；").Line("（二）瞒报事故的。")
            .Line("隐瞒火情的单位，不得评为优秀。其余从宽。")
            .Line("附件1 直属粮库考核细则")
            .Table("项目|细则|分值|得分", "*出入库|没系安全绳，每人次扣5分|30|", "^|无人监护扣10分|20|", "熏蒸|浓度没检测扣50分|50|")
            .Line("附件2 租赁粮库考核细则")
            .Table("项目|细则|分值|得分", "消防|灭火器过期，每具扣2分|60|", "用电|私拉电线，一处扣4分|40|").Save());

        draft.Editions.Select(DraftText.Of).ShouldBe([
            """
            直属粮库考核细则
              |出入库|
                - 1.1 ||没系安全绳，每人次扣5分|30
                - 1.2 ||无人监护扣10分|20
              |熏蒸|
                - 1.3 ||浓度没检测扣50分|50
            """,
            """
            租赁粮库考核细则
              |消防|
                - 2.1 ||灭火器过期，每具扣2分|60
              |用电|
                - 2.2 ||私拉电线，一处扣4分|40
            """]);
        draft.Editions[0].Vetoes.ShouldBe(["（一）粮堆坍塌致人伤亡", "（二）瞒报事故的", "隐瞒火情的单位，不得评为优秀"]);
        draft.Editions[1].Vetoes.ShouldBe(draft.Editions[0].Vetoes);
    }

    [Fact]
    public void Columns_are_recognised_by_what_stands_in_them_when_the_header_says_nothing()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("渔船安全考核标准")
            .Table(
                "*证书|船员证过期，每本扣5分|20",
                "^|检验证书缺失扣20分|20",
                "*设备|救生衣少一件扣2分，扣完为止|30",
                "^|AIS关机一次扣10分|30").Save());

        draft.Tables[0].Roles.ShouldBe([ColumnRole.Category, ColumnRole.Criterion, ColumnRole.Mark]);
        draft.Editions.ShouldHaveSingleItem().Sections.Select(section => (section.Title, section.Items.Count)).ShouldBe([("证书", 2), ("设备", 2)]);
    }

    [Fact]
    public void A_person_can_give_the_columns_other_roles()
    {
        var document = RubricImport.Open(new WordFile()
            .Line("码头安全考核表")
            .Table("甲|乙|丙", "系泊|缆绳磨损|5", "系泊|没有碰垫|5", "吊装|超载|10").Save());
        RubricImport.Draft(document).Editions.ShouldBeEmpty();

        var draft = RubricImport.Draft(document, new Dictionary<int, IReadOnlyList<ColumnRole>>
        {
            [1] = [ColumnRole.Category, ColumnRole.Criterion, ColumnRole.Mark],
        });

        draft.Editions.ShouldHaveSingleItem().Sections.SelectMany(section => section.Items).Count(item => item.FullMark > 0).ShouldBe(3);
    }
}
