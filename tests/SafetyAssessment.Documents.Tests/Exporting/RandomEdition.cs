using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>A random edition that can be scored: all kinds of clauses, nested sections, groups, odd texts, any number that is promised outward.</summary>
internal sealed class RandomEdition(int seed)
{
    private readonly Random random = new(seed);
    private int codes;

    public static Arbitrary<RubricEdition> Arbitrary { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomEdition(seed).Edition()).ToArbitrary();

    public RubricEdition Edition() => new()
    {
        Code = Code(),
        Edition = RandomText.Of(random),
        Title = RandomText.Of(random),
        Subject = Any<Subject>(),
        FullMark = Number() + 1,
        Source = RandomText.OrNull(random),
        Rounding = new Rounding(random.Next(7)),
        NotApplicable = Any<NotApplicableRule>(),
        BonusCap = Maybe(),
        Sections = Many(1, 4, () => Section(random.Next(3))),
    };

    private Section Section(int depth) => new()
    {
        Code = Code(),
        Number = RandomText.OrNull(random),
        Title = RandomText.Of(random),
        FullMark = Number(),
        FullMarkImplied = Flag(),
        Source = RandomText.OrNull(random),
        Sections = depth > 0 ? Many(1, 3, () => Section(depth - 1)) : [],
        Items = depth > 0 ? [] : Many(1, 4, Item),
    };

    private Item Item()
    {
        var groups = Flag() ? Many(1, 2, () => new ClauseGroup(Code(), Number())) : [];
        return new Item
        {
            Code = Code(),
            Number = RandomText.OrNull(random),
            Title = RandomText.Of(random),
            Text = RandomText.OrNull(random),
            Method = RandomText.OrNull(random),
            Source = RandomText.OrNull(random),
            FullMark = Maybe(),
            FullMarkImplied = Flag(),
            Cap = Maybe(),
            Groups = groups,
            Clauses = Many(0, 4, () => Clause(groups)),
        };
    }

    private Clause Clause(List<ClauseGroup> groups)
    {
        var kind = Any<ClauseKind>();
        var from = Number();
        var least = Number();
        return new Clause
        {
            Code = Code(),
            Kind = kind,
            Text = RandomText.Of(random),
            Points = Number(),
            Unit = RandomText.OrNull(random),
            Cap = Maybe(),
            Group = groups.Count > 0 && Flag() ? groups[0].Code : null,
            MaxCount = Maybe(),
            PolarityImplied = Flag(),
            Target = Number(),
            Step = Number() + 1,
            Sense = Any<ShortfallSense>(),
            Tiers = kind == ClauseKind.Tiered ? Many(1, 4, () => Tier(from += Number() + 1)) : null,
            ValueUnit = RandomText.OrNull(random),
            Min = Flag() ? least : null,
            Max = Flag() ? least + Number() : null,
            Scope = Any<VetoScope>(),
        };
    }

    private Tier Tier(decimal from) => new() { From = from, Points = Number(), UpTo = Maybe(), UpToIncluded = Flag(), Implied = Flag() };

    private string Code() => $"{(Flag() ? "" : RandomText.Of(random))}{++codes}";

    private bool Flag() => random.Next(2) == 0;

    private decimal Number() => random.Next(4) switch
    {
        0 => random.Next(11),
        1 => random.Next(1000) / 10m,
        2 => new decimal(random.Next(), 0, 0, false, 6),
        _ => 10.50m,
    };

    private decimal? Maybe() => Flag() ? Number() : null;

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private List<T> Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];
}
