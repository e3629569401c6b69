using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Scoring;

/// <summary>Whether findings fit an edition. All faults are listed at once.</summary>
public static class SheetInputCheck
{
    /// <summary>Largest count or measured value that is taken for one; far above anything real, and no sum of points overflows below it.</summary>
    public const decimal Largest = 1_000_000_000m;

    /// <summary>Every fault in the order of the input; empty when it can be scored.</summary>
    public static IReadOnlyList<Problem> Faults(RubricEdition edition, SheetInput input)
    {
        var problems = new List<Problem>();
        var clear = input.Clear.ToHashSet(StringComparer.Ordinal);
        var position = 0;
        foreach (var finding in input.Findings)
        {
            var path = $"findings[{position++}]";
            if (edition.Index.Clause(finding.Clause) is not { } known)
            {
                problems.Add(new Problem($"{path}.clause", Rules.ClauseUnknown, finding.Clause));
                continue;
            }

            if (clear.Contains(known.Item.Code))
                problems.Add(new Problem($"{path}.clause", Rules.ItemClearAndFindings, known.Item.Code));
            problems.AddRange(Faults(known.Clause, finding, path));
        }

        Unknown(edition, input.Clear, "clear", problems);
        Unknown(edition, input.NotApplicable, "notApplicable", problems);
        Unknown(edition, input.Exempt, "exempt", problems);
        return problems;
    }

    /// <summary>The faults of one finding on its clause.</summary>
    public static IEnumerable<Problem> Faults(Clause clause, Finding finding, string path)
    {
        if (finding.Count is < 0 || finding.Count != (finding.Count is { } n ? Math.Floor(n) : null))
            yield return new Problem($"{path}.count", Rules.CountNotWhole, finding.Count);
        else if (finding.Count > Largest)
            yield return new Problem($"{path}.count", Rules.NumberTooLarge, finding.Count);
        else if (clause.IsCounted && finding.Count is null)
            yield return new Problem($"{path}.count", Rules.CountMissing, clause.Code);

        if (clause.IsMeasured && finding.Value is null)
            yield return new Problem($"{path}.value", Rules.ValueMissing, clause.Code);
        else if (finding.Value is { } value && Math.Abs(value) > Largest)
            yield return new Problem($"{path}.value", Rules.NumberTooLarge, value);
        else if (TooPrecise(finding.Value))
            yield return new Problem($"{path}.value", Rules.NumberTooPrecise, finding.Value);

        if (clause.Kind != ClauseKind.Range)
            yield break;
        if (finding.Points is not { } points)
            yield return new Problem($"{path}.points", Rules.PointsMissing, clause.Code);
        else if (points < (clause.Min ?? 0) || points > (clause.Max ?? Largest))
            yield return new Problem($"{path}.points", Rules.PointsOutOfRange, points, clause.Min ?? 0, clause.Max);
        else if (TooPrecise(points))
            yield return new Problem($"{path}.points", Rules.NumberTooPrecise, points);
    }

    // What is stored has six decimals: a seventh would be cut off unseen.
    private static bool TooPrecise(decimal? number) => number is { } value && Math.Round(value, 6, MidpointRounding.ToZero) != value;

    private static void Unknown(RubricEdition edition, IEnumerable<string> items, string name, List<Problem> problems)
    {
        var position = 0;
        foreach (var code in items)
        {
            if (edition.Index.Item(code) is null)
                problems.Add(new Problem($"{name}[{position}]", Rules.ItemUnknown, code));
            position++;
        }
    }
}
