using Microsoft.AspNetCore.Components.Forms;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Application.Rectification;
using SafetyAssessment.Documents.Evidence;
using SafetyAssessment.Domain.Evidence;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Web.Features.Rectification;

/// <summary>Takes files of a report: looked at like any evidence, then kept in its store. The report that names them comes after.</summary>
public sealed class ReportFileStore(EvidenceStore store)
{
    /// <summary>Most files of one report.</summary>
    public const int Most = RectificationReportValidator.MostFiles;

    private const int LongestName = 200;

    /// <summary>Keeps one.</summary>
    /// <exception cref="Domain.RuleViolation">When the kind is not taken, or the content is another, broken or too large.</exception>
    public async Task<ReportFile> Keep(IBrowserFile file)
    {
        var type = EvidenceType.OfName(file.Name);
        type.DemandSize(file.Size);
        var arrived = Path.GetTempFileName();
        try
        {
            await using (var from = file.OpenReadStream(type.Largest))
            await using (var to = File.Create(arrived))
                await from.CopyToAsync(to);
            return await Keep(arrived, file.Name.Length <= LongestName ? file.Name : file.Name[^LongestName..]);
        }
        finally
        {
            File.Delete(arrived);
        }
    }

    private async Task<ReportFile> Keep(string arrived, string name)
    {
        var found = EvidenceContent.Inspect(arrived, name);
        string original;
        await using (var bytes = File.OpenRead(arrived))
            original = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(bytes));
        if (found.Cleaned is { } cleaned)
            return new ReportFile(await store.Keep(cleaned), original, name, found.Type.MediaType, cleaned.Length);
        await store.Keep(arrived, original);
        return new ReportFile(original, original, name, found.Type.MediaType, new FileInfo(arrived).Length);
    }
}
