using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Consequences;

/// <summary>How a rule stands for a unit.</summary>
public enum ConsequenceState
{
    /// <summary>Proposed on the years as they are; nobody has decided.</summary>
    Proposed,

    /// <summary>Decided on the years as they are: it takes effect.</summary>
    Confirmed,

    /// <summary>Decided on the years as they are: it does not take effect.</summary>
    Dismissed,

    /// <summary>A year that the rule asks for has no settled result.</summary>
    NotKnown,

    /// <summary>It was decided on other years, and by the years as they are nothing is proposed.</summary>
    NoGround,
}

/// <summary>A rule of the scheme for one unit.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Proposal">What it comes to; null when it proposes nothing.</param>
/// <param name="Decisions">What was decided on it, the latest last; also on years that have changed since.</param>
public sealed record ConsequenceLine(Consequence Rule, ConsequenceProposal? Proposal, IReadOnlyList<ConsequenceDecision> Decisions)
{
    /// <summary>The decision on the years as they are; null while there is none.</summary>
    public ConsequenceDecision? InForce => Proposal is not null && Decisions.Count > 0 && Decisions[^1].Years.SequenceEqual(Proposal.Years) ? Decisions[^1] : null;

    /// <summary>Decisions on years that have changed since.</summary>
    public IReadOnlyList<ConsequenceDecision> Outdated => [.. Decisions.Where(decision => decision != InForce)];

    /// <summary>How it stands.</summary>
    public ConsequenceState State => Proposal is null ? ConsequenceState.NoGround
        : Proposal.Outcome == ConsequenceOutcome.NotKnown ? ConsequenceState.NotKnown
        : InForce is not { } decision ? ConsequenceState.Proposed
        : decision.Confirmed ? ConsequenceState.Confirmed : ConsequenceState.Dismissed;
}

/// <summary>What a reward was cancelled for.</summary>
/// <param name="Id">The accident or indicator.</param>
/// <param name="Title">Place of the accident, or title of the indicator.</param>
/// <param name="Date">Day of the accident; null for an indicator.</param>
public sealed record RewardCause(Guid Id, string Title, DateOnly? Date);

/// <summary>A confirmed veto that cancels the reward: decided where it was proposed, and only shown here.</summary>
/// <param name="Rule">The scheme's rule.</param>
/// <param name="Document">Number of the document.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Causes">Accidents and broken indicators; empty when it was proposed by hand.</param>
public sealed record CancelledReward(VetoRule Rule, string Document, string By, DateTime At, string? Reason, IReadOnlyList<RewardCause> Causes);

/// <summary>What follows for one unit.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Years">Its grades, this year first.</param>
/// <param name="Lines">Rules that propose something, can't be told, or were decided on.</param>
/// <param name="Rewards">Rewards that a veto has cancelled.</param>
public sealed record UnitConsequences(
    string Unit, string Name, IReadOnlyList<YearGrade> Years, IReadOnlyList<ConsequenceLine> Lines, IReadOnlyList<CancelledReward> Rewards)
{
    /// <summary>
    /// What there is to see: while this year has no settled result, it is open what every rule comes to, and that is said once and not rule by rule.
    /// </summary>
    public IReadOnlyList<ConsequenceLine> Shown =>
        [.. Lines.Where(line => line.State != ConsequenceState.NotKnown || line.Decisions.Count > 0 || Years[0].Grade is not null)];

    /// <summary>How many of its lines wait for a decision.</summary>
    public int Open => Lines.Count(line => line.State == ConsequenceState.Proposed);
}

/// <summary>What follows for the units of a group.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Group">The group.</param>
/// <param name="Years">What there is of each year, this year first.</param>
/// <param name="Units">The units that the person may see, those that are left out not among them.</param>
public sealed record ConsequenceView(Scheme Scheme, UnitGroup Group, IReadOnlyList<YearColumn> Years, IReadOnlyList<UnitConsequences> Units)
{
    /// <summary>True when the scheme states what follows, or a reward was cancelled.</summary>
    public bool Applies => Scheme.Consequences is { Count: > 0 } || Scheme.Vetoes.Any(veto => veto.Effect == VetoEffect.RewardCancelled);
}

/// <summary>Reads what follows from published results, and what was decided on it.</summary>
public sealed class ConsequenceQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, PublicationCatalog publications)
{
    /// <summary>A group; an assessed unit sees itself.</summary>
    public async Task<ConsequenceView> Group(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ViewConsequences);
        return await Read(scheme, group, actor.Role == Role.AssessedUnit ? actor.Unit ?? "" : null);
    }

    /// <summary>The same for one unit; without a unit when the group leaves it out.</summary>
    public async Task<ConsequenceView> Unit(Actor actor, string scheme, string group, string unit)
    {
        actor.Demand(Permission.ViewConsequences, new AccessTarget(Unit: unit));
        return await Read(scheme, group, unit);
    }

    private async Task<ConsequenceView> Read(string schemeCode, string groupCode, string? unit)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var years = await ConsequenceYears.Read(db, schemes, publications, scheme, groupCode);
        var decisions = (await db.ConsequenceDecisions.AsNoTracking().Where(known => known.Scheme == schemeCode && known.Group == groupCode)
            .OrderBy(known => known.Number).ToListAsync()).ToLookup(known => (known.Unit, known.Rule));
        var rewards = await Rewards(db, scheme);
        var units = (await SchemeCatalog.UnitsOf(db, group)).Where(known => known.Excluded is null && (unit is null || known.Code == unit));
        return new ConsequenceView(scheme, group, years.Columns, [.. units.Select(known =>
        {
            var proposals = years.Proposals(known.Code);
            return new UnitConsequences(known.Code, known.Name, years.Of(known.Code),
                [.. years.Rules.Select(rule => new ConsequenceLine(
                        rule, proposals.FirstOrDefault(proposal => proposal.Rule.Code == rule.Code), [.. decisions[(known.Code, rule.Code)]]))
                    .Where(line => line.Proposal is not null || line.Decisions.Count > 0)],
                [.. rewards[known.Code]]);
        })]);
    }

    private static async Task<ILookup<string, CancelledReward>> Rewards(AssessmentDb db, Scheme scheme)
    {
        var rules = scheme.Vetoes.Where(rule => rule.Effect == VetoEffect.RewardCancelled).Select(rule => rule.Code).ToList();
        var vetoes = await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == scheme.Code && veto.State == VetoState.Confirmed && rules.Contains(veto.Rule))
            .OrderBy(veto => veto.DecidedAt).ToListAsync();
        var ids = vetoes.SelectMany(veto => veto.Causes).ToList();
        var causes = (await db.Accidents.AsNoTracking().Where(known => ids.Contains(known.Id)).ToListAsync())
            .Select(known => new RewardCause(known.Id, known.Place, known.Date))
            .Concat((await db.Indicators.AsNoTracking().Where(known => ids.Contains(known.Id)).ToListAsync()).Select(known => new RewardCause(known.Id, known.Terms.Title, null)))
            .ToList();
        return vetoes.ToLookup(veto => veto.Unit, veto => new CancelledReward(
            scheme.Veto(veto.Rule)!, veto.Document!, veto.DecidedBy!, veto.DecidedAt!.Value, veto.Reason,
            [.. causes.Where(cause => veto.Causes.Contains(cause.Id))]));
    }
}
