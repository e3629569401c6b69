using System.Globalization;
using System.Text;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// Reads the visible sheets of a workbook as tables. Cells are streamed, and of the shared texts only those are kept that a cell names.
/// </summary>
internal sealed class ExcelReader
{
    private readonly OfficePackage package;
    private readonly ExcelFormats formats;
    private readonly Dictionary<int, string> shared = [];
    private readonly Dictionary<string, string> targets = [];
    private readonly bool asStored;
    private string? carried;

    private ExcelReader(OfficePackage package, bool asStored)
    {
        this.package = package;
        this.asStored = asStored;
        ReadTargets();
        formats = ExcelFormats.Read(package);
    }

    /// <summary>Reads all visible sheets.</summary>
    public static SourceDocument Read(OfficePackage package) => new ExcelReader(package, asStored: false).Read();

    /// <summary>Every sheet by its name, hidden ones too, with numbers as they are stored and not as they look; only a percent keeps its sign.</summary>
    /// <param name="package">The workbook.</param>
    /// <param name="most">How many sheets are taken.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<SourceCell>>> ReadAll(OfficePackage package, int most) =>
        new ExcelReader(package, asStored: true).ReadAll(most);

    /// <summary>True when the days of the workbook are counted from 1904 instead of 1900.</summary>
    public static bool CountsFrom1904(OfficePackage package)
    {
        using var part = package.Part(package.Main);
        while (part?.Read() == true)
        {
            if (part.IsStart && part.Name == "workbookPr")
                return part.Attribute("date1904") is "1" or "true";
        }

        return false;
    }

    private Dictionary<string, IReadOnlyList<IReadOnlyList<SourceCell>>> ReadAll(int most)
    {
        var sheets = Sheets();
        if (sheets.Count > most)
            throw ReadingLimits.Refusal(Rules.FileTooManySheets, most);
        var read = sheets.Select(sheet => (sheet.Name, Sheet: ReadSheet(sheet.Path))).ToList();
        ReadShared();
        var found = new Dictionary<string, IReadOnlyList<IReadOnlyList<SourceCell>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, sheet) in read)
            found[name] = sheet.Layout(shared, package.Limits);
        return found;
    }

    private SourceDocument Read()
    {
        var sheets = Sheets();
        if (sheets.Count > ReadingLimits.MostSheets)
            throw ReadingLimits.Refusal(Rules.FileTooManySheets, ReadingLimits.MostSheets);
        var read = sheets.Select(sheet => (sheet.Name, Sheet: ReadSheet(sheet.Path))).ToList();
        var unseen = carried is null ? null : ReadSheet(carried);
        ReadShared();
        var tables = new List<SourceTable>();
        foreach (var (name, sheet) in read)
        {
            if (sheet.Layout(shared, package.Limits) is { Count: > 0 } rows)
                tables.Add(new SourceTable(tables.Count + 1, name, rows));
        }

        var pieces = unseen?.Layout(shared, package.Limits).Select(row => row[0].Text);
        return new SourceDocument(tables) { Carried = pieces is null ? null : string.Concat(pieces) };
    }

    private void ReadTargets()
    {
        var main = package.Main[package.Folder.Length..];
        using var part = package.Part($"{package.Folder}_rels/{main}.rels");
        while (part?.Read() == true)
        {
            if (part.IsStart && part.Name == "Relationship" && part.Attribute("Id") is { } id && part.Attribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target.TrimStart('/') : package.Folder + target;
        }
    }

    private List<(string Name, string Path)> Sheets()
    {
        var sheets = new List<(string, string)>();
        using var part = package.Part(package.Main)!;
        while (part.Read())
        {
            if (!part.IsStart || part.Name != "sheet" || part.Attribute("id") is not { } id || !targets.TryGetValue(id, out var path))
                continue;
            if (asStored || part.Attribute("state") is null or "visible")
                sheets.Add((part.Attribute("name") ?? "", path));
            else if (part.Attribute("name") == ExcelExport.CarriedSheet)
                carried = path;
        }

        return sheets;
    }

    private ExcelSheet ReadSheet(string path)
    {
        var sheet = new ExcelSheet(package.Limits);
        using var part = package.Part(path);
        var row = -1;
        var column = -1;
        while (part?.Read() == true)
        {
            if (!part.IsStart)
                continue;
            switch (part.Name)
            {
                case "row":
                    row = int.TryParse(part.Attribute("r"), CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                    column = -1;
                    break;
                case "c":
                    column = part.Attribute("r") is { } place ? ExcelSheet.Place(place).Column : column + 1;
                    ReadCell(part, sheet, row, column);
                    break;
                case "mergeCell" when part.Attribute("ref") is { } range:
                    sheet.Merge(range);
                    break;
            }
        }

        return sheet;
    }

    private void ReadCell(PackagePart part, ExcelSheet sheet, int row, int column)
    {
        if (part.IsEmpty)
            return;
        var type = part.Attribute("t");
        var format = part.Attribute("s");
        var depth = part.Depth;
        var value = new StringBuilder();
        var inValue = false;
        var computed = false;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            computed |= part.IsStart && part.Name == "f";
            if (part.IsStart && part.Name is "rPh" or "f")
                part.Skip();
            else if (part.IsStart)
                inValue = part.Name is "v" or "t" && !part.IsEmpty;
            else if (part.IsEnd)
                inValue = false;
            else if (inValue && part.IsText)
                value.Append(part.Text);
            if (value.Length > ReadingLimits.LongestText)
                package.Limits.CountText(value.Length);
        }

        var text = value.ToString();
        if (type == "s" && int.TryParse(text, CultureInfo.InvariantCulture, out var index))
        {
            sheet.Add(row, column, null, index);
            shared.TryAdd(index, "");
        }
        else if (type is null or "n")
        {
            // A formula that nobody has worked out is not an empty cell.
            sheet.Add(row, column, asStored ? computed && text.Length == 0 ? "=" : formats.Stored(text, format) : formats.Text(text, format), -1);
        }
        else if (asStored || type != "e")
        {
            sheet.Add(row, column, text, -1);
        }
    }

    private void ReadShared()
    {
        if (shared.Count == 0)
            return;
        using var part = package.Beside("sharedStrings.xml");
        var index = -1;
        var text = new StringBuilder();
        var inText = false;
        while (part?.Read() == true)
        {
            if (part.IsStart && part.Name == "rPh")
            {
                part.Skip();
            }
            else if (part.IsStart && part.Name == "si")
            {
                index++;
                text.Clear();
            }
            else if (part.IsStart)
            {
                inText = part.Name == "t" && !part.IsEmpty;
            }
            else if (part.IsEnd)
            {
                inText = false;
                if (part.Name == "si" && shared.ContainsKey(index))
                    shared[index] = text.ToString();
            }
            else if (inText && part.IsText)
            {
                text.Append(part.Text);
                if (text.Length > ReadingLimits.LongestText)
                    package.Limits.CountText(text.Length);
            }
        }
    }
}
