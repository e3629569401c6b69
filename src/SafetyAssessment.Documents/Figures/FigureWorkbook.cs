using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Offline;

namespace SafetyAssessment.Documents.Figures;

/// <summary>What a file was made for, carried unseen.</summary>
internal sealed record FigureOrigin(string What, string Scheme, string Group, string Title)
{
    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Reads it; null for anything else.</summary>
    public static FigureOrigin? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<FigureOrigin>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The workbook around the tables of figures, in the look of the offline workbook.</summary>
internal static class FigureWorkbook
{
    /// <summary>Name of the hidden worksheet that says what the file was made for.</summary>
    public const string CarriedName = "文件来源";

    private const int InCell = 30_000;

    public static byte[] Write(string title, IReadOnlyList<(string Name, Worksheet Sheet, SheetStateValues State)> pages, int headerRow)
    {
        using var file = new MemoryStream();
        using (var excel = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = excel.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = OfflineStyles.Make();
            var list = new Sheets();
            foreach (var (name, sheet, state) in pages)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = sheet;
                list.AppendChild(new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part), State = state });
            }

            book.Workbook = new Workbook(
                list, new DefinedNames(new DefinedName($"'{pages[0].Name}'!${headerRow}:${headerRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
            excel.PackageProperties.Title = title;
        }

        return file.ToArray();
    }

    public static Worksheet Sheet(OfflineGrid grid, IEnumerable<double> widths, int headerRow, int fixedColumns, OfflineValidations? validations, bool locked, int hiddenFrom = int.MaxValue)
    {
        var pane = new Pane { VerticalSplit = headerRow, TopLeftCell = OfflineColumns.At(fixedColumns, headerRow + 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        if (fixedColumns > 0)
            (pane.HorizontalSplit, pane.ActivePane) = (fixedColumns, PaneValues.BottomRight);
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(pane) { ShowGridLines = false, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(widths.Select((width, column) => new Column
            {
                Min = (uint)column + 1,
                Max = (uint)column + 1,
                Width = width,
                CustomWidth = true,
                Hidden = column >= hiddenFrom,
            })),
            grid.Data());
        if (locked)
            sheet.AppendChild(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatRows = false, FormatColumns = false });
        if (grid.Merges.Count > 0)
            sheet.AppendChild(new MergeCells(grid.Merges.Select(range => new MergeCell { Reference = range })));
        if (validations is not null)
            sheet.AppendChild(validations.Make());
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页　共 &N 页")));
        return sheet;
    }

    /// <summary>A worksheet of texts, one below the other, each broken into cells.</summary>
    public static Worksheet Carried(IReadOnlyList<string> texts) => new(new SheetData(texts.Select((text, at) =>
        new Row(text.Chunk(InCell).Select((piece, column) =>
        {
            var cell = OfflineCells.Text(new string(piece));
            cell.CellReference = OfflineColumns.At(column, at + 1);
            return cell;
        }))
        { RowIndex = (uint)at + 1 })));
}

/// <summary>The hidden worksheet with what can be chosen, a column for each list.</summary>
internal sealed class FigureChoices(string name)
{
    private readonly List<IReadOnlyList<string>> lists = [];

    /// <summary>Where a list stands.</summary>
    public string Range(IReadOnlyList<string> texts)
    {
        lists.Add(texts);
        return $"'{name}'!{OfflineColumns.Range(lists.Count - 1, 1, Math.Max(1, texts.Count))}";
    }

    public Worksheet Sheet()
    {
        var grid = new OfflineGrid();
        for (var column = 0; column < lists.Count; column++)
        {
            for (var row = 0; row < lists[column].Count; row++)
                grid.Set(column, row + 1, OfflineCells.Text(lists[column][row]));
        }

        return new Worksheet(grid.Data());
    }
}
