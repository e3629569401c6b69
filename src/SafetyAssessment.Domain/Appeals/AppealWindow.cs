namespace SafetyAssessment.Domain.Appeals;

/// <summary>How long a unit may appeal after its sheet was confirmed. Days are those of China.</summary>
/// <param name="ConfirmedAt">When the sheet was confirmed last, UTC.</param>
/// <param name="Days">Days after that one.</param>
public sealed record AppealWindow(DateTime ConfirmedAt, int Days)
{
    /// <summary>Days where neither the scheme nor the office says otherwise.</summary>
    public const int UsualDays = 5;

    /// <summary>The longest term that is taken for one.</summary>
    public const int MostDays = 365;

    /// <summary>The last day.</summary>
    public DateOnly LastDay => Day(ConfirmedAt).AddDays(Days);

    /// <summary>True while it is not over.</summary>
    public bool IsOpen(DateTime now) => Day(now) <= LastDay;

    private static DateOnly Day(DateTime utc) => ChinaDay.Of(utc);
}

/// <summary>How many days the office gives for appeals in a scheme.</summary>
public sealed class AppealTerm
{
    private AppealTerm()
    {
    }

    /// <summary>A term that the office has not set yet.</summary>
    public AppealTerm(string scheme, int days) => (Scheme, Days) = (scheme, days);

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Days after the confirmation.</summary>
    public int Days { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>Sets it.</summary>
    public DomainEvent Set(int days, long expectedVersion)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(days, Days, "", default, Version);
        var before = Days;
        Days = days;
        Version++;
        return new DomainEvent("scheme", Scheme, "appeal.term-set", null, new { Days = before }, new { Days });
    }
}
