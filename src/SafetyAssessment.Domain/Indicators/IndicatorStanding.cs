namespace SafetyAssessment.Domain.Indicators;

/// <summary>Where a part of an indicator stands.</summary>
public enum IndicatorState
{
    /// <summary>Nothing can be said: figures are missing, or no limit is stated.</summary>
    Unknown,

    /// <summary>A completion that is not due yet.</summary>
    Open,

    /// <summary>Within the limit, or the target is reached.</summary>
    Within,

    /// <summary>At least 80 % of the limit are used, or a completion is behind its quarters.</summary>
    Warning,

    /// <summary>Above the limit, or the year's target is missed.</summary>
    Broken,
}

/// <summary>Where a part stands at the end of a quarter.</summary>
/// <param name="Quarter">Quarter, 1 to 4.</param>
/// <param name="Own">The quarter's own figure; null: missing.</param>
/// <param name="Cumulative">Sum of the known figures up to here; null when this quarter's is missing.</param>
/// <param name="Measured">What is held against the limit: the sum, the rate, or the completion in percent (capped where the terms say so).</param>
/// <param name="Limit">The limit or target at this point; null: none stated.</param>
/// <param name="UsedPercent">Measured by limit in percent, two digits; null when there is no limit above zero.</param>
/// <param name="Gap">True when an earlier quarter is missing, so that the sum is a lower bound.</param>
/// <param name="State">Where it stands.</param>
public sealed record QuarterStanding(
    int Quarter, decimal? Own, decimal? Cumulative, decimal? Measured, decimal? Limit, decimal? UsedPercent, bool Gap, IndicatorState State);

/// <summary>Where a part of an indicator, or its whole, stands.</summary>
/// <param name="Quarters">The four quarters.</param>
/// <param name="YearLimit">The limit or target of the year; null: none stated.</param>
public sealed record IndicatorStanding(IReadOnlyList<QuarterStanding> Quarters, decimal? YearLimit)
{
    /// <summary>Share of the limit at which a warning begins, in percent; included.</summary>
    public const decimal WarningPercent = 80;

    /// <summary>Digits of rates and percentages.</summary>
    public const int Digits = 2;

    /// <summary>The last quarter that has a figure; null: none has.</summary>
    public QuarterStanding? Latest => Quarters.LastOrDefault(quarter => quarter.Own is not null);

    /// <summary>Where it stands now.</summary>
    public IndicatorState State => Latest?.State ?? IndicatorState.Unknown;

    /// <summary>The first quarter in which the limit was broken; null: never.</summary>
    public int? BrokenIn => Quarters.FirstOrDefault(quarter => quarter.State == IndicatorState.Broken)?.Quarter;

    /// <summary>Works it out.</summary>
    /// <param name="terms">The indicator.</param>
    /// <param name="amount">The part's amount: quota, last year's figure, denominator or what is due; null: not stated.</param>
    /// <param name="divided">The amount over the quarters; null: not divided.</param>
    /// <param name="actuals">The figures of the four quarters; null: missing.</param>
    public static IndicatorStanding Of(IndicatorTerms terms, decimal? amount, IReadOnlyList<decimal>? divided, IReadOnlyList<decimal?> actuals)
    {
        var factor = 1 + ((terms.ChangePercent ?? 0) / 100);
        List<QuarterStanding> quarters = [];
        decimal sum = 0;
        var gap = false;
        for (var quarter = 1; quarter <= IndicatorSplit.Quarters; quarter++)
        {
            if (actuals[quarter - 1] is not { } own)
            {
                gap = true;
                quarters.Add(new QuarterStanding(quarter, null, null, null, null, null, true, IndicatorState.Unknown));
                continue;
            }

            sum += own;
            // A quarter's limit is the sum of the quarters up to here: what was not used in spring may be used in autumn.
            var due = divided?.Take(quarter).Sum() ?? amount;
            quarters.Add(terms.Kind switch
            {
                IndicatorKind.Quota => Limited(quarter, own, sum, sum, 1, due, gap),
                IndicatorKind.AgainstLastYear => Limited(quarter, own, sum, sum, 1, due * factor, gap),
                IndicatorKind.Rate => Limited(quarter, own, sum, sum * terms.PerBase, amount ?? 0, terms.Limit, gap),
                _ => Completed(terms, quarter, own, sum, due ?? 0, divided is not null, gap),
            });
        }

        return new IndicatorStanding(quarters, terms.Kind switch
        {
            IndicatorKind.Quota => amount,
            IndicatorKind.AgainstLastYear => amount * factor,
            _ => terms.Limit,
        });
    }

    // Compared by multiplying, so that no digit is lost in a division; only what is shown is rounded.
    private static QuarterStanding Limited(int quarter, decimal own, decimal sum, decimal above, decimal below, decimal? limit, bool gap)
    {
        if (below == 0 || limit is not { } stated)
            return new QuarterStanding(quarter, own, sum, below == 0 ? null : Shown(above / below), limit, null, gap, IndicatorState.Unknown);
        var allowed = stated * below;
        var state = above > allowed ? IndicatorState.Broken
            : allowed > 0 && above * 100 >= allowed * WarningPercent ? IndicatorState.Warning
            : gap ? IndicatorState.Unknown : IndicatorState.Within;
        return new QuarterStanding(quarter, own, sum, Shown(above / below), stated, allowed > 0 ? Shown(above * 100 / allowed) : null, gap, state);
    }

    private static QuarterStanding Completed(IndicatorTerms terms, int quarter, decimal own, decimal done, decimal due, bool byQuarters, bool gap)
    {
        if (due == 0 || terms.Limit is not { } target)
            return new QuarterStanding(quarter, own, done, null, terms.Limit, null, gap, IndicatorState.Unknown);
        var percent = done * 100 / due;
        var counted = terms.Capped ? Math.Min(100, percent) : percent;
        var reached = done * 100 >= target * due || (terms.Capped && target >= 100 && done >= due);
        var state = reached ? IndicatorState.Within
            : gap ? IndicatorState.Unknown
            : quarter == IndicatorSplit.Quarters ? IndicatorState.Broken
            : byQuarters ? IndicatorState.Warning : IndicatorState.Open;
        return new QuarterStanding(quarter, own, done, Shown(counted), target, target > 0 ? Shown(counted * 100 / target) : null, gap, state);
    }

    private static decimal Shown(decimal value) => Math.Round(value, Digits, MidpointRounding.AwayFromZero);
}
