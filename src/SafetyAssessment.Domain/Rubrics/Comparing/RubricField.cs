namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>What of an edition, a section, an item or a clause was changed.</summary>
public enum RubricField
{
    /// <summary>Title of the edition, section or item.</summary>
    Title,

    /// <summary>Number as printed.</summary>
    Number,

    /// <summary>Criterion of an item, sentence of a clause.</summary>
    Text,

    /// <summary>How it is checked.</summary>
    Method,

    /// <summary>Document and place.</summary>
    Source,

    /// <summary>Who is assessed.</summary>
    Subject,

    /// <summary>Whether the document prints the mark.</summary>
    FullMarkImplied,

    /// <summary>Whether the document says which answer costs points.</summary>
    PolarityImplied,

    /// <summary>Largest count at one place; the check alone uses it.</summary>
    MaxCount,

    /// <summary>Upper limits of tiers as printed; they play no part in scoring.</summary>
    PrintedTiers,

    /// <summary>Full mark, in points.</summary>
    FullMark,

    /// <summary>Cap of an item or a clause, in points.</summary>
    Cap,

    /// <summary>Common cap of a group of clauses, in points.</summary>
    GroupCap,

    /// <summary>Digits of the score.</summary>
    Rounding,

    /// <summary>What becomes of items that are not applicable.</summary>
    NotApplicable,

    /// <summary>Cap of all bonus, in points.</summary>
    BonusCap,

    /// <summary>Kind of a clause.</summary>
    Kind,

    /// <summary>Points of a clause.</summary>
    Points,

    /// <summary>Measure word of what is counted.</summary>
    Unit,

    /// <summary>Group that a clause belongs to.</summary>
    Group,

    /// <summary>Target value.</summary>
    Target,

    /// <summary>Width of a step.</summary>
    Step,

    /// <summary>Side of the target that costs points.</summary>
    Sense,

    /// <summary>Lower limits and points of tiers.</summary>
    Tiers,

    /// <summary>Unit of the measured value.</summary>
    ValueUnit,

    /// <summary>Least points that can be chosen.</summary>
    Min,

    /// <summary>Most points that can be chosen.</summary>
    Max,

    /// <summary>Reach of a veto.</summary>
    Scope,
}

/// <summary>One field that is not the same in both editions.</summary>
/// <param name="Field">Which.</param>
/// <param name="Old">Value before; null where there was none.</param>
/// <param name="New">Value after; null where there is none.</param>
/// <param name="Name">Code of the group, for <see cref="RubricField.GroupCap"/>.</param>
public sealed record FieldChange(RubricField Field, object? Old, object? New, string? Name = null)
{
    /// <summary>
    /// True when the change can move a score or a veto: everything from <see cref="RubricField.FullMark"/> on. A measure word is among them,
    /// since with it something else is counted.
    /// </summary>
    public bool Scoring => Field >= RubricField.FullMark;
}
