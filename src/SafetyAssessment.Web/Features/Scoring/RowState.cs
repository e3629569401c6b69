using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>A row as it is shown: a new object after each change, the same object as long as nothing changed.</summary>
public sealed record RowState
{
    /// <summary>The rubric's item.</summary>
    public required Item Item { get; init; }

    /// <summary>What is stored; null for an untouched row.</summary>
    public required SheetItemRow? Stored { get; init; }

    /// <summary>What it scores.</summary>
    public required ItemScore Score { get; init; }

    /// <summary>Names of the others who are in the row now.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>The row as a value.</summary>
    public RowSnapshot Content => Stored?.Snapshot ?? RowSnapshot.Untouched(Item.Code);

    /// <summary>State of the item.</summary>
    public ItemState State => Content.State;
}
