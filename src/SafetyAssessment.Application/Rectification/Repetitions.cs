using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;

namespace SafetyAssessment.Application.Rectification;

/// <summary>
/// What a finding repeats: the same clause of the same rubric, at the same unit, in the sheet of an earlier year or an earlier period. Codes of
/// clauses are identities, so the edition may be another one. What an upheld appeal took away was not found.
/// </summary>
internal static class Repetitions
{
    /// <summary>For each clause of a sheet that was found before: the task or the sheet, the latest one.</summary>
    public static async Task<IReadOnlyDictionary<string, Repetition>> Of(AssessmentDb db, SchemeCatalog schemes, Assessment sheet)
    {
        var earlier = await Earlier(db, schemes, sheet);
        var ids = earlier.Select(known => known.Id).ToList();
        var found = (await CountingFindings.ClausesOf(db, ids)).SelectMany(sheet => sheet.Value.Select(clause => (Sheet: sheet.Key, Clause: clause)));
        var tasks = await db.Rectifications.AsNoTracking().Where(task => task.SheetId != null && ids.Contains(task.SheetId.Value))
            .Select(task => new { task.Id, task.SheetId, task.Clause }).ToListAsync();
        return found.GroupBy(finding => finding.Clause, StringComparer.Ordinal).ToDictionary(clause => clause.Key, clause =>
        {
            var last = clause.Select(finding => finding.Sheet).MaxBy(ids.IndexOf);
            return new Repetition(tasks.Find(task => task.SheetId == last && task.Clause == clause.Key)?.Id, last, null);
        });
    }

    /// <summary>The unit's confirmed sheets on the same rubric that come before this one, in order.</summary>
    private static async Task<IReadOnlyList<Assessment>> Earlier(AssessmentDb db, SchemeCatalog schemes, Assessment sheet)
    {
        var known = await (from other in db.Assessments.AsNoTracking()
                           join scheme in db.Schemes on other.Scheme equals scheme.Code
                           where other.Unit == sheet.Unit && other.Rubric == sheet.Rubric && other.Id != sheet.Id && other.State == AssessmentState.Confirmed
                           select new { Sheet = other, scheme.Year }).ToListAsync();
        var own = await schemes.Get(db, sheet.Scheme);
        var periods = own.Group(sheet.Group)?.Part(sheet.Part)?.SheetPeriods.ToList() ?? [];
        var place = periods.IndexOf(sheet.Period);
        return [.. known
            .Where(row => row.Year < own.Year
                || (row.Sheet.Scheme == sheet.Scheme && row.Sheet.Part == sheet.Part && periods.IndexOf(row.Sheet.Period) is var at && at >= 0 && at < place))
            .OrderBy(row => row.Year).ThenBy(row => periods.IndexOf(row.Sheet.Period)).Select(row => row.Sheet)];
    }
}
