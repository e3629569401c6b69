using System.Text;
using System.Xml;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Figures;

/// <summary>Reads a workbook of outside scores back. Units are found by their code and columns by their heading, never by where they stand.</summary>
public sealed class OutsideImport
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = ReadingLimits.LargestFile;

    private readonly OutsideBook book;
    private readonly FigureCells cells;
    private readonly List<Problem> problems = [];
    private readonly int header;
    private readonly int codes;

    private OutsideImport(OutsideBook book, FigureCells cells)
    {
        (this.book, this.cells) = (book, cells);
        (header, codes) = Header();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, seekable.</param>
    /// <param name="name">Its name, where known.</param>
    /// <exception cref="InvalidInput">The whole file is refused.</exception>
    public static OutsideReading Read(Stream file, string? name)
    {
        try
        {
            using var package = OfficePackage.Open(file, name);
            if (package.Kind != PackageKind.Excel)
                throw ReadingLimits.Refusal(Rules.FileKindUnknown);
            var sheets = ExcelReader.ReadAll(package, ReadingLimits.MostSheets);
            if (!sheets.TryGetValue(FigureWorkbook.CarriedName, out var carried) || carried.Count < 2)
                throw ReadingLimits.Refusal(Rules.OutsideFileNotOurs);
            var made = PackedText.Read<OutsideBook>(string.Concat(carried[1].Select(cell => cell.Text)));
            if (made is not { Scheme: not null, Group: not null, Units: not null, Columns: not null, Cells: not null } || made.Cells.Any(cell => cell.Column < 0 || cell.Column >= made.Columns.Count))
                throw ReadingLimits.Refusal(Rules.OutsideFileDamaged);
            if (!sheets.TryGetValue(OutsideWords.Sheet, out var sheet))
                throw ReadingLimits.Refusal(Rules.OfflineSheetMissing, OutsideWords.Sheet);
            return new OutsideImport(made, new FigureCells(sheet)).Read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException)
        {
            throw ReadingLimits.Refusal(Rules.FileDamaged);
        }
    }

    private OutsideReading Read()
    {
        var rows = Rows();
        var headers = OutsideWords.Headers(book.Columns);
        var places = headers.Select(Column).ToList();
        var documents = headers.Select((title, at) => book.Columns[at].HasDocument ? Column(OutsideWords.DocumentOf(title)) : -1).ToList();
        if (headers.Where((_, at) => places[at] < 0 || (book.Columns[at].HasDocument && documents[at] < 0)).ToList() is { Count: > 0 } missing)
            throw ReadingLimits.Refusal(Rules.FiguresNoHeader, string.Join('、', missing));
        var read = book.Cells.Select(cell => rows.TryGetValue(cell.Unit, out var row)
            ? Read(cell, row, places[cell.Column], documents[cell.Column])
            : new OutsideRead("", cell, cell.Value, cell.Document, [])).ToList();
        DemandNothingElsewhere(rows, places, documents);
        return new OutsideReading(book, problems, read);
    }

    private OutsideRead Read(OutsideFileCell cell, int row, int at, int document)
    {
        var (column, faults) = (book.Columns[cell.Column], new List<Problem>());
        var number = cells.Number(row, at, column.Unit, faults);
        if (number is { } value && (value < 0 || value > column.Most))
            FigureCells.Fault(row, at, faults, Rules.CellOutOfRange, 0m, column.Most);
        var text = document < 0 ? null : cells.Short(row, document, 200, faults);
        if (number is not null && text is "")
            FigureCells.Fault(row, document, faults, Rules.CellRequired, OutsideWords.Document);
        return new OutsideRead(OfflineColumns.At(at, row), cell, number, text is { Length: > 0 } ? text : null, faults);
    }

    // A unit that stands twice would have two figures for one cell: none of them is taken.
    private Dictionary<string, int> Rows()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var known = book.Units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        for (var row = header + 1; row <= cells.Rows; row++)
        {
            var code = cells.Text(row, codes);
            if (code.Length == 0 && Enumerable.Range(0, cells.Width(row)).All(column => cells.Text(row, column).Length == 0))
                continue;
            if (!known.Contains(code))
                problems.Add(new Problem($"{row}", Rules.OutsideUnitUnknown, row, code));
            else if (!found.TryAdd(code, row))
                throw ReadingLimits.Refusal(Rules.OutsideUnitTwice, found[code], row, code);
        }

        foreach (var unit in book.Units.Where(unit => !found.ContainsKey(unit.Code)))
            problems.Add(new Problem(unit.Code, Rules.OutsideUnitMissing, unit.Name));
        return found;
    }

    private void DemandNothingElsewhere(Dictionary<string, int> rows, List<int> places, List<int> documents)
    {
        var there = book.Cells.Select(cell => (cell.Unit, cell.Column)).ToHashSet();
        foreach (var (unit, row) in rows)
        {
            for (var column = 0; column < places.Count; column++)
            {
                if (!there.Contains((unit, column)) && Array.Exists([places[column], documents[column]], at => at >= 0 && cells.Text(row, at) is not ("" or "—")))
                    problems.Add(new Problem(OfflineColumns.At(places[column], row), Rules.OutsideNotForUnit, OfflineColumns.At(places[column], row)));
            }
        }
    }

    private (int Row, int Codes) Header()
    {
        for (var row = 1; row <= Math.Min(20, cells.Rows); row++)
        {
            for (var column = 0; column < cells.Width(row); column++)
            {
                if (cells.Text(row, column) == OutsideWords.Code)
                    return (row, column);
            }
        }

        throw ReadingLimits.Refusal(Rules.FiguresNoHeader, OutsideWords.Code);
    }

    private int Column(string heading)
    {
        for (var column = 0; column < cells.Width(header); column++)
        {
            if (Plain(cells.Text(header, column)) == Plain(heading))
                return column;
        }

        return -1;
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
