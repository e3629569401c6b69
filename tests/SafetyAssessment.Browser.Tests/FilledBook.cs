using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace SafetyAssessment.Browser.Tests;

/// <summary>A downloaded table of figures, filled in as a spreadsheet program would: in the file itself.</summary>
internal sealed class FilledBook : IDisposable
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly string folder = Directory.CreateTempSubdirectory("safety-figures-").FullName;

    private FilledBook(string name) => File = Path.Combine(folder, name);

    public string File { get; }

    /// <summary>Takes what a link downloads.</summary>
    public static async Task<FilledBook> Download(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var book = new FilledBook(download.SuggestedFilename);
        await download.SaveAsAsync(book.File);
        return book;
    }

    /// <summary>Fills cells of the worksheet that has a heading.</summary>
    public void Fill(string heading, params (string Place, string Text)[] cells)
    {
        using var zip = ZipFile.Open(File, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
        {
            XDocument sheet;
            using (var stream = entry.Open())
                sheet = XDocument.Load(stream);
            if (!sheet.Descendants(Main + "t").Any(text => text.Value == heading))
                continue;
            foreach (var (place, text) in cells)
            {
                var cell = sheet.Descendants(Main + "c").Single(known => known.Attribute("r")!.Value == place);
                cell.RemoveNodes();
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(Main + "is", new XElement(Main + "t", text)));
            }

            var path = entry.FullName;
            entry.Delete();
            using var written = zip.CreateEntry(path).Open();
            sheet.Save(written);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
