using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;
using SafetyAssessment.Web.Features.Rubrics.Importing;

namespace SafetyAssessment.Web.Tests.Features.Rubrics.Importing;

/// <summary>Which rows a person must look at one by one, and what they are shown.</summary>
[Trait("Theme", "Reading")]
public class RowReviewTests
{
    private static readonly RubricEdition Head = new() { Code = "bus", Edition = "2027", Title = "校车", Subject = Subject.Town, FullMark = 100, Sections = [] };

    private static readonly ImportDraft Nothing = new([], [], []);

    [Theory]
    [InlineData("未开展演练的扣8分", true)]
    [InlineData("随车照管人员缺岗的，由考核组折半计分", false)]
    [InlineData("没少1次扣2分", false)]
    [InlineData("定期组织演练", false)]
    public void A_row_is_sure_when_all_its_words_were_understood_in_one_way(string text, bool sure) => Review(text)[0].IsSure.ShouldBe(sure);

    [Fact]
    public void A_clause_that_lacks_a_number_makes_its_row_doubtful()
    {
        // A rate tells its step but not its target.
        var review = Review("完成率每低1个百分点扣0.5分")[0];

        review.Faults.ShouldHaveSingleItem().Code.ShouldBe(Rules.RubricClauseIncomplete);
        review.IsSure.ShouldBeFalse();
    }

    [Fact]
    public void What_the_documents_reader_doubted_stands_with_its_row()
    {
        var document = RubricImport.Paste("校车考核细则\n项目\t考核内容\t评分标准\t分值\n一、管理\t责任\t未明确分管人员的扣20分\t二十多\n二、应急\t演练\t未开展演练的扣40分\t40");
        var kept = KeptDocument.Of(document);
        var read = kept.Draft();
        var (content, rows) = kept.Content(read, Head);

        var reviews = RowReview.Of(content, rows, [], read);

        reviews[0].Problems.ShouldHaveSingleItem().Code.ShouldBe(Rules.ImportMarkNotRead);
        (reviews[0].IsSure, reviews[1].IsSure).ShouldBe((false, true));
    }

    [Fact]
    public void A_confirmed_row_and_one_that_was_added_by_hand_are_settled()
    {
        var content = Content("未开展演练的扣8分", "未开展演练的扣9分");

        var reviews = RowReview.Of(content, [new("1.1", 1, 1, 1, "安委办", DateTime.UnixEpoch)], [], Nothing);

        reviews.ShouldAllBe(review => review.IsSettled && !review.IsSure);
        reviews[1].Row.ShouldBeNull();
    }

    [Fact]
    public void A_text_is_cut_into_what_was_read_and_what_was_not()
    {
        const string Text = "未制定方案扣3分；未实施扣2分；情况严重的由考核组折半计分";

        var segments = TextSegment.Of(Text, ClauseReader.Read(Text));

        string.Concat(segments.Select(segment => segment.Text)).ShouldBe(Text);
        segments.Where(segment => segment.Kind == SegmentKind.Rule).Select(segment => segment.Text).ShouldBe(["未制定方案扣3分", "未实施扣2分"]);
        segments.Where(segment => segment.Kind == SegmentKind.Unread).ShouldHaveSingleItem().Text.ShouldContain("折半计分");
    }

    [Fact]
    public void Merged_cells_are_laid_out_once_with_their_reach()
    {
        var across = new SourceCell("标题", 0, 0);
        var down = new SourceCell("一", 1, 0);
        var table = new SourceTable(1, null, [[across, across], [down, new SourceCell("甲", 1, 1)], [down, new SourceCell("乙", 2, 1)]]);

        var laid = SourceLayout.Of(table);

        laid.Select(row => string.Join(' ', row.Select(cell => $"{cell.Cell.Text}{cell.Rows}x{cell.Columns}"))).ShouldBe(["标题1x2", "一2x1 甲1x1", "乙1x1"]);
    }

    [Fact]
    public void Rows_that_reading_again_would_lose_are_counted()
    {
        var read = Content("未开展演练的扣8分", "未开展演练的扣9分", "未开展演练的扣7分");
        var rows = new List<ImportedRow> { new("1.1", 1, 1, 1), new("1.2", 1, 2, 2), new("1.3", 1, 3, 3, "安委办", DateTime.UnixEpoch) };

        DraftCorrections.Of(read, rows, read).ShouldBe(0);
        DraftCorrections.Of(Retitled(read, "1.1"), rows, read).ShouldBe(1, "corrected and not confirmed");
        DraftCorrections.Of(Retitled(read, "1.3"), rows, read).ShouldBe(0, "confirmed rows stay");
        DraftCorrections.Of(read, rows[..2], read).ShouldBe(1, "the third has no row in the document: it was added by hand");
    }

    private static RubricEdition Retitled(RubricEdition edition, string item) => edition with
    {
        Sections = [edition.Sections[0] with { Items = [.. edition.Sections[0].Items.Select(known => known.Code == item ? known with { Title = "改过" } : known)] }],
    };

    private static IReadOnlyList<RowReview> Review(params string[] texts)
    {
        var content = Content(texts);
        return RowReview.Of(content, [.. content.Index.Rows.Select((row, i) => new ImportedRow(row.Item.Code, 1, i + 1, i + 1))], RubricFaults.Of(content), Nothing);
    }

    private static RubricEdition Content(params string[] texts)
    {
        var draft = new DraftEdition
        {
            Title = "校车",
            FullMark = 100,
            Sections = [new DraftSection { Title = "管理", FullMark = 100, Items = [.. texts.Select((text, i) => new DraftItem { Text = text, FullMark = 10, Table = 1, Row = i + 1, SourceRow = i + 1 })] }],
        };
        return DraftRubric.Of(draft, "bus", "2027", Subject.Town).Edition;
    }
}
