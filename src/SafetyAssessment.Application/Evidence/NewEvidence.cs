using FluentValidation;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Application.Evidence;

/// <summary>A piece of evidence as it is announced before its bytes are sent.</summary>
/// <param name="Id">Made by the browser; the operation id of adding it as well, since it is added once.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Item">Code of the item; null for the whole sheet.</param>
/// <param name="Finding">The finding it shows.</param>
/// <param name="FileName">Name on the device.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the bytes, hexadecimal.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="TakenAt">When it was taken, as the device says.</param>
public sealed record NewEvidence(
    Guid Id, Guid Sheet, EvidenceKind Kind, string? Item, Guid? Finding, string? FileName, long Size, string? Hash, string? Caption, DateTime? TakenAt)
{
    /// <summary>Where it belongs.</summary>
    public EvidencePlace Place => new(Kind, Item, Finding);
}

/// <summary>Shape of <see cref="NewEvidence"/>.</summary>
public sealed class NewEvidenceValidator : AbstractValidator<NewEvidence>
{
    /// <summary>Longest caption.</summary>
    public const int LongestCaption = 300;

    /// <summary>The rules.</summary>
    public NewEvidenceValidator()
    {
        RuleFor(evidence => evidence.Id).NotEmpty().WithErrorCode(Rules.Required);
        RuleFor(evidence => evidence.Kind).IsInEnum().WithErrorCode(Rules.Required);
        RuleFor(evidence => evidence.FileName).RequiredText(200);
        RuleFor(evidence => evidence.Caption).StorableText(LongestCaption);
        RuleFor(evidence => evidence.Hash).Must(hash => hash is { Length: 64 } && hash.All(char.IsAsciiHexDigitLower)).WithErrorCode(Rules.Required);
    }
}

/// <summary>A caption as it is typed.</summary>
public sealed record Caption(string? Text);

/// <summary>Shape of a caption.</summary>
public sealed class CaptionValidator : AbstractValidator<Caption>
{
    /// <summary>The rules.</summary>
    public CaptionValidator() => RuleFor(caption => caption.Text).StorableText(NewEvidenceValidator.LongestCaption);
}
