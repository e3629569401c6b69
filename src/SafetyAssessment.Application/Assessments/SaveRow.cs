using FluentValidation;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Assessments;

/// <summary>Stores a row of a sheet as the person wants it: the one way in which anything is entered in a sheet.</summary>
public sealed class SaveRow(SheetWrites sheets, IValidator<RowSnapshot> validator)
{
    /// <summary>Stores it; what the row says already is not stored again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="operation">One for each thing a person does: a repeated call changes nothing.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="wanted">The whole row; a finding that it does not name any more is taken away, and the audit keeps it.</param>
    /// <param name="expectedVersion">Version of the row as the person saw it.</param>
    /// <exception cref="ChangedMeanwhile">Somebody else changed the row; carries both values.</exception>
    public Task Run(Actor actor, Guid operation, Guid sheet, RowSnapshot wanted, long expectedVersion)
    {
        validator.Demand(wanted);
        return sheets.Run(actor, operation, sheet, Permission.ScoreSheet,
            (loaded, edition, now) => loaded.SaveRow(edition, wanted, expectedVersion, actor, now));
    }
}

/// <summary>Shape of a row; its numbers are checked against the clauses by the sheet itself.</summary>
public sealed class RowValidator : AbstractValidator<RowSnapshot>
{
    private const int MostFindings = 500;

    /// <summary>The rules.</summary>
    public RowValidator()
    {
        RuleFor(row => row.Item).RequiredText(40);
        RuleFor(row => row.Reason).StorableText(500);
        RuleFor(row => row.Findings).Must(findings => findings.Count <= MostFindings).WithErrorCode(Rules.ListTooLong)
            .WithState(_ => new object?[] { MostFindings });
        RuleForEach(row => row.Findings).SetValidator(new FindingValidator());
    }
}

/// <summary>Shape of a finding.</summary>
public sealed class FindingValidator : AbstractValidator<FindingEntry>
{
    /// <summary>The rules.</summary>
    public FindingValidator()
    {
        RuleFor(finding => finding.Id).NotEmpty().WithErrorCode(Rules.Required);
        RuleFor(finding => finding.Clause).RequiredText(40);
        RuleFor(finding => finding.Place).StorableText(100);
        RuleFor(finding => finding.Reason).StorableText(500);
    }
}
