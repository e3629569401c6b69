namespace SafetyAssessment.Domain.Schemes;

/// <summary>Grade (考核等次), the better the greater.</summary>
public enum Grade
{
    /// <summary>不合格.</summary>
    Unqualified,

    /// <summary>合格.</summary>
    Qualified,

    /// <summary>良好.</summary>
    Good,

    /// <summary>优秀.</summary>
    Excellent,
}

/// <summary>What the limits of the bands are measured on.</summary>
public enum GradeBasis
{
    /// <summary>Marks.</summary>
    Marks,

    /// <summary>Percent of the group's full mark.</summary>
    Percent,
}

/// <summary>Who decides the grade.</summary>
public enum GradeDecision
{
    /// <summary>The office decides collectively; the grade of the bands is a proposal to it.</summary>
    Collective,

    /// <summary>The bands decide.</summary>
    Computed,
}

/// <summary>A band's lower limit, included: a score on the line gets the upper grade.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="From">Lower limit, included.</param>
/// <param name="UpTo">The upper limit as the document prints it (90～94), included; kept for <see cref="SchemeCheck"/>, it decides nothing.</param>
public sealed record GradeBand(Grade Grade, decimal From, decimal? UpTo = null);

/// <summary>How grades are found. Without bands the grade is left to the office's collective decision.</summary>
public sealed record GradeRules
{
    /// <summary>Who decides.</summary>
    public GradeDecision Decision { get; init; }

    /// <summary>What the limits are measured on.</summary>
    public GradeBasis Basis { get; init; }

    /// <summary>True when the limits are the office's working proposal and stand in no document.</summary>
    public bool Proposed { get; init; }

    /// <summary>What the document says of it.</summary>
    public string? Note { get; init; }

    /// <summary>Bands by lower limit; empty when the scheme has none.</summary>
    public IReadOnlyList<GradeBand> Bands { get; init; } = [];

    /// <summary>The grade of a total as it is shown; null when the scheme has no bands.</summary>
    /// <param name="shownTotal">The rounded total: the number shown is the number graded.</param>
    /// <param name="fullMark">Full mark of the group.</param>
    public Grade? Of(decimal shownTotal, decimal fullMark)
    {
        if (Bands.Count == 0)
            return null;
        var measured = Basis == GradeBasis.Marks ? shownTotal : shownTotal * 100 / fullMark;
        return Bands.Where(band => band.From <= measured).MaxBy(band => band.From)?.Grade ?? Grade.Unqualified;
    }
}
