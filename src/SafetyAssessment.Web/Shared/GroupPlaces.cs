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
    /// The scheme and group named. What is not named is chosen: the newest scheme and its first group that the page can show and that
    /// concern the person (an assessed unit's own group, the group that an outside scorer scores); else simply the first.
    /// Null while there is no scheme at all.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="scheme">Code in the address, or null.</param>
    /// <param name="group">Code in the address, or null.</param>
    /// <param name="shows">What the page has something to show of; null: any group.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/> for a name that does not exist.</exception>
    public async Task<GroupPlace?> Find(Actor actor, string? scheme, string? group, Func<UnitGroup, bool>? shows = null)
    {
        var all = await catalog.List();
        if (all.Count == 0)
            return null;
        if (scheme is not null)
        {
            var named = await catalog.Get(scheme);
            var found = group is null ? Fitting(named, actor, shows) ?? First(named) : named.Group(group);
            return new GroupPlace(all, named, found ?? throw new RuleViolation(Rules.NotFound));
        }

        foreach (var row in all)
        {
            var known = await catalog.Get(row.Code);
            if (Fitting(known, actor, shows) is { } fitting)
                return new GroupPlace(all, known, fitting);
        }

        var newest = await catalog.Get(all[0].Code);
        return new GroupPlace(all, newest, First(newest) ?? throw new RuleViolation(Rules.NotFound));
    }

    private static UnitGroup? Fitting(Scheme scheme, Actor actor, Func<UnitGroup, bool>? shows) => scheme.Groups.FirstOrDefault(group =>
        (shows is null || shows(group))
        && (actor.Unit is not { } unit || group.Units.Any(known => known.Code == unit))
        && (actor.Giver is not { } giver || group.Parts.Any(part => Gives(part, giver))));

    private static bool Gives(Part part, string giver) =>
        part.Giver == giver || part.Subjects.Any(subject => subject.Inputs.Any(input => input.Giver == giver));

    private static UnitGroup? First(Scheme scheme) => scheme.Groups.Count > 0 ? scheme.Groups[0] : null;
}
