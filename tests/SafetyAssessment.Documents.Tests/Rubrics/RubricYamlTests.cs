using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Rubrics;

/// <summary>A file is read whole or not at all, and every fault is named with its line and column.</summary>
public class RubricYamlTests
{
    private const string Good = """
        code: good
        edition: 2024
        title: Good
        subject: town
        fullMark: 12.5
        bonusCap: 3
        rounding: { digits: 1 }
        notApplicable: fullMarks
        sections:
          - code: "1"
            title: First
            fullMark: 12.5
            items:
              - code: "1.1"
                title: Row
                fullMark: 12.5
                groups: [ { code: a, cap: 5 } ]
                clauses:
                  - { code: 1.1.1, kind: perShortfall, text: each percent, points: 0.5, target: 95, step: 1, sense: below, group: a }
                  - { code: 1.1.2, kind: tiered, text: tiers, tiers: [ { points: 2 }, { from: 5, points: 1, upTo: 10, upToIncluded: true } ] }
                  - { code: 1.1.3, kind: veto, text: veto, scope: excellence }
        """;

    [Fact]
    public void An_edition_is_read_with_all_its_properties()
    {
        var edition = RubricYaml.Read("good.yaml", Good);

        edition.Edition.ShouldBe("2024");
        (edition.FullMark, edition.BonusCap, edition.Rounding.Digits, edition.NotApplicable)
            .ShouldBe((12.5m, 3m, 1, NotApplicableRule.FullMarks));
        edition.Index.Item("1.1")!.Groups.ShouldBe([new ClauseGroup("a", 5)]);
        var shortfall = edition.Index.Clause("1.1.1")!.Value.Clause;
        (shortfall.Points, shortfall.Target, shortfall.Step, shortfall.Sense, shortfall.Group)
            .ShouldBe((0.5m, 95m, 1m, ShortfallSense.Below, "a"));
        edition.Index.Clause("1.1.2")!.Value.Clause.Tiers.ShouldBe(
            [new Tier { Points = 2 }, new Tier { From = 5, Points = 1, UpTo = 10, UpToIncluded = true }]);
        edition.Index.Clause("1.1.3")!.Value.Clause.Scope.ShouldBe(VetoScope.Excellence);
    }

    [Fact]
    public void Every_fault_of_a_file_is_listed_with_its_line_and_column()
    {
        const string Bad = """
            code: bad
            edition: "2024"
            subject: village
            fullMark: "100"
            rounding: { digits: 1.5 }
            colour: red
            sections:
              - code: "1"
                title: First
                title: Again
                fullMark: ten
                fullMarkImplied: yes
                items:
                  - row
                  - code: "1.1"
                    title: Row
                    cap: 0.1234567
                    clauses: none
                  - title: [ list ]
            """;

        Faults(Bad).ShouldBe(
        [
            "bad.yaml:1:1 input.required title",
            "bad.yaml:3:10 file.unreadable subject, not one of county, department, town, enterprise",
            "bad.yaml:4:11 file.unreadable fullMark, not a number",
            "bad.yaml:5:21 file.unreadable rounding.digits, not a whole number",
            "bad.yaml:6:1 file.unreadable colour, unknown property",
            "bad.yaml:10:5 file.unreadable title, given twice",
            "bad.yaml:11:15 file.unreadable sections[0].fullMark, not a number",
            "bad.yaml:12:22 file.unreadable sections[0].fullMarkImplied, not true or false",
            "bad.yaml:14:9 file.unreadable sections[0].items[0], not an object",
            "bad.yaml:17:14 input.out-of-range 0.1234567, -1000000000, 1000000000",
            "bad.yaml:18:18 file.unreadable sections[0].items[1].clauses, not a list",
            "bad.yaml:19:9 input.required sections[0].items[2].code",
            "bad.yaml:19:16 file.unreadable sections[0].items[2].title, not a single value",
        ]);
    }

    [Fact]
    public void What_makes_an_edition_unusable_is_listed_where_it_stands()
    {
        var bad = Good.Replace("fullMark: 12.5\nbonusCap", "fullMark: 0\nbonusCap", StringComparison.Ordinal)
            .Replace("step: 1,", "", StringComparison.Ordinal).Replace("code: 1.1.2", "code: 1.1.1", StringComparison.Ordinal)
            .Replace("group: a }", "group: b }", StringComparison.Ordinal);

        Faults(bad).ShouldBe(
        [
            "bad.yaml:1:1 rubric.full-mark-missing ",
            "bad.yaml:20:13 rubric.group-unknown 1.1.1, b",
            "bad.yaml:20:13 rubric.clause-incomplete 1.1.1, step",
            "bad.yaml:20:13 rubric.code-twice 1.1.1",
        ]);
    }

    [Theory]
    [InlineData("", "1:1")]
    [InlineData("code: [", "2:1")] // at the end of the text
    [InlineData("a: 1\n b: 2", "2:3")]
    [InlineData("code: &x good", "1:7")]
    [InlineData("a: &x b\nc: *x", "1:4")]
    [InlineData("code: !!str good", "1:7")]
    [InlineData("code: a\n---\ncode: b", "2:1")]
    [InlineData("- code: a", "1:1")]
    [InlineData("good", "1:1")]
    public void What_is_no_plain_single_object_is_refused(string text, string place) =>
        Should.Throw<InvalidInput>(() => RubricYaml.Read("bad.yaml", text))
            .Problems.Where(problem => problem.Code == Rules.FileUnreadable).Select(problem => problem.Path).ShouldContain("bad.yaml:" + place);

    [Fact]
    public void Nesting_without_end_is_refused_before_it_exhausts_the_stack() =>
        Should.Throw<InvalidInput>(() => RubricYaml.Read("bad.yaml", "a: " + new string('[', 5000)))
            .Problems.Single().Code.ShouldBe(Rules.FileUnreadable);

    private static IEnumerable<string> Faults(string text) =>
        Should.Throw<InvalidInput>(() => RubricYaml.Read("bad.yaml", text)).Problems
            .Select(problem => $"{problem.Path} {problem.Code} {string.Join(", ", problem.Values)}");
}
