using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Indicators;

/// <summary>
/// A control indicator (控制指标) of one group in one year, with its parts (指标分解). It changes no score: where a limit is broken it proposes
/// what the scheme states, and a person decides.
/// </summary>
public sealed class ControlIndicator
{
    private ControlIndicator()
    {
    }

    /// <summary>An indicator without parts.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="scheme">Code of the scheme.</param>
    /// <param name="group">Code of the group.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="actor">Who adds it.</param>
    /// <param name="now">When, UTC.</param>
    public ControlIndicator(Guid id, string scheme, string group, IndicatorTerms terms, Actor actor, DateTime now)
    {
        terms.Demand();
        Id = id;
        Scheme = scheme;
        Group = group;
        Terms = terms;
        (ChangedBy, ChangedAt) = (actor.Name, now);
    }

    /// <summary>Which indicator.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>What it says.</summary>
    public IndicatorTerms Terms { get; private set; } = null!;

    /// <summary>Its parts, in the order in which they are shown.</summary>
    public IReadOnlyList<IndicatorShare> Shares { get; private set; } = [];

    /// <summary>Why parts that do not add up are right all the same; null when they add up.</summary>
    public string? DifferenceReason { get; private set; }

    /// <summary>Who said so.</summary>
    public string? DifferenceBy { get; private set; }

    /// <summary>Why it was withdrawn; null while it is in force.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>The part of a code.</summary>
    public IndicatorShare? Share(string code) => Shares.FirstOrDefault(share => share.Code == code);

    /// <summary>The indicator was added.</summary>
    public DomainEvent Added() => new("indicator", Id.ToString(), "indicator.added", Group, null, Terms);

    /// <summary>Changes what it says. Parts that then do not add up any more are shown; the next change of parts needs the reason.</summary>
    public DomainEvent Change(IndicatorTerms terms, long expectedVersion, Actor actor, DateTime now)
    {
        DemandOpen(terms, Terms, expectedVersion);
        terms.Demand();
        var before = Terms;
        Terms = terms;
        Changed(actor, now);
        return new DomainEvent("indicator", Id.ToString(), "indicator.changed", Group, before, terms);
    }

    /// <summary>Divides it. Parts that do not add up to a stated whole need a reason: documents do contain such, and hiding it helps nobody.</summary>
    /// <param name="shares">All parts.</param>
    /// <param name="reason">Why parts that do not add up are right.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.IndicatorPartsDiffer"/> with the first difference.</exception>
    public DomainEvent Divide(IReadOnlyList<IndicatorShare> shares, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        DemandOpen(shares, Shares, expectedVersion);
        IndicatorSplit.Demand(shares);
        var differences = IndicatorSplit.Check(Terms, shares);
        if (differences.Count > 0 && string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.IndicatorPartsDiffer, differences[0].Name, differences[0].Sum, differences[0].Whole, differences[0].Difference);
        var before = Shares;
        Shares = shares;
        (DifferenceReason, DifferenceBy) = differences.Count > 0 ? (reason!.Trim(), actor.Name) : (null, null);
        Changed(actor, now);
        return new DomainEvent("indicator", Id.ToString(), "indicator.divided", Group, before, new { Shares, DifferenceReason });
    }

    /// <summary>A figure of it was entered: raises the version, so that two who enter at the same instant see each other.</summary>
    public void Touch() => Version++;

    /// <summary>Takes it back; it stays readable in the audit.</summary>
    public DomainEvent Withdraw(string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        DemandOpen(null, Terms, expectedVersion);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        WithdrawnReason = reason.Trim();
        Changed(actor, now);
        return new DomainEvent("indicator", Id.ToString(), "indicator.withdrawn", Group, Terms, new { WithdrawnReason });
    }

    private void DemandOpen(object? mine, object? theirs, long expectedVersion)
    {
        if (WithdrawnReason is not null)
            throw new RuleViolation(Rules.NotFound);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(mine, theirs, ChangedBy, ChangedAt, Version);
    }

    private void Changed(Actor actor, DateTime now)
    {
        Version++;
        (ChangedBy, ChangedAt) = (actor.Name, now);
    }
}
