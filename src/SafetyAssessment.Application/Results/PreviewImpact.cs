using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Results;

/// <summary>Other rules for an assessment that was scored already.</summary>
/// <param name="Rubric">Code of the rubric whose sheets are laid over <paramref name="Edition"/>; null: all stay on theirs.</param>
/// <param name="Edition">The other edition, or a draft of one.</param>
/// <param name="Scheme">Other numbers of the scheme; null: none.</param>
public sealed record WhatIf(string? Rubric = null, RubricEdition? Edition = null, SchemeWhatIf? Scheme = null)
{
    /// <summary>Veto proposals by id: true, assumed confirmed; false, assumed dismissed.</summary>
    public IReadOnlyDictionary<Guid, bool> Vetoes { get; init; } = new Dictionary<Guid, bool>();

    /// <summary>Appeals by id: the row as it would count, assumed upheld; null, assumed rejected.</summary>
    public IReadOnlyDictionary<Guid, RowSnapshot?> Appeals { get; init; } = new Dictionary<Guid, RowSnapshot?>();
}

/// <summary>What other rules would do to a group's results.</summary>
/// <param name="Scheme">The scheme as it is.</param>
/// <param name="Group">The group as it is.</param>
/// <param name="Changed">The scheme with the other numbers.</param>
/// <param name="ChangedGroup">The group with the other numbers.</param>
/// <param name="Rows">The assessed units, the largest change first.</param>
/// <param name="Misfits">Findings that the other edition can't count.</param>
/// <param name="Unseen">Items that nobody has looked at, since the sheets' edition does not have them; they are taken as full.</param>
public sealed record ImpactView(
    Scheme Scheme, UnitGroup Group, Scheme Changed, UnitGroup ChangedGroup, IReadOnlyList<ImpactRow> Rows, IReadOnlyList<MisfitRow> Misfits,
    IReadOnlyList<Item> Unseen)
{
    /// <summary>How many units get another total.</summary>
    public int TotalsChanged => Rows.Count(row => row.Difference != 0);

    /// <summary>How many units get another grade.</summary>
    public int GradesChanged => Rows.Count(row => row.GradeChanged);

    /// <summary>How many units get another rank.</summary>
    public int RanksChanged => Rows.Count(row => row.RankChanged);

    /// <summary>How many units have a complete result: a grade can be compared for them alone.</summary>
    public int Complete => Rows.Count(row => row.Old.Result.Complete);

    /// <summary>True when anything has been scored on a sheet at all.</summary>
    public bool IsScored => Rows.Any(row => row.Old.Result.Parts.Any(part => part.Part.HasSheets && part.Score is not null));
}

/// <summary>One unit before and after.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Old">Result and rank as they are.</param>
/// <param name="New">Result and rank under the other rules.</param>
/// <param name="Moves">What moved the scores of its sheets, by part and period.</param>
public sealed record ImpactRow(string Name, RankedUnit Old, RankedUnit New, IReadOnlyDictionary<SheetKey, IReadOnlyList<ScoreMove>> Moves)
{
    /// <summary>New total − old total, both as they are shown and ranked.</summary>
    public decimal Difference => New.Result.FinalTotal - Old.Result.FinalTotal;

    /// <summary>True when the final grade is another.</summary>
    public bool GradeChanged => New.Result.FinalGrade != Old.Result.FinalGrade;

    /// <summary>True when the rank is another.</summary>
    public bool RankChanged => New.Rank != Old.Rank;
}

/// <summary>A finding that is not counted in the preview.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Sheet">The sheet.</param>
/// <param name="Misfit">The finding and why.</param>
public sealed record MisfitRow(string Unit, Guid Sheet, Misfit Misfit);

/// <summary>
/// Shows what a changed rubric, weight, mark or limit, another decision on a veto or on an appeal would do to scores, ranks and grades. It reads what
/// results are computed from and scores it twice with the same engine. No score is saved; that somebody looked, and at what, goes to the audit.
/// </summary>
public sealed class PreviewImpact(Writes writes, IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics)
{
    /// <summary>The results of a group as they are and as they would be.</summary>
    /// <exception cref="InvalidInput">The edition can't be scored with, or the numbers can't be those of a scheme; carries every fault.</exception>
    public async Task<ImpactView> Run(Actor actor, Guid operation, string scheme, string group, WhatIf whatIf)
    {
        actor.Demand(Permission.PreviewImpact);
        // Before the audit: what is refused was not looked at.
        var view = await Compute(scheme, group, whatIf);
        await writes.Run(operation, actor, async (db, _) => (await Assumptions.Read(db, scheme, group, whatIf)).Looked(scheme, group));
        return view;
    }

    internal async Task<ImpactView> Compute(string schemeCode, string groupCode, WhatIf whatIf)
    {
        if (whatIf.Edition is { } edition && RubricFaults.Of(edition) is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        await using var db = await contexts.CreateDbContextAsync();
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var rules = whatIf.Scheme ?? new SchemeWhatIf();
        var (changed, changedGroup) = rules.Apply(scheme, group);
        var units = await SchemeCatalog.UnitsOf(db, group);
        var stored = await ResultInputs.Read(db, rubrics, scheme.Code, group.Code, null);

        var assumptions = await Assumptions.Read(db, scheme.Code, group.Code, whatIf);
        var assumed = assumptions.Of(stored);

        var before = new List<UnitResult>();
        var after = new List<UnitResult>();
        var moves = new Dictionary<string, IReadOnlyDictionary<SheetKey, IReadOnlyList<ScoreMove>>>();
        var overlaid = new List<(string Unit, Guid Sheet, SheetOverlay Overlay)>();
        foreach (var unit in units)
        {
            var sheets = stored.SheetsOf(unit.Code).ToDictionary(pair => pair.Key, pair => new OverlaidSheet(pair.Value, assumptions.Of(pair.Value), whatIf));
            var asIs = stored.Of(scheme, unit.Code, sheets.ToDictionary(pair => pair.Key, pair => pair.Value.Old));
            before.Add(SchemeScorer.Score(scheme, group, asIs));
            var otherwise = assumed.Of(scheme, unit.Code, sheets.ToDictionary(pair => pair.Key, pair => pair.Value.New));
            after.Add(SchemeScorer.Score(changed, changedGroup, rules.Apply(group, otherwise)));
            moves[unit.Code] = sheets.ToDictionary(pair => pair.Key, pair => SheetDifference.Of(pair.Value.Old, pair.Value.New));
            if (unit.Excluded is null)
                overlaid.AddRange(sheets.Values.Where(sheet => sheet.Overlay is not null).Select(sheet => (unit.Name, sheet.Id, sheet.Overlay!)));
        }

        var ranked = Domain.Schemes.Ranking.Rank(changed, after).ToDictionary(unit => unit.Result.Unit);
        var names = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        var rows = Domain.Schemes.Ranking.Rank(scheme, before).Where(unit => unit.Result.Excluded is null)
            .Select(unit => new ImpactRow(names[unit.Result.Unit], unit, ranked[unit.Result.Unit], moves[unit.Result.Unit]));
        return new ImpactView(
            scheme, group, changed, changedGroup,
            // A stable sort: equal changes stay in the order of rank.
            [.. rows.OrderByDescending(row => Math.Abs(row.Difference))],
            [.. overlaid.SelectMany(sheet => sheet.Overlay.Misfits.Select(misfit => new MisfitRow(sheet.Unit, sheet.Sheet, misfit)))],
            [.. overlaid.SelectMany(sheet => sheet.Overlay.Unseen).DistinctBy(item => item.Code)]);
    }

    // A sheet that nobody has touched stays untouched: nothing of it is full because the item is new.
    private sealed class OverlaidSheet
    {
        public OverlaidSheet(StoredSheet stored, SheetInput? assumed, WhatIf whatIf)
        {
            var input = stored.Input;
            Id = stored.Sheet.Id;
            Old = Scorer.Score(stored.Edition, input);
            var touched = Old.Items.Any(item => item.State != ItemState.NotAssessed);
            Overlay = touched && whatIf.Edition is { } other && stored.Sheet.Rubric == whatIf.Rubric ? SheetOverlay.Of(stored.Edition, assumed ?? input, other) : null;
            New = Overlay is not null ? Scorer.Score(whatIf.Edition!, Overlay.Input) : assumed is null ? Old : Scorer.Score(stored.Edition, assumed);
        }

        public Guid Id { get; }

        public ScoreSheet Old { get; }

        public ScoreSheet New { get; }

        public SheetOverlay? Overlay { get; }
    }
}
