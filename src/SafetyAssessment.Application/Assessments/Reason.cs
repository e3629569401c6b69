using FluentValidation;

namespace SafetyAssessment.Application.Assessments;

/// <summary>A reason as it is typed.</summary>
public sealed record Reason(string? Text);

/// <summary>Shape of a reason.</summary>
public sealed class ReasonValidator : AbstractValidator<Reason>
{
    /// <summary>The rules.</summary>
    public ReasonValidator()
        : this(required: true)
    {
    }

    internal ReasonValidator(bool required)
    {
        if (required)
            RuleFor(reason => reason.Text).RequiredText(500);
        else
            RuleFor(reason => reason.Text).StorableText(500);
    }
}
