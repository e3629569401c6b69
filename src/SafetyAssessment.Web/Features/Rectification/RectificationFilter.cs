using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Which tasks are listed; the address bar says it.</summary>
/// <param name="Unit">Code of the unit, null for all.</param>
/// <param name="State">One of <see cref="States"/>, null for all.</param>
public sealed record RectificationFilter(string? Unit, string? State)
{
    /// <summary>What can be asked for: the states, and what cuts across them.</summary>
    public static IReadOnlyList<string> States { get; } = ["Waiting", "Overdue", "Reported", "Closed", "Repeated"];

    /// <summary>True when nothing is left out.</summary>
    public bool IsOpen => Unit is null && State is null;

    /// <summary>The tasks that are listed.</summary>
    public IReadOnlyList<RectificationRow> Of(IEnumerable<RectificationRow> rows) => [.. rows.Where(Lists)];

    private bool Lists(RectificationRow row) => (Unit is null || row.Task.Unit == Unit) && State switch
    {
        "Waiting" => row.Task.WaitsForUnit,
        "Overdue" => row.Overdue,
        "Reported" => row.Task.State == RectificationState.Reported,
        "Closed" => row.Task.State == RectificationState.Closed,
        "Repeated" => row.Task.Repeats is not null,
        _ => true,
    };
}
