using SafetyAssessment.Application.Units;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Units;

/// <summary>A unit with what stands below it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Matches">True when it was asked for itself; false when it only leads to one that was.</param>
/// <param name="Children">Units directly below.</param>
public sealed record UnitNode(UnitRow Unit, bool Matches, IReadOnlyList<UnitNode> Children)
{
    /// <summary>Number of units below, at all depths.</summary>
    public int Below => Children.Sum(child => 1 + child.Below);

    /// <summary>Number of units that were asked for, this one included.</summary>
    public int Matching => (Matches ? 1 : 0) + Children.Sum(child => child.Matching);
}

/// <summary>The tree of units, as far as it was asked for.</summary>
public static class UnitTree
{
    /// <summary>The units without one above them. A match keeps its ancestors, so that its place is seen.</summary>
    /// <param name="rows">All units, siblings in order.</param>
    /// <param name="search">Part of name, code or post; null for all.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    public static IReadOnlyList<UnitNode> Of(IReadOnlyList<UnitRow> rows, string? search = null, Subject? kind = null)
    {
        var known = rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var below = rows.ToLookup(row => row.Parent is { } parent && known.Contains(parent) ? parent : null);
        return Under(null, below, row => (kind is null || row.Subject == kind) && Holds(row, search?.Trim()));
    }

    private static List<UnitNode> Under(string? parent, ILookup<string?, UnitRow> below, Func<UnitRow, bool> matches) =>
        [.. below[parent].Select(row => new UnitNode(row, matches(row), Under(row.Code, below, matches))).Where(node => node.Matching > 0)];

    private static bool Holds(UnitRow row, string? search) => string.IsNullOrEmpty(search)
        || Array.Exists([row.Name, row.Code, row.Post ?? ""], text => text.Contains(search, StringComparison.OrdinalIgnoreCase));
}
