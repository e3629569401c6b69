using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>A table that a page break has cut: into two tables, with or without its header, with headings repeated, blank or broken in two.</summary>
[Trait("Theme", "Reading")]
public sealed class PageBreakTests
{
    private const string Header = "考核类别|考核项|考核标准|检查方式|得分";

    [Theory]
    [InlineData("一、锅炉房（60分）", true)]
    [InlineData("一、锅炉房（60分）", false)]
    [InlineData("一、锅炉房（60分）（续）", true)]
    [InlineData("", true)]
    [InlineData("", false)]
    public void A_heading_goes_on_after_a_page_break(string again, bool withHeader)
    {
        string[] second = [$"*{again}|*司炉（20分）|无证操作，每人扣5分|看证件|", "^|^|交接班缺记录，每班扣1分|看记录|", "二、管网（40分）|巡线|少巡一次扣2分|看记录|"];
        var draft = DraftText.Import(new WordFile()
            .Line("供热企业考核细则")
            .Table(Header, "*一、锅炉房（60分）|*压力容器（40分）|没检验的，每台扣20分|看报告|", "^|^|安全阀过期，每只扣5分|看铭牌|")
            .Line("")
            .Table(withHeader ? [Header, .. second] : second).Save());

        DraftText.Of(draft.Editions.ShouldHaveSingleItem()).ShouldBe("""
            供热企业考核细则 100
              一|锅炉房|60
                |压力容器|40
                  - 1.1 ||没检验的，每台扣20分|
                  - 1.2 ||安全阀过期，每只扣5分|
                |司炉|20
                  - 2.1 ||无证操作，每人扣5分|
                  - 2.2 ||交接班缺记录，每班扣1分|
              二|管网|40
                |巡线|
                  - 2.3 ||少巡一次扣2分|
            """);
    }

    [Theory]
    [InlineData("综合管理200分（公司机关", "120分）", "综合管理（公司机关）")]
    [InlineData("一、现场作", "业（120分）", "现场作业")]
    public void A_heading_broken_in_two_is_joined_and_said(string first, string rest, string title)
    {
        var draft = DraftText.Import(new WordFile()
            .Line("燃气公司考核办法")
            .Table(Header, $"*{first}|*甲|漏气一处扣2分|看|", "^|^|仪器失准扣3分|看|")
            .Table(Header, $"*{rest}|*甲|标识不清扣1分|看|", "^|^|围挡缺失扣4分|看|", "二、其他（80分）|乙|延误一次扣2分|看|").Save());

        var edition = draft.Editions.ShouldHaveSingleItem();
        edition.Sections.Select(section => (section.Title, section.FullMark)).ShouldBe([(title, 120m), ("其他", 80m)]);
        edition.Sections[0].Sections.ShouldHaveSingleItem().Items.Count.ShouldBe(4);
        draft.Problems.Select(problem => (problem.Path, problem.Code)).ShouldBe([("tables[2].rows[1].columns[1]", Rules.ImportHeadingJoined)]);
    }

    [Fact]
    public void A_blank_heading_that_would_exceed_the_one_above_was_lost_and_is_said()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("供水公司考核细则")
            .Table(Header,
                "*取水（50分）|*泵房（50分）|漏油一处扣2分|看|", "^|^|噪声超标扣3分|看|",
                "*|*加药（30分）|没有台账扣5分|看|", "^|^|漏氯报警失灵扣10分|看|").Save());

        draft.Editions.ShouldHaveSingleItem().Sections.Select(section => (section.Title, section.Sections.Count)).ShouldBe([("取水", 1), ("", 1)]);
        draft.Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.ImportHeadingLost);
    }

    [Fact]
    public void A_header_repeated_inside_the_table_is_no_row()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("环卫作业考核标准")
            .Table("序号|项目|评分标准|分值", "1|清扫|遗漏一处扣1分|10", "序号|项目|评分标准|分值", "2|清运|满溢一桶扣2分|20").Save());

        var items = draft.Editions.ShouldHaveSingleItem().Sections.SelectMany(section => section.Items).ToList();
        items.Select(item => (item.Number, item.Text)).ShouldBe([("1", "遗漏一处扣1分"), ("2", "满溢一桶扣2分")]);
    }

    [Fact]
    public void A_sentence_cut_in_two_is_one_row_again()
    {
        var draft = DraftText.Import(new WordFile()
            .Line("景区安全考核标准")
            .Table("序号|项目|评分标准|分值", "1|索道|每日运行前没有试车的，", "2|游船|定员超载，每超1人扣")
            .Table("|||", "||5分，最高扣20分|", "3|步道|护栏缺损一处扣2分|10").Save());

        var items = draft.Editions.ShouldHaveSingleItem().Sections.SelectMany(section => section.Items).ToList();
        items.Select(item => item.Text).ShouldBe(["每日运行前没有试车的，", "定员超载，每超1人扣5分，最高扣20分", "护栏缺损一处扣2分"]);
        draft.Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.ImportRowJoined);
    }
}
