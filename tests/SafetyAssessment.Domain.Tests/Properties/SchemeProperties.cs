using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Tests.Schemes;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>What always holds of a unit's result and of a ranking.</summary>
[Trait("Theme", "Property")]
public class SchemeProperties
{
    private const int Cases = 10_000;

    [Fact]
    public void Shown_part_scores_add_up_to_the_shown_total() => Always((result, _, _) =>
        result.Total == result.Parts.Sum(part => part.Score ?? 0)
        && result.Parts.Where(part => part.Subjects.Count > 0 && part.Score is not null)
            .All(part => part.Score == part.Subjects.Sum(subject => subject.Score ?? 0)));

    [Fact]
    public void Every_shown_number_has_the_decimals_of_the_scheme() => Always((result, scheme, _) =>
        result.Parts.SelectMany(part => part.Subjects.Select(subject => subject.Score).Append(part.Score)).Append(result.Total)
            .All(number => number is not { } shown || Math.Round(shown, scheme.Rounding.Digits, MidpointRounding.ToZero) == shown));

    [Fact]
    public void A_sheet_is_rounded_once_on_the_parts_full_mark() => Always((result, scheme, inputs) =>
    {
        var (part, sheet) = (result.Parts[0], inputs.Sheets[new SheetKey("sheet")]);
        if (sheet.ExactScore is not { } exact || sheet.Items.All(item => item.State == ItemState.NotAssessed))
            return part.Score is null;
        var (above, below) = (exact.Numerator * part.Part.FullMark, exact.Denominator * sheet.Edition.FullMark);
        return part.Score == ExactRounding.Round(above, below, scheme.Rounding.Digits);
    });

    [Fact]
    public void A_confirmed_veto_decides_the_final_grade_whatever_the_total() => Always((result, scheme, inputs) =>
    {
        var vetoed = Vetoed(VetoEffect.Unqualified, scheme, inputs);
        var barred = Vetoed(VetoEffect.NotExcellent, scheme, inputs);
        var zero = Vetoed(VetoEffect.TotalZero, scheme, inputs);
        return vetoed.FinalGrade == Grade.Unqualified
            && zero is { FinalGrade: Grade.Unqualified, FinalTotal: 0 }
            && barred.FinalGrade != Grade.Excellent
            && new[] { vetoed, barred, zero }.All(other => other.Total == result.Total && other.ComputedGrade == result.ComputedGrade
                && other.Parts.Select(part => part.Score).SequenceEqual(result.Parts.Select(part => part.Score)));
    });

    [Fact]
    public void A_higher_total_is_never_ranked_below_a_lower_one_and_equal_ones_share_the_rank() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 6).ArrayOf()), totals =>
        {
            var results = totals.Select((total, position) => Result($"u{position}", total)).ToList();
            return Enum.GetValues<TieRule>().All(ties => Ranked(TestScheme.With() with { Ties = ties }, results));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static bool Ranked(Scheme scheme, List<UnitResult> results)
    {
        var ranked = Ranking.Rank(scheme, results);
        return ranked.Count == results.Count && ranked.All(unit => unit.Rank == (scheme.Ties == TieRule.Skip
            ? 1 + results.Count(other => other.FinalTotal > unit.Result.FinalTotal)
            : 1 + results.Select(other => other.FinalTotal).Distinct().Count(total => total > unit.Result.FinalTotal)));
    }

    private static void Always(Func<UnitResult, Scheme, UnitInputs, bool> holds) => Prop.ForAll(RandomSheet.Arbitrary, sheet =>
    {
        var (scheme, inputs) = Make(sheet);
        return holds(TestScheme.Score(scheme, inputs), scheme, inputs);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    private static (Scheme Scheme, UnitInputs Inputs) Make(RandomSheet sheet)
    {
        var random = new RandomRubric(sheet.Seed);
        var subjects = Enumerable.Range(1, 3).Select(number => new ScoredSubject
        {
            Code = $"s{number}",
            Title = $"s{number}",
            FullMark = random.Below(1, 20),
            Inputs = [new($"s{number}a", "a", "g1", []), new($"s{number}b", "b", "g2", random.Chance(50) ? [] : ["other"])],
        }).ToList();
        var scheme = TestScheme.With(
            TestScheme.Part("sheet", PartKind.Rubric, random.Below(1, 500)),
            TestScheme.Part("subjects", PartKind.External, subjects.Sum(subject => subject.FullMark)) with { Subjects = subjects },
            TestScheme.Part("daily", PartKind.Ledger, 300),
            TestScheme.Part("given", PartKind.Entered, 100));
        return (scheme with { Rounding = new Rounding(random.Below(0, 4)) }, new UnitInputs
        {
            Unit = "u1",
            Sheets = new Dictionary<SheetKey, ScoreSheet> { [new SheetKey("sheet")] = Scorer.Score(sheet.Edition, sheet.Input) },
            Percents = subjects.SelectMany(subject => subject.Inputs).Where(_ => random.Chance(90))
                .ToDictionary(input => input.Code, _ => random.Below(0, 10_001) / 100m),
            Ledger = [.. Enumerable.Range(0, 5).Select(_ => new LedgerPoints("daily", random.Below(-1000, 300) / 10m))],
            Entered = new Dictionary<string, decimal> { ["given"] = random.Below(0, 100_000) / 1000m },
        });
    }

    private static UnitResult Vetoed(VetoEffect effect, Scheme scheme, UnitInputs inputs)
    {
        var rule = new VetoRule { Code = "V", Title = "V", Effect = effect };
        return TestScheme.Score(scheme, inputs with { Vetoes = [new ConfirmedVeto(rule, "文1号", "安委办", null)] });
    }

    private static UnitResult Result(string unit, decimal total) => new()
    {
        Unit = unit,
        Parts = [],
        Total = total,
        FinalTotal = total,
        Complete = true,
        ComputedGrade = null,
        FinalGrade = null,
        Vetoes = [],
    };
}
