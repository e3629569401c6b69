using SafetyAssessment.Documents.Importing;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>Rubrics without tables, and text pasted from pages.</summary>
[Trait("Theme", "Reading")]
public sealed class PastedTextTests
{
    [Fact]
    public void A_numbered_list_is_a_rubric()
    {
        var edition = Read("""
            仓储园区安全考核办法
            本办法总分满分100分。
            一、制度建设（30分）
            （一）责任落实（20分）
            1.没有责任清单的扣10分。
            2.每少签一份责任书扣1分，最高扣10分。
            （二）会议（10分）
            每季度召开一次，少一次扣2.5分。
            二、现场管理（70分）
            （一）堆垛（40分）
            1.超高堆放，每处扣5分；
            （1）占用通道的，每处扣5分。
            考核方式：现场查看。
            （二）充电区（30分）
            无专人值守扣30分。
            三、一票否决
            1.发生火灾致人死亡的；
            2.拒不接受检查的。
            """);

        DraftText.Of(edition).ShouldBe("""
            仓储园区安全考核办法 100
              一|制度建设|30
                （一）|责任落实|20
                  - 0.5 1||1.没有责任清单的扣10分。|
                  - 0.6 2||2.每少签一份责任书扣1分，|
                （二）|会议|10
                  - 0.8 ||每季度召开一次，少一次扣2.|10
              二|现场管理|70
                （一）|堆垛|40
                  - 0.11 1||1.超高堆放，每处扣5分；|
                  - 0.12 （1）||（1）占用通道的，每处扣5分|
                （二）|充电区|30
                  - 0.15 ||无专人值守扣30分。|30
            """);
        edition.Vetoes.ShouldBe(["1.发生火灾致人死亡的", "2.拒不接受检查的"]);
    }

    [Fact]
    public void Rows_with_tabs_are_a_table_and_a_short_row_lacks_the_merged_cells_before_it()
    {
        var edition = Read("体育场馆安全考核表\n项目\t考核内容\t评分标准\t分值\n看台\t护栏\t松动一处扣2分\t20\n疏散通道\t堵塞不得分\t30\n泳池\t救生员\t缺岗一人扣10分\t50\n");

        DraftText.Of(edition).ShouldBe("""
            体育场馆安全考核表
              |看台|
                - 1.1 |护栏|松动一处扣2分|20
                - 1.2 |疏散通道|堵塞不得分|30
              |泳池|
                - 1.3 |救生员|缺岗一人扣10分|50
            """);
    }

    [Fact]
    public void Cells_that_came_line_by_line_are_a_table_again()
    {
        var edition = Read("加油站安全考核表\n序号\n考核内容\n评分标准\n分值\n1\n卸油监护\n无人监护扣20分\n60\n2\n消防沙\n不足一箱扣5分\n40\n以上由安全科解释");

        edition.Sections.ShouldHaveSingleItem().Items.Select(item => (item.Number, item.Title, item.Text, item.FullMark))
            .ShouldBe([("1", "卸油监护", "无人监护扣20分", 60m), ("2", "消防沙", "不足一箱扣5分", 40m)]);
    }

    [Fact]
    public void A_cell_with_line_breaks_from_a_spreadsheet_stays_one_cell()
    {
        var edition = Read("项目\t评分标准\t分值\n配电房\t\"门锁损坏扣5分；\n绝缘垫缺失扣5分\"\t10\n水泵房\t积水扣5分\t5\n");

        edition.Sections.SelectMany(section => section.Items).Select(item => item.Text).ShouldBe(["门锁损坏扣5分；\n绝缘垫缺失扣5分", "积水扣5分"]);
    }

    [Fact]
    public void Text_that_scores_nothing_is_said_to_hold_no_rubric() =>
        RubricImport.Draft(RubricImport.Paste("关于召开会议的通知\n一、时间\n二、地点")).Problems.ShouldHaveSingleItem().Code.ShouldBe(Domain.Rules.ImportNothingFound);

    private static DraftEdition Read(string text) => RubricImport.Draft(RubricImport.Paste(text)).Editions.ShouldHaveSingleItem();
}
