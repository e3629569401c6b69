namespace SafetyAssessment.Domain.Phases;

/// <summary>Where a day stands to a phase.</summary>
public enum PhaseState
{
    /// <summary>Nobody has set dates.</summary>
    NotSet,

    /// <summary>It begins later.</summary>
    ToCome,

    /// <summary>It is on.</summary>
    Running,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>The days of a phase: whole days in China, both ends included, either end may be open.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Period">The period, empty for the whole year; its title where a person reads it.</param>
/// <param name="From">First day; null: it has always been on.</param>
/// <param name="To">Last day; null: it has no end.</param>
public sealed record PhaseSpan(PhaseKind Kind, string Period, DateOnly? From, DateOnly? To)
{
    /// <summary>Where a day stands to it.</summary>
    public PhaseState StateOn(DateOnly day) => (From, To) switch
    {
        (null, null) => PhaseState.NotSet,
        ({ } from, _) when day < from => PhaseState.ToCome,
        (_, { } to) when day > to => PhaseState.Ended,
        _ => PhaseState.Running,
    };

    /// <summary>Days until it begins, days that are left after today, or days since its end; null without such an end.</summary>
    public int? Days(DateOnly day) => StateOn(day) switch
    {
        PhaseState.ToCome => From!.Value.DayNumber - day.DayNumber,
        PhaseState.Running => To?.DayNumber - day.DayNumber,
        PhaseState.Ended => day.DayNumber - To!.Value.DayNumber,
        _ => null,
    };
}
