using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>A random scheme with everything that one can hold. Whether it makes sense is not asked here.</summary>
internal sealed class RandomScheme(int seed)
{
    private readonly Random random = new(seed);

    public static Arbitrary<Scheme> Arbitrary { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => new RandomScheme(seed).Scheme()).ToArbitrary();

    public Scheme Scheme() => new()
    {
        Code = Text(),
        Title = Text(),
        Year = random.Next(1949, 2100),
        Source = RandomText.OrNull(random),
        Rounding = new Rounding(random.Next(7)),
        Ties = Any<TieRule>(),
        TieBreaks = Many(Text),
        AppealDays = Flag() ? 7 : null,
        Phases = Many(() => new Phase(Text(), Text(), Flag() ? Day() : null, Day()) { Kind = Flag() ? Any<PhaseKind>() : null }),
        Grades = new GradeRules
        {
            Decision = Any<GradeDecision>(),
            Basis = Any<GradeBasis>(),
            Proposed = Flag(),
            Note = RandomText.OrNull(random),
            Bands = Many(() => new GradeBand(Any<Grade>(), Number(), Flag() ? Number() : null)),
        },
        Vetoes = Many(Veto),
        Consequences = Many(Consequence) is { Count: > 0 } consequences ? consequences : null,
        SelfDifferenceLimit = Flag() ? Number() : null,
        Groups = Many(Group),
        Givers = Many(() => new Giver(Text(), Text(), Flag())),
        Notes = Many(() => new SchemeNote(Text(), Text(), Text())),
    };

    private VetoRule Veto() => new()
    {
        Code = Text(),
        Title = Text(),
        Effect = Any<VetoEffect>(),
        When = new VetoCondition
        {
            Deaths = Flag() ? random.Next(100) : null,
            AccidentLevel = Flag() ? Any<AccidentLevel>() : null,
            Accidents = Flag() ? random.Next(100) : null,
            Level = Flag() ? Any<AccidentLevel>() : null,
            Concealed = Flag(),
        },
        Source = RandomText.OrNull(random),
    };

    private Consequence Consequence() => new()
    {
        Code = Text(),
        Title = Text(),
        Grade = Any<Grade>(),
        Years = random.Next(1, 5),
        Effect = Any<ConsequenceEffect>(),
        Post = RandomText.OrNull(random),
        Amount = Flag() ? Number() : null,
        TriggerProposed = Flag(),
        Source = RandomText.OrNull(random),
    };

    private UnitGroup Group() => new()
    {
        Code = Text(),
        Title = Text(),
        Subject = Any<Subject>(),
        FullMark = Number(),
        Sampling = RandomText.OrNull(random),
        Verification = Flag() ? new VerificationRule(random.Next(1, 100), Flag() ? Number() : null) : null,
        Units = Many(() => new SchemeUnit(Text(), Text())),
        Excluded = Many(() => new Exclusion(Text(), Text())),
        Parts = Many(Part),
    };

    private Part Part() => new()
    {
        Code = Text(),
        Title = Text(),
        Heading = RandomText.OrNull(random),
        FullMark = Number(),
        Weight = Flag() ? Number() : null,
        Kind = Any<PartKind>(),
        Rubric = RandomText.OrNull(random),
        Edition = RandomText.OrNull(random),
        Periods = Many(() => new Period(Text(), Text(), Number())) is { Count: > 0 } periods ? periods : null,
        Giver = RandomText.OrNull(random),
        Source = RandomText.OrNull(random),
        Subjects = Many(() => new ScoredSubject { Code = Text(), Title = Text(), FullMark = Number(), OutOf = Flag() ? Number() : null, Inputs = Many(() => new SubjectInput(Text(), Text(), Text(), Many(Text))) }),
    };

    private string Text() => RandomText.Of(random);

    private bool Flag() => random.Next(2) == 0;

    private decimal Number() => random.Next(100_000) / 100m;

    private DateOnly Day() => new DateOnly(2000, 1, 1).AddDays(random.Next(20_000));

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private List<T> Many<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];
}
