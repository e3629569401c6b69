using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Audit;

/// <summary>What is wrong with a sealed line.</summary>
public enum LineFault
{
    /// <summary>It says something else than when it was sealed.</summary>
    Altered,

    /// <summary>It is gone.</summary>
    Missing,

    /// <summary>It was put in later.</summary>
    Added,
}

/// <summary>A sealed line that is not what it was.</summary>
public sealed record AlteredLine(long Id, LineFault Fault);

/// <summary>A link of the chain, checked against the lines as they are stored now.</summary>
/// <param name="Number">Number of the link.</param>
/// <param name="FromId">The first line it may cover.</param>
/// <param name="UpToId">The last line it covers.</param>
/// <param name="Lines">How many it covers.</param>
/// <param name="Head">Its head.</param>
/// <param name="SealedBy">Who sealed.</param>
/// <param name="SealedAt">When, UTC.</param>
/// <param name="Holds">True when the head comes out again.</param>
/// <param name="Altered">The lines that are not what they were; empty although it does not hold: the link itself was altered.</param>
public sealed record SealRow(
    long Number, long FromId, long UpToId, int Lines, string Head, string SealedBy, DateTime SealedAt, bool Holds, IReadOnlyList<AlteredLine> Altered);

/// <summary>The chain and how many lines no link covers yet.</summary>
public sealed record SealView(IReadOnlyList<SealRow> Seals, int Unsealed)
{
    /// <summary>True when every head comes out again.</summary>
    public bool Holds => Seals.All(seal => seal.Holds);
}

/// <summary>Checks the chain over the audit.</summary>
public sealed class AuditSealQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Computes every head again, the newest link first.</summary>
    public async Task<SealView> Check(Actor actor)
    {
        actor.Demand(Permission.ViewAudit);
        await using var db = await contexts.CreateDbContextAsync();
        var rows = new List<SealRow>();
        var (before, from) = ((string?)null, 0L);
        foreach (var seal in await db.Seals.AsNoTracking().OrderBy(known => known.Number).ToListAsync())
        {
            var (head, lines) = await AuditChain.Hash(db, before, from, seal.UpToId);
            var known = AuditChain.Known(seal);
            var altered = lines.Where(line => !known.TryGetValue(line.Id, out var then) || then != line.Hash)
                .Select(line => new AlteredLine(line.Id, known.ContainsKey(line.Id) ? LineFault.Altered : LineFault.Added))
                .Concat(known.Keys.Except(lines.Select(line => line.Id)).Select(id => new AlteredLine(id, LineFault.Missing)));
            rows.Add(new SealRow(
                seal.Number, from + 1, seal.UpToId, known.Count, seal.Head, seal.SealedBy, seal.SealedAt, head == seal.Head, [.. altered.OrderBy(line => line.Id)]));
            // The next link was made on the head as stored: one altered line does not make every later link look wrong.
            (before, from) = (seal.Head, seal.UpToId);
        }

        rows.Reverse();
        return new SealView(rows, await db.Audit.CountAsync(line => line.Id > from));
    }
}
