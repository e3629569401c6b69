using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Figures;

/// <summary>An outside score as stored.</summary>
public sealed record ExternalScoreRow(string Unit, string Input, decimal? Percent, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>An entered score as stored.</summary>
public sealed record EnteredScoreRow(string Unit, string Part, decimal? Points, string? Document, long Version, string ChangedBy, DateTime ChangedAt);

/// <summary>A column of the outside scores: an input of a subject, or a part that is entered as a whole.</summary>
/// <param name="Part">The part.</param>
/// <param name="Subject">The subject; null for an entered part.</param>
/// <param name="Input">The input; null for an entered part.</param>
/// <param name="Giver">Code of who gives it.</param>
/// <param name="GiverName">Name of who gives it.</param>
/// <param name="MayEdit">Whether this person may enter it.</param>
public sealed record OutsideColumn(Part Part, ScoredSubject? Subject, SubjectInput? Input, string Giver, string GiverName, bool MayEdit)
{
    /// <summary>True when its figures are points, false when they are percents.</summary>
    public bool InPoints => Subject is null or { OutOf: not null };

    /// <summary>The most that can be given.</summary>
    public decimal Highest => Subject?.Highest ?? Part.FullMark;

    /// <summary>True when the column has a cell for the unit.</summary>
    public bool AppliesTo(string unit) => Input is null || Subject!.InputsFor(unit).Contains(Input);
}

/// <summary>The outside scores of a group as a grid; an outside scorer's grid has only its own columns.</summary>
public sealed record OutsideGrid(
    Scheme Scheme, UnitGroup Group, IReadOnlyList<OutsideColumn> Columns, IReadOnlyList<GroupUnitRow> Units, IReadOnlyList<GroupUnitRow> Excluded,
    IReadOnlyList<ExternalScoreRow> Percents, IReadOnlyList<EnteredScoreRow> Entered);

/// <summary>A ledger entry. It stands in published texts: the kind, younger than the first of them, is left out where it is null.</summary>
public sealed record LedgerRow(
    Guid Id, string Part, string Unit, string UnitName, DateOnly Date, decimal Points, string Reason, string? Document,
    string EnteredBy, DateTime EnteredAt, string? WithdrawnReason, string? WithdrawnBy, LedgerKind? Kind = null);

/// <summary>Where a unit's ledger parts stand, in the order of the scheme.</summary>
public sealed record LedgerStanding(string Unit, string UnitName, IReadOnlyList<PartScore> Parts);

/// <summary>The ledger of a group.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Group">The group.</param>
/// <param name="Standings">Where each assessed unit stands.</param>
/// <param name="Excluded">Units that are left out.</param>
/// <param name="Entries">The newest first.</param>
/// <param name="After">Where the unit's part stood after each entry in force.</param>
public sealed record LedgerView(
    Scheme Scheme, UnitGroup Group, IReadOnlyList<LedgerStanding> Standings, IReadOnlyList<GroupUnitRow> Excluded, IReadOnlyList<LedgerRow> Entries,
    IReadOnlyDictionary<Guid, decimal> After)
{
    /// <summary>The parts that are kept as a ledger.</summary>
    public IReadOnlyList<Part> Parts => [.. Group.Parts.Where(part => part.Kind == PartKind.Ledger)];
}

/// <summary>Reads outside scores and the ledger.</summary>
public sealed class FigureQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes)
{
    /// <summary>The outside scores of a group.</summary>
    public async Task<OutsideGrid> Outside(Actor actor, string schemeCode, string groupCode)
    {
        actor.Demand(Permission.ViewExternalScores);
        await using var db = await contexts.CreateDbContextAsync();
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var units = await SchemeCatalog.UnitsOf(db, group);
        var assessed = units.Where(unit => unit.Excluded is null).ToList();
        var columns = Columns(actor, scheme, group).Where(column => assessed.Exists(unit => column.AppliesTo(unit.Code))).ToList();
        var inputs = columns.Where(column => column.Input is not null).Select(column => column.Input!.Code).ToList();
        var parts = columns.Where(column => column.Input is null).Select(column => column.Part.Code).ToList();
        var percents = await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == schemeCode && inputs.Contains(score.Input))
            .Select(score => new ExternalScoreRow(score.Unit, score.Input, score.Percent, score.Version, score.ChangedBy, score.ChangedAt)).ToListAsync();
        var entered = await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == schemeCode && parts.Contains(score.Part))
            .Select(score => new EnteredScoreRow(score.Unit, score.Part, score.Points, score.Document, score.Version, score.ChangedBy, score.ChangedAt))
            .ToListAsync();
        return new OutsideGrid(scheme, group, columns, assessed, [.. units.Where(unit => unit.Excluded is not null)], percents, entered);
    }

    /// <summary>The ledger of a group, the newest entries first; an assessed unit sees its own.</summary>
    public async Task<LedgerView> Ledger(Actor actor, string schemeCode, string groupCode)
    {
        actor.Demand(Permission.ViewLedger);
        await using var db = await contexts.CreateDbContextAsync();
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var units = (await SchemeCatalog.UnitsOf(db, group)).Where(unit => actor.Role != Role.AssessedUnit || unit.Code == actor.Unit).ToList();
        var entries = await Entries(db, schemeCode, [.. units.Select(unit => unit.Code)]);
        return new LedgerView(scheme, group,
            [.. units.Where(unit => unit.Excluded is null).Select(unit => Standing(scheme, group, unit, entries))],
            [.. units.Where(unit => unit.Excluded is not null)], entries, After(scheme, group, entries));
    }

    /// <summary>The ledger entries that one import made, whatever became of them since.</summary>
    public async Task<IReadOnlySet<Guid>> Batch(Actor actor, Guid operation)
    {
        actor.Demand(Permission.ViewLedger);
        await using var db = await contexts.CreateDbContextAsync();
        var ids = await db.Audit.AsNoTracking().Where(line => line.OperationId == operation && line.Action == "ledger.entered").Select(line => line.EntityId).ToListAsync();
        return ids.Select(Guid.Parse).ToHashSet();
    }

    internal static async Task<IReadOnlyList<LedgerRow>> Entries(AssessmentDb db, string scheme, List<string> units) =>
        await (from entry in db.Ledger.AsNoTracking()
               join known in db.Units on entry.Unit equals known.Code
               where entry.Scheme == scheme && units.Contains(entry.Unit)
               orderby entry.Date descending, entry.EnteredAt descending, entry.Id descending
               select new LedgerRow(entry.Id, entry.Part, entry.Unit, known.Name, entry.Date, entry.Points, entry.Reason, entry.Document,
                   entry.EnteredBy, entry.EnteredAt, entry.WithdrawnReason, entry.WithdrawnBy, entry.Kind)).ToListAsync();

    private static IEnumerable<OutsideColumn> Columns(Actor actor, Scheme scheme, UnitGroup group)
    {
        var all = group.Parts.SelectMany(part => part.Kind switch
        {
            PartKind.External => part.Subjects.SelectMany(subject => subject.Inputs.Select(input => (part, (ScoredSubject?)subject, (SubjectInput?)input))),
            PartKind.Entered => [(part, null, null)],
            _ => Enumerable.Empty<(Part, ScoredSubject?, SubjectInput?)>(),
        });
        foreach (var (part, subject, input) in all)
        {
            var giver = input?.Giver ?? part.Giver ?? "";
            var target = new AccessTarget(Giver: giver);
            if (actor.May(Permission.ViewExternalScores, target))
                yield return new OutsideColumn(part, subject, input, giver, scheme.Givers.FirstOrDefault(known => known.Code == giver)?.Name ?? giver,
                    actor.May(Permission.RecordExternalScores, target));
        }
    }

    // The entries come with the newest first; a part's course goes the other way.
    private static Dictionary<Guid, decimal> After(Scheme scheme, UnitGroup group, IReadOnlyList<LedgerRow> entries) => entries.Reverse()
        .Where(entry => entry.WithdrawnReason is null && group.Part(entry.Part) is { Kind: PartKind.Ledger } && group.ExclusionOf(entry.Unit) is null)
        .GroupBy(entry => (entry.Unit, entry.Part))
        .SelectMany(course => course.Zip(SchemeScorer.LedgerCourse(
            scheme, group.Part(course.Key.Part)!, [.. course.Select(entry => new LedgerPoints(entry.Part, entry.Points))])))
        .ToDictionary(known => known.First.Id, known => known.Second);

    private static LedgerStanding Standing(Scheme scheme, UnitGroup group, GroupUnitRow unit, IReadOnlyList<LedgerRow> entries)
    {
        var inForce = entries.Where(entry => entry.Unit == unit.Code && entry.WithdrawnReason is null)
            .Select(entry => new LedgerPoints(entry.Part, entry.Points));
        var result = SchemeScorer.Score(scheme, group, new UnitInputs { Unit = unit.Code, Ledger = [.. inForce] });
        return new LedgerStanding(unit.Code, unit.Name, [.. result.Parts.Where(part => part.Part.Kind == PartKind.Ledger)]);
    }
}
