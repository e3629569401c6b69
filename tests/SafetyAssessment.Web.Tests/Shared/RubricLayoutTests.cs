using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Tests.Shared;

/// <summary>The table of a rubric spans its category cells like the paper.</summary>
public class RubricLayoutTests
{
    public static IEnumerable<object[]> Editions => BuiltInRubrics.Read().Editions.Select(edition => new object[] { edition.Code, edition.Edition });

    [Fact]
    public void A_category_cell_starts_in_its_first_row_and_spans_all_of_its_rows()
    {
        var layout = RubricLayout.Of(Edition(Section("A", Section("A1", "a", "b"), Section("A2", "c"))));

        layout.Levels.ShouldBe(2);
        Cells(layout).ShouldBe(["A r3c1, A1 r2c1", "", "A2 r1c1"]);
    }

    [Fact]
    public void A_section_with_items_fills_the_columns_that_deeper_sections_need() =>
        Cells(RubricLayout.Of(Edition(Section("A", "a", "b"), Section("B", Section("B1", "c"))))).ShouldBe(["A r2c2", "", "B r1c1, B1 r1c1"]);

    [Fact]
    public void A_row_knows_all_headings_above_it_also_where_no_cell_starts() =>
        RubricLayout.Of(Edition(Section("A", Section("A1", "a", "b")))).Rows[1].Path.Select(section => section.Code).ShouldBe(["A", "A1"]);

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_row_of_the_rubrics_is_covered_by_exactly_the_category_columns(string code, string edition)
    {
        var layout = RubricLayout.Of(BuiltInRubrics.Read().Edition(code, edition)!);
        var covered = new int[layout.Rows.Count];

        for (var row = 0; row < layout.Rows.Count; row++)
        {
            foreach (var cell in layout.Rows[row].Starting)
            {
                for (var under = row; under < row + cell.RowSpan; under++)
                    covered[under] += cell.ColSpan;
            }
        }

        covered.ShouldAllBe(columns => columns == layout.Levels);
    }

    private static IEnumerable<string> Cells(RubricLayout layout) =>
        layout.Rows.Select(row => string.Join(", ", row.Starting.Select(cell => $"{cell.Section.Code} r{cell.RowSpan}c{cell.ColSpan}")));

    private static RubricEdition Edition(params Section[] sections) =>
        new() { Code = "r", Edition = "1", Title = "R", Subject = Subject.Town, FullMark = 10, Sections = sections };

    private static Section Section(string code, params Section[] sections) =>
        new() { Code = code, Title = code, FullMark = 10, Sections = sections };

    private static Section Section(string code, params string[] items) =>
        new() { Code = code, Title = code, FullMark = 10, Items = [.. items.Select(item => new Item { Code = $"{code}.{item}", Title = item })] };
}
