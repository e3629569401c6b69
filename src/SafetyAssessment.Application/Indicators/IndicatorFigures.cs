using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Indicators;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Indicators;

/// <summary>The figures of one part: by quarter, and last year's.</summary>
/// <param name="Amount">What the limit is worked out from; for a limit against last year the figure that is stated or else counted.</param>
/// <param name="LastYear">Last year's figure, stated or else counted; null: not known.</param>
/// <param name="Quarters">The four quarters; null where missing.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record ShareFigures(decimal? Amount, decimal? LastYear, IReadOnlyList<decimal?> Quarters, IndicatorStanding Standing);

/// <summary>
/// What indicators are worked out from: accidents of two years and entered figures, as they are stored and as the use case that runs has just
/// changed them.
/// </summary>
internal sealed class IndicatorFigures
{
    private readonly int year;
    private readonly int upTo;
    private readonly ILookup<string, AccidentFacts> accidents;
    private readonly List<IndicatorActual> actuals;

    private IndicatorFigures(int year, int upTo, ILookup<string, AccidentFacts> accidents, List<IndicatorActual> actuals) =>
        (this.year, this.upTo, this.accidents, this.actuals) = (year, upTo, accidents, actuals);

    /// <summary>Reads them.</summary>
    /// <param name="db">The context; what is changed in it and not saved yet counts.</param>
    /// <param name="year">The year of the scheme.</param>
    /// <param name="indicators">Which indicators' figures.</param>
    /// <param name="today">Counted quarters end with the present one: what has not come yet is no zero.</param>
    public static async Task<IndicatorFigures> Read(AssessmentDb db, int year, IReadOnlyCollection<Guid> indicators, DateOnly today)
    {
        var (first, end) = (new DateOnly(year - 1, 1, 1), new DateOnly(year + 1, 1, 1));
        await db.Accidents.Where(known => known.Date >= first && known.Date < end).LoadAsync();
        await db.IndicatorActuals.Where(known => indicators.Contains(known.Indicator)).LoadAsync();
        return new IndicatorFigures(
            year,
            today.Year > year ? IndicatorSplit.Quarters : today.Year < year ? 0 : Quarter(today),
            db.Accidents.Local.Where(known => known.WithdrawnReason is null).ToLookup(known => known.Unit, known => known.ToFacts()),
            [.. db.IndicatorActuals.Local.Where(known => indicators.Contains(known.Indicator))]);
    }

    /// <summary>The cells of a part that were entered.</summary>
    public IReadOnlyList<IndicatorActual> Entered(Guid indicator, string share) =>
        [.. actuals.Where(known => known.Indicator == indicator && known.Share == share).OrderBy(known => known.Quarter)];

    /// <summary>One part.</summary>
    public ShareFigures Of(ControlIndicator indicator, IndicatorShare share)
    {
        var terms = indicator.Terms;
        var units = UnitsOf(indicator, share);
        // A section or post that no unit stands under has nothing to count.
        var counted = terms.IsCounted && units.Count > 0;
        IReadOnlyList<decimal?> quarters = terms.IsCounted
            ? [.. Enumerable.Range(1, IndicatorSplit.Quarters).Select(quarter => counted && quarter <= upTo ? Count(terms, units, year, quarter) : (decimal?)null)]
            : [.. Enumerable.Range(1, IndicatorSplit.Quarters).Select(quarter => Entered(indicator.Id, share.Code).FirstOrDefault(cell => cell.Quarter == quarter)?.Value)];
        var against = terms.Kind == IndicatorKind.AgainstLastYear;
        var lastYear = (against ? share.Amount : share.LastYear) ?? (counted ? Count(terms, units, year - 1, null) : null);
        var amount = against ? lastYear : share.Amount;
        return new ShareFigures(amount, lastYear, quarters, IndicatorStanding.Of(terms, amount, share.Quarters, quarters));
    }

    /// <summary>The whole: the sum of its parts; a quarter in which a part is missing is missing.</summary>
    public ShareFigures Whole(ControlIndicator indicator)
    {
        var parts = indicator.Shares.Where(share => share.Under is null).Select(share => Of(indicator, share)).ToList();
        IReadOnlyList<decimal?> quarters = [.. Enumerable.Range(0, IndicatorSplit.Quarters).Select(quarter =>
            parts.Count > 0 && parts.TrueForAll(part => part.Quarters[quarter] is not null) ? parts.Sum(part => part.Quarters[quarter]) : null)];
        var lastYear = parts.Count > 0 && parts.TrueForAll(part => part.LastYear is not null) ? parts.Sum(part => part.LastYear) : null;
        var stated = indicator.Terms.Whole;
        var amount = stated ?? (parts.Count > 0 && parts.TrueForAll(part => part.Amount is not null) ? parts.Sum(part => part.Amount) : null);
        var own = indicator.Terms.Kind == IndicatorKind.AgainstLastYear ? amount : lastYear;
        return new ShareFigures(amount, own, quarters, IndicatorStanding.Of(indicator.Terms, amount, null, quarters));
    }

    private static List<string> UnitsOf(ControlIndicator indicator, IndicatorShare share) => share.Kind == ShareKind.Unit
        ? [share.Code]
        : [.. indicator.Shares.Where(known => known.Under == share.Code && known.Kind == ShareKind.Unit).Select(known => known.Code)];

    private decimal Count(IndicatorTerms terms, List<string> units, int of, int? quarter) => terms.Count(units.SelectMany(unit => accidents[unit])
        .Where(accident => accident.Date.Year == of && (quarter is null || Quarter(accident.Date) == quarter)));

    private static int Quarter(DateOnly day) => ((day.Month - 1) / 3) + 1;
}
