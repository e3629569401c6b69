using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Who does what until when, while it is typed.</summary>
public sealed class AssignmentInput
{
    /// <summary>Days that are proposed for a deadline.</summary>
    public const int UsualDays = 30;

    public string? Responsible { get; set; }

    public DateOnly? Deadline { get; set; }

    public string? Measures { get; set; }

    /// <summary>As the use case takes it; a deadline is there by then.</summary>
    public Assignment Make() => new(Responsible ?? "", Deadline!.Value, Measures);
}
