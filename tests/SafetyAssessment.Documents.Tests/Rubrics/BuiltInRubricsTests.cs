using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Documents.Tests.Rubrics;

/// <summary>The rubrics and schemes that come with the program fit each other.</summary>
public sealed class BuiltInRubricsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rubrics").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_rubric_and_scheme_of_the_documents_comes_with_the_program()
    {
        var library = BuiltInRubrics.Read();

        library.Editions.Select(edition => $"{edition.Code} {edition.Edition}").ShouldBe(
        [
            "agriculture-grid 2014", "county-self-report 2020", "qinhuangdao-department 2016", "qinhuangdao-government 2016", "qinhuangdao-party 2016",
            "railway-base-management 1", "railway-performance 1", "shishi-enterprise 2024", "shishi-town 2024", "training-targets 2016",
        ]);
        library.Schemes.Select(scheme => scheme.Code).ShouldBe(["county-self-report-2020", "qinhuangdao-2016", "railway-section", "shishi-2024"]);
    }

    [Fact]
    public void A_railway_unit_is_assessed_every_quarter_for_30_percent_and_once_a_year_for_70()
    {
        var scheme = BuiltInRubrics.Read().Schemes.Single(known => known.Code == "railway-section");

        scheme.Groups.Single().Parts.Select(part => (part.Code, part.Kind, part.Weight, string.Join(' ', part.SheetPeriods))).ShouldBe(
            [("base", PartKind.Periods, 0.3m, "Q1 Q2 Q3 Q4"), ("year", PartKind.Rubric, 0.7m, "")]);
        scheme.Grades.Bands.Select(band => band.From).ShouldBe([95m, 90m, 85m, 0m]);
        SchemeCheck.Of(scheme).Select(gap => (gap.Stated, gap.Found)).ShouldBe([(94m, 95m), (89m, 90m)]); // 94.5 and 89.5 have no printed grade
        scheme.Grades.Of(94.5m, 100).ShouldBe(Grade.Good);
        scheme.Consequences!.Select(rule => (rule.Effect, rule.Years, rule.Amount)).ShouldBe(
        [
            (ConsequenceEffect.PenaltyAsReward, 1, null), (ConsequenceEffect.YellowCard, 1, null), (ConsequenceEffect.RemovalFromPost, 2, null),
            (ConsequenceEffect.DepositForfeited, 1, 500m), (ConsequenceEffect.DepositForfeited, 1, 350m),
        ]);
    }

    [Fact]
    public void A_county_is_assessed_on_700_marks_at_the_end_of_the_year_and_300_from_day_to_day()
    {
        var scheme = BuiltInRubrics.Read().Schemes.Single(known => known.Code == "qinhuangdao-2016");
        var county = scheme.Group("county")!;

        county.Parts.Select(part => (part.Code, part.FullMark)).ShouldBe(
        [
            ("party", 100m), ("government", 300m), ("enforcement", 100m), ("bureau-subjects", 110m), ("department-subjects", 90m), ("daily", 300m),
        ]);
        county.Units.Count.ShouldBe(9);
        county.Excluded.Select(left => left.Unit).ShouldBe(["haigang", "qinglong", "kaifaqu"]);
        scheme.Grades.Decision.ShouldBe(GradeDecision.Collective);
        scheme.Veto("V2")!.When.Deaths.ShouldBe(3);
        scheme.Phases.Single().ShouldBe(new Phase("assessment", "年度考核", new DateOnly(2017, 1, 4), new DateOnly(2017, 1, 20)) { Kind = PhaseKind.Scoring });
        scheme.Group("department")!.Parts.Select(part => part.FullMark).ShouldBe([500m, 300m, 200m]);
    }

    [Fact]
    public void The_phases_of_Shishi_say_what_they_are_for() =>
        BuiltInRubrics.Read().Schemes.Single(known => known.Code == "shishi-2024").Phases.Select(phase => phase.Kind).ShouldBe(
            [PhaseKind.SelfCheck, PhaseKind.Assistance, PhaseKind.Verification, PhaseKind.Review, PhaseKind.Decision]);

    [Fact]
    public void One_countys_mining_score_is_the_average_of_coal_and_non_coal()
    {
        var subject = BuiltInRubrics.Read().Schemes.Single(known => known.Code == "qinhuangdao-2016").Group("county")!.Part("bureau-subjects")!.Subjects[0];

        subject.InputsFor("haigang").Select(input => input.Code).ShouldBe(["non-coal", "coal"]);
        subject.InputsFor("changli").Select(input => input.Code).ShouldBe(["non-coal"]);
    }

    [Fact]
    public void Faults_of_all_files_are_listed_together()
    {
        Write("one/2024.yaml", "code: one");
        Write("two/scheme.yaml", "code: two");
        Write("one/2024.examples.yaml", "rubric: one");

        Should.Throw<InvalidInput>(() => BuiltInRubrics.Read(folder)).Problems.Select(problem => $"{problem.Path} {problem.Code} {problem.Values[0]}")
            .ShouldBe(
            [
                "one/2024.yaml:1:1 input.required edition", "one/2024.yaml:1:1 input.required title",
                "one/2024.yaml:1:1 input.required subject", "one/2024.yaml:1:1 input.required fullMark",
                "two/scheme.yaml:1:1 input.required title", "two/scheme.yaml:1:1 input.required year",
                "one/2024.examples.yaml:1:1 input.required edition",
            ]);
    }

    [Fact]
    public void A_scheme_that_names_an_unknown_rubric_is_refused()
    {
        Write("two/scheme.yaml", """
            code: two
            title: Two
            year: 2024
            groups:
              - code: town
                title: Towns
                subject: town
                fullMark: 100
                parts: [ { code: rubric, title: Rubric, fullMark: 90, kind: rubric, rubric: none, edition: "2024" } ]
            """);

        Should.Throw<InvalidInput>(() => BuiltInRubrics.Read(folder)).Problems.Select(problem => $"{problem.Path} {problem.Code}")
            .ShouldBe(["two/scheme.yaml: town input.out-of-range", "two/scheme.yaml: town.rubric not-found"]);
    }

    [Fact]
    public void Periods_weights_printed_limits_and_consequences_of_a_scheme_are_read()
    {
        var scheme = SchemeYaml.Read("two/scheme.yaml", """
            code: two
            title: Two
            year: 2024
            grades: { bands: [ { grade: good, from: 90, upTo: 94 } ] }
            consequences:
              - { code: C1, title: Card, grade: unqualified, effect: yellowCard, source: 六4 }
              - { code: C2, title: Deposit, grade: unqualified, years: 2, effect: depositForfeited, post: head, amount: 500, triggerProposed: true }
            groups:
              - code: town
                title: Towns
                subject: town
                fullMark: 30
                parts:
                  - { code: base, title: Base, fullMark: 100, weight: 0.3, kind: periods, rubric: one, edition: "2024", periods: [ { code: H1, title: First half }, { code: H2, title: Second half, weight: 0.5 } ] }
                  - { code: daily, title: Daily, fullMark: 300, kind: ledger }
            """);

        var parts = scheme.Groups[0].Parts;
        parts[0].Periods.ShouldBe([new Period("H1", "First half", 1), new Period("H2", "Second half", 0.5m)]);
        parts[1].Periods.ShouldBeNull();
        scheme.Grades.Bands.ShouldBe([new GradeBand(Grade.Good, 90, 94)]);
        scheme.Consequences!.Select(rule => (rule.Code, rule.Years, rule.Effect, rule.Post, rule.Amount, rule.TriggerProposed)).ShouldBe(
        [
            ("C1", 1, ConsequenceEffect.YellowCard, null, null, false), ("C2", 2, ConsequenceEffect.DepositForfeited, "head", 500m, true),
        ]);
    }

    [Fact]
    public void Examples_of_an_edition_that_does_not_exist_are_refused()
    {
        Write("one/2024.examples.yaml", "rubric: one\nedition: \"2024\"");

        Should.Throw<InvalidInput>(() => BuiltInRubrics.Read(folder)).Problems.Single()
            .ShouldSatisfyAllConditions(problem => problem.Path.ShouldBe("one/2024.examples.yaml"), problem => problem.Code.ShouldBe(Rules.NotFound));
    }

    [Fact]
    public void An_edition_stands_in_the_file_that_bears_its_name()
    {
        Write("one/2023.yaml", """
            code: one
            edition: "2024"
            title: One
            subject: town
            fullMark: 1
            sections: [ { code: "1", title: A, fullMark: 1, items: [ { code: "1.1", title: B, fullMark: 1 } ] } ]
            """);

        Should.Throw<InvalidInput>(() => BuiltInRubrics.Read(folder)).Problems.Single().Values[0].ShouldBe("one/2024");
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_fault_and_no_empty_library() =>
        Should.Throw<InvalidInput>(() => BuiltInRubrics.Read(Path.Combine(folder, "none")));

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
