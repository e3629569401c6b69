namespace SafetyAssessment.Domain.Rubrics;

/// <summary>
/// What makes an edition unusable: a clause without its number, a code given twice. Such an edition is refused whole,
/// unlike what <see cref="RubricCheck"/> finds, which a document may well contain.
/// </summary>
public static class RubricFaults
{
    /// <summary>Every fault, in paper order; empty when the edition can be scored.</summary>
    public static IReadOnlyList<Problem> Of(RubricEdition edition)
    {
        var problems = new List<Problem>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        DemandText("title", edition.Title, problems);
        if (edition.FullMark <= 0)
            problems.Add(new Problem("fullMark", Rules.RubricFullMarkMissing));
        if (edition.Rounding.Digits is < 0 or > 6)
            problems.Add(new Problem("rounding.digits", Rules.RubricDigitsOutOfRange, edition.Rounding.Digits));
        if (edition.Sections.Count == 0)
            problems.Add(new Problem("sections", Rules.RubricEmpty));
        foreach (var section in edition.Sections)
            Look(section, codes, problems);
        return problems;
    }

    /// <summary>Name of the first field that the clause's kind needs and the clause lacks: <c>points</c>, <c>target</c>, <c>step</c>, <c>sense</c>, <c>tiers</c>, <c>scope</c>; null when it has all.</summary>
    public static string? Missing(Clause clause) => clause.Kind switch
    {
        ClauseKind.Fixed or ClauseKind.PerOccurrence or ClauseKind.Earned or ClauseKind.Bonus or ClauseKind.Additional
            => clause.Points is null ? "points" : null,
        ClauseKind.PerShortfall when clause.Points is null => "points",
        ClauseKind.PerShortfall when clause.Target is null => "target",
        ClauseKind.PerShortfall when clause.Step is not > 0 => "step",
        ClauseKind.PerShortfall when clause.Sense is null => "sense",
        ClauseKind.Tiered when clause.Tiers is not { Count: > 0 } tiers || !Rising(tiers) => "tiers",
        ClauseKind.Veto when clause.Scope is null => "scope",
        _ => null,
    };

    private static void Look(Section section, HashSet<string> codes, List<Problem> problems)
    {
        if (!codes.Add(section.Code))
            problems.Add(new Problem(section.Code, Rules.RubricCodeTwice, section.Code));
        DemandText(section.Code, section.Title, problems);
        if (section.Sections.Count > 0 == section.Items.Count > 0)
            problems.Add(new Problem(section.Code, Rules.RubricSectionEitherOr, section.Title));
        if (section.FullMark < 0)
            problems.Add(new Problem(section.Code, Rules.RubricNegative, section.Title));
        foreach (var child in section.Sections)
            Look(child, codes, problems);
        foreach (var item in section.Items)
            Look(item, codes, problems);
    }

    private static void Look(Item item, HashSet<string> codes, List<Problem> problems)
    {
        if (!codes.Add(item.Code))
            problems.Add(new Problem(item.Code, Rules.RubricCodeTwice, item.Code));
        DemandText(item.Code, item.Title, problems);
        if (item.FullMark < 0 || item.Cap < 0 || item.Groups.Any(group => group.Cap < 0))
            problems.Add(new Problem(item.Code, Rules.RubricNegative, item.Title));
        foreach (var clause in item.Clauses)
        {
            if (!codes.Add(clause.Code))
                problems.Add(new Problem(clause.Code, Rules.RubricCodeTwice, clause.Code));
            DemandText(clause.Code, clause.Text, problems);
            if (clause.Group is { } group && item.Groups.All(known => known.Code != group))
                problems.Add(new Problem(clause.Code, Rules.RubricGroupUnknown, clause.Code, group));
            if (clause.Points < 0 || clause.Cap < 0 || clause.Min < 0 || clause.Max < clause.Min || clause.Tiers?.Any(tier => tier.Points < 0) == true)
                problems.Add(new Problem(clause.Code, Rules.RubricNegative, clause.Text));
            if (Missing(clause) is { } missing)
                problems.Add(new Problem(clause.Code, Rules.RubricClauseIncomplete, clause.Code, missing));
        }
    }

    private static void DemandText(string path, string text, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new Problem(path, Rules.RubricTextMissing, path));
    }

    private static bool Rising(IReadOnlyList<Tier> tiers)
    {
        for (var i = 1; i < tiers.Count; i++)
        {
            if (tiers[i].From is null || tiers[i].From <= tiers[i - 1].From)
                return false;
        }

        return true;
    }
}
