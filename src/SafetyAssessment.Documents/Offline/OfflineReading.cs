using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Documents.Offline;

/// <summary>What an offline workbook says.</summary>
/// <param name="Sheets">Its score sheets.</param>
public sealed record OfflineReading(IReadOnlyList<OfflineSheetRead> Sheets);

/// <summary>A score sheet as it was filled in.</summary>
/// <param name="Name">Name of the worksheet.</param>
/// <param name="Id">Which sheet.</param>
/// <param name="Rubric">Code of its rubric.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="EditionHash">Hash of the edition's content.</param>
/// <param name="Problems">What concerns no single row: a line that nobody knows, a worksheet that is gone.</param>
/// <param name="Rows">Every row of the edition, in paper order.</param>
public sealed record OfflineSheetRead(
    string Name, Guid Id, string Rubric, string Edition, string EditionHash, IReadOnlyList<Problem> Problems, IReadOnlyList<OfflineRowRead> Rows);

/// <summary>A row as it was filled in.</summary>
/// <param name="Base">What was stored when the file was made.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Mine">What the file says now.</param>
/// <param name="Problems">Why it can't be taken; empty when it can.</param>
public sealed record OfflineRowRead(RowSnapshot Base, long Version, RowSnapshot Mine, IReadOnlyList<Problem> Problems)
{
    /// <summary>Code of the item.</summary>
    public string Item => Base.Item;
}
