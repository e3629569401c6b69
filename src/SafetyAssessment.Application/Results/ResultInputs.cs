using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Results;

/// <summary>A stored sheet with the edition that it was scored with, and the appeals that were upheld against it.</summary>
internal sealed record StoredSheet(Assessment Sheet, RubricEdition Edition, IReadOnlyList<Appeal> Appeals)
{
    /// <summary>What counts: the team's entries, with the rows of upheld appeals laid over them.</summary>
    public SheetInput Input => Sheet.ToInput(Appeals);
}

/// <summary>
/// What is stored of a group's units: read once, and scored as it is or under other rules. Results and the preview of an impact both start here,
/// so that a preview with nothing changed can't differ from the result.
/// </summary>
internal sealed class ResultInputs
{
    private readonly List<ExternalScore> percents;
    private readonly List<EnteredScore> entered;
    private readonly List<LedgerEntry> ledger;
    private readonly List<VetoProposal> vetoes;

    private ResultInputs(
        List<StoredSheet> sheets, List<ExternalScore> percents, List<EnteredScore> entered, List<LedgerEntry> ledger, List<VetoProposal> vetoes) =>
        (Sheets, this.percents, this.entered, this.ledger, this.vetoes) = (sheets, percents, entered, ledger, vetoes);

    public IReadOnlyList<StoredSheet> Sheets { get; }

    /// <summary>Reads everything of a group, or of one unit in it.</summary>
    public static async Task<ResultInputs> Read(AssessmentDb db, RubricCatalog rubrics, string scheme, string group, string? unit)
    {
        var sheets = await db.Assessments.AsNoTracking().Include(sheet => sheet.Rows).ThenInclude(row => row.Findings).AsSplitQuery()
            .Where(sheet => sheet.Scheme == scheme && sheet.Group == group && (unit == null || sheet.Unit == unit)).ToListAsync();
        var upheld = (await db.Appeals.AsNoTracking().Where(appeal => appeal.Outcome == AppealOutcome.Upheld
                && db.Assessments.Any(sheet => sheet.Id == appeal.AssessmentId && sheet.Scheme == scheme && sheet.Group == group)).ToListAsync())
            .ToLookup(appeal => appeal.AssessmentId);
        var stored = new List<StoredSheet>();
        foreach (var sheet in sheets)
            stored.Add(new StoredSheet(sheet, await rubrics.Get(db, sheet.Rubric, sheet.Edition), sheet.Upheld([.. upheld[sheet.Id]])));
        return new ResultInputs(
            stored,
            await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == scheme && score.Percent != null).ToListAsync(),
            await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == scheme && score.Points != null).ToListAsync(),
            await db.Ledger.AsNoTracking().Where(entry => entry.Scheme == scheme && entry.WithdrawnReason == null).ToListAsync(),
            await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == scheme && veto.State == VetoState.Confirmed).ToListAsync());
    }

    /// <summary>The same with other vetoes in effect. Nothing of it is stored.</summary>
    /// <param name="confirmed">Proposals that count besides.</param>
    /// <param name="without">Those that do not count.</param>
    public ResultInputs Assuming(IReadOnlyCollection<VetoProposal> confirmed, IReadOnlyCollection<Guid> without) => new(
        [.. Sheets], percents, entered, ledger,
        [.. vetoes.Where(veto => !without.Contains(veto.Id)), .. confirmed.Where(veto => vetoes.TrueForAll(known => known.Id != veto.Id))]);

    /// <summary>What one unit's total is made of.</summary>
    /// <param name="scheme">The scheme, for its veto rules.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="scored">Its scored sheets by part and period.</param>
    public UnitInputs Of(Scheme scheme, string unit, IReadOnlyDictionary<SheetKey, ScoreSheet> scored) => new()
    {
        Unit = unit,
        Sheets = scored,
        Percents = percents.Where(score => score.Unit == unit).ToDictionary(score => score.Input, score => score.Percent!.Value),
        Entered = entered.Where(score => score.Unit == unit).ToDictionary(score => score.Part, score => score.Points!.Value),
        Ledger = [.. ledger.Where(entry => entry.Unit == unit).Select(entry => new LedgerPoints(entry.Part, entry.Points))],
        Vetoes = [.. vetoes.Where(veto => veto.Unit == unit && scheme.Veto(veto.Rule) is not null)
            .Select(veto => new ConfirmedVeto(scheme.Veto(veto.Rule)!, veto.Document ?? "", veto.DecidedBy ?? "", veto.Reason))],
    };

    /// <summary>A unit's sheets by part and period.</summary>
    public IReadOnlyDictionary<SheetKey, StoredSheet> SheetsOf(string unit) =>
        Sheets.Where(stored => stored.Sheet.Unit == unit).ToDictionary(stored => new SheetKey(stored.Sheet.Part, stored.Sheet.Period));
}
