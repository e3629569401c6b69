using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Indicators;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Accidents;

/// <summary>Holds the proposals of a unit against its accidents, after one of them was entered, corrected or withdrawn.</summary>
internal sealed class VetoReview(AssessmentDb db, SchemeCatalog schemes, Actor actor, DateTime now)
{
    /// <summary>The number of a unit's next accident.</summary>
    public static async Task<int> NextNumber(AssessmentDb db, string unit) => !await db.Units.AnyAsync(known => known.Code == unit)
        ? throw new RuleViolation(Rules.NotFound)
        : (await db.Accidents.Where(known => known.Unit == unit).MaxAsync(known => (int?)known.Number) ?? 0) + 1;

    /// <summary>Reviews the proposals of every scheme of the year.</summary>
    /// <param name="changed">The accident, as it is now.</param>
    /// <param name="unit">The unit whose proposals are reviewed.</param>
    /// <param name="year">The year.</param>
    /// <param name="reason">Why the accident was changed; null when it is new.</param>
    public async Task<IReadOnlyList<DomainEvent>> Of(Accident changed, string unit, int year, string? reason)
    {
        var first = new DateOnly(year, 1, 1);
        var others = await db.Accidents.Where(known => known.Unit == unit && known.Id != changed.Id && known.WithdrawnReason == null
            && known.Date >= first && known.Date < first.AddYears(1)).ToListAsync();
        var counts = changed.WithdrawnReason is null && changed.Unit == unit && changed.Date.Year == year;
        var facts = others.Concat(counts ? [changed] : []).Select(known => known.ToFacts()).ToList();
        var happened = new List<DomainEvent>();
        foreach (var scheme in await db.Schemes.Where(known => known.Year == year).Select(known => known.Code).ToListAsync())
        {
            var rules = await schemes.Get(db, scheme);
            happened.AddRange(await Of(rules, changed.Id, unit, facts, reason));
            happened.AddRange(await new IndicatorReview(db, actor, now).Counted(rules, reason));
        }

        // What is limited against last year looks at last year's accidents.
        foreach (var scheme in await db.Schemes.Where(known => known.Year == year + 1).Select(known => known.Code).ToListAsync())
            happened.AddRange(await new IndicatorReview(db, actor, now).Counted(await schemes.Get(db, scheme), reason));
        return happened;
    }

    private async Task<IReadOnlyList<DomainEvent>> Of(Scheme scheme, Guid changed, string unit, List<AccidentFacts> facts, string? reason)
    {
        var happened = new List<DomainEvent>();
        var known = await db.Vetoes.Where(veto => veto.Scheme == scheme.Code && veto.Unit == unit).ToListAsync();
        foreach (var rule in scheme.Vetoes)
        {
            var causes = rule.CausedBy(facts).Select(fact => fact.Id).ToList();
            var open = known.Find(veto => veto.Rule == rule.Code && veto.State != VetoState.Dismissed);
            if (open is null && causes.Contains(changed))
            {
                var proposal = new VetoProposal(Guid.CreateVersion7(), scheme.Code, unit, rule.Code, causes, now);
                db.Vetoes.Add(proposal);
                happened.Add(proposal.Proposed());
            }
            else if (open is not null && await Follow(open, changed, causes, reason) is { } followed)
            {
                happened.Add(followed);
            }
        }

        return happened;
    }

    // What caused it besides accidents stays a cause. A proposal that lost its last cause is dismissed with the reason of the correction.
    private async Task<DomainEvent?> Follow(VetoProposal open, Guid changed, List<Guid> causes, string? reason)
    {
        if (!open.Causes.Contains(changed))
            return causes.Contains(changed) ? open.AddCauses(causes) : null;
        if (open.State != VetoState.Proposed)
            return null;
        var accidents = await db.Accidents.Where(known => open.Causes.Contains(known.Id)).Select(known => known.Id).ToListAsync();
        List<Guid> left = [.. open.Causes.Except(accidents), .. causes];
        return left.Count > 0 ? open.SetCauses(left) : open.Dismiss(reason, open.Version, actor, now);
    }
}
