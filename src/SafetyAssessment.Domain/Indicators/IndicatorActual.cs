using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Indicators;

/// <summary>What was reached in one quarter by one part of an indicator, with the document that says so.</summary>
public sealed class IndicatorActual
{
    private IndicatorActual()
    {
    }

    /// <summary>An empty cell.</summary>
    /// <param name="indicator">Id of the indicator.</param>
    /// <param name="share">Code of the part.</param>
    /// <param name="quarter">Quarter, 1 to 4.</param>
    public IndicatorActual(Guid indicator, string share, int quarter)
    {
        if (quarter is < 1 or > IndicatorSplit.Quarters)
            throw new InvalidInput([new Problem("quarter", Rules.OutOfRange, quarter, 1, IndicatorSplit.Quarters)]);
        Indicator = indicator;
        Share = share;
        Quarter = quarter;
    }

    /// <summary>Id of the indicator.</summary>
    public Guid Indicator { get; private set; }

    /// <summary>Code of the part.</summary>
    public string Share { get; private set; } = "";

    /// <summary>Quarter, 1 to 4.</summary>
    public int Quarter { get; private set; }

    /// <summary>The figure of this quarter alone; null after it was taken back.</summary>
    public decimal? Value { get; private set; }

    /// <summary>The document.</summary>
    public string? Document { get; private set; }

    /// <summary>Raised on every change; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Sets the figure, or takes it back with null.</summary>
    public DomainEvent Set(decimal? value, string? document, long expectedVersion, Actor actor, DateTime now)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(value, Value, ChangedBy, ChangedAt, Version);
        if (value is null && Value is null)
            throw new InvalidInput([new Problem("value", Rules.Required)]);
        if (value < 0)
            throw new InvalidInput([new Problem("value", Rules.OutOfRange, value, 0, 1_000_000_000)]);
        if (string.IsNullOrWhiteSpace(document))
            throw new InvalidInput([new Problem("document", Rules.Required)]);
        var before = new { Value, Document };
        Value = value;
        Document = document.Trim();
        Version++;
        ChangedBy = actor.Name;
        ChangedAt = now;
        return new DomainEvent("indicator", Indicator.ToString(), "indicator.recorded", $"{Share}/{Quarter}", before, new { Value, Document });
    }
}
