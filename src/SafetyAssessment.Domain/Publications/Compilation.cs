using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Publications;

/// <summary>How far a compiled ranking is on its way to publication.</summary>
public enum CompilationState
{
    /// <summary>The office decides on the grades.</summary>
    Deciding,

    /// <summary>It lies before a leader.</summary>
    Submitted,

    /// <summary>The leader has approved it.</summary>
    Approved,

    /// <summary>It was published, and is finished with.</summary>
    Published,
}

/// <summary>
/// The compiled ranking of a group (汇总) on its way to publication: computed results as they stood, the office's decision for each unit, and a
/// leader's approval. What was approved is what is published: if an input changes meanwhile, it has to be compiled again.
/// </summary>
public sealed class Compilation
{
    private Compilation()
    {
    }

    /// <summary>A compilation of a group.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="scheme">Code of the scheme.</param>
    /// <param name="group">Code of the group.</param>
    /// <param name="published">What the revision before was published from; its decisions are kept where the results are the same.</param>
    public Compilation(Guid id, string scheme, string group, Compilation? published = null)
    {
        (Id, Scheme, Group) = (id, scheme, group);
        if (published is not null)
            (Proposals, Decisions) = (published.Proposals, published.Decisions);
    }

    /// <summary>Which one.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>State.</summary>
    public CompilationState State { get; private set; }

    /// <summary>The ranking as canonical JSON, every unit's result down to the findings.</summary>
    public string Ranking { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Ranking"/>, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What the office decides on, in the order of rank.</summary>
    public IReadOnlyList<UnitProposal> Proposals { get; private set; } = [];

    /// <summary>What it has decided.</summary>
    public IReadOnlyList<UnitDecision> Decisions { get; private set; } = [];

    /// <summary>Who compiled it.</summary>
    public string CompiledBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime CompiledAt { get; private set; }

    /// <summary>Account of the leader who is to approve it.</summary>
    public Guid? ApproverId { get; private set; }

    /// <summary>Name of that leader.</summary>
    public string? Approver { get; private set; }

    /// <summary>Who submitted it.</summary>
    public string? SubmittedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Why the leader gave it back; stays until it is submitted again.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>When the leader approved, UTC.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>The units that take part: each needs a decision.</summary>
    public IEnumerable<UnitProposal> Assessed => Proposals.Where(proposal => proposal.Excluded is null);

    /// <summary>Takes in a ranking as it is computed now. Decisions stay where the result they were made on is the same; an approval does not.</summary>
    public DomainEvent Compile(string ranking, string hash, IReadOnlyList<UnitProposal> proposals, Actor actor, DateTime now)
    {
        if (State == CompilationState.Published)
            throw new RuleViolation(Rules.PublicationState, State);
        var before = Proposals.ToDictionary(proposal => proposal.Unit);
        var old = CompiledBy.Length == 0 ? null : new { Hash };
        Decisions = [.. Decisions.Where(decision =>
            proposals.FirstOrDefault(proposal => proposal.Unit == decision.Unit) is { Excluded: null } now
            && before.TryGetValue(decision.Unit, out var then) && then.SameGround(now))];
        (Ranking, Hash, Proposals, CompiledBy, CompiledAt) = (ranking, hash, proposals, actor.Name, now);
        Withdraw();
        Version++;
        return Event("ranking.compiled", null, old, new { Hash, Units = proposals.Count, Decisions = Decisions.Count });
    }

    /// <summary>The office decides on grades.</summary>
    /// <exception cref="RuleViolation">
    /// <see cref="Rules.DecisionReasonRequired"/> or <see cref="Rules.DecisionUnsettled"/> when no reason is given and a grade differs from the proposal
    /// or something about the unit is open.
    /// </exception>
    public IReadOnlyList<DomainEvent> Decide(IReadOnlyList<GradeChoice> choices, long expectedVersion, Actor actor, DateTime now)
    {
        DemandState(CompilationState.Deciding);
        DemandVersion(expectedVersion);
        var happened = new List<DomainEvent>();
        var decided = Decisions.ToDictionary(decision => decision.Unit);
        foreach (var choice in choices)
        {
            var proposal = Assessed.FirstOrDefault(known => known.Unit == choice.Unit) ?? throw new RuleViolation(Rules.UnitNotInGroup, choice.Unit);
            var differs = proposal.Proposed is { } proposed && proposed != choice.Grade;
            var reason = string.IsNullOrWhiteSpace(choice.Reason) ? null : choice.Reason.Trim();
            if (reason is null && (differs || proposal.Open.Count > 0))
                throw new RuleViolation(differs ? Rules.DecisionReasonRequired : Rules.DecisionUnsettled, proposal.Name);
            var before = decided.GetValueOrDefault(choice.Unit);
            if (before is not null && before.Grade == choice.Grade && before.Reason == reason)
                continue;
            decided[choice.Unit] = new UnitDecision(choice.Unit, choice.Grade, reason, actor.Name, now);
            happened.Add(Event("grade.decided", choice.Unit, before is null ? null : new { before.Grade, before.Reason }, new { choice.Grade, Reason = reason, proposal.Proposed }));
        }

        if (happened.Count == 0)
            return [];
        Decisions = [.. Proposals.Where(proposal => decided.ContainsKey(proposal.Unit)).Select(proposal => decided[proposal.Unit])];
        Version++;
        return happened;
    }

    /// <summary>Lays it before a leader.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.DecisionsMissing"/> while a unit is without a decision.</exception>
    public DomainEvent Submit(Guid approver, string approverName, long expectedVersion, Actor actor, DateTime now)
    {
        DemandState(CompilationState.Deciding);
        DemandVersion(expectedVersion);
        var open = Assessed.Count(proposal => Decisions.All(decision => decision.Unit != proposal.Unit));
        if (open > 0)
            throw new RuleViolation(Rules.DecisionsMissing, open);
        (ApproverId, Approver, SubmittedBy, SubmittedAt, ReturnReason, State) = (approver, approverName, actor.Name, now, null, CompilationState.Submitted);
        Version++;
        return Event("ranking.submitted", null, null, new { Approver, Hash });
    }

    /// <summary>The leader approves.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.ApprovalOther"/> for anybody but the leader it was laid before.</exception>
    public DomainEvent Approve(long expectedVersion, Actor actor, DateTime now)
    {
        DemandBefore(expectedVersion, actor);
        (State, ApprovedAt) = (CompilationState.Approved, now);
        Version++;
        return Event("ranking.approved", null, null, new { Approver, Hash, Decisions });
    }

    /// <summary>The leader gives it back to the office.</summary>
    public DomainEvent GiveBack(string reason, long expectedVersion, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        DemandBefore(expectedVersion, actor);
        Withdraw();
        ReturnReason = reason.Trim();
        Version++;
        return Event("ranking.given-back", null, null, new { Reason = ReturnReason });
    }

    /// <summary>It is published: nothing changes in it any more.</summary>
    /// <param name="hash">Hash of the ranking as it is computed at this moment.</param>
    /// <param name="proposals">What would be decided on at this moment: an appeal that was raised since changes no number, and is open all the same.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.InputsChanged"/> when that is not what was approved.</exception>
    public void Publish(string hash, IReadOnlyList<UnitProposal> proposals, long expectedVersion)
    {
        DemandState(CompilationState.Approved);
        DemandVersion(expectedVersion);
        if (hash != Hash || !Proposals.All(then => proposals.FirstOrDefault(now => now.Unit == then.Unit)?.SameGround(then) == true))
            throw new RuleViolation(Rules.InputsChanged, CompiledAt);
        State = CompilationState.Published;
        Version++;
    }

    private void Withdraw()
    {
        State = CompilationState.Deciding;
        (ApproverId, Approver, SubmittedBy, SubmittedAt, ApprovedAt) = (null, null, null, null, null);
    }

    private void DemandBefore(long expectedVersion, Actor actor)
    {
        DemandState(CompilationState.Submitted);
        if (ApproverId != actor.AccountId)
            throw new RuleViolation(Rules.ApprovalOther, Approver);
        DemandVersion(expectedVersion);
    }

    private void DemandState(CompilationState needed)
    {
        if (State != needed)
            throw new RuleViolation(Rules.PublicationState, State);
    }

    private void DemandVersion(long expected)
    {
        if (Version != expected)
            throw new ChangedMeanwhile(null, State, CompiledBy, CompiledAt, Version);
    }

    private DomainEvent Event(string action, string? path, object? old, object? @new) => new("compilation", Id.ToString(), action, path, old, @new);
}
