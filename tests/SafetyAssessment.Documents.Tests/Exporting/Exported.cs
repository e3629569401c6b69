using System.IO.Compression;
using System.Text;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Tests.Exporting;

/// <summary>A file that was written, and what a person or an accident makes of it.</summary>
internal sealed class Exported(RubricEdition edition, RubricFormat format)
{
    private byte[] file = RubricExport.Write(edition, format);

    public byte[] File => file;

    /// <summary>Changes the part with the table as its text.</summary>
    public Exported Change(Func<string, string> change) => Change(format == RubricFormat.Docx ? "word/document.xml" : "xl/worksheets/sheet1.xml", change);

    /// <summary>Replaces words of the table; they must be there.</summary>
    public Exported Replace(string before, string after) => Change(xml =>
    {
        xml.ShouldContain(before);
        return xml.Replace(before, after, StringComparison.Ordinal);
    });

    /// <summary>Changes the part that carries the edition.</summary>
    public Exported Damage(Func<string, string> change) => Change(format == RubricFormat.Docx ? "customXml/item.xml" : "xl/worksheets/sheet2.xml", change);

    public ImportDraft Read()
    {
        using var stream = new MemoryStream(file);
        return RubricImport.Draft(RubricImport.Open(stream, "file." + format.ToString().ToLowerInvariant()));
    }

    public IReadOnlyList<string> Parts()
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    public string Part(string path)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }

    private Exported Change(string path, Func<string, string> change)
    {
        var text = change(Part(path));
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(path)!.Delete();
            using var part = archive.CreateEntry(path).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        file = stream.ToArray();
        return this;
    }
}
