using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>
/// An edition as a workbook in the layout of the paper rubric. Marks are numbers, texts are texts: none becomes a formula, also not when
/// somebody edits the cell later.
/// </summary>
internal static class ExcelExport
{
    /// <summary>Name of the hidden sheet that carries the edition.</summary>
    public const string CarriedSheet = "细则数据";

    private const string Sheet = "考核细则";
    private const int HeaderRow = 3;
    private const int CarriedInCell = 30_000;

    public static byte[] Write(RubricEdition edition)
    {
        var table = PaperTable.Of(edition);
        using var file = new MemoryStream();
        using (var excel = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = excel.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = ExcelStyles.Make();
            var shown = book.AddNewPart<WorksheetPart>();
            shown.Worksheet = Shown(table);
            var carried = book.AddNewPart<WorksheetPart>();
            carried.Worksheet = new Worksheet(new SheetData(
                CarriedRubric.Write(edition, table).Chunk(CarriedInCell).Select((piece, row) => new Row(Text(0, row, new string(piece), 0)) { RowIndex = (uint)row + 1 })));
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet { Name = Sheet, SheetId = 1, Id = book.GetIdOfPart(shown) },
                    new Sheet { Name = CarriedSheet, SheetId = 2, Id = book.GetIdOfPart(carried), State = SheetStateValues.VeryHidden }),
                new DefinedNames(new DefinedName($"'{Sheet}'!${HeaderRow}:${HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
            excel.PackageProperties.Title = table.Title;
        }

        return file.ToArray();
    }

    private static Worksheet Shown(PaperTable table)
    {
        var widths = PaperWidths.Of(table);
        var last = table.Columns.Count - 1;
        var merges = new List<string>();
        var rows = new List<Row>
        {
            Across(table.Title, 0, ExcelStyles.Title, 34), Across(table.Subtitle, 1, ExcelStyles.Subtitle, 22),
            Line(HeaderRow - 1, 24, table.Headers.Select((header, column) => Text(column, HeaderRow - 1, header, ExcelStyles.Header))),
        };
        var heights = ExcelHeights.Of(table, widths);
        for (var row = 0; row < table.Rows.Count; row++)
            rows.Add(Line(row + HeaderRow, heights[row], Cells(table, row, merges)));
        var total = table.Rows.Count + HeaderRow;
        rows.Add(Line(total, 24, Total(table, total, merges)));
        rows.Add(Across(table.Note, total + 1, ExcelStyles.Note, 22));
        merges.AddRange([Range(0, 0, last, 0), Range(0, 1, last, 1), Range(0, total + 1, last, total + 1)]);
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = HeaderRow, TopLeftCell = $"A{HeaderRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            { ShowGridLines = false, TabSelected = true, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(widths.Select((width, column) => new Column { Min = (uint)column + 1, Max = (uint)column + 1, Width = ExcelHeights.Letters(width), CustomWidth = true })),
            new SheetData(rows),
            new MergeCells(merges.Select(range => new MergeCell { Reference = range })),
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.55, Right = 0.55, Top = 0.65, Bottom = 0.7, Header = 0.3, Footer = 0.35 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页　共 &N 页")));

        Row Across(string text, int row, uint style, double height) =>
            Line(row, height, Enumerable.Range(0, last + 1).Select(column => column == 0 ? Text(0, row, text, style) : Blank(column, row, style)));
    }

    private static IEnumerable<Cell> Cells(PaperTable table, int at, List<string> merges)
    {
        var row = at + HeaderRow;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var cell = table.Rows[at].Cells[column];
            var style = ExcelStyles.Of(table.Columns[column], cell.IsTall);
            var begins = cell.Row == at && cell.Column == column;
            if (begins && (cell.Rows > 1 || cell.Columns > 1))
                merges.Add(Range(column, row, column + cell.Columns - 1, row + cell.Rows - 1));
            yield return !begins || cell.Text.Length == 0 ? Blank(column, row, style)
                : cell.Number is { } number ? Number(column, row, number, style)
                : Text(column, row, cell.Text, style);
        }
    }

    private static IEnumerable<Cell> Total(PaperTable table, int row, List<string> merges)
    {
        var mark = table.Columns.ToList().IndexOf(PaperColumn.Mark);
        var words = mark < 0 ? table.Columns.Count - 1 : mark;
        merges.Add(Range(0, row, words - 1, row));
        return Enumerable.Range(0, table.Columns.Count).Select(column =>
            column == 0 ? Text(0, row, table.Total, ExcelStyles.Header)
            : column == mark ? Number(column, row, table.FullMark, ExcelStyles.Header)
            : Blank(column, row, ExcelStyles.Header));
    }

    private static Row Line(int row, double height, IEnumerable<Cell> cells) =>
        new(cells) { RowIndex = (uint)row + 1, Height = height, CustomHeight = true };

    private static Cell Text(int column, int row, string text, uint style)
    {
        var shown = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return new Cell(shown) { CellReference = Place(column, row), DataType = CellValues.InlineString, StyleIndex = ExcelStyles.ForText(style, text) };
    }

    private static Cell Number(int column, int row, decimal number, uint style)
    {
        var value = new CellValue(number.ToString(CultureInfo.InvariantCulture));
        return new Cell(value) { CellReference = Place(column, row), StyleIndex = style };
    }

    private static Cell Blank(int column, int row, uint style) => new() { CellReference = Place(column, row), StyleIndex = style };

    private static string Range(int left, int top, int right, int bottom) => $"{Place(left, top)}:{Place(right, bottom)}";

    // A rubric's table has far fewer columns than letters.
    private static string Place(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row + 1}");
}
