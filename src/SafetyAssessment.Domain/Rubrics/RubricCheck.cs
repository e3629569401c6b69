namespace SafetyAssessment.Domain.Rubrics;

/// <summary>What the check of a rubric can find.</summary>
public enum CheckKind
{
    /// <summary>All that can be lost is less than the full mark.</summary>
    CapsBelowFullMark,

    /// <summary>All that can be lost is more than the full mark.</summary>
    CapsAboveFullMark,

    /// <summary>The parts of a section do not add up to its mark.</summary>
    SectionSum,

    /// <summary>The sections do not add up to the edition's full mark.</summary>
    TotalSum,

    /// <summary>An item has neither mark nor cap.</summary>
    NoMark,

    /// <summary>Marks of rows are more than the mark of the content that they belong to.</summary>
    SubItemsExceed,

    /// <summary>A value lies in two tiers as printed.</summary>
    TiersOverlap,

    /// <summary>A value lies in no tier as printed.</summary>
    TiersGap,

    /// <summary>A number is printed twice under one heading.</summary>
    DuplicateNumber,

    /// <summary>The clauses can't reach the cap even at their largest single count.</summary>
    CapUnreachable,

    /// <summary>The document does not say which answer costs points.</summary>
    PolarityUnclear,

    /// <summary>The document prints no mark, and the one used follows from the others.</summary>
    MarkImplied,

    /// <summary>A total has no grade.</summary>
    BandsGap,

    /// <summary>A number is not plausible.</summary>
    NumberImplausible,
}

/// <summary>One thing that the check found. Shown beside the rubric, never corrected away.</summary>
/// <param name="Where">Number of an item as printed, else its code; title of a section; title of the edition.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Code">Code of the place, to link to; null for the whole edition.</param>
/// <param name="Stated">What the document states; null where it states nothing.</param>
/// <param name="Found">What the rows give; null where there is no number.</param>
public sealed record CheckFinding(string Where, CheckKind Kind, string? Code, decimal? Stated, decimal? Found);

/// <summary>The check (lint) of a rubric: faults that stand in the document itself.</summary>
public static class RubricCheck
{
    // An item without mark or cap whose clauses have no limit can cost all that its heading has.
    private const decimal Unlimited = 1_000_000_000;

    /// <summary>Everything found, in paper order, the whole edition last.</summary>
    public static IReadOnlyList<CheckFinding> Of(RubricEdition edition)
    {
        var found = new List<CheckFinding>();
        foreach (var section in edition.Sections)
            Look(section, section.Title, null, found);
        if (edition.Sections.Sum(section => section.FullMark) is var sum && sum != edition.FullMark)
            found.Add(new CheckFinding(edition.Title, CheckKind.TotalSum, null, edition.FullMark, sum));
        if (Losable(edition) is var losable && losable < edition.FullMark)
            found.Add(new CheckFinding(edition.Title, CheckKind.CapsBelowFullMark, null, edition.FullMark, losable));
        return found;
    }

    /// <summary>All that can be lost, in points: what a unit that does nothing would lose. Each section loses at most its full mark.</summary>
    public static decimal Losable(RubricEdition edition) => edition.Sections.Sum(Losable);

    private static void Look(Section section, string where, string? number, List<CheckFinding> found)
    {
        void Add(CheckKind kind, decimal? stated, decimal? sum) => found.Add(new CheckFinding(where, kind, section.Code, stated, sum));

        if (section.FullMarkImplied)
            Add(CheckKind.MarkImplied, null, section.FullMark);
        if (MarksBelow(section) is { } marks && marks != section.FullMark)
            Add(number is not null && marks > section.FullMark ? CheckKind.SubItemsExceed : CheckKind.SectionSum, section.FullMark, marks);
        var losable = section.Sections.Sum(Losable) + section.Items.Sum(Losable);
        if (losable < section.FullMark)
            Add(CheckKind.CapsBelowFullMark, section.FullMark, losable);
        else if (losable > section.FullMark && losable < Unlimited && section.Items.Any(item => item.FullMark is null))
            Add(CheckKind.CapsAboveFullMark, section.FullMark, losable);

        foreach (var child in section.Sections)
            Look(child, child.Number ?? child.Title, child.Number, found);
        foreach (var twice in section.Items.Where(item => item.Number is not null).GroupBy(item => item.Number).Where(same => same.Count() > 1))
            found.Add(new CheckFinding(Where(twice.Last(), number), CheckKind.DuplicateNumber, twice.Last().Code, null, twice.Count()));
        foreach (var item in section.Items)
            Look(item, Where(item, number), found);
    }

    private static void Look(Item item, string where, List<CheckFinding> found)
    {
        void Add(CheckKind kind, decimal? stated, decimal? value) => found.Add(new CheckFinding(where, kind, item.Code, stated, value));

        if (item.Mark is null)
            Add(CheckKind.NoMark, null, null);
        else if (item.FullMarkImplied)
            Add(CheckKind.MarkImplied, null, item.FullMark);
        if (Reachable(item) is { } reachable && item.Mark is { } mark && reachable < mark)
            Add(item.FullMark is null ? CheckKind.CapUnreachable : CheckKind.CapsBelowFullMark, mark, reachable);
        if (item.Clauses.Any(clause => clause.PolarityImplied))
            Add(CheckKind.PolarityUnclear, null, null);
        foreach (var tiers in item.Clauses.Select(clause => clause.Tiers).OfType<IReadOnlyList<Tier>>())
            Look(tiers, Add);
    }

    // Tiers are lower limits, so none can overlap in scoring; the limits as printed tell what the document says.
    private static void Look(IReadOnlyList<Tier> tiers, Action<CheckKind, decimal?, decimal?> add)
    {
        for (var i = 0; i < tiers.Count; i++)
        {
            if (tiers[i].UpTo is not { } upTo)
                continue;
            var next = i + 1 < tiers.Count && !tiers[i + 1].Implied ? tiers[i + 1] : null;
            if (next is null || next.From > upTo)
                add(CheckKind.TiersGap, upTo, next?.From);
            else if (next.From < upTo || tiers[i].UpToIncluded)
                add(CheckKind.TiersOverlap, upTo, next.From);
        }
    }

    private static string Where(Item item, string? sectionNumber) =>
        sectionNumber is null ? item.Number ?? item.Code : sectionNumber + item.Number;

    // Marks of the parts, when every part has one; rows with caps only are compared by what they can cost.
    private static decimal? MarksBelow(Section section) =>
        section.Sections.Count > 0 ? section.Sections.Sum(child => child.FullMark)
        : section.Items.All(item => item.FullMark is not null) ? section.Items.Sum(item => item.FullMark)
        : null;

    private static decimal Losable(Section section) =>
        Math.Min(section.FullMark, section.Sections.Sum(Losable) + section.Items.Sum(Losable));

    private static decimal Losable(Item item) => item.Mark is { } mark ? Math.Min(mark, item.Cap ?? mark)
        : item.Clauses.Count == 0 || item.Clauses.Any(clause => clause.Kind == ClauseKind.Earned) ? 0
        : Reachable(item) ?? Unlimited;

    /// <summary>The most that the item's clauses can cost at one place; null when a count is not bounded.</summary>
    private static decimal? Reachable(Item item)
    {
        if (item.Clauses.Count == 0 || item.Clauses.Any(clause => clause.Kind == ClauseKind.Earned))
            return null;
        decimal sum = 0;
        foreach (var clause in item.Clauses)
        {
            if (Reachable(clause, item.Mark) is not { } points)
                return null;
            sum += Math.Min(points, clause.Cap ?? points);
        }

        return sum;
    }

    private static decimal? Reachable(Clause clause, decimal? mark) => clause.Kind switch
    {
        ClauseKind.Fixed => clause.Points,
        ClauseKind.PerOccurrence => clause.MaxCount is { } count ? count * clause.Points : clause.Points == 0 ? 0 : null,
        // A draft may lack what its kind needs; that is a fault and no finding.
        ClauseKind.Tiered => clause.Tiers is { Count: > 0 } tiers ? tiers.Max(tier => tier.Points) : null,
        ClauseKind.Range => clause.Max,
        ClauseKind.NoScore => mark ?? 0,
        ClauseKind.Bonus or ClauseKind.Additional or ClauseKind.Veto => 0,
        _ => null,
    };
}
