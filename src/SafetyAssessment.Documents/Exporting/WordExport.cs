using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>An edition as a Word file in the layout of the paper rubric: A4 across, the header on every page, headings beside their rows.</summary>
internal static class WordExport
{
    /// <summary>Root of the part that carries the edition.</summary>
    public const string CarriedElement = "safetyAssessmentRubric";

    private const int TwipsInTenMillimetres = 567;
    private const string Body = "仿宋";
    private const string Head = "黑体";

    public static byte[] Write(RubricEdition edition)
    {
        var table = PaperTable.Of(edition);
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            WordParts.Add(main, Body, Head);
            WordParts.Carry(main, CarriedElement, CarriedRubric.Write(edition, table));
            main.Document = new Document(new Body(
                Line(table.Title, "Title"), Line(table.Subtitle, "Subtitle"), Table(table), Line(table.Note, "Note"), Page(main)));
            word.PackageProperties.Title = table.Title;
        }

        return file.ToArray();
    }

    private static Paragraph Line(string text, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Table Table(PaperTable table)
    {
        var widths = PaperWidths.Of(table).Select(Twips).ToList();
        var laid = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        laid.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Headers.Select((header, column) => Cell(header, "Header", widths[column]))]));
        for (var row = 0; row < table.Rows.Count; row++)
            laid.Append(Row(table, row, widths));
        laid.Append(Total(table, widths));
        return laid;
    }

    private static TableRow Row(PaperTable table, int at, List<int> widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        foreach (var cell in table.Rows[at].Cells.Distinct())
        {
            var begins = cell.Row == at;
            row.Append(Cell(
                begins ? cell.Text : "", Style(table.Columns[cell.Column]), widths.Skip(cell.Column).Take(cell.Columns).Sum(), cell.Columns,
                cell.Rows == 1 ? null : begins ? MergedCellValues.Restart : MergedCellValues.Continue, cell.IsTall));
        }

        return row;
    }

    // The mark stands in its own column; where the edition has none it is part of the words.
    private static TableRow Total(PaperTable table, List<int> widths)
    {
        var mark = table.Columns.ToList().IndexOf(PaperColumn.Mark);
        var words = mark < 0 ? table.Columns.Count - 1 : mark;
        var cells = new List<TableCell> { Cell(table.Total, "Header", widths.Take(words).Sum(), words) };
        for (var column = words; column < table.Columns.Count; column++)
            cells.Add(Cell(column == mark ? PaperText.Points(table.FullMark) : "", "Header", widths[column]));
        return new TableRow([new TableRowProperties(new CantSplit()), .. cells]);
    }

    private static TableCell Cell(string text, string style, int width, int columns = 1, MergedCellValues? merge = null, bool isTall = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (columns > 1)
            properties.Append(new GridSpan { Val = columns });
        if (merge is { } how)
            properties.Append(new VerticalMerge { Val = how });
        properties.Append(new TableCellVerticalAlignment { Val = isTall ? TableVerticalAlignmentValues.Top : TableVerticalAlignmentValues.Center });
        return new TableCell([properties, .. text.Split('\n').Select(line => Line(line, style))]);
    }

    private static string Style(PaperColumn column) => column switch
    {
        PaperColumn.Section => "Category",
        PaperColumn.Mark or PaperColumn.Result => "Mark",
        _ => "Cell",
    };

    private static Run Run(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 8 }, new LeftBorder { Val = BorderValues.Single, Size = 8 },
        new BottomBorder { Val = BorderValues.Single, Size = 8 }, new RightBorder { Val = BorderValues.Single, Size = 8 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static SectionProperties Page(MainDocumentPart main) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(main.FooterParts.Single()) },
        new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 1020, Right = 850, Bottom = 1020, Left = 850, Header = 567, Footer = 567, Gutter = 0 });

    private static int Twips(int millimetres) => millimetres * TwipsInTenMillimetres / 10;
}
