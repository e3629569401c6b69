using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>An edition in a list.</summary>
public sealed record RubricRow(
    string Code, string Edition, string Title, Subject Subject, decimal FullMark, bool Frozen, DateTime? PublishedAt, string? PublishedBy, string? BasedOn);

/// <summary>Reads stored editions. Each is parsed once: an edition is immutable, and its hash tells whether a draft changed.</summary>
public sealed class RubricCatalog(IDbContextFactory<AssessmentDb> contexts)
{
    private readonly ConcurrentDictionary<(string Code, string Edition, string Hash), RubricEdition> parsed = new();

    /// <summary>All editions, by title.</summary>
    public async Task<IReadOnlyList<RubricRow>> List()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Rubrics.AsNoTracking().OrderBy(known => known.Code).ThenByDescending(known => known.Edition)
            .Select(known => new RubricRow(known.Code, known.Edition, known.Title, known.Subject, known.FullMark, known.FrozenAt != null,
                known.PublishedAt, known.PublishedBy, known.BasedOn)).ToListAsync();
    }

    /// <summary>An edition.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>.</exception>
    public async Task<RubricEdition> Get(string code, string edition)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await Get(db, code, edition);
    }

    /// <summary>What the office acknowledged of the check's findings before it published the edition; empty for one that comes with the program.</summary>
    public async Task<IReadOnlyList<Acknowledgement>> Acknowledged(string code, string edition)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Rubrics.Where(known => known.Code == code && known.Edition == edition).Select(known => known.Acknowledged).FirstOrDefaultAsync() ?? [];
    }

    internal async Task<RubricEdition> Get(AssessmentDb db, string code, string edition)
    {
        var hash = await db.Rubrics.Where(known => known.Code == code && known.Edition == edition).Select(known => known.Hash).FirstOrDefaultAsync()
            ?? throw new RuleViolation(Rules.NotFound);
        if (parsed.TryGetValue((code, edition, hash), out var known))
            return known;
        var json = await db.Rubrics.Where(stored => stored.Code == code && stored.Edition == edition).Select(stored => stored.Json).FirstAsync();
        return parsed[(code, edition, hash)] = CanonicalJson.Read<RubricEdition>(json);
    }
}
