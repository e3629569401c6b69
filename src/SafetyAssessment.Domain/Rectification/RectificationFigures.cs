namespace SafetyAssessment.Domain.Rectification;

/// <summary>How far the tasks of a unit or a scheme are, as plain figures.</summary>
/// <param name="All">All tasks.</param>
/// <param name="Waiting">Those that wait for the unit, the overdue ones among them.</param>
/// <param name="Overdue">Those that wait for the unit after their deadline.</param>
/// <param name="Reported">Reported, and not checked yet.</param>
/// <param name="Closed">Closed.</param>
/// <param name="ClosedInTime">Closed by a report that came by the deadline.</param>
/// <param name="Repeated">Marked as repeated.</param>
public sealed record RectificationFigures(int All, int Waiting, int Overdue, int Reported, int Closed, int ClosedInTime, int Repeated)
{
    /// <summary>What the on-time rate is measured on: closed tasks and overdue ones. A task that still has time, or a report that nobody has checked, says nothing yet.</summary>
    public int Due => Closed + Overdue;

    /// <summary>The on-time rate (按期整改率) in percent, rounded half up to one decimal; null while nothing is due.</summary>
    public decimal? InTimePercent => Due == 0 ? null : decimal.Round(ClosedInTime * 100m / Due, 1, MidpointRounding.AwayFromZero);

    /// <summary>The figures of some tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="today">The day, in China.</param>
    public static RectificationFigures Of(IEnumerable<RectificationTask> tasks, DateOnly today)
    {
        var all = tasks.ToList();
        return new RectificationFigures(
            all.Count,
            all.Count(task => task.WaitsForUnit),
            all.Count(task => task.IsOverdue(today)),
            all.Count(task => task.State == RectificationState.Reported),
            all.Count(task => task.State == RectificationState.Closed),
            all.Count(task => task.ClosedInTime),
            all.Count(task => task.Repeats is not null));
    }
}
