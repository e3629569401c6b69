using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Publications;

/// <summary>A compiled ranking on its way.</summary>
public sealed record CompilationView(
    Guid Id, string Scheme, string Group, CompilationState State, IReadOnlyList<UnitProposal> Proposals, IReadOnlyList<UnitDecision> Decisions,
    string CompiledBy, DateTime CompiledAt, Guid? ApproverId, string? Approver, string? SubmittedBy, DateTime? SubmittedAt, string? ReturnReason,
    DateTime? ApprovedAt, long Version)
{
    /// <summary>The decision on a unit, or null.</summary>
    public UnitDecision? DecisionOn(string unit) => Decisions.FirstOrDefault(decision => decision.Unit == unit);

    /// <summary>Units that take part and have no decision.</summary>
    public int Undecided => Proposals.Count(proposal => proposal.Excluded is null && DecisionOn(proposal.Unit) is null);
}

/// <summary>A leader who can approve.</summary>
public sealed record ApproverRow(Guid Id, string Name);

/// <summary>A veto proposal that came after the publication: a published result is concerned.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Rule">Title of the rule.</param>
/// <param name="Effect">What it would do.</param>
/// <param name="Accidents">How many accidents fulfil it; 0 for one proposed by hand.</param>
/// <param name="ProposedAt">When, UTC.</param>
public sealed record LateProposal(string Unit, string UnitName, string Rule, VetoEffect Effect, int Accidents, DateTime ProposedAt);

/// <summary>Where a group stands on its way to publication.</summary>
/// <param name="Compilation">What is being decided on; null before the first and between two.</param>
/// <param name="Revisions">Everything published, the newest first.</param>
/// <param name="Late">What has come to light since; empty while nothing is in force.</param>
/// <param name="Approvers">Who can approve.</param>
public sealed record PublicationDesk(
    CompilationView? Compilation, IReadOnlyList<PublicationStamp> Revisions, IReadOnlyList<LateProposal> Late, IReadOnlyList<ApproverRow> Approvers)
{
    /// <summary>The publication in force, or null.</summary>
    public PublicationStamp? InForce => Revisions.FirstOrDefault(stamp => stamp.InForce);
}

/// <summary>What waits for a leader, with the names of its place.</summary>
public sealed record AwaitingRow(CompilationView Compilation, string SchemeTitle, string GroupTitle);

/// <summary>A published ranking as a person may see it.</summary>
/// <param name="Stamp">Its head.</param>
/// <param name="Ranking">The ranking; for an assessed unit its own row alone.</param>
/// <param name="Changes">What is other than in the revision before; empty in the first.</param>
public sealed record PublishedView(PublicationStamp Stamp, RankingView Ranking, IReadOnlyList<RevisionChange> Changes);

/// <summary>A unit whose result is other than in the revision before.</summary>
public sealed record RevisionChange(string Unit, string Name, RevisionFigures? Before, RevisionFigures? After);

/// <summary>What a revision says of a unit in short.</summary>
public sealed record RevisionFigures(int? Rank, decimal Total, Grade? Grade, IReadOnlyList<string> Vetoes);

/// <summary>Reads what is compiled and what is published.</summary>
public sealed class PublicationQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, PublicationCatalog publications)
{
    /// <summary>Where a group stands.</summary>
    public async Task<PublicationDesk> Desk(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ViewRanking);
        await using var db = await contexts.CreateDbContextAsync();
        var open = await Views(db.Compilations.Where(known => known.Scheme == scheme && known.Group == group && known.State != CompilationState.Published));
        var revisions = await PublicationCatalog.Stamps(db, db.Publications.AsNoTracking().Where(known => known.Scheme == scheme && known.Group == group));
        var approvers = await db.Users.AsNoTracking().Where(known => known.Role == Role.Leader && known.DisabledAt == null)
            .OrderBy(known => known.DisplayName).Select(known => new ApproverRow(known.Id, known.DisplayName)).ToListAsync();
        return new PublicationDesk(open is [var compilation] ? compilation : null, revisions, await Late(db, scheme, group), approvers);
    }

    /// <summary>What lies before this leader.</summary>
    public async Task<IReadOnlyList<AwaitingRow>> Awaiting(Actor actor)
    {
        actor.Demand(Permission.ApproveResults);
        await using var db = await contexts.CreateDbContextAsync();
        var rows = new List<AwaitingRow>();
        foreach (var view in await Views(db.Compilations.Where(known => known.State == CompilationState.Submitted && known.ApproverId == actor.AccountId)))
        {
            var scheme = await schemes.Get(db, view.Scheme);
            rows.Add(new AwaitingRow(view, scheme.Title, SchemeCatalog.Group(scheme, view.Group).Title));
        }

        return rows;
    }

    /// <summary>Publications in force that something which came to light later concerns.</summary>
    public async Task<IReadOnlyList<LateProposal>> LateIn(Actor actor, string scheme)
    {
        actor.Demand(Permission.ViewAccidents);
        await using var db = await contexts.CreateDbContextAsync();
        var late = new List<LateProposal>();
        foreach (var group in await PublishedGuard.InForce(db).Where(known => known.Scheme == scheme).Select(known => known.Group).ToListAsync())
            late.AddRange(await Late(db, scheme, group));
        return late;
    }

    /// <summary>A published ranking with what it changed; an assessed unit sees its own row.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>, also for a unit that is not in it.</exception>
    public async Task<PublishedView> Get(Actor actor, Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var (ranking, before) = await Read(db, actor, id);
        var changes = before is null ? [] : Changes(before, ranking);
        return new PublishedView(ranking.Publication!, Own(actor, ranking), [.. changes.Where(change => actor.Role != Role.AssessedUnit || change.Unit == actor.Unit)]);
    }

    /// <summary>One unit's result as it was published, also in a revision that is in force no longer.</summary>
    public async Task<UnitResultView> Unit(Actor actor, Guid id, string unit)
    {
        actor.Demand(Permission.ViewPublications, new AccessTarget(Unit: unit));
        await using var db = await contexts.CreateDbContextAsync();
        return (await publications.Get(db, id))?.Unit(unit) ?? throw new RuleViolation(Rules.NotFound);
    }

    /// <summary>The publications that a unit stands in, the newest first.</summary>
    public async Task<IReadOnlyList<PublicationStamp>> Of(Actor actor, string unit)
    {
        actor.Demand(Permission.ViewPublications, new AccessTarget(Unit: unit));
        await using var db = await contexts.CreateDbContextAsync();
        var ids = (await db.Publications.AsNoTracking().Select(known => new { known.Id, known.Units }).ToListAsync())
            .Where(known => known.Units.Split(' ').Contains(unit, StringComparer.Ordinal)).Select(known => known.Id).ToList();
        return await PublicationCatalog.Stamps(db, db.Publications.AsNoTracking().Where(known => ids.Contains(known.Id)));
    }

    internal static IReadOnlyList<RevisionChange> Changes(RankingView before, RankingView after)
    {
        var (old, now) = (Figures(before), Figures(after));
        var names = before.Rows.Concat(after.Rows).GroupBy(row => row.Ranked.Result.Unit).ToDictionary(rows => rows.Key, rows => rows.Last().Name);
        return [.. names.Select(pair => new RevisionChange(pair.Key, pair.Value, old.GetValueOrDefault(pair.Key), now.GetValueOrDefault(pair.Key)))
            .Where(change => change.Before is null || change.After is null
                || (change.Before.Rank, change.Before.Total, change.Before.Grade) != (change.After.Rank, change.After.Total, change.After.Grade)
                || !change.Before.Vetoes.SequenceEqual(change.After.Vetoes))];
    }

    private static Dictionary<string, RevisionFigures> Figures(RankingView view) => view.Rows.ToDictionary(
        row => row.Ranked.Result.Unit,
        row => new RevisionFigures(row.Ranked.Rank, row.Ranked.Result.FinalTotal, row.Grade, [.. row.Ranked.Result.Vetoes.Select(veto => veto.Rule.Title)]));

    private async Task<(RankingView Ranking, RankingView? Before)> Read(AssessmentDb db, Actor actor, Guid id)
    {
        actor.Demand(Permission.ViewPublications);
        var place = await db.Publications.AsNoTracking().Where(known => known.Id == id).Select(known => new { known.Scheme, known.Group, known.Revision, known.Units })
            .FirstOrDefaultAsync() ?? throw new RuleViolation(Rules.NotFound);
        if (actor.Role == Role.AssessedUnit && !place.Units.Split(' ').Contains(actor.Unit, StringComparer.Ordinal))
            throw new RuleViolation(Rules.NotFound);
        var earlier = await db.Publications.AsNoTracking()
            .Where(known => known.Scheme == place.Scheme && known.Group == place.Group && known.Revision == place.Revision - 1)
            .Select(known => (Guid?)known.Id).FirstOrDefaultAsync();
        return ((await publications.Get(db, id))!.Ranking(), earlier is { } before ? (await publications.Get(db, before))!.Ranking() : null);
    }

    private static RankingView Own(Actor actor, RankingView ranking) => actor.Role != Role.AssessedUnit ? ranking
        : ranking with { Rows = [.. ranking.Rows.Where(row => row.Ranked.Result.Unit == actor.Unit)] };

    private async Task<IReadOnlyList<LateProposal>> Late(AssessmentDb db, string schemeCode, string group)
    {
        var published = await PublishedGuard.InForce(db).Where(known => known.Scheme == schemeCode && known.Group == group)
            .Select(known => new { known.PublishedAt, known.Units }).FirstOrDefaultAsync();
        if (published is null)
            return [];
        var scheme = await schemes.Get(db, schemeCode);
        var units = published.Units.Split(' ');
        var proposals = await (from veto in db.Vetoes.AsNoTracking()
                               join unit in db.Units on veto.Unit equals unit.Code
                               where veto.Scheme == schemeCode && veto.State == VetoState.Proposed && veto.ProposedAt >= published.PublishedAt
                               orderby veto.ProposedAt
                               select new { Veto = veto, unit.Name }).ToListAsync();
        return [.. proposals.Where(row => units.Contains(row.Veto.Unit) && scheme.Veto(row.Veto.Rule) is not null)
            .Select(row => new LateProposal(
                row.Veto.Unit, row.Name, scheme.Veto(row.Veto.Rule)!.Title, scheme.Veto(row.Veto.Rule)!.Effect, row.Veto.Causes.Count, row.Veto.ProposedAt))];
    }

    // Without the ranking itself, which is large and not asked for here.
    private static async Task<IReadOnlyList<CompilationView>> Views(IQueryable<Compilation> compilations) =>
        await compilations.AsNoTracking().OrderBy(known => known.SubmittedAt).Select(known => new CompilationView(
            known.Id, known.Scheme, known.Group, known.State, known.Proposals, known.Decisions, known.CompiledBy, known.CompiledAt, known.ApproverId, known.Approver,
            known.SubmittedBy, known.SubmittedAt, known.ReturnReason, known.ApprovedAt, known.Version)).ToListAsync();
}
