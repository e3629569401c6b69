using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Audit;

/// <summary>A line of the audit.</summary>
public sealed record AuditRow(
    long Id, DateTime At, string AccountName, Role? Role, string Entity, string EntityId, string Action, string? Path, string? Old, string? New);

/// <summary>A page of the audit.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, int Total);

/// <summary>Reads the audit.</summary>
public sealed class AuditQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Lines, the newest first.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="search">Part of a name, an action or an id; null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="size">Lines a page.</param>
    public async Task<AuditPage> Page(Actor actor, string? search, int page, int size = 50)
    {
        actor.Demand(Permission.ViewAudit);
        await using var db = await contexts.CreateDbContextAsync();
        var lines = db.Audit.AsNoTracking().Where(line => search == null
            || line.AccountName.Contains(search) || line.Action.Contains(search) || line.EntityId.Contains(search) || line.Path!.Contains(search));
        var rows = await lines.OrderByDescending(line => line.Id).Skip((Math.Max(1, page) - 1) * size).Take(size)
            .Select(line => new AuditRow(line.Id, line.At, line.AccountName, line.Role, line.Entity, line.EntityId, line.Action, line.Path, line.Old, line.New))
            .ToListAsync();
        return new AuditPage(rows, await lines.CountAsync());
    }
}
