namespace SafetyAssessment.Domain.Scoring;

/// <summary>
/// A finding (扣分情况) as the scorer sees it: counted, measured or chosen, never typed as points lost.
/// </summary>
public sealed record Finding
{
    /// <summary>The recorded finding that this is, so that a result leads to its evidence; null for one that is stored nowhere. It changes no number.</summary>
    public Guid? Id { get; init; }

    /// <summary>Code of the clause.</summary>
    public required string Clause { get; init; }

    /// <summary>How often; a whole number from 0. Left out on a clause that counts once, it means once.</summary>
    public decimal? Count { get; init; }

    /// <summary>The measured value of a tiered or shortfall clause, in the clause's value unit.</summary>
    public decimal? Value { get; init; }

    /// <summary>The chosen points of a range clause.</summary>
    public decimal? Points { get; init; }

    /// <summary>The drawn sub-unit where it was found.</summary>
    public string? Place { get; init; }

    /// <summary>扣分原因.</summary>
    public string? Reason { get; init; }
}

/// <summary>State of an item on a sheet; the five are never confused.</summary>
public enum ItemState
{
    /// <summary>未评.</summary>
    NotAssessed,

    /// <summary>Assessed, nothing to deduct.</summary>
    Clear,

    /// <summary>Assessed with findings.</summary>
    Findings,

    /// <summary>缺项: leaves the denominator.</summary>
    NotApplicable,

    /// <summary>Scored as full.</summary>
    Exempt,
}

/// <summary>What was found: findings, and the items that were assessed without one.</summary>
public sealed record SheetInput
{
    /// <summary>The findings; their order does not matter.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Codes of items assessed with nothing to deduct.</summary>
    public IReadOnlyCollection<string> Clear { get; init; } = [];

    /// <summary>True: every item that is not named otherwise was assessed with nothing to deduct.</summary>
    public bool ClearRest { get; init; }

    /// <summary>Codes of items that are not applicable.</summary>
    public IReadOnlyCollection<string> NotApplicable { get; init; } = [];

    /// <summary>Codes of items that are exempt.</summary>
    public IReadOnlyCollection<string> Exempt { get; init; } = [];
}
