using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Consequences;

/// <summary>
/// What a person decided on a proposal, with the years as they were then. It is never changed: when the years change, another decision is made
/// beside it, and the latest one counts.
/// </summary>
public sealed class ConsequenceDecision
{
    private ConsequenceDecision()
    {
    }

    /// <summary>Which decision.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the scheme's rule.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Which decision on this rule and unit, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What was proposed.</summary>
    public ConsequenceOutcome Outcome { get; private set; }

    /// <summary>True when it takes effect, false when it was dismissed.</summary>
    public bool Confirmed { get; private set; }

    /// <summary>Number of the document that decides it.</summary>
    public string? Document { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>The years as they were when it was decided.</summary>
    public IReadOnlyList<YearGrade> Years { get; private set; } = [];

    /// <summary>Who decided.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime DecidedAt { get; private set; }

    /// <summary>Decides on a proposal.</summary>
    /// <param name="id">Which decision.</param>
    /// <param name="place">Whose.</param>
    /// <param name="proposal">As the years are now.</param>
    /// <param name="seen">The years as the person saw them.</param>
    /// <param name="earlier">Decisions on this rule and unit, in order.</param>
    /// <param name="verdict">What the person decides.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static (ConsequenceDecision Decision, DomainEvent Decided) Make(
        Guid id, ConsequencePlace place, ConsequenceProposal proposal, IReadOnlyList<YearGrade> seen, IReadOnlyList<ConsequenceDecision> earlier,
        ConsequenceVerdict verdict, Actor actor, DateTime now)
    {
        if (proposal.Outcome == ConsequenceOutcome.NotKnown)
            throw new RuleViolation(Rules.ConsequenceNotKnown);
        if (!proposal.Years.SequenceEqual(seen))
            throw new RuleViolation(Rules.ConsequenceYearsChanged);
        if (earlier.Count > 0 && earlier[^1].Years.SequenceEqual(proposal.Years))
            throw new RuleViolation(Rules.ConsequenceAlreadyDecided, earlier[^1].DecidedBy, earlier[^1].DecidedAt);
        if (verdict.Confirm && string.IsNullOrWhiteSpace(verdict.Document))
            throw new RuleViolation(Rules.ConsequenceDocumentRequired);
        if (!verdict.Confirm && string.IsNullOrWhiteSpace(verdict.Reason))
            throw new RuleViolation(Rules.ReasonRequired);
        var decision = new ConsequenceDecision
        {
            Id = id,
            Scheme = place.Scheme,
            Group = place.Group,
            Unit = place.Unit,
            Rule = proposal.Rule.Code,
            Number = earlier.Count + 1,
            Outcome = proposal.Outcome,
            Confirmed = verdict.Confirm,
            Document = verdict.Confirm ? verdict.Document!.Trim() : null,
            Reason = string.IsNullOrWhiteSpace(verdict.Reason) ? null : verdict.Reason.Trim(),
            Years = proposal.Years,
            DecidedBy = actor.Name,
            DecidedAt = now,
        };
        return (decision, new DomainEvent("consequence", id.ToString(), verdict.Confirm ? "consequence.confirmed" : "consequence.dismissed", place.Unit, null, new
        {
            place.Scheme,
            place.Group,
            decision.Rule,
            proposal.Rule.Source,
            decision.Outcome,
            decision.Document,
            decision.Reason,
            decision.Years,
        }));
    }
}

/// <summary>Whose consequence.</summary>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Unit">Code of the unit.</param>
public sealed record ConsequencePlace(string Scheme, string Group, string Unit);

/// <summary>What a person decides on a proposal.</summary>
/// <param name="Confirm">True: it takes effect; false: it is dismissed.</param>
/// <param name="Document">Number of the document, needed for an effect.</param>
/// <param name="Reason">Why, needed to dismiss.</param>
public sealed record ConsequenceVerdict(bool Confirm, string? Document, string? Reason);
