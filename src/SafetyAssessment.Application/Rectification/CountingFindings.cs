using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Rectification;

/// <summary>The findings of sheets as they count: what an upheld appeal took away is no problem, this year or later.</summary>
internal static class CountingFindings
{
    /// <summary>The rows of a sheet that is loaded whole.</summary>
    public static async Task<IReadOnlyList<RowSnapshot>> Of(AssessmentDb db, Assessment sheet) => sheet.RowsWith([.. (await Upheld(db, [sheet.Id]))[sheet.Id]]);

    /// <summary>The clauses that were found, by sheet.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> ClausesOf(AssessmentDb db, IReadOnlyCollection<Guid> ids)
    {
        var sheets = await db.Assessments.AsNoTracking().Include(sheet => sheet.Rows).ThenInclude(row => row.Findings).AsSplitQuery()
            .Where(sheet => ids.Contains(sheet.Id)).ToListAsync();
        var upheld = await Upheld(db, ids);
        return sheets.ToDictionary(sheet => sheet.Id, sheet => (IReadOnlyList<string>)
            [.. sheet.RowsWith([.. upheld[sheet.Id]]).SelectMany(row => row.Findings).Select(finding => finding.Clause).Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<ILookup<Guid, Appeal>> Upheld(AssessmentDb db, IReadOnlyCollection<Guid> ids) =>
        (await db.Appeals.AsNoTracking().Where(appeal => ids.Contains(appeal.AssessmentId) && appeal.Outcome == AppealOutcome.Upheld).ToListAsync())
        .ToLookup(appeal => appeal.AssessmentId);
}
