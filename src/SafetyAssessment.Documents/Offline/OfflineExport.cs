using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Documents.Offline;

/// <summary>
/// The offline workbook: a worksheet for each score sheet, to be filled in without a network and read back by <c>OfflineImport</c>.
/// </summary>
public static class OfflineExport
{
    /// <summary>Name of the hidden worksheet that carries what reading back needs.</summary>
    internal const string CarriedName = "离线数据";

    private const int CarriedInCell = 30_000;
    private const int LongestName = 31;

    /// <summary>The workbook.</summary>
    public static byte[] Write(IReadOnlyList<OfflineSheet> sheets)
    {
        using var file = new MemoryStream();
        using (var excel = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = excel.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = OfflineStyles.Make();
            var choices = new OfflineChoices();
            var carried = new List<CarriedSheet>();
            var list = new Sheets();
            foreach (var sheet in sheets)
            {
                var layout = new OfflineLayout(sheet.Edition, sheet.Rows);
                carried.Add(Carried(sheet, layout, choices.Of(sheet.Edition, layout), Name(sheet, carried)));
                Add(book, list, carried[^1].Name, OfflineWorksheet.Make(sheet, layout, choices, carried[^1]), SheetStateValues.Visible);
            }

            Add(book, list, OfflineChoices.Name, choices.Sheet(), SheetStateValues.Hidden);
            Add(book, list, CarriedName, Unseen(new CarriedBook(CarriedBook.CurrentFormat, carried)), SheetStateValues.VeryHidden);
            book.Workbook = new Workbook(
                new WorkbookProtection { LockStructure = true },
                list,
                Titles(carried),
                new CalculationProperties { FullCalculationOnLoad = true });
            excel.PackageProperties.Title = sheets.Count == 1 ? $"{sheets[0].Unit} {sheets[0].Edition.Title}" : "离线评分表";
        }

        return file.ToArray();
    }

    private static DefinedNames Titles(List<CarriedSheet> sheets) => new(sheets.Select((sheet, at) =>
        new DefinedName($"'{sheet.Name}'!${OfflineLayout.HeaderRow}:${OfflineLayout.HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)at }));

    private static void Add(WorkbookPart book, Sheets list, string name, Worksheet worksheet, SheetStateValues state)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        list.AppendChild(new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part), State = state });
    }

    private static Worksheet Unseen(CarriedBook book) => new(new SheetData(book.Write().Chunk(CarriedInCell).Select((piece, row) =>
    {
        var cell = OfflineCells.Text(new string(piece));
        cell.CellReference = OfflineColumns.At(0, row + 1);
        return new Row(cell) { RowIndex = (uint)row + 1 };
    })));

    private static CarriedSheet Carried(OfflineSheet sheet, OfflineLayout layout, ClauseChoices choices, string name)
    {
        var token = CarriedRubric.MarkOf(sheet.Id.ToString())[..6];
        var number = 0;
        var rows = layout.Items.Select(block =>
        {
            var stored = sheet.Rows.GetValueOrDefault(block.Item.Code);
            var lines = block.Clauses.SelectMany(clause => clause.Findings.Select(finding =>
                new CarriedLine($"{token}-{++number}", clause.Clause?.Code, finding?.Id ?? Guid.CreateVersion7(), clause.Clause is null ? null : CarriedRubric.MarkOf(PaperText.Clean(clause.Clause.Text)))));
            return new CarriedRow(stored?.Version ?? 0, stored?.Row ?? RowSnapshot.Untouched(block.Item.Code), [.. lines]);
        }).ToList();
        var extra = Enumerable.Range(1, layout.Extra).Select(at => new CarriedLine($"{token}-x{at}", null, Guid.CreateVersion7(), null)).ToList();
        return new CarriedSheet(
            name, sheet.Id, sheet.Version, sheet.Hash, sheet.Edition.Code, sheet.Edition.Edition, OfflineSheet.HashOf(sheet.Edition), layout.Columns.Levels, rows, extra, choices.Choices);
    }

    private static string Name(OfflineSheet sheet, List<CarriedSheet> taken)
    {
        var plain = string.Concat(PaperText.Line($"{sheet.Unit} {sheet.Part}").Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? ' ' : c)).Trim();
        for (var again = 1; ; again++)
        {
            var ending = again == 1 ? "" : $" {again}";
            var name = string.Concat(plain.EnumerateRunes().Take(LongestName - 5 - ending.Length)).Trim() + ending;
            if (!taken.Exists(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)))
                return name;
        }
    }
}
