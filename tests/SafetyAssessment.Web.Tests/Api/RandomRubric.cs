using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Rubrics that no office has written yet: all ten kinds of clauses, groups, caps at every level, both rules for items that are not applicable.</summary>
internal sealed class RandomRubric(int seed)
{
    private readonly Random random = new(seed);

    public RubricEdition Edition()
    {
        var sections = Enumerable.Range(1, random.Next(1, 4)).Select(number => Section($"{number}", nested: random.Next(2) == 0)).ToList();
        return new RubricEdition
        {
            Code = "random",
            Edition = "1",
            Title = "随机细则",
            Subject = Subject.Town,
            // Often the sum of the sections; sometimes not, as in real documents.
            FullMark = random.Next(4) == 0 ? random.Next(1, 200) : Math.Max(1, sections.Sum(section => section.FullMark)),
            Rounding = new Rounding(random.Next(5)),
            NotApplicable = random.Next(3) == 0 ? NotApplicableRule.FullMarks : NotApplicableRule.Rescale,
            BonusCap = Maybe(10),
            Sections = sections,
        };
    }

    private Section Section(string code, bool nested) => new()
    {
        Code = code,
        Title = code,
        FullMark = random.Next(0, 60) / 2m,
        Sections = nested ? [.. Enumerable.Range(1, random.Next(1, 4)).Select(number => Section($"{code}.{number}", nested: false))] : [],
        Items = nested ? [] : [.. Enumerable.Range(1, random.Next(1, 5)).Select(number => Item($"{code}.{number}i"))],
    };

    private Item Item(string code)
    {
        List<ClauseGroup> groups = [.. Enumerable.Range(0, random.Next(3)).Select(number => new ClauseGroup($"g{number}", random.Next(8)))];
        return new Item
        {
            Code = code,
            Title = code,
            FullMark = Maybe(12),
            Cap = Maybe(10),
            Groups = groups,
            Clauses = [.. Enumerable.Range(1, random.Next(1, 5)).Select(number => Clause($"{code}.{number}", groups))],
        };
    }

    private Clause Clause(string code, List<ClauseGroup> groups)
    {
        var kind = (ClauseKind)random.Next(10);
        var clause = new Clause
        {
            Code = code,
            Kind = kind,
            Text = code,
            Cap = Maybe(6),
            Group = groups.Count > 0 && random.Next(2) == 0 ? groups[random.Next(groups.Count)].Code : null,
        };
        return kind switch
        {
            ClauseKind.NoScore => clause,
            ClauseKind.Veto => clause with { Scope = (VetoScope)random.Next(3) },
            ClauseKind.Range => clause with { Min = Maybe(2), Max = random.Next(2) == 0 ? null : 2 + Points() },
            ClauseKind.Tiered => clause with { Tiers = Tiers() },
            ClauseKind.PerShortfall => clause with
            {
                Points = Points(),
                Target = random.Next(100),
                Step = random.Next(3) switch { 0 => 1, 1 => 3, _ => 0.07m },
                Sense = (ShortfallSense)random.Next(2),
            },
            _ => clause with { Points = Points() },
        };
    }

    private List<Tier> Tiers()
    {
        decimal? from = random.Next(2) == 0 ? null : random.Next(10);
        var tiers = new List<Tier>();
        for (var number = random.Next(1, 5); number > 0; number--)
        {
            tiers.Add(new Tier { From = from, Points = Points() });
            from = (from ?? 0) + random.Next(1, 40);
        }

        return tiers;
    }

    private decimal Points() => random.Next(0, 25) / 4m;

    private decimal? Maybe(int most) => random.Next(2) == 0 ? null : random.Next(most * 4) / 4m;
}
