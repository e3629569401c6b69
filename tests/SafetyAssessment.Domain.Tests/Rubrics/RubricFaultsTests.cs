using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Domain.Tests.Build;

namespace SafetyAssessment.Domain.Tests.Rubrics;

/// <summary>What makes an edition unusable; all of it is listed.</summary>
public class RubricFaultsTests
{
    public static TheoryData<string, string> Incomplete => new()
    {
        { nameof(ClauseKind.Fixed), "points" }, { nameof(ClauseKind.PerOccurrence), "points" }, { nameof(ClauseKind.Earned), "points" },
        { nameof(ClauseKind.Bonus), "points" }, { nameof(ClauseKind.Additional), "points" }, { nameof(ClauseKind.PerShortfall), "points" },
        { nameof(ClauseKind.Tiered), "tiers" }, { nameof(ClauseKind.Veto), "scope" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void A_clause_needs_the_numbers_of_its_kind(string kind, string missing) =>
        RubricFaults.Of(Edition(Item("1.1", 10, Clause(Enum.Parse<ClauseKind>(kind))))).Single()
            .ShouldSatisfyAllConditions(fault => fault.Code.ShouldBe(Rules.RubricClauseIncomplete), fault => fault.Values.ShouldBe(["1.1a", missing]));

    [Theory]
    [InlineData(ClauseKind.NoScore)]
    [InlineData(ClauseKind.Range)]
    public void No_score_and_range_need_no_number(ClauseKind kind) => RubricFaults.Of(Edition(Item("1.1", 10, Clause(kind)))).ShouldBeEmpty();

    [Fact]
    public void A_shortfall_needs_target_step_and_sense()
    {
        var whole = Clause(ClauseKind.PerShortfall, 1) with { Target = 95, Step = 1, Sense = ShortfallSense.Below };

        Missing(whole).ShouldBeNull();
        Missing(whole with { Target = null }).ShouldBe("target");
        Missing(whole with { Step = null }).ShouldBe("step");
        Missing(whole with { Step = 0 }).ShouldBe("step");
        Missing(whole with { Sense = null }).ShouldBe("sense");
    }

    [Fact]
    public void Lower_limits_of_tiers_rise()
    {
        Missing(Clause(ClauseKind.Tiered) with { Tiers = [] }).ShouldBe("tiers");
        Missing(Tiers(null, 5, 10)).ShouldBeNull();
        Missing(Tiers(0, 5, 10)).ShouldBeNull();
        Missing(Tiers(null, 5, 5)).ShouldBe("tiers");
        Missing(Tiers(5, null)).ShouldBe("tiers");
        Missing(Tiers(10, 5)).ShouldBe("tiers");
    }

    [Fact]
    public void All_faults_of_an_edition_are_listed()
    {
        var edition = new RubricEdition
        {
            Code = "bad",
            Edition = "1",
            Title = "Bad",
            Subject = Subject.Town,
            FullMark = 0,
            Rounding = new(7),
            Sections =
            [
                Section("1", -1, Item("1.1", -1, Fixed(-1), Each(1, -1)), Item("1.1", 5, Clause(ClauseKind.Range) with { Min = 3, Max = 1 })),
                Section("1", 5),
                Section("3", 5, Item("3.1", 5, Clause(ClauseKind.Fixed, 1, group: "g"))) with { Sections = [Section("3.2", 1, Item("3.3", 1))] },
                Section("4", 5, Item("4.1", null) with { Cap = -1 }, Item("4.2", 5) with { Groups = [new ClauseGroup("g", -1)] }, Item("4.3", 5, Tiers(0) with { Tiers = [new() { Points = -1 }] })),
            ],
        };

        RubricFaults.Of(edition).Select(fault => $"{fault.Path} {fault.Code}").ShouldBe(
        [
            "fullMark rubric.full-mark-missing",
            "rounding.digits rubric.digits-out-of-range",
            "1 rubric.negative",
            "1.1 rubric.negative",
            "1.1a rubric.negative",
            "1.1b rubric.negative",
            "1.1 rubric.code-twice",
            "1.1a rubric.code-twice",
            "1.1a rubric.negative",
            "1 rubric.code-twice",
            "1 rubric.section-either-or",
            "3 rubric.section-either-or",
            "3.1a rubric.group-unknown",
            "4.1 rubric.negative",
            "4.2 rubric.negative",
            "4.3a rubric.negative",
        ]);
    }

    [Fact]
    public void An_edition_without_sections_is_empty() =>
        RubricFaults.Of(Of() with { FullMark = 1 }).Single().Code.ShouldBe(Rules.RubricEmpty);

    private static Clause Tiers(params int?[] from) =>
        Clause(ClauseKind.Tiered) with { Tiers = [.. from.Select(limit => new Tier { From = limit, Points = 1 })] };

    [Fact]
    public void Titles_and_scoring_sentences_are_needed()
    {
        var edition = Edition(Item("1.1", 10, Fixed(1) with { Text = " " }) with { Title = "" });

        RubricFaults.Of(edition with { Title = "" }).Where(fault => fault.Code == Rules.RubricTextMissing).Select(fault => fault.Path)
            .ShouldBe(["title", "1.1", "1.1a"]);
    }

    private static object? Missing(Clause clause) => RubricFaults.Of(Edition(Item("1.1", 10, clause))).SingleOrDefault()?.Values[1];
}
