using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Offline;
using static SafetyAssessment.Documents.Offline.OfflineCells;

namespace SafetyAssessment.Documents.Figures;

/// <summary>The daily ledger as a workbook: an empty template to be filled in and read by <see cref="LedgerImport"/>, or what is stored.</summary>
public static class LedgerExport
{
    /// <summary>Rows of the template.</summary>
    internal const int TemplateRows = 500;

    internal const int HeaderRow = 3;
    private const string ChoicesName = "台账选项";
    private static readonly double[] Widths = [13, 20, 18, 12, 8, 9, 48, 24, 9, 12, 13, 30];

    /// <summary>A template of the group.</summary>
    public static byte[] Template(LedgerBook book)
    {
        var grid = new OfflineGrid();
        Head(grid, book, LedgerWords.Headers, "从第4行起每行一条。“分值”填大于0的数，扣分还是返还在“增减”里选；只有一个考核部分时可不填部分；类别和文号可不填。填好后在台账页导入，确认之前什么也不保存。");
        Look[] looks = [Look.InputDate, Look.InputText, Look.InputText, Look.Input, Look.Input, Look.Input, Look.InputText, Look.InputText];
        for (var row = HeaderRow + 1; row <= HeaderRow + TemplateRows; row++)
        {
            for (var column = 0; column < looks.Length; column++)
                grid.Set(column, row, Blank(looks[column]));
        }

        var choices = new FigureChoices(ChoicesName);
        var validations = new OfflineValidations();
        validations.List(Cells(1), choices.Range([.. book.Units.Where(unit => unit.Excluded is null).Select(book.NameOf)]), strict: false);
        validations.List(Cells(2), choices.Range([.. book.Parts.Select(part => part.Title)]), strict: true);
        validations.List(Cells(3), choices.Range([.. LedgerWords.Kinds.Values]), strict: true);
        validations.List(Cells(4), choices.Range([LedgerWords.Deduct, LedgerWords.Restore]), strict: true);
        validations.Between(Cells(5), 0.01m, 1000, "填大于0的分值；扣分还是返还在“增减”里选。");
        validations.Length(Cells(6), 500);
        validations.Length(Cells(7), 200);
        return Write(book, grid, LedgerWords.Headers.Count, validations, choices.Sheet());
    }

    /// <summary>What is stored.</summary>
    public static byte[] Write(LedgerBook book, IReadOnlyList<LedgerLine> lines)
    {
        var grid = new OfflineGrid();
        var headers = LedgerWords.Headers.Concat(LedgerWords.MoreHeaders).ToList();
        Head(grid, book, headers, $"共{lines.Count}条。“余分”是这一条之后该单位这一部分的得分；撤回的不计。");
        var units = book.Units.ToDictionary(unit => unit.Code, book.NameOf, StringComparer.Ordinal);
        var parts = book.Parts.ToDictionary(part => part.Code, part => part.Title, StringComparer.Ordinal);
        foreach (var (line, row) in lines.Select((line, at) => (line, at + HeaderRow + 1)))
        {
            grid.Set(0, row, Day(line.Date));
            grid.Set(1, row, Text(units.GetValueOrDefault(line.Unit, line.Unit), Look.Text));
            grid.Set(2, row, Text(parts.GetValueOrDefault(line.Part, line.Part), Look.Text));
            grid.Set(3, row, Text(line.Kind is { } kind ? LedgerWords.Kinds[kind] : "", Look.Centre));
            grid.Set(4, row, Text(line.Points < 0 ? LedgerWords.Deduct : LedgerWords.Restore, Look.Centre));
            grid.Set(5, row, Number(Math.Abs(line.Points), Look.Centre));
            grid.Set(6, row, Text(line.Reason, Look.Text));
            grid.Set(7, row, Text(line.Document ?? "", Look.Text));
            grid.Set(8, row, line.After is { } after ? Number(after, Look.Centre) : Blank(Look.Centre));
            grid.Set(9, row, Text(line.EnteredBy, Look.Text));
            grid.Set(10, row, Day(line.EnteredOn));
            grid.Set(11, row, Text(line.Withdrawn ?? "", Look.Text));
            foreach (var (text, column) in new[] { (line.Reason, 6), (line.Document ?? "", 7), (line.Withdrawn ?? "", 11), (units.GetValueOrDefault(line.Unit, ""), 1) })
                grid.Fit(row, row, text, Widths[column]);
        }

        return Write(book, grid, headers.Count, null, null);
    }

    private static Cell Day(DateOnly date) => Number((decimal)date.ToDateTime(TimeOnly.MinValue).ToOADate(), Look.Date);

    private static string Cells(int column) => $"{OfflineColumns.At(column, HeaderRow + 1)}:{OfflineColumns.At(column, HeaderRow + TemplateRows)}";

    private static void Head(OfflineGrid grid, LedgerBook book, IReadOnlyList<string> headers, string note)
    {
        grid.Set(0, 1, headers.Count - 1, 1, Text($"{LedgerWords.Sheet}　{book.Title}", Look.Title));
        grid.Set(0, 2, headers.Count - 1, 2, Text(note, Look.Facts));
        grid.Fix(1, 30);
        grid.Fit(2, 2, note, Widths.Take(headers.Count).Sum());
        for (var column = 0; column < headers.Count; column++)
            grid.Set(column, HeaderRow, Text(headers[column], Look.Header));
        grid.Fix(HeaderRow, 24);
    }

    private static byte[] Write(LedgerBook book, OfflineGrid grid, int columns, OfflineValidations? validations, Worksheet? choices)
    {
        var sheet = FigureWorkbook.Sheet(grid, Widths.Take(columns), HeaderRow, fixedColumns: 0, validations, locked: false);
        var pages = new List<(string, Worksheet, SheetStateValues)> { (LedgerWords.Sheet, sheet, SheetStateValues.Visible) };
        if (choices is not null)
            pages.Add((ChoicesName, choices, SheetStateValues.Hidden));
        pages.Add((FigureWorkbook.CarriedName, FigureWorkbook.Carried([new FigureOrigin("ledger", book.Scheme, book.Group, book.Title).Write()]), SheetStateValues.VeryHidden));
        return FigureWorkbook.Write($"{LedgerWords.Sheet} {book.Title}", pages, HeaderRow);
    }
}
