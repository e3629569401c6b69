using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Domain.Tests.Schemes.TestScheme;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>A unit's total is made of its parts; what is missing is said and never taken for zero in silence.</summary>
public class SchemeScorerTests
{
    private static readonly RubricEdition Rubric = Build.Edition(Build.Item("1", 3, Build.Each(1)), Build.Item("2", 97, Build.Fixed(7)));

    [Fact]
    public void A_sheet_is_scaled_to_its_parts_full_mark_and_rounded_once()
    {
        var part = Part("sheet", PartKind.Rubric, 300);
        var sheet = Scorer.Score(Rubric, new SheetInput { Findings = [Build.Found("2a")], NotApplicable = ["1"] });

        // 90 ÷ 97 × 300 = 278.3505…; from the sheet's own rounded 92.78 it would be 278.34.
        sheet.Score.ShouldBe(92.78m);
        Sheet(part, sheet).Score.ShouldBe(278.35m);
    }

    [Fact]
    public void A_third_scaled_by_three_is_whole_again()
    {
        var rubric = Build.Edition(Build.Item("1", 97), Build.Item("2", 3, Build.Each(1)));
        var sheet = Scorer.Score(rubric, new SheetInput { Findings = [Build.Found("2a", 2)], NotApplicable = ["1"] });

        sheet.Score.ShouldBe(33.33m);
        Sheet(Part("sheet", PartKind.Rubric, 300), sheet).Score.ShouldBe(100);
    }

    [Fact]
    public void An_incomplete_sheet_shows_its_score_and_makes_the_unit_incomplete()
    {
        var part = Part("sheet", PartKind.Rubric, 100);
        var result = Sheet(part, Scorer.Score(Rubric, new SheetInput { Clear = ["1"] }));

        (result.Score, result.Complete).ShouldBe((100m, false));
    }

    [Fact]
    public void A_sheet_in_which_nothing_is_assessed_has_no_score()
    {
        var part = Part("sheet", PartKind.Rubric, 100);
        var result = Sheet(part, Scorer.Score(Rubric, new SheetInput()));

        (result.Score, result.Complete).ShouldBe((null, false));
    }

    [Fact]
    public void A_part_without_a_sheet_or_with_nothing_applicable_has_no_score()
    {
        var part = Part("sheet", PartKind.Rubric, 100);

        Sheet(part, null).ShouldSatisfyAllConditions(score => score.Score.ShouldBeNull(), score => score.Complete.ShouldBeFalse());
        Sheet(part, Scorer.Score(Build.Of(Build.Section("1", 10, Build.Item("1", 10))), new SheetInput { NotApplicable = ["1"] }))
            .ShouldSatisfyAllConditions(score => score.Score.ShouldBeNull(), score => score.Complete.ShouldBeFalse());
    }

    [Theory]
    [InlineData("u1", "90", "80", "8.5")] // both givers apply: the average
    [InlineData("u2", "90", "80", "9")] // only the first applies
    [InlineData("u1", "90", null, null)] // one of two is missing
    [InlineData("u2", "90", null, "9")]
    [InlineData("u1", "0", "0", "0")]
    [InlineData("u1", "33.33", "33.36", "3.33")] // 33.345 % of 10 = 3.3345
    public void Percents_of_a_subject_are_averaged_over_the_inputs_that_apply_to_the_unit(string unit, string first, string? second, string? score)
    {
        var percents = new Dictionary<string, decimal> { ["first"] = Number(first) };
        if (second is not null)
            percents["second"] = Number(second);
        var result = TestScheme.Score(With(Subjects(Mining)), new UnitInputs { Unit = unit, Percents = percents }).Parts.Single();

        result.Subjects.Single().Score.ShouldBe(score is null ? null : Number(score));
        result.Complete.ShouldBe(score is not null);
    }

    [Fact]
    public void Shown_scores_of_the_subjects_add_up_to_the_part()
    {
        var result = TestScheme.Score(With(Subjects(Simple("a"), Simple("b"), Simple("c"))),
            new UnitInputs { Unit = "u1", Percents = new Dictionary<string, decimal> { ["a"] = 33.34m, ["b"] = 33.35m, ["c"] = 66.65m } });

        result.Parts.Single().Subjects.Select(subject => subject.Score!.Value).ShouldBe([3.33m, 3.34m, 6.67m]);
        result.Total.ShouldBe(13.34m);
    }

    [Fact]
    public void A_missing_subject_counts_nothing_and_makes_the_part_incomplete()
    {
        var one = TestScheme.Score(With(Subjects(Simple("a"), Simple("b"))), new UnitInputs { Unit = "u1", Percents = new Dictionary<string, decimal> { ["a"] = 50 } });
        var none = TestScheme.Score(With(Subjects(Simple("a"), Simple("b"))), new UnitInputs { Unit = "u1" });

        (one.Parts.Single().Score, one.Complete).ShouldBe((5m, false));
        none.Parts.Single().Score.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 300)] // starts full
    [InlineData("-5 -10", 285)]
    [InlineData("-5 2", 297)]
    [InlineData("-400", 0)] // never below 0
    [InlineData("10", 300)] // never above full
    [InlineData("-400 50", 0)] // the sum is limited, not each entry
    public void The_ledger_starts_full_and_stays_between_nothing_and_its_full_mark(string entries, int score)
    {
        var ledger = entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(points => new LedgerPoints("daily", Number(points)));
        var result = TestScheme.Score(With(Part("daily", PartKind.Ledger, 300)),
            new UnitInputs { Unit = "u1", Ledger = [.. ledger, new LedgerPoints("other", -99)] });

        result.Parts.Single().ShouldSatisfyAllConditions(part => part.Score.ShouldBe(score), part => part.Complete.ShouldBeTrue());
    }

    [Theory]
    [InlineData("-5 -10 3", "295 285 288")]
    [InlineData("-400 50 80", "0 0 30")] // what is beyond the limit is owed, as in the score
    [InlineData("10 -5", "300 300")]
    public void The_course_of_a_ledger_is_the_score_of_its_entries_so_far(string entries, string course)
    {
        var (scheme, part) = (With(Part("daily", PartKind.Ledger, 300)), Part("daily", PartKind.Ledger, 300));
        List<LedgerPoints> ledger = [.. entries.Split(' ').Select(points => new LedgerPoints("daily", Number(points)))];

        var found = SchemeScorer.LedgerCourse(scheme, part, ledger);

        found.ShouldBe(course.Split(' ').Select(Number));
        for (var at = 0; at < ledger.Count; at++)
            found[at].ShouldBe(TestScheme.Score(scheme, new UnitInputs { Unit = "u1", Ledger = [.. ledger.Take(at + 1)] }).Parts.Single().Score!.Value);
    }

    [Fact]
    public void A_ledger_says_how_its_score_comes_about()
    {
        var part = TestScheme.Score(With(Part("daily", PartKind.Ledger, 300)),
            new UnitInputs { Unit = "u1", Ledger = [new("daily", -5), new("daily", 2), new("daily", -10), new("other", -99)] }).Parts.Single();

        part.Ledger.ShouldBe(new LedgerBalance(300, 15, 2));
        (part.Ledger!.Sum, part.Score, part.Lost).ShouldBe((287m, 287m, 13m));
    }

    [Fact]
    public void An_entered_part_is_taken_as_it_is()
    {
        var scheme = With(Part("given", PartKind.Entered, 100));

        TestScheme.Score(scheme, new UnitInputs { Unit = "u1", Entered = new Dictionary<string, decimal> { ["given"] = 88.5m } }).Parts.Single().Score.ShouldBe(88.5m);
        TestScheme.Score(scheme, new UnitInputs { Unit = "u1" }).Parts.Single().ShouldSatisfyAllConditions(part => part.Score.ShouldBeNull(), part => part.Complete.ShouldBeFalse());
    }

    [Fact]
    public void With_weights_the_weighted_sum_of_shown_scores_is_rounded_once()
    {
        var scheme = With(Part("base", PartKind.Entered, 100) with { Weight = 0.3m }, Part("year", PartKind.Entered, 100) with { Weight = 0.7m });
        var result = TestScheme.Score(scheme, new UnitInputs { Unit = "u1", Entered = new Dictionary<string, decimal> { ["base"] = 90.05m, ["year"] = 85.55m } });

        result.Total.ShouldBe(86.9m); // 27.015 + 59.885
    }

    [Fact]
    public void While_a_part_is_missing_there_is_a_total_so_far_and_no_computed_grade()
    {
        var result = TestScheme.Score(With(Part("a", PartKind.Entered, 500), Part("b", PartKind.Entered, 500)),
            new UnitInputs { Unit = "u1", Entered = new Dictionary<string, decimal> { ["a"] = 499 } });

        (result.Total, result.Complete, result.ComputedGrade).ShouldBe((499m, false, (Grade?)null));
    }

    [Fact]
    public void The_grade_is_decided_from_the_number_that_is_shown()
    {
        var entered = new Dictionary<string, decimal> { ["entered"] = 899.995m };

        TestScheme.Score(With(Entered), new UnitInputs { Unit = "u1", Entered = entered })
            .ShouldSatisfyAllConditions(result => result.Total.ShouldBe(900), result => result.ComputedGrade.ShouldBe(Grade.Excellent));
    }

    [Fact]
    public void An_excluded_unit_carries_its_reason() =>
        TestScheme.Score(With(Entered), new UnitInputs { Unit = "u3" }).Excluded.ShouldBe("已由省考核");

    [Theory]
    [InlineData("85 90 92", "8.9")]
    [InlineData("85 90 91", "8.87")] // 266 / 3 percent of 10, rounded once
    [InlineData("0 0 0", "0")]
    [InlineData("85 90 -", null)] // a giver that is missing is neither 0 nor left out
    public void The_mean_of_several_givers_is_exact_and_waits_for_all(string given, string? score)
    {
        var subject = new ScoredSubject { Code = "s", Title = "s", FullMark = 10, Inputs = [new("i0", "a", "g1", []), new("i1", "b", "g2", []), new("i2", "c", "g3", [])] };
        var percents = given.Split(' ').Select((text, at) => (text, at)).Where(pair => pair.text != "-").ToDictionary(pair => $"i{pair.at}", pair => Number(pair.text));

        var part = TestScheme.Score(With(Subjects(subject)), new UnitInputs { Unit = "u1", Percents = percents }).Parts.Single();

        part.Subjects.Single().Score.ShouldBe(score is null ? null : Number(score));
        part.Complete.ShouldBe(score is not null);
        part.Subjects.Single().Percents.Count(pair => pair.Percent is null).ShouldBe(3 - percents.Count);
    }

    [Theory]
    [InlineData("10", "8.5", "9", "8.75")] // points of the mark itself
    [InlineData("20", "17", "18", "8.75")] // out of 20 for a mark of 10
    [InlineData("3", "1", "2", "5")] // thirds are exact: 1.5 of 3
    [InlineData("3", "1", "1", "3.33")] // rounded once, at the end
    [InlineData("10", "8.5", null, null)]
    public void Points_of_several_givers_are_averaged_like_percents(string outOf, string first, string? second, string? score)
    {
        var subject = new ScoredSubject { Code = "s", Title = "s", FullMark = 10, OutOf = Number(outOf), Inputs = [new("i0", "a", "g1", []), new("i1", "b", "g2", [])] };
        var points = new Dictionary<string, decimal> { ["i0"] = Number(first) };
        if (second is not null)
            points["i1"] = Number(second);

        var part = TestScheme.Score(With(Subjects(subject)), new UnitInputs { Unit = "u1", Percents = points }).Parts.Single();

        part.Subjects.Single().Score.ShouldBe(score is null ? null : Number(score));
    }

    private static ScoredSubject Mining { get; } = new()
    {
        Code = "mining",
        Title = "Mining",
        FullMark = 10,
        Inputs = [new("first", "First", "g1", []), new("second", "Second", "g2", ["u1"])],
    };

    private static ScoredSubject Simple(string code) => new() { Code = code, Title = code, FullMark = 10, Inputs = [new(code, code, "g1", [])] };

    private static Part Subjects(params ScoredSubject[] subjects) =>
        Part("subjects", PartKind.External, subjects.Sum(subject => subject.FullMark)) with { Subjects = subjects };

    private static PartScore Sheet(Part part, ScoreSheet? sheet) => TestScheme.Score(With(part), new UnitInputs
    {
        Unit = "u1",
        Sheets = sheet is null ? new Dictionary<SheetKey, ScoreSheet>() : new Dictionary<SheetKey, ScoreSheet> { [new SheetKey(part.Code)] = sheet },
    }).Parts.Single();

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
