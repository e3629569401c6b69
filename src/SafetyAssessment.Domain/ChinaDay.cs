namespace SafetyAssessment.Domain;

/// <summary>The day of a point in time where the work is done: days of deadlines, windows and phases are days in China, +08:00.</summary>
public static class ChinaDay
{
    private const int HoursAhead = 8;

    /// <summary>The day.</summary>
    /// <param name="utc">The time, UTC.</param>
    public static DateOnly Of(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(HoursAhead));
}
