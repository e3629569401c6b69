using SafetyAssessment.Domain.Schemes;
using static SafetyAssessment.Domain.Tests.Schemes.TestScheme;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>Other marks, weights and limits, worked out by hand.</summary>
public class SchemeWhatIfTests
{
    private static readonly Scheme Plain = With(Part("ledger", PartKind.Ledger, 300), Part("entered", PartKind.Entered, 700));

    private static readonly UnitInputs Inputs = new()
    {
        Unit = "u1",
        Ledger = [new LedgerPoints("ledger", -20)],
        Entered = new Dictionary<string, decimal> { ["entered"] = 620 },
    };

    [Fact]
    public void With_nothing_changed_the_scheme_is_the_same_object() => new SchemeWhatIf().Apply(Plain, Plain.Groups[0]).ShouldBe((Plain, Plain.Groups[0]));

    [Fact]
    public void Another_full_mark_scales_what_was_entered_and_leaves_ledger_entries_the_points_they_are()
    {
        var result = Score(new SchemeWhatIf { FullMarks = new Dictionary<string, decimal> { ["ledger"] = 200, ["entered"] = 350 } });

        result.Parts.Select(part => part.Score).ShouldBe([180m, 310m]);
        result.Total.ShouldBe(490m);
    }

    [Fact]
    public void The_marks_of_subjects_grow_with_their_part()
    {
        var subject = new ScoredSubject { Code = "s", Title = "s", FullMark = 10, Inputs = [new SubjectInput("s", "s", "g1", [])] };
        var scheme = With(Part("outside", PartKind.External, 20) with { Subjects = [subject, subject with { Code = "t", Inputs = [new SubjectInput("t", "t", "g2", [])] }] });
        var (_, group) = new SchemeWhatIf { FullMarks = new Dictionary<string, decimal> { ["outside"] = 30 } }.Apply(scheme, scheme.Groups[0]);

        group.Parts[0].Subjects.Select(known => known.FullMark).ShouldBe([15m, 15m]);
        group.FullMark.ShouldBe(30);
    }

    [Fact]
    public void Other_weights_weigh_and_the_full_mark_is_what_the_parts_add_up_to()
    {
        var weighted = With(Part("ledger", PartKind.Ledger, 100) with { Weight = 0.3m }, Part("entered", PartKind.Entered, 100) with { Weight = 0.7m });
        var rules = new SchemeWhatIf { Weights = new Dictionary<string, decimal> { ["ledger"] = 0.5m, ["entered"] = 0.5m } };
        var (scheme, group) = rules.Apply(weighted, weighted.Groups[0]);

        group.FullMark.ShouldBe(100);
        SchemeScorer.Score(scheme, group, Inputs with { Entered = new Dictionary<string, decimal> { ["entered"] = 90 } }).Total.ShouldBe(85m, "80 × 0.5 + 90 × 0.5");
    }

    [Fact]
    public void Another_limit_gives_another_grade_and_no_other_number()
    {
        (Score(new SchemeWhatIf()).Total, Score(new SchemeWhatIf()).FinalGrade).ShouldBe((900m, (Grade?)Grade.Excellent));
        var stricter = Score(new SchemeWhatIf { Limits = new Dictionary<Grade, decimal> { [Grade.Excellent] = 900.01m } });

        (stricter.Total, stricter.FinalGrade).ShouldBe((900m, (Grade?)Grade.Good));
    }

    [Fact]
    public void A_bar_that_is_left_out_gives_the_top_grade_back_and_a_veto_can_not_be_left_out()
    {
        UnitInputs Under(VetoEffect effect) =>
            Inputs with { Vetoes = [new ConfirmedVeto(new VetoRule { Code = "E1", Title = "E1", Effect = effect }, "文", "人", null)] };
        var without = new SchemeWhatIf { WithoutBars = ["E1"] };

        Score(new SchemeWhatIf(), Under(VetoEffect.NotExcellent)).FinalGrade.ShouldBe(Grade.Good);
        Score(without, Under(VetoEffect.NotExcellent)).FinalGrade.ShouldBe(Grade.Excellent);
        Score(without, Under(VetoEffect.Unqualified)).FinalGrade.ShouldBe(Grade.Unqualified);
    }

    [Fact]
    public void Numbers_that_no_scheme_can_have_are_refused_all_at_once()
    {
        var rules = new SchemeWhatIf
        {
            FullMarks = new Dictionary<string, decimal> { ["ledger"] = 0, ["nothing"] = 5 },
            Weights = new Dictionary<string, decimal> { ["entered"] = 1.2m },
            Limits = new Dictionary<Grade, decimal> { [Grade.Good] = 950 },
        };

        rules.Faults(Plain, Plain.Groups[0]).Select(fault => (fault.Path, fault.Code)).ShouldBe(
        [
            ("mark.ledger", Rules.OutOfRange), ("mark.nothing", Rules.OutOfRange), ("weight.entered", Rules.OutOfRange),
            ("limit.Excellent", Rules.LimitsNotRising),
        ]);
        Build.Refused(() => rules.Apply(Plain, Plain.Groups[0])).ShouldContain("limit.Excellent");
    }

    private static UnitResult Score(SchemeWhatIf rules, UnitInputs? inputs = null)
    {
        var (scheme, group) = rules.Apply(Plain, Plain.Groups[0]);
        return SchemeScorer.Score(scheme, group, rules.Apply(Plain.Groups[0], inputs ?? Inputs));
    }
}
