using System.Security.Cryptography;
using System.Text;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>A score sheet as it goes into the offline workbook.</summary>
/// <param name="Id">Which sheet.</param>
/// <param name="Unit">Name of the assessed unit.</param>
/// <param name="Part">Title of the part and period; names the worksheet together with the unit.</param>
/// <param name="Team">Name of the team.</param>
/// <param name="Edition">The sheet's edition.</param>
/// <param name="Version">Version of the sheet.</param>
/// <param name="Hash">Hash of what the sheet says, as on paper.</param>
/// <param name="Rows">Rows in which something was entered, by item.</param>
/// <param name="Places">Drawn sub-units, offered as places.</param>
public sealed record OfflineSheet(
    Guid Id, string Unit, string Part, string? Team, RubricEdition Edition, long Version, string Hash,
    IReadOnlyDictionary<string, OfflineEntry> Rows, IReadOnlyList<string> Places)
{
    /// <summary>The hash of an edition's content: a sheet filled on another content is refused.</summary>
    public static string HashOf(RubricEdition edition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RubricYaml.Write(edition))));
}

/// <summary>A row as it was stored when the workbook was made.</summary>
/// <param name="Row">Its content.</param>
/// <param name="Version">Its version; 0 for an untouched row.</param>
public sealed record OfflineEntry(RowSnapshot Row, long Version);
