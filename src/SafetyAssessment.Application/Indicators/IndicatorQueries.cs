using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Indicators;

/// <summary>A quarter's entered figure.</summary>
public sealed record ActualRow(int Quarter, decimal? Value, string? Document, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>A part with its figures.</summary>
public sealed record ShareView(IndicatorShare Share, ShareFigures Figures, IReadOnlyList<ActualRow> Entered);

/// <summary>An indicator with its parts.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Group">Code of its group.</param>
/// <param name="Terms">What it says.</param>
/// <param name="Whole">The whole; null for an assessed unit, which sees its own parts only.</param>
/// <param name="Shares">The parts.</param>
/// <param name="Differences">Where parts do not add up.</param>
/// <param name="DifferenceReason">Why that is right, and who said so.</param>
/// <param name="Version">Its version.</param>
public sealed record IndicatorView(
    Guid Id, string Group, IndicatorTerms Terms, ShareFigures? Whole, IReadOnlyList<ShareView> Shares, IReadOnlyList<SplitDifference> Differences,
    (string? Reason, string? By) DifferenceReason, long Version);

/// <summary>A part that stands near its limit or over it.</summary>
public sealed record IndicatorAlert(
    string Scheme, string Group, Guid Indicator, string Key, string Title, IndicatorKind Kind, string Name, QuarterStanding Standing, string Measure);

/// <summary>Reads control indicators.</summary>
public sealed class IndicatorQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, TimeProvider time)
{
    /// <summary>The indicators of a group, in the order in which they were added; an assessed unit sees its own parts.</summary>
    public async Task<IReadOnlyList<IndicatorView>> List(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ViewIndicators);
        await using var db = await contexts.CreateDbContextAsync();
        var known = await schemes.Get(db, scheme);
        SchemeCatalog.Group(known, group);
        var stored = await db.Indicators.Where(indicator => indicator.Scheme == scheme && indicator.Group == group && indicator.WithdrawnReason == null)
            .OrderBy(indicator => indicator.Id).ToListAsync();
        return await Views(db, actor, known, stored);
    }

    /// <summary>One indicator with the scheme that it belongs to.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/>.</exception>
    public async Task<(Scheme Scheme, IndicatorView View)> Get(Actor actor, Guid id)
    {
        actor.Demand(Permission.ViewIndicators);
        await using var db = await contexts.CreateDbContextAsync();
        var stored = await db.Indicators.FirstOrDefaultAsync(known => known.Id == id && known.WithdrawnReason == null)
            ?? throw new RuleViolation(Rules.NotFound);
        var scheme = await schemes.Get(db, stored.Scheme);
        return await Views(db, actor, scheme, [stored]) is [var view] ? (scheme, view) : throw new RuleViolation(Rules.NotFound);
    }

    /// <summary>Parts with a warning or a broken limit, the broken ones first.</summary>
    public async Task<IReadOnlyList<IndicatorAlert>> Alerts(Actor actor, IEnumerable<string> ofSchemes)
    {
        actor.Demand(Permission.ViewIndicators);
        var found = new List<IndicatorAlert>();
        foreach (var code in ofSchemes)
        {
            foreach (var group in (await schemes.Get(code)).Groups)
            {
                foreach (var view in await List(actor, code, group.Code))
                {
                    found.AddRange(view.Shares.Where(share => share.Figures.Standing.State is IndicatorState.Warning or IndicatorState.Broken)
                        .Select(share => new IndicatorAlert(
                            code, group.Code, view.Id, share.Share.Code, view.Terms.Title, view.Terms.Kind, share.Share.Name, share.Figures.Standing.Latest!, view.Terms.Measure)));
                }
            }
        }

        return [.. found.OrderByDescending(alert => alert.Standing.State)];
    }

    private async Task<IReadOnlyList<IndicatorView>> Views(AssessmentDb db, Actor actor, Scheme scheme, List<ControlIndicator> stored)
    {
        var figures = await IndicatorFigures.Read(db, scheme.Year, [.. stored.Select(known => known.Id)], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime.AddHours(8)));
        var own = actor.Role == Role.AssessedUnit;
        return [.. stored.Select(indicator => View(indicator)).Where(view => !own || view.Shares.Count > 0)];

        IndicatorView View(ControlIndicator indicator) => new(
            indicator.Id, indicator.Group, indicator.Terms, own ? null : figures.Whole(indicator),
            [.. indicator.Shares.Where(share => !own || Owns(share)).Select(share => new ShareView(share, figures.Of(indicator, share),
                [.. figures.Entered(indicator.Id, share.Code).Select(cell => new ActualRow(
                    cell.Quarter, cell.Value, cell.Document, cell.Version, cell.ChangedBy, cell.ChangedAt))]))],
            own ? [] : IndicatorSplit.Check(indicator.Terms, indicator.Shares),
            own ? default : (indicator.DifferenceReason, indicator.DifferenceBy),
            indicator.Version);

        bool Owns(IndicatorShare share) => (share.Kind == ShareKind.Unit && share.Code == actor.Unit) || (actor.Unit is not null && share.Under == actor.Unit);
    }
}
