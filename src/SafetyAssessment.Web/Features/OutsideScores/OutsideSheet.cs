using SafetyAssessment.Application.Figures;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Figures;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>Who entered a stored figure, and when, UTC.</summary>
public sealed record CellAuthor(string Name, DateTime At);

/// <summary>The cells of a grid while it is filled in: each saves itself, and what is missing and what the parts come to follows at once.</summary>
public sealed class OutsideSheet
{
    private readonly OutsideGrid grid;
    private readonly Dictionary<(string Unit, string Input), SavedCell<decimal?>> percents = [];
    private readonly Dictionary<(string Unit, string Part), SavedCell<EnteredPoints>> entered = [];

    public OutsideSheet(OutsideGrid grid, Actor actor, SetExternalScore setPercent, SetEnteredScore setPoints, TimeProvider time)
    {
        this.grid = grid;
        var (scheme, group) = (grid.Scheme.Code, grid.Group.Code);
        foreach (var (unit, column) in grid.Units.SelectMany(unit => grid.Columns.Where(column => column.AppliesTo(unit.Code)).Select(column => (unit.Code, column))))
        {
            if (column.Input is { } input)
            {
                var stored = grid.Percents.FirstOrDefault(row => row.Unit == unit && row.Input == input.Code);
                percents[(unit, input.Code)] = new SavedCell<decimal?>(stored?.Percent, stored?.Version ?? 0,
                    (percent, version, operation) => setPercent.Run(actor, operation, new ExternalScoreRequest(scheme, group, unit, input.Code, percent, version)), time);
            }
            else
            {
                var stored = grid.Entered.FirstOrDefault(row => row.Unit == unit && row.Part == column.Part.Code);
                entered[(unit, column.Part.Code)] = new SavedCell<EnteredPoints>(new EnteredPoints(stored?.Points, stored?.Document), stored?.Version ?? 0,
                    (value, version, operation) => setPoints.Run(actor, operation,
                        new EnteredScoreRequest(scheme, group, unit, column.Part.Code, value.Points, value.Document, version)), time);
            }
        }
    }

    /// <summary>The cell of a subject's input; null where it does not apply.</summary>
    public SavedCell<decimal?>? Percent(string unit, SubjectInput input) => percents.GetValueOrDefault((unit, input.Code));

    /// <summary>The cell of an entered part.</summary>
    public SavedCell<EnteredPoints> Entered(string unit, Part part) => entered[(unit, part.Code)];

    /// <summary>Who entered what was read; null for an empty cell.</summary>
    public CellAuthor? AuthorOf(string unit, OutsideColumn column) => column.Input is { } input
        ? grid.Percents.Where(row => row.Unit == unit && row.Input == input.Code).Select(row => new CellAuthor(row.ChangedBy, row.ChangedAt)).FirstOrDefault()
        : grid.Entered.Where(row => row.Unit == unit && row.Part == column.Part.Code).Select(row => new CellAuthor(row.ChangedBy, row.ChangedAt)).FirstOrDefault();

    /// <summary>How many figures of a unit are not stored yet.</summary>
    public int MissingIn(string unit) => grid.Columns.Count(column => IsMissing(unit, column));

    /// <summary>How many figures of a column are not stored yet.</summary>
    public int MissingIn(OutsideColumn column) => grid.Units.Count(unit => IsMissing(unit.Code, column));

    /// <summary>How many are not stored yet at all.</summary>
    public int Missing => grid.Units.Sum(unit => MissingIn(unit.Code));

    /// <summary>True when the grid shows every figure of the part, so that its points can be told.</summary>
    public bool HasAllOf(Part part) => part.Subjects.SelectMany(subject => subject.Inputs)
        .All(input => grid.Columns.Any(column => column.Input == input) || !grid.Units.Any(unit => input.Units.Count == 0 || input.Units.Contains(unit.Code)));

    /// <summary>The subject whose average follows a column: several give it, the grid shows them all, and this is the last of them.</summary>
    public ScoredSubject? AveragedAfter(OutsideColumn column)
    {
        if (column.Subject is not { Inputs.Count: > 1 } subject || grid.Columns.Last(known => known.Subject == subject) != column)
            return null;
        var shown = grid.Columns.Where(known => known.Subject == subject).ToList();
        return shown.Count > 1 && subject.Inputs.All(input => shown.Exists(known => known.Input == input) || !grid.Units.Any(unit => subject.InputsFor(unit.Code).Contains(input))) ? subject : null;
    }

    /// <summary>What a part of outside scores comes to with what is stored.</summary>
    public PartScore Score(string unit, Part part)
    {
        var stored = percents.Where(cell => cell.Key.Unit == unit && cell.Value.Stored is not null)
            .ToDictionary(cell => cell.Key.Input, cell => cell.Value.Stored!.Value);
        return SchemeScorer.Score(grid.Scheme, grid.Group, new UnitInputs { Unit = unit, Percents = stored }).Parts.First(known => known.Part == part);
    }

    private bool IsMissing(string unit, OutsideColumn column) => column.AppliesTo(unit)
        && (column.Input is { } input ? percents[(unit, input.Code)].Stored is null : entered[(unit, column.Part.Code)].Stored.Points is null);
}
