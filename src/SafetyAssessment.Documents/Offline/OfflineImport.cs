using System.Xml;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Offline;

/// <summary>Reads an offline workbook back. Nothing is guessed: a row whose place in the file can't be told for certain is refused with a sentence.</summary>
public static class OfflineImport
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = ReadingLimits.LargestFile;

    /// <summary>Score sheets that one workbook holds at most.</summary>
    public const int MostSheets = 60;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, seekable.</param>
    /// <param name="name">Its name, where known.</param>
    /// <exception cref="InvalidInput">The whole file is refused: it is none of ours, damaged, or larger than taken.</exception>
    public static OfflineReading Read(Stream file, string? name)
    {
        try
        {
            using var package = OfficePackage.Open(file, name);
            if (package.Kind != PackageKind.Excel)
                throw ReadingLimits.Refusal(Rules.OfflineNotOurs);
            var sheets = ExcelReader.ReadAll(package, MostSheets + 2);
            if (!sheets.TryGetValue(OfflineExport.CarriedName, out var carried))
                throw ReadingLimits.Refusal(Rules.OfflineNotOurs);
            var book = CarriedBook.Read(string.Concat(carried.Select(row => row[0].Text))) ?? throw ReadingLimits.Refusal(Rules.OfflineDamaged);
            return new OfflineReading([.. book.Sheets.Select(sheet => new WorksheetReader(sheet, sheets.GetValueOrDefault(sheet.Name)).Read())]);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or IOException)
        {
            throw ReadingLimits.Refusal(Rules.FileDamaged);
        }
    }
}
