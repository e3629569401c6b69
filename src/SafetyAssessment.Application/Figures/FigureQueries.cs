using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Figures;

/// <summary>An outside score as stored.</summary>
public sealed record ExternalScoreRow(string Unit, string Input, decimal? Percent, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>An entered score as stored.</summary>
public sealed record EnteredScoreRow(string Unit, string Part, decimal? Points, string? Document, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>A ledger entry.</summary>
public sealed record LedgerRow(
    Guid Id, string Part, string Unit, string UnitName, DateOnly Date, decimal Points, string Reason, string? Document,
    string EnteredBy, DateTime EnteredAt, string? WithdrawnReason, string? WithdrawnBy);

/// <summary>Reads outside scores and the ledger.</summary>
public sealed class FigureQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Outside scores of a scheme; an outside scorer's page shows only the inputs that are its own.</summary>
    public async Task<IReadOnlyList<ExternalScoreRow>> External(Actor actor, string scheme, IReadOnlyCollection<string> inputs)
    {
        actor.Demand(Permission.ViewExternalScores);
        await using var db = await contexts.CreateDbContextAsync();
        return await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == scheme && inputs.Contains(score.Input))
            .Select(score => new ExternalScoreRow(score.Unit, score.Input, score.Percent, score.Version, score.ChangedBy, score.ChangedAt)).ToListAsync();
    }

    /// <summary>Entered scores of a scheme for the parts named.</summary>
    public async Task<IReadOnlyList<EnteredScoreRow>> Entered(Actor actor, string scheme, IReadOnlyCollection<string> parts)
    {
        actor.Demand(Permission.ViewExternalScores);
        await using var db = await contexts.CreateDbContextAsync();
        return await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == scheme && parts.Contains(score.Part))
            .Select(score => new EnteredScoreRow(score.Unit, score.Part, score.Points, score.Document, score.Version, score.ChangedBy, score.ChangedAt))
            .ToListAsync();
    }

    /// <summary>Ledger entries of a scheme, the newest first; an assessed unit sees its own.</summary>
    public async Task<IReadOnlyList<LedgerRow>> Ledger(Actor actor, string scheme, string? part = null, string? unit = null)
    {
        actor.Demand(Permission.ViewLedger);
        var only = actor.Role == Role.AssessedUnit ? actor.Unit : unit;
        await using var db = await contexts.CreateDbContextAsync();
        return await (from entry in db.Ledger.AsNoTracking()
                      join known in db.Units on entry.Unit equals known.Code
                      where entry.Scheme == scheme && (part == null || entry.Part == part) && (only == null || entry.Unit == only)
                      orderby entry.Date descending, entry.EnteredAt descending
                      select new LedgerRow(entry.Id, entry.Part, entry.Unit, known.Name, entry.Date, entry.Points, entry.Reason, entry.Document,
                          entry.EnteredBy, entry.EnteredAt, entry.WithdrawnReason, entry.WithdrawnBy)).ToListAsync();
    }
}
