using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Vetoes;

/// <summary>State of a veto proposal.</summary>
public enum VetoState
{
    /// <summary>Proposed by a rule or a sheet; without effect.</summary>
    Proposed,

    /// <summary>Confirmed by a person with a document; in effect.</summary>
    Confirmed,

    /// <summary>Dismissed by a person with a reason.</summary>
    Dismissed,
}

/// <summary>A veto that a rule proposes for a unit. Only a named person with a document puts it in effect.</summary>
public sealed class VetoProposal
{
    private VetoProposal()
    {
    }

    /// <summary>A proposal.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="scheme">Code of the scheme.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="rule">Code of the scheme's rule.</param>
    /// <param name="causes">Ids of the accidents that fulfil the rule; empty for a proposal made by hand.</param>
    /// <param name="proposedAt">When, UTC.</param>
    public VetoProposal(Guid id, string scheme, string unit, string rule, IEnumerable<Guid> causes, DateTime proposedAt)
    {
        Id = id;
        Scheme = scheme;
        Unit = unit;
        Rule = rule;
        Causes = [.. causes];
        ProposedAt = proposedAt;
    }

    /// <summary>Which proposal.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the scheme's rule.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>The accidents that fulfil the rule.</summary>
    public List<Guid> Causes { get; private set; } = [];

    /// <summary>State.</summary>
    public VetoState State { get; private set; }

    /// <summary>Number of the document that decides it.</summary>
    public string? Document { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>When it was proposed, UTC.</summary>
    public DateTime ProposedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>The proposal was made.</summary>
    public DomainEvent Proposed() => new("veto", Id.ToString(), "veto.proposed", Unit, null, new { Rule, Causes });

    /// <summary>
    /// A later accident fulfils the rule as well; an open proposal takes it up. Null when nothing is new, or when it is decided:
    /// what was decided on stays as it was.
    /// </summary>
    public DomainEvent? AddCauses(IEnumerable<Guid> causes)
    {
        if (State != VetoState.Proposed)
            return null;
        var before = Causes;
        var all = before.Union(causes).ToList();
        if (all.Count == before.Count)
            return null;
        Causes = all;
        Version++;
        return new DomainEvent("veto", Id.ToString(), "veto.causes-added", Unit, before, all);
    }

    /// <summary>
    /// The figures were corrected, so that other accidents fulfil the rule; an open proposal follows them. Null when nothing changes or when it is
    /// decided.
    /// </summary>
    public DomainEvent? SetCauses(IReadOnlyCollection<Guid> causes)
    {
        if (State != VetoState.Proposed || (causes.Count == Causes.Count && !causes.Except(Causes).Any()))
            return null;
        var before = Causes;
        Causes = [.. causes];
        Version++;
        return new DomainEvent("veto", Id.ToString(), "veto.causes-changed", Unit, before, Causes);
    }

    /// <summary>Takes a veto out of effect that a person had confirmed; who confirmed it stays readable in the audit.</summary>
    public DomainEvent Revoke(string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        if (State != VetoState.Confirmed)
            throw new RuleViolation(Rules.VetoNotConfirmed);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(VetoState.Dismissed, State, DecidedBy ?? "", DecidedAt ?? ProposedAt, Version);
        var before = new { State, Document, Reason, DecidedBy, DecidedAt };
        State = VetoState.Dismissed;
        Reason = reason.Trim();
        DecidedBy = actor.Name;
        DecidedAt = now;
        Version++;
        return new DomainEvent("veto", Id.ToString(), "veto.revoked", Unit, before, new { State, Reason });
    }

    /// <summary>Puts the veto in effect.</summary>
    public DomainEvent Confirm(string? document, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(document))
            throw new RuleViolation(Rules.VetoDocumentRequired);
        return Decide(VetoState.Confirmed, document.Trim(), reason, expectedVersion, actor, now);
    }

    /// <summary>Dismisses the proposal; it stays readable.</summary>
    public DomainEvent Dismiss(string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        return Decide(VetoState.Dismissed, null, reason, expectedVersion, actor, now);
    }

    private DomainEvent Decide(VetoState state, string? document, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        if (State != VetoState.Proposed)
            throw new RuleViolation(Rules.VetoAlreadyDecided, DecidedBy, DecidedAt);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(state, Causes, "", ProposedAt, Version);
        State = state;
        Document = document;
        Reason = reason?.Trim();
        DecidedBy = actor.Name;
        DecidedAt = now;
        Version++;
        return new DomainEvent("veto", Id.ToString(), state == VetoState.Confirmed ? "veto.confirmed" : "veto.dismissed", Unit,
            new { State = VetoState.Proposed }, new { State, Document, Reason });
    }
}
