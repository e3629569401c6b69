using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Application.Assessments;

/// <summary>A row as a file brings it back.</summary>
/// <param name="Base">The row as it was stored when the file was made.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Mine">What the file says now.</param>
public sealed record OfferedRow(RowSnapshot Base, long Version, RowSnapshot Mine);

/// <summary>What would become of an offered row.</summary>
/// <param name="Merge">The row beside the stored one.</param>
/// <param name="Stored">The stored row; null when nothing was entered in it.</param>
/// <param name="Refusal">Why it can't be stored; null when it can.</param>
public sealed record PreviewedRow(RowMerge Merge, SheetItemRow? Stored, RuleViolation? Refusal);

/// <summary>Looks at what an import would do; writes nothing.</summary>
public sealed class ImportPreviewQueries(IDbContextFactory<AssessmentDb> contexts, RubricCatalog rubrics, IValidator<RowSnapshot> validator, TimeProvider time)
{
    /// <summary>Each row beside the stored one, in the order of the offer.</summary>
    /// <exception cref="RuleViolation">The person may not write in this sheet, or not now.</exception>
    public async Task<IReadOnlyList<PreviewedRow>> Preview(Actor actor, Guid sheet, IReadOnlyList<OfferedRow> rows)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var stored = await SheetWrites.Load(db, sheet);
        await SheetDemand.Ask(db, actor, Permission.ScoreSheet, stored, time.GetUtcNow().UtcDateTime);
        var edition = await rubrics.Get(db, stored.Rubric, stored.Edition);
        var known = stored.Rows.ToDictionary(row => row.ItemCode, row => new SheetItemRow(row.Snapshot(), row.Version, row.ChangedBy, row.ChangedAt), StringComparer.Ordinal);
        List<PreviewedRow> previewed = [];
        foreach (var row in rows)
        {
            var now = known.GetValueOrDefault(row.Mine.Item);
            var merge = new RowMerge(row.Base.Tidy(), row.Version, row.Mine.Tidy(), now?.Snapshot ?? RowSnapshot.Untouched(row.Mine.Item), now?.Version ?? 0);
            previewed.Add(new PreviewedRow(merge, now, merge.Outcome switch
            {
                MergeOutcome.Unknown => new RuleViolation(Rules.OfflineVersionUnknown),
                MergeOutcome.Changed or MergeOutcome.Clash => Refusal(row.Mine, merge.Version),
                _ => null,
            }));
        }

        return previewed;

        // The rules themselves say it: the sheet takes the row here, and this context is never saved.
        RuleViolation? Refusal(RowSnapshot mine, long version)
        {
            try
            {
                validator.Demand(mine);
                stored.SaveRow(edition, mine, version, actor, time.GetUtcNow().UtcDateTime);
                return null;
            }
            catch (RuleViolation refusal)
            {
                return refusal;
            }
        }
    }
}
