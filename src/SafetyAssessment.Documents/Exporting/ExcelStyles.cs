using DocumentFormat.OpenXml.Spreadsheet;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>Fonts, borders and alignment of the workbook's cells, by number.</summary>
internal static class ExcelStyles
{
    public const uint Title = 1;
    public const uint Subtitle = 2;
    public const uint Header = 3;
    public const uint Note = 6;
    private const uint Category = Header;
    private const uint Body = 4;
    private const uint Mark = 5;

    // Each style has a twin whose cells stay texts when they are edited: «=1+1» would become a formula.
    private const uint Quoted = 9;
    private const uint TallCategory = 7;
    private const uint TallBody = 8;

    public static uint Of(PaperColumn column, bool isTall) => column switch
    {
        PaperColumn.Section => isTall ? TallCategory : Category,
        PaperColumn.Mark or PaperColumn.Result => Mark,
        _ => isTall ? TallBody : Body,
    };

    /// <summary>The style for a text.</summary>
    public static uint ForText(uint style, string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? style + Quoted : style;

    public static Stylesheet Make()
    {
        CellFormat[] formats =
        [
            Format(0, 0, HorizontalAlignmentValues.General), Format(1, 0, HorizontalAlignmentValues.Center), Format(0, 0, HorizontalAlignmentValues.Center),
            Format(2, 1, HorizontalAlignmentValues.Center), Format(0, 1, HorizontalAlignmentValues.Left), Format(0, 1, HorizontalAlignmentValues.Center),
            Format(3, 0, HorizontalAlignmentValues.Left),
            Format(2, 1, HorizontalAlignmentValues.Center, VerticalAlignmentValues.Top), Format(0, 1, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
        ];
        return new Stylesheet(
            new Fonts(Font("仿宋", 10.5), Font("黑体", 18), Font("黑体", 10.5), Font("仿宋", 9)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(), Box()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(formats.Concat(formats.Select(format => new CellFormat(format.OuterXml) { QuotePrefix = true }))));
    }

    // The family and set tell a program without the font what to take instead.
    private static Font Font(string name, double size) => new(
        new FontSize { Val = size }, new FontName { Val = name }, new FontFamilyNumbering { Val = 3 }, new FontCharSet { Val = 134 });

    private static Border Box() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static CellFormat Format(
        uint font, uint border, HorizontalAlignmentValues across, VerticalAlignmentValues down = VerticalAlignmentValues.Center)
    {
        var alignment = new Alignment { Horizontal = across, Vertical = down, WrapText = true };
        return new CellFormat(alignment) { FontId = font, BorderId = border, FillId = 0, NumberFormatId = 0, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true };
    }
}
