using System.IO.Compression;
using System.Xml.Linq;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A downloaded offline workbook, filled in as a spreadsheet program would: in the file itself.</summary>
internal sealed class OfflineBook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly string path;
    private readonly string part;
    private readonly XDocument worksheet;

    public OfflineBook(string path)
    {
        this.path = path;
        using var zip = ZipFile.OpenRead(path);
        var first = zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(entry => (entry.FullName, Content: Load(entry)))
            .First(entry => entry.Content.Descendants(Main + "t").Any(text => text.Value == "考核内容"));
        (part, worksheet) = (first.FullName, first.Content);
    }

    /// <summary>Fills the first line of an item.</summary>
    /// <param name="ordinal">Number of the item in paper order, from 1.</param>
    /// <param name="count">What is filled in.</param>
    /// <param name="reason">Why.</param>
    public void Fill(int ordinal, string count, string reason)
    {
        var row = worksheet.Descendants(Main + "row").First(row => Column("填写") is var number && In(row, number + 15)?.Value == $"{ordinal}");
        var field = In(row, Column("填写"))!;
        field.RemoveNodes();
        field.Add(new XElement(Main + "v", count));
        var why = In(row, Column("扣分原因"))!;
        why.RemoveNodes();
        why.SetAttributeValue("t", "inlineStr");
        why.Add(new XElement(Main + "is", new XElement(Main + "t", reason)));
    }

    public void Save()
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        zip.GetEntry(part)!.Delete();
        using var stream = zip.CreateEntry(part).Open();
        worksheet.Save(stream);
    }

    private int Column(string header) => Index(worksheet.Descendants(Main + "c").First(cell => cell.Value == header));

    private static XElement? In(XElement row, int column) => row.Elements(Main + "c").FirstOrDefault(cell => Index(cell) == column);

    private static int Index(XElement cell) => cell.Attribute("r")!.Value.TakeWhile(char.IsLetter).Aggregate(0, (index, letter) => (index * 26) + letter - 'A' + 1);

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }
}
