using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Tests;

/// <summary>Rows as they are wanted.</summary>
internal static class Rows
{
    public static RowSnapshot Found(string item, params FindingEntry[] findings) => new(item, ItemState.Findings, null, findings);

    public static RowSnapshot Clear(string item) => new(item, ItemState.Clear, null, []);
}
