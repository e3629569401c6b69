using DocumentFormat.OpenXml.Spreadsheet;

namespace SafetyAssessment.Documents.Offline;

/// <summary>A look of a cell.</summary>
internal enum Look : uint
{
    Plain,
    Title,
    Facts,
    Totals,
    Header,
    Category,
    Text,
    Centre,
    Result,
    Subtotal,
    SubtotalText,
    Hint,

    /// <summary>Filled in: a number or a choice.</summary>
    Input,

    /// <summary>Filled in: a text, and never a formula.</summary>
    InputText,
    Unseen,

    /// <summary>Filled in: a day.</summary>
    InputDate,

    /// <summary>A day to be read.</summary>
    Date,
}

/// <summary>Fonts, colours and borders of the offline workbook. What is filled in is the only thing that is not locked, and the only thing in colour.</summary>
internal static class OfflineStyles
{
    private const uint TextFormat = 49;
    private const uint DateFormat = 164;

    private enum Ink : uint
    {
        Body,
        Title,
        Bold,
        Small,
        Fault,
    }

    private enum Paper : uint
    {
        None,
        Reserved,
        Head,
        Sum,
        Field,
    }

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(Font("仿宋", 10.5), Font("黑体", 16), Font("黑体", 10.5), Font("仿宋", 9, "FF5B6577"), Font("仿宋", 9, "FFB3261E")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Fill("FFE8EFF8"), Fill("FFF2F3F5"), Fill("FFFFF9E0")),
        new Borders(new Border(), Box()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Enum.GetValues<Look>().Select(Format)));

    private static CellFormat Format(Look look) => look switch
    {
        Look.Title => Format(Ink.Title, Paper.None, false, HorizontalAlignmentValues.Left),
        Look.Facts => Format(Ink.Small, Paper.None, false, HorizontalAlignmentValues.Left),
        Look.Totals => Format(Ink.Bold, Paper.None, false, HorizontalAlignmentValues.Left),
        Look.Header => Format(Ink.Bold, Paper.Head, true, HorizontalAlignmentValues.Center),
        Look.Category => Format(Ink.Bold, Paper.None, true, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
        Look.Text => Format(Ink.Body, Paper.None, true, HorizontalAlignmentValues.Left, VerticalAlignmentValues.Top),
        Look.Centre or Look.Result => Format(Ink.Body, Paper.None, true, HorizontalAlignmentValues.Center),
        Look.Subtotal => Format(Ink.Bold, Paper.Sum, true, HorizontalAlignmentValues.Center),
        Look.SubtotalText => Format(Ink.Bold, Paper.Sum, true, HorizontalAlignmentValues.Right),
        Look.Hint => Format(Ink.Fault, Paper.None, true, HorizontalAlignmentValues.Left),
        Look.Input => Open(Format(Ink.Body, Paper.Field, true, HorizontalAlignmentValues.Center)),
        Look.InputText => Open(Format(Ink.Body, Paper.Field, true, HorizontalAlignmentValues.Left), TextFormat),
        Look.InputDate => Open(Format(Ink.Body, Paper.Field, true, HorizontalAlignmentValues.Center), DateFormat),
        Look.Date => Dated(Format(Ink.Body, Paper.None, true, HorizontalAlignmentValues.Center)),
        _ => Format(Ink.Small, Paper.None, false, HorizontalAlignmentValues.General),
    };

    private static CellFormat Format(Ink ink, Paper paper, bool box, HorizontalAlignmentValues across, VerticalAlignmentValues down = VerticalAlignmentValues.Center)
    {
        var alignment = new Alignment { Horizontal = across, Vertical = down, WrapText = true };
        return new CellFormat(alignment)
        {
            FontId = (uint)ink,
            FillId = (uint)paper,
            BorderId = box ? 1u : 0,
            NumberFormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
    }

    private static CellFormat Open(CellFormat format, uint number = 0)
    {
        format.AppendChild(new Protection { Locked = false });
        format.NumberFormatId = number;
        format.ApplyNumberFormat = true;
        format.ApplyProtection = true;
        return format;
    }

    private static CellFormat Dated(CellFormat format)
    {
        format.NumberFormatId = DateFormat;
        format.ApplyNumberFormat = true;
        return format;
    }

    // The family and set tell a program without the font what to take instead.
    private static Font Font(string name, double size, string? colour = null)
    {
        var font = new Font(new FontSize { Val = size });
        if (colour is not null)
            font.AppendChild(new Color { Rgb = colour });
        font.Append(new FontName { Val = name }, new FontFamilyNumbering { Val = 3 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Box() => new(Edge<LeftBorder>(), Edge<RightBorder>(), Edge<TopBorder>(), Edge<BottomBorder>(), new DiagonalBorder());

    private static T Edge<T>()
        where T : BorderPropertiesType, new()
    {
        var edge = new T { Style = BorderStyleValues.Thin };
        edge.AppendChild(new Color { Rgb = "FFAAB3C0" });
        return edge;
    }
}
