using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>A document that is kept beside its draft comes back as it was, and can be read with other columns.</summary>
[Trait("Theme", "Reading")]
public class KeptDocumentTests
{
    private static readonly RubricEdition Head = new() { Code = "bus", Edition = "2027", Title = "校车", Subject = Subject.Town, FullMark = 100, Sections = [] };

    [Fact]
    public void A_kept_document_comes_back_with_its_merged_cells_and_reads_the_same()
    {
        var before = Kept();
        var json = before.Write();

        var after = KeptDocument.Read(json);

        after.Write().ShouldBe(json);
        var (old, now) = (before.Document.Tables.Single().Rows, after.Document.Tables.Single().Rows);
        now.Select(row => row.Select(cell => cell.Text)).ShouldBe(old.Select(row => row.Select(cell => cell.Text)));
        now[1][0].ShouldBeSameAs(now[2][0], "a merged cell is one cell");
        Rows(after).ShouldBe(Rows(before));
    }

    [Fact]
    public void Each_item_knows_its_row_in_the_document()
    {
        var kept = Kept();

        var (content, rows) = kept.Content(kept.Draft(), Head);

        content.Index.Rows.Select(row => row.Item.Code).ShouldBe(rows.Select(row => row.Item));
        foreach (var row in rows)
            kept.Document.Tables.Single().Rows[row.SourceRow][2].Text.ShouldBe(content.Index.Item(row.Item)!.Text);
    }

    [Fact]
    public void Columns_that_a_person_took_otherwise_are_kept_with_the_document()
    {
        var kept = Kept();
        var roles = kept.Draft().Tables.Single().Roles.ToArray();
        roles[3] = ColumnRole.Other;

        var again = KeptDocument.Read((kept with { Roles = new Dictionary<int, IReadOnlyList<ColumnRole>> { [1] = roles } }).Write());

        again.Draft().Tables.Single().Roles.ShouldBe(roles);
        again.Content(again.Draft(), Head).Content.Index.Rows[0].Item.FullMark.ShouldBeNull("the column of marks is not used");
    }

    [Fact]
    public void Without_a_column_of_scoring_sentences_there_is_no_rubric_and_that_is_said()
    {
        var kept = Kept() with { Roles = new Dictionary<int, IReadOnlyList<ColumnRole>> { [1] = new ColumnRole[4] } };

        Should.Throw<InvalidInput>(() => kept.Content(kept.Draft(), Head)).Problems.Single().Code.ShouldBe(Rules.ImportNothingFound);
    }

    [Fact]
    public void A_file_of_this_program_keeps_its_codes_and_only_changed_rows_wait_with_a_problem()
    {
        var edition = BuiltInRubrics.Read().Edition("qinhuangdao-party", "2016")!;
        using var file = new MemoryStream(WordExport.Write(edition));

        var kept = KeptDocument.Read(KeptDocument.Of(RubricImport.Open(file, "细则.docx")).Write());
        var read = kept.Draft();
        var (content, rows) = kept.Content(read, edition with { Edition = "2017" });

        read.Known.ShouldNotBeNull().IsUnchanged.ShouldBeTrue();
        content.Edition.ShouldBe("2017");
        content.Index.Rows.SelectMany(row => row.Item.Clauses).ShouldBe(edition.Index.Rows.SelectMany(row => row.Item.Clauses));
        rows.Select(row => row.Item).ShouldBe(edition.Index.Rows.Select(row => row.Item.Code));
    }

    [Fact]
    public void More_than_a_rubric_can_hold_is_not_kept()
    {
        var long1 = KeptDocument.Of(new SourceDocument([.. Enumerable.Range(0, 200).Select(_ => new SourceParagraph(new string('文', 30_000)))]));

        Should.Throw<InvalidInput>(() => long1.Write()).Problems.Single().Code.ShouldBe(Rules.FileTooMuch);
    }

    private static KeptDocument Kept()
    {
        using var file = new WordFile().Line("校车考核细则").Table(
            "项目 | 考核内容 | 评分标准 | 分值",
            "*一、管理（60分） | 责任 | 未明确分管人员的扣20分 | 20",
            "^ | 会议 | 每缺少一次会议扣5分，最高扣40分 | 40",
            "二、应急（40分） | 演练 | 未开展演练的扣40分 | 40").Save();
        return KeptDocument.Of(RubricImport.Open(file, "校车.docx"));
    }

    private static string Rows(KeptDocument kept) => string.Join('\n', kept.Content(kept.Draft(), Head).Rows);
}
