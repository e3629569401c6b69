using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>Cells, without their place.</summary>
internal static class OfflineCells
{
    public static Cell Text(string text, Look look = Look.Plain)
    {
        var shown = new InlineString(new Text(PaperText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return new Cell(shown) { DataType = CellValues.InlineString, StyleIndex = (uint)look };
    }

    public static Cell Number(decimal number, Look look = Look.Plain) =>
        new(new CellValue(number.ToString(CultureInfo.InvariantCulture))) { StyleIndex = (uint)look };

    /// <summary>A formula without a value: every program works it out when it opens the file.</summary>
    public static Cell Formula(string formula, Look look = Look.Plain) => new(new CellFormula(formula)) { StyleIndex = (uint)look };

    public static Cell Blank(Look look) => new() { StyleIndex = (uint)look };

    public static string UnitOf(Clause clause) =>
        clause.CountsOnce ? "" : clause.IsMeasured ? clause.ValueUnit ?? "" : clause.IsCounted ? clause.Unit ?? "次" : "分";
}
