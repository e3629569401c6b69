using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Shared;

/// <summary>The scheme and group that a page is about, and the schemes there are to choose from.</summary>
public sealed record GroupPlace(IReadOnlyList<SchemeRow> Schemes, Scheme Scheme, UnitGroup Group);

/// <summary>Finds the scheme and group of a page's address.</summary>
public sealed class GroupPlaces(SchemeCatalog catalog)
{
    /// <summary>
    /// The scheme and group named; without names the newest scheme and its first group, for an assessed unit the group that it is in.
    /// Null while there is no scheme at all.
    /// </summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/> for a name that does not exist.</exception>
    public async Task<GroupPlace?> Find(Actor actor, string? scheme, string? group)
    {
        var all = await catalog.List();
        if (all.Count == 0)
            return null;
        if (scheme is null)
        {
            foreach (var row in all)
            {
                var newest = await catalog.Get(row.Code);
                if (OfUnit(newest, actor.Unit) is { } own)
                    return new GroupPlace(all, newest, own);
            }
        }

        var chosen = await catalog.Get(scheme ?? all[0].Code);
        var found = group is null ? OfUnit(chosen, actor.Unit) ?? (chosen.Groups.Count > 0 ? chosen.Groups[0] : null) : chosen.Group(group);
        return new GroupPlace(all, chosen, found ?? throw new RuleViolation(Rules.NotFound));
    }

    private static UnitGroup? OfUnit(Scheme scheme, string? unit) =>
        unit is null ? null : scheme.Groups.FirstOrDefault(group => group.Units.Any(known => known.Code == unit));
}
