using FluentValidation;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Shape of a finding; the numbers are checked against the clause by the sheet itself.</summary>
public sealed class FindingEntryValidator : AbstractValidator<FindingEntry>
{
    /// <summary>The rules.</summary>
    public FindingEntryValidator()
    {
        RuleFor(finding => finding.Id).NotEmpty().WithErrorCode(Rules.Required);
        RuleFor(finding => finding.Clause).RequiredText(40);
        RuleFor(finding => finding.Place).StorableText(100);
        RuleFor(finding => finding.Reason).StorableText(500);
    }
}

/// <summary>Records a finding in a row, or changes one.</summary>
public sealed class RecordFinding(SheetWrites sheets, IValidator<FindingEntry> validator)
{
    /// <summary>Records it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does: a repeated call changes nothing.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="finding">The finding; a known id changes it.</param>
    /// <param name="expectedVersion">Version of the row as the person saw it.</param>
    /// <exception cref="ChangedMeanwhile">Somebody else changed the row; carries both values.</exception>
    public Task Run(Actor actor, Guid operation, Guid sheet, FindingEntry finding, long expectedVersion)
    {
        validator.Demand(finding);
        return sheets.Run(actor, operation, sheet, Permission.ScoreSheet,
            (loaded, edition, now) => loaded.RecordFinding(edition, finding, expectedVersion, actor, now));
    }
}

/// <summary>Takes a finding away.</summary>
public sealed class RemoveFinding(SheetWrites sheets)
{
    /// <summary>Takes it away; the audit keeps it.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, string item, Guid finding, long expectedVersion) =>
        sheets.Run(actor, operation, sheet, Permission.ScoreSheet,
            (loaded, _, now) => loaded.RemoveFinding(item, finding, expectedVersion, actor, now));
}

/// <summary>Confirms an item without findings: clear, not applicable, exempt, or back to not assessed.</summary>
public sealed class SetItemState(SheetWrites sheets)
{
    /// <summary>Sets the state.</summary>
    public Task Run(Actor actor, Guid operation, Guid sheet, string item, ItemState state, string? reason, long expectedVersion)
    {
        new ReasonValidator(required: false).Demand(new Reason(reason));
        return sheets.Run(actor, operation, sheet, Permission.ScoreSheet,
            (loaded, edition, now) => loaded.SetItemState(edition, item, state, reason, expectedVersion, actor, now));
    }
}

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
