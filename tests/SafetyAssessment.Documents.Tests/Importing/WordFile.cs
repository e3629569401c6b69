using System.IO.Compression;
using System.Security;
using System.Text;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>
/// A Word file written by hand. Cells of a row stand between bars; «^» goes on with the cell above, «>» with the cell at the left, a line feed
/// in a cell is «/».
/// </summary>
internal sealed class WordFile
{
    private readonly StringBuilder body = new();

    public WordFile Line(string text, string properties = "")
    {
        body.Append("<w:p>").Append(properties).Append(Run(text)).Append("</w:p>");
        return this;
    }

    public WordFile Table(params string[] rows)
    {
        body.Append("<w:tbl>");
        foreach (var row in rows)
        {
            body.Append("<w:tr>");
            var cells = row.Split('|').Select(cell => cell.Trim()).ToList();
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i] == ">")
                    continue;
                var span = 1 + cells.Skip(i + 1).TakeWhile(cell => cell == ">").Count();
                // «*» begins a merged cell: the cells below go on with it.
                var merge = cells[i] == "^" ? "<w:vMerge/>" : cells[i].StartsWith('*') ? "<w:vMerge w:val=\"restart\"/>" : "";
                body.Append("<w:tc><w:tcPr>").Append(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "").Append(merge).Append("</w:tcPr>");
                foreach (var line in cells[i].Trim('^', '*').Split('/'))
                    body.Append("<w:p>").Append(Run(line)).Append("</w:p>");
                body.Append("</w:tc>");
            }

            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>");
        return this;
    }

    public WordFile Raw(string xml)
    {
        body.Append(xml);
        return this;
    }

    public MemoryStream Save(params (string Path, string Xml)[] parts) => Package(
        "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        [("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"), .. parts]);

    public static MemoryStream Package(string main, string type, (string Path, string Xml)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>");
            foreach (var (path, xml) in parts)
                Write(archive, path, xml);
        }

        file.Position = 0;
        return file;
    }

    private static void Write(ZipArchive archive, string path, string xml)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";
}
