namespace SafetyAssessment.Domain.Schemes;

/// <summary>What follows for those in charge of a unit.</summary>
public enum ConsequenceEffect
{
    /// <summary>黄牌警告.</summary>
    YellowCard,

    /// <summary>调离岗位; a proposal, the decision is a person's.</summary>
    RemovalFromPost,

    /// <summary>The deposit (风险抵押金) of a post is not given back.</summary>
    DepositForfeited,

    /// <summary>The reward is cancelled.</summary>
    RewardCancelled,

    /// <summary>As much is withheld as the reward would have been.</summary>
    PenaltyAsReward,
}

/// <summary>
/// A rule on what follows from a unit's grade over the years (奖惩). It is data of the scheme: it proposes, and changes no score.
/// </summary>
public sealed record Consequence
{
    /// <summary>Code, unique in the scheme.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>The trigger: the final grade is this one or worse …</summary>
    public required Grade Grade { get; init; }

    /// <summary>… in so many years in a row; 1: in a single year.</summary>
    public required int Years { get; init; }

    /// <summary>What follows.</summary>
    public required ConsequenceEffect Effect { get; init; }

    /// <summary>The post that it concerns; null: the unit as a whole, or every post in charge of it.</summary>
    public string? Post { get; init; }

    /// <summary>Amount in yuan, where the document states one.</summary>
    public decimal? Amount { get; init; }

    /// <summary>True when the document does not state the trigger, and the one used is a working proposal.</summary>
    public bool TriggerProposed { get; init; }

    /// <summary>Clause of the document.</summary>
    public string? Source { get; init; }
}
