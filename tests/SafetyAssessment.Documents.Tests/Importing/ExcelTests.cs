using SafetyAssessment.Documents.Importing;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>Rubrics in workbooks.</summary>
[Trait("Theme", "Reading")]
public sealed class ExcelTests
{
    [Fact]
    public void Merged_cells_and_formatted_numbers_of_a_sheet_are_read_as_they_look()
    {
        var draft = DraftText.Import(new ExcelFile().Sheet("车间考核",
        [
            "机加车间安全考核表",
            "",
            "项目|分值|检查内容|扣分标准|目标值|备注",
            "设备防护|40#1|砂轮机护罩|缺一个扣5分|1#2|",
            "||冲床光栅|失灵不得分|0.95#2|",
            "||行车限位|失灵一处扣10分||",
            "劳保|60#1|护目镜|没戴的，每人次扣2分||",
            "合计|100#1||||",
        ],
        ["A1:F1", "A4:A6", "B4:B6"]).Save());

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            机加车间安全考核表 100
              |设备防护|40
                - 1.1 |砂轮机护罩|缺一个扣5分|
                - 1.2 |冲床光栅|失灵不得分|
                - 1.3 |行车限位|失灵一处扣10分|
              |劳保|
                - 1.4 |护目镜|没戴的，每人次扣2分|60
            """);
    }

    [Fact]
    public void A_percentage_and_a_date_are_read_as_they_look()
    {
        var table = RubricImport.Open(new ExcelFile().Sheet("一", ["0.95#2|20#1|2.50"]).Save()).Tables.Single();

        table.Rows[0].Select(cell => cell.Text).ShouldBe(["95%", "20分", "2.5"]);
    }

    [Fact]
    public void Each_sheet_and_each_titled_table_of_a_sheet_is_a_rubric_and_hidden_sheets_are_none()
    {
        var draft = DraftText.Import(new ExcelFile()
            .Sheet("草稿", ["项目|评分标准|分值", "旧|旧扣1分|5", "旧|旧扣2分|5"], hidden: true)
            .Sheet("两表",
            [
                "驾校教练场考核细则", "项目|评分标准|分值", "场地|坑洼一处扣1分|20", "车辆|副刹失灵扣10分|30", "总分||50",
                "", "驾校教室考核细则", "项目|评分标准|分值", "疏散|出口上锁扣20分|50", "用电|插座破损一处扣2分|50",
            ])
            .Sheet("油库考核", ["项目|评分标准|分值", "静电|接地断开一处扣5分|40", "动火|没有审批扣30分|60"]).Save());

        draft.Editions.Select(edition => (edition.Title, edition.Sections.Sum(section => section.Items.Count))).ShouldBe([("驾校教练场考核细则", 2), ("驾校教室考核细则", 2), ("油库考核", 2)]);
    }

    [Fact]
    public void Shared_and_rich_texts_are_read_and_phonetic_hints_are_not()
    {
        const string shared = "<sst><si><t>没用过</t></si><si><r><t>护栏</t></r><r><t>缺失扣2分</t></r><rPh><t>hulan</t></rPh></si></sst>";
        var file = new ExcelFile().Raw("一", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row></sheetData>").Save(("xl/sharedStrings.xml", shared));

        RubricImport.Open(file).Tables.Single().Rows[0][0].Text.ShouldBe("护栏缺失扣2分");
    }
}
