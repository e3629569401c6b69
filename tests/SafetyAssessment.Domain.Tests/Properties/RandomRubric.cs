using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>Makes a rubric and findings from a seed: the same seed makes the same sheet.</summary>
internal sealed class RandomRubric(int seed)
{
    private static readonly ClauseKind[] Kinds = Enum.GetValues<ClauseKind>();
    private static readonly decimal[] Amounts = [0, 0.5m, 1, 2, 2.5m, 3, 5, 7.25m, 10, 20, 33.333333m];

    private readonly Random random = new(seed);

    public RandomSheet Sheet()
    {
        var sections = Many(1, 3, number => Section($"{number}", nested: Chance(40)));
        var sum = sections.Sum(section => section.FullMark);
        var edition = new RubricEdition
        {
            Code = "random",
            Edition = "1",
            Title = "Random",
            Subject = Subject.Town,
            FullMark = sum > 0 && Chance(70) ? sum : Below(1, 200),
            NotApplicable = Chance(50) ? NotApplicableRule.Rescale : NotApplicableRule.FullMarks,
            Rounding = new Rounding(Below(0, 4)),
            BonusCap = Chance(50) ? Amount() : null,
            Sections = sections,
        };
        return new RandomSheet(edition, Input(edition), seed);
    }

    /// <summary>A finding on a clause, with what its kind needs.</summary>
    public Finding Finding(Clause clause) => new()
    {
        Clause = clause.Code,
        Count = clause.IsCounted ? Below(0, 7) : clause.CountsOnce && Chance(50) ? Below(0, 3) : null,
        Value = clause.IsMeasured ? Below(-200, 1500) / 10m : null,
        Points = clause.Kind == ClauseKind.Range ? Chosen(clause.Min ?? 0, clause.Max ?? (clause.Min ?? 0) + 10) : null,
        Place = Chance(30) ? "甲镇" : null,
    };

    public bool Chance(int percent) => Below(0, 100) < percent;

    /// <summary>From <paramref name="least"/> to below <paramref name="limit"/>.</summary>
    public int Below(int least, int limit) => random.Next(least, limit);

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(0, from.Count)];

    private decimal Chosen(decimal least, decimal most) => Pick([least, most, Math.Max(least, Math.Floor((least + most) / 2))]);

    private Section Section(string code, bool nested)
    {
        var sections = nested ? Many(1, 3, number => Section($"{code}.{number}", nested: false)) : [];
        var items = nested ? [] : Many(1, 4, number => Item($"{code}-{number}"));
        var sum = sections.Sum(section => section.FullMark) + items.Sum(item => item.Mark ?? 0);
        return new Section { Code = code, Title = code, FullMark = Chance(60) ? sum : Below(0, 60), Sections = sections, Items = items };
    }

    private Item Item(string code)
    {
        var groups = Many(0, 2, number => new ClauseGroup($"g{number}", Amount()));
        return new Item
        {
            Code = code,
            Title = code,
            FullMark = Chance(60) ? Amount() : null,
            Cap = Chance(40) ? Amount() : null,
            Groups = groups,
            Clauses = Many(0, 4, number => Clause($"{code}.{number}", groups)),
        };
    }

    private Clause Clause(string code, List<ClauseGroup> groups)
    {
        var least = Amount();
        return new Clause
        {
            Code = code,
            Kind = Pick(Kinds),
            Text = code,
            Points = Amount(),
            Cap = Chance(40) ? Amount() : null,
            Group = groups.Count > 0 && Chance(50) ? Pick(groups).Code : null,
            Target = Below(0, 100),
            Step = Pick<decimal>([0.5m, 1, 3, 10]),
            Sense = Chance(50) ? ShortfallSense.Below : ShortfallSense.Above,
            Tiers = [new Tier { Points = Amount() }, new Tier { From = 5, Points = Amount() }, new Tier { From = 60.5m, Points = Amount() }],
            Min = Chance(70) ? least : null,
            Max = Chance(70) ? least + Amount() : null,
            Scope = Pick(Enum.GetValues<VetoScope>()),
        };
    }

    private SheetInput Input(RubricEdition edition)
    {
        var rows = edition.Index.Rows.Select(row => row.Item).ToList();
        var clauses = rows.SelectMany(item => item.Clauses).ToList();
        var findings = clauses.Count == 0 ? [] : Many(0, 8, _ => Finding(Pick(clauses)));
        var found = findings.Select(finding => edition.Index.Clause(finding.Clause)!.Value.Item.Code).ToHashSet();
        return new SheetInput
        {
            Findings = findings,
            Clear = [.. rows.Where(item => !found.Contains(item.Code) && Chance(50)).Select(item => item.Code)],
            ClearRest = Chance(50),
            NotApplicable = [.. rows.Where(_ => Chance(20)).Select(item => item.Code)],
            Exempt = [.. rows.Where(_ => Chance(10)).Select(item => item.Code)],
        };
    }

    private decimal Amount() => Pick(Amounts);

    private List<T> Many<T>(int least, int most, Func<int, T> make) => [.. Enumerable.Range(1, Below(least, most + 1)).Select(make)];
}
