using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Offline;

namespace SafetyAssessment.Documents.Tests.Offline;

/// <summary>A workbook as somebody edits it: cells of its first worksheet are set, lost or moved.</summary>
internal sealed class EditedBook : IDisposable
{
    private readonly MemoryStream file = new();
    private readonly SpreadsheetDocument excel;

    public EditedBook(byte[] content)
    {
        file.Write(content);
        excel = SpreadsheetDocument.Open(file, isEditable: true);
    }

    public WorkbookPart Book => excel.WorkbookPart!;

    public SheetData Data(int at = 0) =>
        ((WorksheetPart)Book.GetPartById(Book.Workbook.Sheets!.Elements<Sheet>().ElementAt(at).Id!)).Worksheet.GetFirstChild<SheetData>()!;

    public void Set(int column, int row, string text, int sheet = 0)
    {
        var cell = Data(sheet).Descendants<Cell>().Single(cell => cell.CellReference == OfflineColumns.At(column, row));
        cell.RemoveAllChildren();
        if (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            cell.DataType = null;
            cell.CellValue = new CellValue(text);
            return;
        }

        cell.DataType = CellValues.InlineString;
        cell.AppendChild(new InlineString(new Text(text)));
    }

    public void Remove(int row) => Data().Elements<Row>().Single(known => known.RowIndex! == (uint)row).Remove();

    public byte[] Save()
    {
        excel.Dispose();
        return file.ToArray();
    }

    public void Dispose()
    {
        excel.Dispose();
        file.Dispose();
    }

    /// <summary>The file with one of its parts replaced or added.</summary>
    public static byte[] WithPart(byte[] content, string path, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        packed.Write(content);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(path)?.Delete();
            using var part = zip.CreateEntry(path).Open();
            write(part);
        }

        return packed.ToArray();
    }
}
