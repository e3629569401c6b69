using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Consequences;

/// <summary>A unit's grade in one year: what a consequence follows from.</summary>
/// <param name="Year">The year.</param>
/// <param name="Scheme">Code of that year's scheme; null where there is none.</param>
/// <param name="Grade">The grade in effect; null while the year's result is not settled.</param>
/// <param name="Total">The total after vetoes; null while the year's result is not settled.</param>
/// <param name="Revision">Revision of the publication that it was read from; null while it is computed and provisional.</param>
public sealed record YearGrade(int Year, string? Scheme, Grade? Grade, decimal? Total, int? Revision);

/// <summary>What a rule comes to for a unit.</summary>
public enum ConsequenceOutcome
{
    /// <summary>The rule is fulfilled: its effect is proposed.</summary>
    Effect,

    /// <summary>A rule on a deposit is not fulfilled, and the year is settled: the deposit goes back.</summary>
    DepositReturned,

    /// <summary>It can't be told: a year that the rule asks for has no settled result.</summary>
    NotKnown,
}

/// <summary>What a rule comes to for a unit, with the years that it was read from; a proposal, never an effect by itself.</summary>
/// <param name="Rule">The scheme's rule.</param>
/// <param name="Outcome">What it comes to.</param>
/// <param name="Years">The years that the rule looks at, the latest first.</param>
public sealed record ConsequenceProposal(Consequence Rule, ConsequenceOutcome Outcome, IReadOnlyList<YearGrade> Years)
{
    /// <summary>What follows from the years, by the rules of a scheme.</summary>
    /// <param name="rules">The scheme's rules.</param>
    /// <param name="years">The unit's grades, this year first and without a gap: a year without a result stands in its place without a grade.</param>
    public static IReadOnlyList<ConsequenceProposal> Of(IReadOnlyList<Consequence> rules, IReadOnlyList<YearGrade> years)
    {
        var found = rules.Select(rule => Of(rule, years)).OfType<ConsequenceProposal>().ToList();
        // A warning steps up: who is proposed to leave the post for two bad years is not warned for the second one.
        found.RemoveAll(proposal => proposal is { Rule.Effect: ConsequenceEffect.YellowCard, Outcome: ConsequenceOutcome.Effect } && found.Exists(other =>
            other is { Rule.Effect: ConsequenceEffect.RemovalFromPost, Outcome: ConsequenceOutcome.Effect } && other.Rule.Post == proposal.Rule.Post));
        return found;
    }

    private static ConsequenceProposal? Of(Consequence rule, IReadOnlyList<YearGrade> years)
    {
        var asked = years.Take(rule.Years).ToList();
        if (asked.Exists(year => year.Grade is { } grade && grade > rule.Grade))
            return rule.Effect == ConsequenceEffect.DepositForfeited ? new(rule, ConsequenceOutcome.DepositReturned, asked) : null;
        // One year that is not settled leaves it open, but only where every settled one is bad.
        return new(rule, asked.Count == rule.Years && asked.TrueForAll(year => year.Grade is not null) ? ConsequenceOutcome.Effect : ConsequenceOutcome.NotKnown, asked);
    }
}
