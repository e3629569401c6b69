using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Indicators;

/// <summary>
/// Proposes what the scheme states for a unit whose limit is broken. The indicator is the cause of the proposal; a person decides. One
/// that a person dismissed is not proposed again for the same indicator and unit.
/// </summary>
internal sealed class IndicatorReview(AssessmentDb db, Actor actor, DateTime now)
{
    /// <summary>Reviews every indicator of a scheme that counts accidents.</summary>
    public async Task<IReadOnlyList<DomainEvent>> Counted(Scheme scheme, string? reason)
    {
        var indicators = await db.Indicators.Where(known => known.Scheme == scheme.Code && known.WithdrawnReason == null).ToListAsync();
        return await Of(scheme, [.. indicators.Where(known => known.Terms.IsCounted)], reason);
    }

    /// <summary>Reviews indicators.</summary>
    /// <param name="scheme">Their scheme.</param>
    /// <param name="indicators">Which.</param>
    /// <param name="reason">Why an open proposal that has lost its cause is dismissed; null: the title of the indicator says it.</param>
    public async Task<IReadOnlyList<DomainEvent>> Of(Scheme scheme, IReadOnlyList<ControlIndicator> indicators, string? reason)
    {
        var figures = await IndicatorFigures.Read(db, scheme.Year, [.. indicators.Select(known => known.Id)], DateOnly.FromDateTime(now.AddHours(8)));
        await db.Vetoes.Where(known => known.Scheme == scheme.Code).LoadAsync();
        List<DomainEvent> happened = [];
        foreach (var indicator in indicators)
        {
            var broken = indicator.WithdrawnReason is null && indicator.Terms.Rule is { } rule && scheme.Veto(rule) is not null
                ? indicator.Shares.Where(share => share.Kind == ShareKind.Unit && figures.Of(indicator, share).Standing.BrokenIn is not null)
                    .Select(share => share.Code).ToHashSet()
                : [];
            happened.AddRange(broken.Select(unit => Propose(indicator, unit)).OfType<DomainEvent>());
            foreach (var veto in Caused(indicator.Id).Where(veto => veto.State == VetoState.Proposed && !broken.Contains(veto.Unit)).ToList())
                happened.Add(TakeBack(veto, indicator, reason));
        }

        return happened;
    }

    private IEnumerable<VetoProposal> Caused(Guid indicator) => db.Vetoes.Local.Where(veto => veto.Causes.Contains(indicator));

    private DomainEvent? Propose(ControlIndicator indicator, string unit)
    {
        var rule = indicator.Terms.Rule!;
        if (Caused(indicator.Id).Any(veto => veto.Unit == unit && veto.Rule == rule))
            return null;
        if (db.Vetoes.Local.FirstOrDefault(veto => veto.Scheme == indicator.Scheme && veto.Unit == unit && veto.Rule == rule && veto.State == VetoState.Proposed) is { } open)
            return open.AddCauses([indicator.Id]);
        var proposal = new VetoProposal(Guid.CreateVersion7(), indicator.Scheme, unit, rule, [indicator.Id], now);
        db.Vetoes.Add(proposal);
        return proposal.Proposed();
    }

    private DomainEvent TakeBack(VetoProposal veto, ControlIndicator indicator, string? reason)
    {
        List<Guid> left = [.. veto.Causes.Where(cause => cause != indicator.Id)];
        return left.Count > 0 ? veto.SetCauses(left)! : veto.Dismiss(reason ?? indicator.Terms.Title, veto.Version, actor, now);
    }
}
