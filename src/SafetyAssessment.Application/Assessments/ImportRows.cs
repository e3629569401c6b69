using FluentValidation;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Assessments;

/// <summary>A row that comes back from a file.</summary>
/// <param name="Sheet">Which sheet.</param>
/// <param name="Wanted">The whole row.</param>
/// <param name="ExpectedVersion">Version of the row that the person decided upon.</param>
public sealed record ImportedRow(Guid Sheet, RowSnapshot Wanted, long ExpectedVersion);

/// <summary>Stores rows that were filled in elsewhere, by the rules of <see cref="SaveRow"/>: all that the person accepted, or none.</summary>
public sealed class ImportRows(SheetWrites sheets, IValidator<RowSnapshot> validator)
{
    /// <summary>Stores them in one transaction, with an audit event for each row that changed.</summary>
    /// <exception cref="ChangedMeanwhile">Somebody changed one of the rows since the person decided; nothing was stored.</exception>
    public Task Run(Actor actor, Guid operation, IReadOnlyList<ImportedRow> rows)
    {
        foreach (var row in rows)
            validator.Demand(row.Wanted);
        var bySheet = rows.ToLookup(row => row.Sheet);
        return sheets.Run(actor, operation, [.. bySheet.Select(sheet => sheet.Key)], Permission.ScoreSheet, (sheet, edition, now) =>
            bySheet[sheet.Id].Select(row => sheet.SaveRow(edition, row.Wanted, row.ExpectedVersion, actor, now)).OfType<DomainEvent>());
    }
}
