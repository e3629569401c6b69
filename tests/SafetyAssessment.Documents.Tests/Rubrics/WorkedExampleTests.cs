using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Documents.Tests.Rubrics;

/// <summary>The worked examples beside the rubrics: findings and the scores that were worked out by hand.</summary>
public class WorkedExampleTests
{
    private static readonly RubricLibrary Library = BuiltInRubrics.Read();

    public static TheoryData<string, string> Names()
    {
        var rows = new TheoryData<string, string>();
        foreach (var examples in Library.Examples)
        {
            foreach (var example in examples.Examples)
                rows.Add($"{examples.Rubric}/{examples.Edition}", example.Name);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_worked_example_gives_the_scores_that_were_worked_out_by_hand(string rubric, string name)
    {
        var examples = Library.Examples.Single(known => $"{known.Rubric}/{known.Edition}" == rubric);
        var example = examples.Examples.Single(known => known.Name == name);
        var sheet = Scorer.Score(Library.Edition(examples.Rubric, examples.Edition)!, example.Input);

        Figures(sheet, example.Expected).ShouldBe(Figures(example.Expected));
    }

    [Fact]
    public void Every_rubric_has_worked_examples() =>
        Library.Examples.Select(known => (known.Rubric, known.Edition)).Order()
            .ShouldBe(Library.Editions.Select(known => (known.Code, known.Edition)).Order());

    [Theory]
    [InlineData("qinhuangdao-party", "2016", 9)]
    [InlineData("qinhuangdao-government", "2016", 34)]
    [InlineData("qinhuangdao-department", "2016", 24)]
    [InlineData("shishi-enterprise", "2024", 44)]
    [InlineData("shishi-town", "2024", 39)]
    public void Each_row_of_the_paper_is_an_item(string code, string edition, int rows) =>
        Library.Edition(code, edition)!.Index.Rows.Count.ShouldBe(rows);

    private static IEnumerable<string> Figures(ExpectedScores expected) =>
    [
        Line("score", "", expected.Score),
        $"complete {expected.Complete}",
        .. expected.Lost is { } lost ? [Line("lost", "", lost)] : Array.Empty<string>(),
        .. expected.Applicable is { } applicable ? [Line("applicable", "", applicable)] : Array.Empty<string>(),
        .. expected.Bonus is { } bonus ? [Line("bonus", "", bonus)] : Array.Empty<string>(),
        .. expected.Additional is { } additional ? [Line("additional", "", additional)] : Array.Empty<string>(),
        .. expected.Sections.Select(pair => Line("section", pair.Key, pair.Value)),
        .. expected.Items.Select(pair => Line("item", pair.Key, pair.Value)),
        .. expected.NotCounted.Select(pair => Line("not counted", pair.Key, pair.Value)),
    ];

    private static IEnumerable<string> Figures(ScoreSheet sheet, ExpectedScores asked) =>
        Figures(new ExpectedScores
        {
            Score = sheet.Score ?? -1,
            Complete = sheet.Complete,
            Lost = asked.Lost is null ? null : sheet.Lost,
            Applicable = asked.Applicable is null ? null : sheet.Applicable,
            Bonus = asked.Bonus is null ? null : sheet.Bonus,
            Additional = asked.Additional is null ? null : sheet.Additional,
            Sections = asked.Sections.Keys.ToDictionary(code => code, code => All(sheet.Sections).Single(section => section.Section.Code == code).Score),
            Items = asked.Items.Keys.ToDictionary(code => code, code => sheet.Item(code)!.Lost),
            NotCounted = asked.NotCounted.Keys.ToDictionary(code => code, code =>
                sheet.Items.SelectMany(item => item.Clauses).Single(clause => clause.Clause.Code == code).NotCounted),
        });

    private static IEnumerable<SectionScore> All(IEnumerable<SectionScore> sections) =>
        sections.SelectMany(section => All(section.Sections).Prepend(section));

    private static string Line(string what, string code, decimal number) => $"{what} {code} {number:0.######}";
}
