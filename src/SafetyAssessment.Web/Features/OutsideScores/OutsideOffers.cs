using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>What a cell of a file would do.</summary>
public enum CellOutcome
{
    /// <summary>The file says what it said when it was made, or what is stored by now.</summary>
    Unchanged,

    /// <summary>It brings a figure.</summary>
    New,

    /// <summary>It takes a figure back.</summary>
    TakenBack,

    /// <summary>Somebody changed the cell since the file was made: the person chooses.</summary>
    Clash,

    /// <summary>It can't be taken.</summary>
    Faulty,
}

/// <summary>A cell of a file, beside what is stored.</summary>
public sealed class OfferedCell
{
    private OfferedCell(OutsideRead read, OutsideFileColumn column, string unitName, decimal? stored, string? storedDocument, long version, CellAuthor? author)
    {
        (Read, Column, UnitName, Stored, StoredDocument, Version, Author) = (read, column, unitName, stored, storedDocument, version, author);
        Problems = version < read.Base.Version ? [new Problem(read.At, Rules.OfflineVersionUnknown)] : read.Problems;
        Outcome = Problems.Count > 0 ? CellOutcome.Faulty
            : read.IsUntouched || (read.Value, read.Document) == (stored, storedDocument) ? CellOutcome.Unchanged
            : version != read.Base.Version ? CellOutcome.Clash
            : read.Value is null ? CellOutcome.TakenBack
            : CellOutcome.New;
        Taken = Outcome switch { CellOutcome.New => true, CellOutcome.Clash => null, _ => false };
    }

    public OutsideRead Read { get; }

    public OutsideFileColumn Column { get; }

    public string UnitName { get; }

    public decimal? Stored { get; }

    public string? StoredDocument { get; }

    public long Version { get; }

    public CellAuthor? Author { get; }

    public CellOutcome Outcome { get; }

    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether it is taken; null while a clash is undecided. What would be taken back needs its own tick.</summary>
    public bool? Taken { get; set; }

    /// <summary>Holds a file against the grid as it is now.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.FiguresOfOther"/>: it was made for another scheme, group or giver.</exception>
    public static IReadOnlyList<OfferedCell> Of(OutsideReading reading, OutsideGrid grid)
    {
        var book = reading.Book;
        bool Own(OutsideFileColumn column) => grid.Columns.Any(known => known.MayEdit && known.Part.Code == column.Part && known.Input?.Code == column.Input);
        if (book.Scheme != grid.Scheme.Code || book.Group != grid.Group.Code || !book.Columns.All(Own))
            throw new RuleViolation(Rules.FiguresOfOther, book.Title);
        var units = grid.Units.ToDictionary(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal);
        return [.. reading.Cells.Select(cell =>
        {
            var (column, unit) = (book.Columns[cell.Base.Column], cell.Base.Unit);
            var name = units.GetValueOrDefault(unit, unit);
            if (column.Input is { } input)
            {
                var row = grid.Percents.FirstOrDefault(known => known.Unit == unit && known.Input == input);
                return new OfferedCell(cell, column, name, row?.Percent, null, row?.Version ?? 0, row is null ? null : new CellAuthor(row.ChangedBy, row.ChangedAt));
            }

            var entered = grid.Entered.FirstOrDefault(known => known.Unit == unit && known.Part == column.Part);
            return new OfferedCell(
                cell, column, name, entered?.Points, entered?.Document, entered?.Version ?? 0, entered is null ? null : new CellAuthor(entered.ChangedBy, entered.ChangedAt));
        })];
    }

    /// <summary>Takes over what was decided, where a cell would still do the same to the same stored figure.</summary>
    /// <param name="before">The cells as they were decided.</param>
    /// <param name="now">The cells of the same file, held against the grid again.</param>
    /// <returns>The cells that are to be decided again.</returns>
    public static IReadOnlyList<OfferedCell> Keep(IReadOnlyList<OfferedCell> before, IReadOnlyList<OfferedCell> now)
    {
        var known = before.DistinctBy(Place).ToDictionary(Place);
        foreach (var cell in now.Where(Same))
            cell.Taken = known[Place(cell)].Taken;
        return [.. now.Where(cell => cell.Outcome != CellOutcome.Unchanged && !Same(cell))];

        bool Same(OfferedCell cell) => Would(cell) == Would(known[Place(cell)]);
        static (string Unit, int Column) Place(OfferedCell cell) => (cell.Read.Base.Unit, cell.Read.Base.Column);
        static (CellOutcome Outcome, decimal? Stored, string? Document) Would(OfferedCell cell) => (cell.Outcome, cell.Stored, cell.StoredDocument);
    }

    public ExternalScoreRequest Percent(OutsideBook book) => new(book.Scheme, book.Group, Read.Base.Unit, Column.Input!, Read.Value, Version);

    public EnteredScoreRequest Points(OutsideBook book) => new(book.Scheme, book.Group, Read.Base.Unit, Column.Part, Read.Value, Read.Document, Version);
}
