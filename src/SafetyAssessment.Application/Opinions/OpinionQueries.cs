using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Opinions;

namespace SafetyAssessment.Application.Opinions;

/// <summary>How far the exchange of opinions on a handed-in sheet is.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Given">Opinions of the unit.</param>
/// <param name="Unanswered">Disagreements that the team has not answered.</param>
/// <param name="Accepted">Accepted ones that the sheet has not gone back for.</param>
public sealed record OpinionCount(Guid Sheet, int Given, int Unanswered, int Accepted);

/// <summary>Reads opinions.</summary>
public sealed class OpinionQueries(IDbContextFactory<AssessmentDb> contexts)
{
    /// <summary>Everything that was said about a sheet, the oldest first; those before a return too.</summary>
    public async Task<IReadOnlyList<Opinion>> Of(Actor actor, Guid sheet)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (!await SheetQueries.Visible(db.Assessments.AsNoTracking(), actor).AnyAsync(known => known.Id == sheet) || !actor.May(Permission.ViewSheet))
            return [];
        return await db.Opinions.AsNoTracking().Where(known => known.AssessmentId == sheet).OrderBy(known => known.GivenAt).ToListAsync();
    }

    /// <summary>The exchange on every handed-in sheet that the person may see.</summary>
    public async Task<IReadOnlyDictionary<Guid, OpinionCount>> Counts(Actor actor)
    {
        actor.Demand(Permission.ViewSheet);
        await using var db = await contexts.CreateDbContextAsync();
        var submitted = SheetQueries.Visible(db.Assessments.AsNoTracking(), actor).Where(sheet => sheet.State == AssessmentState.Submitted).Select(sheet => sheet.Id);
        var opinions = await db.Opinions.AsNoTracking().Where(known => known.ClosedAt == null && submitted.Contains(known.AssessmentId)).ToListAsync();
        return opinions.GroupBy(known => known.AssessmentId).ToDictionary(sheet => sheet.Key, sheet => new OpinionCount(
            sheet.Key, sheet.Count(), sheet.Count(known => known.IsOpen && known.Answer is null), sheet.Count(known => known.IsOpen && known.Answer is not null)));
    }
}
