using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Teams;

namespace SafetyAssessment.Application.Teams;

/// <summary>
/// Keeps whoever is barred from a unit away from its sheets: every write of a team asks here. Who is recused from a county is recused from whatever
/// stands below it in the tree of units.
/// </summary>
internal static class Recusals
{
    public static async Task Demand(AssessmentDb db, Actor actor, string unit)
    {
        if (actor.Role is not (Role.TeamLeader or Role.TeamMember))
            return;
        foreach (var recusal in await (await For(db, unit)).Where(known => known.AccountId == actor.AccountId).ToListAsync())
            recusal.Demand();
    }

    /// <summary>The recusals that hold for a unit: from itself, and from every unit above it.</summary>
    public static async Task<IQueryable<Recusal>> For(AssessmentDb db, string unit)
    {
        var units = new List<string>();
        for (var at = unit; at is not null && !units.Contains(at); at = await Above(at))
            units.Add(at);
        return db.Recusals.AsNoTracking().Where(known => units.Contains(known.Unit) && known.WithdrawnReason == null);

        Task<string?> Above(string code) => db.Units.Where(known => known.Code == code).Select(known => known.Parent).FirstOrDefaultAsync();
    }
}
