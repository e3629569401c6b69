using System.Globalization;
using System.Security;
using System.Text;

namespace SafetyAssessment.Documents.Tests.Importing;

/// <summary>A workbook written by hand. Cells of a row stand between bars; a cell of digits is a number, in the format after «#»: <c>20#1</c>.</summary>
internal sealed class ExcelFile
{
    private readonly List<(string Name, string Xml, bool Hidden)> sheets = [];

    public ExcelFile Sheet(string name, string[] rows, string[]? merges = null, bool hidden = false)
    {
        var xml = new StringBuilder("<sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            var cells = rows[row].Split('|');
            for (var column = 0; column < cells.Length; column++)
                xml.Append(Cell(cells[column].Trim(), $"{(char)('A' + column)}{row + 1}"));
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges is not null)
            xml.Append("<mergeCells>").AppendJoin("", merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>")).Append("</mergeCells>");
        return Raw(name, xml.ToString(), hidden);
    }

    public ExcelFile Raw(string name, string xml, bool hidden = false)
    {
        sheets.Add((name, xml, hidden));
        return this;
    }

    public MemoryStream Save(params (string Path, string Xml)[] parts)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string links = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        var workbook = string.Concat(sheets.Select((sheet, i) =>
            $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" r:id=\"r{i + 1}\"{(sheet.Hidden ? " state=\"hidden\"" : "")}/>"));
        var targets = string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
        return WordFile.Package("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        [
            ("xl/workbook.xml", $"<workbook {main} {links}><sheets>{workbook}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships>{targets}</Relationships>"),
            ("xl/styles.xml", $"<styleSheet {main}><numFmts><numFmt numFmtId=\"170\" formatCode=\"0&quot;分&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet {main}>{sheet.Xml}</worksheet>")),
            .. parts,
        ]);
    }

    private static string Cell(string text, string place)
    {
        var parts = text.Split('#');
        if (text.Length == 0)
            return "";
        return decimal.TryParse(parts[0], CultureInfo.InvariantCulture, out _)
            ? $"<c r=\"{place}\" s=\"{(parts.Length > 1 ? parts[1] : "0")}\"><v>{parts[0]}</v></c>"
            : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";
    }
}
