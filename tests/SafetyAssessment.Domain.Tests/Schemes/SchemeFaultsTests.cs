using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Tests.Schemes;

/// <summary>What makes a scheme unusable; all of it is listed.</summary>
public class SchemeFaultsTests
{
    private static readonly RubricEdition Rubric = Build.Edition(Build.Item("1", 100));

    private static readonly Scheme Sound = TestScheme.With(
        TestScheme.Part("sheet", PartKind.Rubric, 880) with { Rubric = "rubric", Edition = "2026" },
        TestScheme.Part("subjects", PartKind.External, 20) with { Subjects = [Subject("a"), Subject("b")] },
        TestScheme.Part("given", PartKind.Entered, 100) with { Giver = "g1" });

    [Fact]
    public void A_sound_scheme_has_no_faults() => Faults(Sound).ShouldBeEmpty();

    [Fact]
    public void Parts_must_add_up_to_their_group_and_subjects_to_their_part()
    {
        Faults(Group(group => group with { FullMark = 990 })).ShouldBe(["group input.out-of-range"]);
        Faults(Parts(part => part.Kind == PartKind.External ? part with { Subjects = [Subject("a")] } : part)).ShouldBe(["group.subjects input.out-of-range"]);
    }

    [Fact]
    public void Weights_count_in_the_sum() =>
        Faults(Group(group => group with
        {
            FullMark = 100,
            Parts = [TestScheme.Part("a", PartKind.Entered, 100) with { Weight = 0.3m }, TestScheme.Part("b", PartKind.Entered, 100) with { Weight = 0.7m }],
        })).ShouldBeEmpty();

    [Theory]
    [InlineData("other", "2026")]
    [InlineData("rubric", "2025")]
    [InlineData(null, null)]
    public void A_rubric_part_names_an_edition_that_exists(string? rubric, string? edition) =>
        Faults(Parts(part => part.Kind == PartKind.Rubric ? part with { Rubric = rubric, Edition = edition } : part)).ShouldBe(["group.sheet not-found"]);

    [Fact]
    public void An_edition_without_a_full_mark_can_not_be_scaled() =>
        SchemeFaults.Of(Sound, [Rubric with { FullMark = 0 }]).Single().Code.ShouldBe(Rules.RubricFullMarkMissing);

    [Fact]
    public void Givers_must_be_listed() =>
        Faults(Sound with { Givers = [] }).ShouldBe(["group.subjects.a not-found", "group.subjects.b not-found", "group.given not-found"]);

    [Fact]
    public void Excluded_units_and_units_of_an_input_are_units_of_the_group()
    {
        Faults(Group(group => group with { Excluded = [new("u9", "?")] })).ShouldBe(["group.excluded scheme.unit-not-in-group"]);
        Faults(Parts(part => part.Kind == PartKind.External ? part with { Subjects = [Subject("a"), Subject("b", "u9")] } : part))
            .ShouldContain("group.subjects.b scheme.unit-not-in-group");
    }

    [Fact]
    public void Every_unit_has_an_input_for_each_subject() =>
        Faults(Parts(part => part.Kind == PartKind.External ? part with { Subjects = [Subject("a"), Subject("b", "u1")] } : part))
            .ShouldBe(["group.subjects.b input.required"]);

    [Fact]
    public void Codes_are_unique()
    {
        var twice = Sound with
        {
            Givers = [.. Sound.Givers, Sound.Givers[0]],
            Vetoes = [Veto, Veto],
            Phases = [Phase, Phase],
            Groups = [Sound.Groups[0] with { Units = [.. Sound.Groups[0].Units, new("u1", "U1")], Excluded = [new("u3", "a"), new("u3", "b")] }],
        };

        Faults(twice).ShouldBe(["phases rubric.code-twice", "vetoes rubric.code-twice", "givers rubric.code-twice", "units rubric.code-twice", "group.excluded rubric.code-twice"]);
        Faults(Parts(part => part.Kind == PartKind.External ? part with { Subjects = [Subject("a"), Subject("a")] } : part))
            .ShouldBe(["inputs rubric.code-twice", "group.subjects rubric.code-twice"]);
        Faults(Group(group => group with { Parts = [.. group.Parts, group.Parts[2] with { FullMark = 0 }] }))
            .ShouldBe(["group.parts rubric.code-twice", "group.given rubric.full-mark-missing"]);
    }

    [Fact]
    public void A_part_over_periods_names_its_periods_and_an_edition()
    {
        Scheme Of(PartKind kind, string edition, params Period[] periods) => Group(group => group with
        {
            Parts = [TestScheme.Part("base", kind, 1000) with { Rubric = "rubric", Edition = edition, Periods = periods }],
        });

        Faults(Of(PartKind.Periods, "2026", new("Q1", "1", 1), new("Q2", "2", 0.5m))).ShouldBeEmpty();
        Faults(Of(PartKind.Periods, "2026")).ShouldBe(["group.base input.required"]);
        Faults(Of(PartKind.Periods, "2025", new Period("Q1", "1", 1))).ShouldBe(["group.base not-found"]);
        Faults(Of(PartKind.Periods, "2026", new("Q1", "1", 1), new("Q1", "2", 0), new("", "3", 1)))
            .ShouldBe(["group.base.periods rubric.code-twice", "group.base.Q1 scheme.weight-not-positive", "group.base.periods input.required"]);
        Faults(Of(PartKind.Rubric, "2026", new Period("Q1", "1", 1))).ShouldBe(["group.base scheme.periods-unused"]);
    }

    [Fact]
    public void A_consequence_needs_at_least_one_year_and_an_amount_above_nothing()
    {
        var rule = new Consequence { Code = "C", Title = "C", Grade = Grade.Unqualified, Years = 1, Effect = ConsequenceEffect.YellowCard };

        Faults(Sound with { Consequences = [rule] }).ShouldBeEmpty();
        Faults(Sound with { Consequences = [rule with { Years = 0 }, rule with { Amount = 0 }] })
            .ShouldBe(["consequences rubric.code-twice", "consequences.C input.out-of-range", "consequences.C input.out-of-range"]);
    }

    [Fact]
    public void Tie_breaks_name_parts() => Faults(Sound with { TieBreaks = ["given", "none"] }).ShouldBe(["tieBreaks not-found"]);

    [Fact]
    public void Digits_are_between_0_and_6() => Faults(Sound with { Rounding = new(7) }).ShouldBe(["rounding.digits rubric.digits-out-of-range"]);

    private static VetoRule Veto { get; } = new() { Code = "V", Title = "V", Effect = VetoEffect.Unqualified };

    private static Phase Phase { get; } = new("p", "P", null, new DateOnly(2026, 12, 31));

    [Fact]
    public void Points_out_of_nothing_are_a_fault() =>
        Faults(Parts(part => part.Kind == PartKind.External ? part with { Subjects = [Subject("a"), Subject("b") with { OutOf = 0 }] } : part))
            .ShouldBe(["group.subjects.b input.out-of-range"]);

    private static ScoredSubject Subject(string code, params string[] units) =>
        new() { Code = code, Title = code, FullMark = 10, Inputs = [new(code, code, "g2", units)] };

    private static Scheme Group(Func<UnitGroup, UnitGroup> change) => Sound with { Groups = [change(Sound.Groups[0])] };

    private static Scheme Parts(Func<Part, Part> change) => Group(group => group with { Parts = [.. group.Parts.Select(change)] });

    private static IEnumerable<string> Faults(Scheme scheme) => SchemeFaults.Of(scheme, [Rubric]).Select(fault => $"{fault.Path} {fault.Code}");
}
