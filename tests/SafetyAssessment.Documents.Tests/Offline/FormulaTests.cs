using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Documents.Tests.Exporting;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Offline;

/// <summary>The workbook's formulas give the engine's numbers, worked out by a program that knows nothing of it.</summary>
[Trait("Theme", "OfflinePackage")]
public class FormulaTests
{
    [LibreOfficeFact]
    public void Every_number_of_every_built_in_rubric_is_the_engines_whatever_is_filled_in()
    {
        var books = BuiltInRubrics.Read().Editions.ToDictionary(
            edition => edition.Code,
            edition => (IReadOnlyList<OfflineSheet>)[.. Enumerable.Range(1, 8).Select(seed => new RandomFilling(edition, seed).Sheet()), new RandomFilling(edition, 0).Of(Nothing)]);

        Recalculated.Differences(books).ShouldBeEmpty();
    }

    [LibreOfficeFact]
    public void Every_number_of_any_rubric_with_every_kind_of_clause_is_the_engines()
    {
        var books = Enumerable.Range(1, 12).ToDictionary(
            book => $"random-{book}",
            book => (IReadOnlyList<OfflineSheet>)[.. Enumerable.Range(1, 6).Select(at => new RandomFilling(new RandomEdition((book * 100) + at).Edition(), at).Sheet())]);

        books.Values.SelectMany(sheets => sheets).SelectMany(sheet => sheet.Edition.Index.Rows).SelectMany(row => row.Item.Clauses).Select(clause => clause.Kind).Distinct().Count()
            .ShouldBe(Enum.GetValues<ClauseKind>().Length);
        Recalculated.Differences(books).ShouldBeEmpty();
    }

    [LibreOfficeFact]
    public void A_cap_that_a_formula_forgot_is_found_out_the_twin()
    {
        var edition = BuiltInRubrics.Read().Edition("qinhuangdao-party", "2016")!;
        var books = new Dictionary<string, IReadOnlyList<OfflineSheet>> { ["party"] = [new RandomFilling(edition, 1).Sheet(), new RandomFilling(edition, 2).Sheet()] };

        Recalculated.Differences(books, Uncapped).ShouldNotBeEmpty();

        static RubricEdition Uncapped(RubricEdition edition) => edition with { Sections = [.. edition.Sections.Select(Section)] };
        static Section Section(Section section) => section with
        {
            Sections = [.. section.Sections.Select(Section)],
            Items = [.. section.Items.Select(item => item with { Cap = null, Clauses = [.. item.Clauses.Select(clause => clause with { Cap = null })] })],
        };
    }

    private static Dictionary<string, OfflineEntry> Nothing => [];
}
