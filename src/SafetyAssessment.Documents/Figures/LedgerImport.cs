using System.Text;
using System.Xml;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Figures;

namespace SafetyAssessment.Documents.Figures;

/// <summary>A row of the file.</summary>
/// <param name="Row">Its number in the worksheet.</param>
/// <param name="Shown">What stands in it, for whoever corrects it.</param>
/// <param name="Date">Its day.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="Kind">What it is about, where it is stated.</param>
/// <param name="Points">Below 0: deducted.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Document">Its document.</param>
/// <param name="Problems">Why it can't be taken; empty when it can.</param>
public sealed record LedgerRead(
    int Row, string Shown, DateOnly Date, string Unit, string Part, LedgerKind? Kind, decimal Points, string Reason, string? Document, IReadOnlyList<Problem> Problems);

/// <summary>Reads ledger entries from a workbook: the template's, an export's, or one's own with the same headings in any order.</summary>
public sealed class LedgerImport
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = ReadingLimits.LargestFile;

    /// <summary>Entries that one file brings at most.</summary>
    public const int MostRows = 2_000;

    private const int LastHeaderRow = 20;
    private const int ManyFormulas = 20;
    private static readonly string[] Needed = [LedgerWords.Date, LedgerWords.Unit, LedgerWords.Sign, LedgerWords.Points, LedgerWords.Reason];
    private readonly LedgerBook book;
    private readonly FigureCells cells;
    private readonly Dictionary<string, int> columns;
    private readonly int header;

    private LedgerImport(LedgerBook book, FigureCells cells)
    {
        (this.book, this.cells) = (book, cells);
        (header, columns) = Header(cells);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, seekable.</param>
    /// <param name="name">Its name, where known.</param>
    /// <param name="book">Whose ledger it is to go into.</param>
    /// <exception cref="InvalidInput">The whole file is refused.</exception>
    public static IReadOnlyList<LedgerRead> Read(Stream file, string? name, LedgerBook book)
    {
        try
        {
            using var package = OfficePackage.Open(file, name);
            if (package.Kind != PackageKind.Excel)
                throw ReadingLimits.Refusal(Rules.FileKindUnknown);
            var sheets = ExcelReader.ReadAll(package, ReadingLimits.MostSheets);
            if (sheets.TryGetValue(FigureWorkbook.CarriedName, out var carried) && carried.Count > 0
                && FigureOrigin.Read(carried[0][0].Text) is { } origin && (origin.What != "ledger" || origin.Scheme != book.Scheme || origin.Group != book.Group))
                throw ReadingLimits.Refusal(Rules.FiguresOfOther, origin.Title);
            var sheet = sheets.Count == 0 ? [] : sheets.GetValueOrDefault(LedgerWords.Sheet) ?? sheets.First().Value;
            return new LedgerImport(book, new FigureCells(sheet, ExcelReader.CountsFrom1904(package))).Read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException)
        {
            throw ReadingLimits.Refusal(Rules.FileDamaged);
        }
    }

    private List<LedgerRead> Read()
    {
        DemandValues();
        var filled = Enumerable.Range(header + 1, Math.Max(0, cells.Rows - header)).Where(row => columns.Values.Any(column => cells.Text(row, column).Length > 0)).ToList();
        if (filled.Count == 0)
            throw ReadingLimits.Refusal(Rules.FiguresEmpty);
        if (filled.Count > MostRows)
            throw ReadingLimits.Refusal(Rules.FileTooManyRows, MostRows);
        return [.. filled.Select(Read)];
    }

    // One sentence instead of thousands where formulas were drawn down a whole column and nobody has worked them out.
    private void DemandValues()
    {
        foreach (var column in columns.Values)
        {
            var open = Enumerable.Range(header + 1, Math.Max(0, cells.Rows - header)).Count(row => cells.Text(row, column) == "=");
            if (open > ManyFormulas)
                throw ReadingLimits.Refusal(Rules.FiguresNotComputed, OfflineColumns.Letter(column), open);
        }
    }

    private LedgerRead Read(int row)
    {
        var faults = new List<Problem>();
        var date = cells.Day(row, columns[LedgerWords.Date], LedgerWords.Date, faults);
        var unit = Unit(row, faults);
        var part = Part(row, faults);
        var kind = Chosen(row, LedgerWords.Kind, LedgerWords.Kinds.ToDictionary(known => known.Value, known => (LedgerKind?)known.Key, StringComparer.Ordinal), faults);
        var points = Points(row, faults);
        var reason = cells.Needed(row, columns[LedgerWords.Reason], LedgerWords.Reason, faults);
        if (reason is not null)
            reason = cells.Short(row, columns[LedgerWords.Reason], 500, faults);
        var document = columns.TryGetValue(LedgerWords.Document, out var column) ? cells.Short(row, column, 200, faults) : null;
        return new LedgerRead(
            row, string.Join(' ', LedgerWords.Headers.Where(columns.ContainsKey).Select(known => cells.Text(row, columns[known])).Where(text => text.Length > 0)),
            date ?? default, unit ?? "", part ?? "", kind, points ?? 0, reason ?? "", document is { Length: > 0 } ? document : null, faults);
    }

    private string? Unit(int row, List<Problem> faults)
    {
        var column = columns[LedgerWords.Unit];
        if (cells.Needed(row, column, LedgerWords.Unit, faults) is not { } text)
            return null;
        var found = book.Units.Where(unit => unit.Code == text || book.NameOf(unit) == text).ToList();
        if (found.Count == 0)
            found = [.. book.Units.Where(unit => Plain(unit.Name) == Plain(text))];
        switch (found)
        {
            case []:
                FigureCells.Fault(row, column, faults, Rules.CellUnitUnknown, text);
                return null;
            case [{ Excluded: { } reason } unit]:
                FigureCells.Fault(row, column, faults, Rules.CellUnitExcluded, unit.Name, reason);
                return null;
            case [var unit]:
                return unit.Code;
            default:
                FigureCells.Fault(row, column, faults, Rules.CellUnitSeveral, text, string.Join('、', found.Select(unit => unit.Code)));
                return null;
        }
    }

    private string? Part(int row, List<Problem> faults)
    {
        var text = columns.TryGetValue(LedgerWords.Part, out var column) ? cells.Value(row, column, faults) : "";
        if (text is null)
            return null;
        if (text.Length == 0 && book.Parts.Count == 1)
            return book.Parts[0].Code;
        if (book.Parts.FirstOrDefault(part => part.Code == text || Plain(part.Title) == Plain(text)) is { } part)
            return part.Code;
        FigureCells.Fault(row, column, faults, text.Length == 0 ? Rules.CellRequired : Rules.CellNoChoice,
            text.Length == 0 ? [LedgerWords.Part] : [text, string.Join('、', book.Parts.Select(known => known.Title))]);
        return null;
    }

    private decimal? Points(int row, List<Problem> faults)
    {
        var (column, signs) = (columns[LedgerWords.Points], new Dictionary<string, decimal?>(StringComparer.Ordinal) { [LedgerWords.Deduct] = -1, [LedgerWords.Restore] = 1 });
        var sign = cells.Needed(row, columns[LedgerWords.Sign], LedgerWords.Sign, faults) is null ? null : Chosen(row, LedgerWords.Sign, signs, faults);
        if (cells.Needed(row, column, LedgerWords.Points, faults) is null || cells.Number(row, column, "分", faults) is not { } number)
            return null;
        if (number <= 0)
            FigureCells.Fault(row, column, faults, Rules.CellNotPositive, cells.Text(row, column));
        else if (number > 1000)
            FigureCells.Fault(row, column, faults, Rules.CellOutOfRange, 0.01m, 1000m);
        else
            return number * sign;
        return null;
    }

    private T? Chosen<T>(int row, string heading, Dictionary<string, T?> choices, List<Problem> faults)
    {
        if (!columns.TryGetValue(heading, out var column) || cells.Value(row, column, faults) is not { Length: > 0 } text)
            return default;
        if (choices.TryGetValue(Plain(text), out var chosen))
            return chosen;
        FigureCells.Fault(row, column, faults, Rules.CellNoChoice, text, string.Join('、', choices.Keys));
        return default;
    }

    private static (int Row, Dictionary<string, int> Columns) Header(FigureCells cells)
    {
        Dictionary<string, int> best = new(StringComparer.Ordinal);
        for (var row = 1; row <= Math.Min(LastHeaderRow, cells.Rows); row++)
        {
            var found = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var column = 0; column < cells.Width(row); column++)
            {
                if (LedgerWords.Headers.Contains(Plain(cells.Text(row, column))))
                    found.TryAdd(Plain(cells.Text(row, column)), column);
            }

            if (Needed.All(found.ContainsKey))
                return (row, found);
            if (found.Count > best.Count)
                best = found;
        }

        throw ReadingLimits.Refusal(Rules.FiguresNoHeader, string.Join('、', Needed.Where(heading => !best.ContainsKey(heading))));
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
