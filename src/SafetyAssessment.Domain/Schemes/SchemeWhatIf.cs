namespace SafetyAssessment.Domain.Schemes;

/// <summary>What a scheme would be with other numbers. Nothing of it is kept.</summary>
public sealed record SchemeWhatIf
{
    /// <summary>Full marks of parts by code, in points; only those that differ.</summary>
    public IReadOnlyDictionary<string, decimal> FullMarks { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Weights of parts by code; only those that differ.</summary>
    public IReadOnlyDictionary<string, decimal> Weights { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Lower limits of grades; only those that differ.</summary>
    public IReadOnlyDictionary<Grade, decimal> Limits { get; init; } = new Dictionary<Grade, decimal>();

    /// <summary>Codes of bars to the top grade that are left out.</summary>
    public IReadOnlyCollection<string> WithoutBars { get; init; } = [];

    /// <summary>True when the scheme stays as it is.</summary>
    public bool IsEmpty => FullMarks.Count == 0 && Weights.Count == 0 && Limits.Count == 0 && WithoutBars.Count == 0;

    /// <summary>Every fault: a mark, weight or limit that no scheme can have.</summary>
    public IReadOnlyList<Problem> Faults(Scheme scheme, UnitGroup group)
    {
        var problems = new List<Problem>();
        foreach (var (code, mark) in FullMarks)
        {
            if (group.Part(code) is null || mark is <= 0 or > 10_000)
                problems.Add(new Problem($"mark.{code}", Rules.OutOfRange, mark, 0, 10_000));
        }

        foreach (var (code, weight) in Weights)
        {
            if (group.Part(code) is null || weight is < 0 or > 1)
                problems.Add(new Problem($"weight.{code}", Rules.OutOfRange, weight * 100, 0, 100));
        }

        var bands = Bands(scheme).OrderBy(band => band.Grade).ToList();
        foreach (var (lower, upper) in bands.Zip(bands.Skip(1)).Where(pair => pair.First.From >= pair.Second.From))
            problems.Add(new Problem($"limit.{upper.Grade}", Rules.LimitsNotRising, upper.Grade, lower.Grade));
        problems.AddRange(Limits.Where(limit => limit.Value is < 0 or > 10_000).Select(limit =>
            new Problem($"limit.{limit.Key}", Rules.OutOfRange, limit.Value, 0, 10_000)));
        return problems;
    }

    /// <summary>
    /// The scheme and the group with the other numbers. The marks of subjects grow and shrink with their part; the full mark of the group is what its
    /// parts then add up to.
    /// </summary>
    /// <exception cref="InvalidInput">See <see cref="Faults"/>.</exception>
    public (Scheme Scheme, UnitGroup Group) Apply(Scheme scheme, UnitGroup group)
    {
        if (IsEmpty)
            return (scheme, group);
        if (Faults(scheme, group) is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        var parts = group.Parts.Select(Apply).ToList();
        var changed = group with { Parts = parts, FullMark = parts.Sum(part => (part.Weight ?? 1) * part.FullMark) };
        return (scheme with
        {
            Grades = scheme.Grades with { Bands = Bands(scheme) },
            Groups = [.. scheme.Groups.Select(known => known.Code == group.Code ? changed : known)],
        }, changed);
    }

    /// <summary>
    /// What is known of a unit, as it counts then: points that were entered on the old full mark are scaled to the new one, and a bar that is left out
    /// has no effect. Ledger entries stay the points that they are.
    /// </summary>
    public UnitInputs Apply(UnitGroup group, UnitInputs inputs) => IsEmpty ? inputs : inputs with
    {
        Entered = inputs.Entered.ToDictionary(pair => pair.Key, pair => FullMarks.TryGetValue(pair.Key, out var mark)
            ? pair.Value * mark / group.Part(pair.Key)!.FullMark : pair.Value),
        Vetoes = [.. inputs.Vetoes.Where(veto => veto.Rule.Effect != VetoEffect.NotExcellent || !WithoutBars.Contains(veto.Rule.Code))],
    };

    private IReadOnlyList<GradeBand> Bands(Scheme scheme) =>
        [.. scheme.Grades.Bands.Select(band => Limits.TryGetValue(band.Grade, out var limit) ? band with { From = limit } : band)];

    private Part Apply(Part part)
    {
        var mark = FullMarks.GetValueOrDefault(part.Code, part.FullMark);
        return part with
        {
            FullMark = mark,
            Weight = Weights.TryGetValue(part.Code, out var weight) ? weight : part.Weight,
            Subjects = mark == part.FullMark ? part.Subjects : [.. part.Subjects.Select(subject => subject with { FullMark = subject.FullMark * mark / part.FullMark })],
        };
    }
}
