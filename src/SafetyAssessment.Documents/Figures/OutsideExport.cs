using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Offline;
using static SafetyAssessment.Documents.Offline.OfflineCells;

namespace SafetyAssessment.Documents.Figures;

/// <summary>Outside scores as a workbook: units down, subjects across; only the cells to be filled in are open. Read back by <see cref="OutsideImport"/>.</summary>
public static class OutsideExport
{
    private const double CodeWidth = 18;
    private const double UnitWidth = 20;
    private const double FigureWidth = 12;
    private const double DocumentWidth = 26;

    /// <summary>The workbook.</summary>
    public static byte[] Write(OutsideBook book)
    {
        var (grid, validations) = (new OfflineGrid(), new OfflineValidations());
        var places = Places(book.Columns);
        var width = book.Columns.Sum(column => column.HasDocument ? 2 : 1) + 2;
        grid.Set(0, 1, width - 1, 1, Text($"{OutsideWords.Sheet}　{book.Title}", Look.Title));
        const string note = "只填黄色的格子，清空就是收回；单位代码和表头不要改。在专项打分页导入，确认之前什么也不保存。";
        grid.Set(0, 2, width - 1, 2, Text(note, Look.Facts));
        grid.Fix(1, 30);
        double[] widths = [CodeWidth, UnitWidth, .. book.Columns.SelectMany(column => column.HasDocument ? [FigureWidth, DocumentWidth] : new[] { FigureWidth })];
        grid.Fit(2, 2, note, widths.Sum());
        Head(grid, book, places, widths);
        var cells = book.Cells.ToDictionary(cell => (cell.Unit, cell.Column));
        foreach (var (unit, row) in book.Units.Select((unit, at) => (unit, OutsideWords.HeaderRow + 1 + at)))
        {
            grid.Set(0, row, Text(unit.Code, Look.Text));
            grid.Set(1, row, Text(unit.Name, Look.Text));
            grid.Fit(row, row, unit.Name, UnitWidth);
            grid.Fit(row, row, unit.Code, CodeWidth);
            for (var column = 0; column < book.Columns.Count; column++)
                Write(grid, validations, book.Columns[column], places[column], row, cells.GetValueOrDefault((unit.Code, column)));
        }

        return FigureWorkbook.Write($"{OutsideWords.Sheet} {book.Title}",
        [
            (OutsideWords.Sheet, FigureWorkbook.Sheet(grid, widths, OutsideWords.HeaderRow, fixedColumns: 2, validations, locked: true), SheetStateValues.Visible),
            (FigureWorkbook.CarriedName, FigureWorkbook.Carried([new FigureOrigin("outside", book.Scheme, book.Group, book.Title).Write(), PackedText.Write(book)]), SheetStateValues.VeryHidden),
        ], OutsideWords.HeaderRow);
    }

    private static void Head(OfflineGrid grid, OutsideBook book, List<int> places, double[] widths)
    {
        var headers = OutsideWords.Headers(book.Columns);
        grid.Set(0, OutsideWords.HeaderRow, Text(OutsideWords.Code, Look.Header));
        grid.Set(1, OutsideWords.HeaderRow, Text(OutsideWords.Unit, Look.Header));
        for (var column = 0; column < headers.Count; column++)
        {
            grid.Set(places[column], OutsideWords.HeaderRow, Text(headers[column], Look.Header));
            grid.Fit(OutsideWords.HeaderRow, OutsideWords.HeaderRow, headers[column], widths[places[column]]);
            if (book.Columns[column].HasDocument)
                grid.Set(places[column] + 1, OutsideWords.HeaderRow, Text(OutsideWords.DocumentOf(headers[column]), Look.Header));
        }
    }

    private static void Write(OfflineGrid grid, OfflineValidations validations, OutsideFileColumn column, int at, int row, OutsideFileCell? cell)
    {
        if (cell is null)
        {
            grid.Set(at, row, Text("—", Look.Subtotal));
            if (column.HasDocument)
                grid.Set(at + 1, row, Text("—", Look.Subtotal));
            return;
        }

        grid.Set(at, row, cell.Value is { } value ? Number(value, Look.Input) : Blank(Look.Input));
        validations.Between(OfflineColumns.At(at, row), 0, column.Most, $"填0到{SheetFormula.Number(column.Most)}的数，最多两位小数。");
        if (!column.HasDocument)
            return;
        grid.Set(at + 1, row, cell.Document is { } document ? Text(document, Look.InputText) : Blank(Look.InputText));
        grid.Fit(row, row, cell.Document ?? "", DocumentWidth);
        validations.Length(OfflineColumns.At(at + 1, row), 200);
    }

    private static List<int> Places(IReadOnlyList<OutsideFileColumn> columns)
    {
        var (places, next) = (new List<int>(), 2);
        foreach (var column in columns)
        {
            places.Add(next);
            next += column.HasDocument ? 2 : 1;
        }

        return places;
    }
}
