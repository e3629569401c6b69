using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Assessments;

/// <summary>A unit's own view of one row beside the team's.</summary>
/// <param name="Self">How the unit scored the row.</param>
/// <param name="Difference">By how many points the unit rates itself higher (above 0) or lower; null while the team has not assessed the row, or where
/// only one of the two says that it does not apply.</param>
/// <param name="IsOver">True from the scheme's limit on, and where only one of the two says that the row does not apply.</param>
public sealed record SelfItem(ItemScore Self, decimal? Difference, bool IsOver);

/// <summary>A self-assessment beside the team's sheet on the same edition. It only shows: nothing of it enters a score.</summary>
public static class SelfComparison
{
    /// <summary>The limit of a scheme that states none, in percent of the mark.</summary>
    public const decimal UsualLimit = 20;

    /// <summary>One row.</summary>
    /// <param name="self">As the unit scored it.</param>
    /// <param name="team">As the team scored it so far.</param>
    /// <param name="limit">The scheme's limit, in percent of the row's mark; null: the usual one.</param>
    public static SelfItem Of(ItemScore self, ItemScore team, decimal? limit)
    {
        if (team.State == ItemState.NotAssessed || self.State == ItemState.NotAssessed)
            return new SelfItem(self, null, false);
        if ((self.State == ItemState.NotApplicable) != (team.State == ItemState.NotApplicable))
            return new SelfItem(self, null, true);
        var difference = self.State == ItemState.NotApplicable ? 0 : team.Lost - self.Lost;
        return new SelfItem(self, difference, IsOver(difference, self.Item.Mark ?? 0, limit));
    }

    /// <summary>The totals: by how much the unit rates itself higher; null while either has none.</summary>
    /// <param name="self">The unit's sheet.</param>
    /// <param name="team">The team's sheet so far.</param>
    /// <param name="limit">The scheme's limit, in percent of the full mark here; null: the usual one.</param>
    public static (decimal? Difference, bool IsOver) Total(ScoreSheet self, ScoreSheet team, decimal? limit) =>
        team.Complete && self.Score - team.Score is { } difference ? (difference, IsOver(difference, team.Edition.FullMark, limit)) : (null, false);

    // In a row without a mark every difference is one to talk about.
    private static bool IsOver(decimal difference, decimal mark, decimal? limit) =>
        difference != 0 && Math.Abs(difference) * 100 >= (limit ?? UsualLimit) * mark;
}
