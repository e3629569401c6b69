using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Schemes;

/// <summary>A scheme in a list.</summary>
public sealed record SchemeRow(string Code, string Title, int Year, bool Frozen);

/// <summary>A unit of a scheme's group.</summary>
public sealed record GroupUnitRow(string Code, string Name, string? Excluded);

/// <summary>Reads stored schemes; each is parsed once for its hash.</summary>
public sealed class SchemeCatalog(IDbContextFactory<AssessmentDb> contexts)
{
    private readonly ConcurrentDictionary<(string Code, string Hash), Scheme> parsed = new();

    /// <summary>All schemes, the newest year first.</summary>
    public async Task<IReadOnlyList<SchemeRow>> List()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Schemes.AsNoTracking().OrderByDescending(known => known.Year).ThenBy(known => known.Code)
            .Select(known => new SchemeRow(known.Code, known.Title, known.Year, known.FrozenAt != null)).ToListAsync();
    }

    /// <summary>The schemes that sheets were opened for; all of them while there is none. A template that nobody works with says nothing on a home page.</summary>
    public async Task<IReadOnlyList<SchemeRow>> InUse()
    {
        var all = await List();
        return all.Any(scheme => scheme.Frozen) ? [.. all.Where(scheme => scheme.Frozen)] : all;
    }

    /// <summary>A scheme.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>.</exception>
    public async Task<Scheme> Get(string code)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await Get(db, code);
    }

    /// <summary>The units of a group as they stand in the tree, those that are left out with the reason.</summary>
    public async Task<IReadOnlyList<GroupUnitRow>> UnitsOf(Scheme scheme, string group)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await UnitsOf(db, Group(scheme, group));
    }

    internal async Task<Scheme> Get(AssessmentDb db, string code)
    {
        var hash = await db.Schemes.Where(known => known.Code == code).Select(known => known.Hash).FirstOrDefaultAsync()
            ?? throw new RuleViolation(Rules.NotFound);
        if (parsed.TryGetValue((code, hash), out var known))
            return known;
        var json = await db.Schemes.Where(stored => stored.Code == code).Select(stored => stored.Json).FirstAsync();
        return parsed[(code, hash)] = CanonicalJson.Read<Scheme>(json);
    }

    /// <summary>The schemes of other years that belong with one, and itself, by year: one each year, and gaps stay gaps.</summary>
    internal static async Task<IReadOnlyList<SchemeRow>> YearsOf(AssessmentDb db, string code)
    {
        var all = await db.Schemes.AsNoTracking().OrderBy(known => known.Code)
            .Select(known => new SchemeRow(known.Code, known.Title, known.Year, known.FrozenAt != null)).ToListAsync();
        var own = all.Find(known => known.Code == code) ?? throw new RuleViolation(Rules.NotFound);
        return [.. all.Where(known => SchemeSeries.Of(known.Code, known.Year) == SchemeSeries.Of(own.Code, own.Year))
            .GroupBy(known => known.Year).OrderBy(year => year.Key).Select(year => year.Contains(own) ? own : year.First())];
    }

    internal static UnitGroup Group(Scheme scheme, string group) => scheme.Group(group) ?? throw new RuleViolation(Rules.NotFound);

    internal static async Task<IReadOnlyList<GroupUnitRow>> UnitsOf(AssessmentDb db, UnitGroup group) => (await UnitsOf(db, [group]))[group.Code];

    // Of all groups in one question. A group without a list of units takes all of its kind from the tree: the enterprises of two towns, say.
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<GroupUnitRow>>> UnitsOf(AssessmentDb db, IReadOnlyList<UnitGroup> groups)
    {
        var listed = groups.SelectMany(group => group.Units).Select(unit => unit.Code).Distinct().ToList();
        var subjects = groups.Where(group => group.Units.Count == 0).Select(group => group.Subject).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(unit => listed.Contains(unit.Code) || subjects.Contains(unit.Subject))
            .OrderBy(unit => unit.Order).ThenBy(unit => unit.Code).Select(unit => new { unit.Code, unit.Name, unit.Subject }).ToListAsync();
        return groups.ToDictionary(group => group.Code, group =>
        {
            var own = group.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
            return (IReadOnlyList<GroupUnitRow>)[.. units.Where(unit => own.Count == 0 ? unit.Subject == group.Subject : own.Contains(unit.Code))
                .Select(unit => new GroupUnitRow(unit.Code, unit.Name, group.ExclusionOf(unit.Code)))];
        });
    }
}
