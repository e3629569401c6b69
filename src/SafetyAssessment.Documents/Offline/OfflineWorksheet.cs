using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using static SafetyAssessment.Documents.Offline.OfflineCells;

namespace SafetyAssessment.Documents.Offline;

/// <summary>One score sheet as a worksheet: the paper table with fields, formulas and choices.</summary>
internal sealed class OfflineWorksheet
{
    private readonly OfflineSheet sheet;
    private readonly OfflineLayout layout;
    private readonly OfflineColumns columns;
    private readonly ClauseChoices choices;
    private readonly OfflineGrid grid = new();
    private readonly OfflineValidations validations = new();
    private readonly double[] widths;
    private readonly string? places;
    private readonly LineFormulas lines;

    private OfflineWorksheet(OfflineSheet sheet, OfflineLayout layout, OfflineChoices all, CarriedSheet carried)
    {
        (this.sheet, this.layout, columns) = (sheet, layout, layout.Columns);
        widths = [.. columns.Widths];
        choices = all.Of(sheet.Edition, layout);
        places = all.Places(sheet.Places);
        lines = new LineFormulas(layout, choices);
        Head();
        foreach (var section in layout.Sections)
            Write(section);
        foreach (var (item, row) in layout.Items.Zip(carried.Rows))
            Write(item, row);
        new OfflineTotals(sheet.Edition, layout, grid).Write();
        WriteExtra(carried.Extra);
    }

    /// <summary>The worksheet.</summary>
    public static Worksheet Make(OfflineSheet sheet, OfflineLayout layout, OfflineChoices choices, CarriedSheet carried) =>
        new OfflineWorksheet(sheet, layout, choices, carried).Finish();

    private void Head()
    {
        var last = columns.Visible - 1;
        grid.Set(0, 1, last, 1, Text($"{sheet.Unit}　{sheet.Edition.Title}", Look.Title));
        grid.Set(0, 2, last, 2, Text(
            $"{sheet.Part}　{sheet.Team}　{sheet.Edition.Edition}版　数据版本 {sheet.Version}　校验码 {sheet.Hash[..Math.Min(12, sheet.Hash.Length)]}　"
            + "只填黄色的格子；分数由公式算出，以导入后系统算出的为准。同一条在别处又发现，填在表下“另一处发现”。", Look.Facts));
        grid.Fix(1, 30);
        grid.Fit(2, 2, string.Concat(Enumerable.Repeat("字", 95)), widths.Take(columns.Visible).Sum());
        foreach (var (header, column) in columns.AllHeaders.Select((header, column) => (header, column)))
            grid.Set(column, OfflineLayout.HeaderRow, Text(header, Look.Header));
        grid.Fix(OfflineLayout.HeaderRow, 34);
    }

    private void Write(SectionBlock block)
    {
        var lastColumn = block.Items.Count > 0 ? columns.Levels - 1 : block.Level;
        if (block.Subtotal > block.Row)
        {
            var heading = PaperText.Heading(block.Section);
            grid.Set(block.Level, block.Row, lastColumn, block.Subtotal - 1, Text(heading, Look.Category));
            grid.Fit(block.Row, block.Subtotal - 1, heading, widths[block.Level..(lastColumn + 1)].Sum());
        }

        foreach (var child in block.Sections)
            Write(child);
    }

    private void Write(ItemBlock block, CarriedRow carried)
    {
        var item = block.Item;
        var content = PaperText.Clean(PaperText.Before(item.Number) + (item.Text is { } text && text != item.Title ? $"{item.Title}\n{text}" : item.Title));
        var stored = sheet.Rows.GetValueOrDefault(item.Code)?.Row;
        Span(columns.Content, Text(content, Look.Text));
        Span(columns.Mark, item.Mark is { } mark ? Number(mark, Look.Centre) : Text("—", Look.Centre));
        Span(columns.State, OfflineState.Word(stored?.State ?? ItemState.NotAssessed) is { Length: > 0 } word ? Text(word, Look.Input) : Blank(Look.Input));
        Span(columns.Why, stored?.Reason is { } why ? Text(why, Look.InputText) : Blank(Look.InputText));
        Span(columns.Lost, Formula(lines.Lost(block), Look.Result));
        Span(columns.Score, Formula(lines.Score(block), Look.Result));
        grid.Fit(block.Row, block.Last, content, widths[columns.Content]);
        grid.Set(columns.Version, block.Row, Number(carried.Version, Look.Unseen));
        grid.Set(columns.StateNumber, block.Row, Formula(lines.State(block), Look.Unseen));
        grid.Set(columns.StateFault, block.Row, Formula(lines.StateFault(block), Look.Unseen));
        grid.Set(columns.Applicable, block.Row, Formula(lines.LeftOut(block), Look.Unseen));
        validations.List(OfflineColumns.At(columns.State, block.Row), $"\"{OfflineState.Words}\"", strict: true);
        validations.Length(OfflineColumns.At(columns.Why, block.Row), 500);
        var line = 0;
        foreach (var clause in block.Clauses)
        {
            Write(block, clause);
            for (var at = 0; at < clause.Findings.Count; at++)
                grid.Set(columns.Id, clause.Row + at, Text(carried.Lines[line++].Id, Look.Unseen));
        }

        void Span(int column, Cell cell) => grid.Set(column, block.Row, column, block.Last, cell);
    }

    private void Write(ItemBlock item, ClauseBlock block)
    {
        var text = block.Clause is null ? "" : PaperText.Clean(block.Clause.Text);
        grid.Set(columns.Criterion, block.Row, columns.Criterion, block.Last, Text(text, Look.Text));
        grid.Fit(block.Row, block.Last, text, widths[columns.Criterion]);
        grid.Set(columns.Points, block.Row, columns.Points, block.Last, block.Clause is null ? Blank(Look.Result) : Formula(lines.Points(item, block), Look.Result));
        foreach (var (finding, at) in block.Findings.Select((finding, at) => (finding, at)))
        {
            var row = block.Row + at;
            grid.Set(columns.Unit, row, Text(block.Clause is null ? "" : UnitOf(block.Clause), Look.Centre));
            var field = block.Clause is null ? Look.Centre : Look.Input;
            grid.Set(columns.Number, row, block.Clause is { } clause && finding is not null ? Filled(clause, finding) : Blank(field));
            grid.Set(columns.Place, row, finding?.Place is { } place ? Text(place, Look.InputText) : Blank(block.Clause is null ? Look.Text : Look.InputText));
            grid.Set(columns.Reason, row, finding?.Reason is { } reason ? Text(reason, Look.InputText) : Blank(block.Clause is null ? Look.Text : Look.InputText));
            grid.Set(columns.Hint, row, Formula(lines.Hint(item, block.Clause, row), Look.Hint));
            Numbers(row, Number(block.Ordinal, Look.Unseen), Number(item.Ordinal, Look.Unseen), block.Clause is { } of ? Formula(lines.LineFault(of, row), Look.Unseen) : Number(0, Look.Unseen));
            grid.Fit(row, row, finding?.Reason ?? "", widths[columns.Reason]);
            grid.Fit(row, row, finding?.Place ?? "", widths[columns.Place]);
            if (block.Clause is null)
                continue;
            validations.Number(OfflineColumns.At(columns.Number, row), block.Clause);
            Texts(row);
        }
    }

    private static Cell Filled(Clause clause, FindingEntry finding) => clause.CountsOnce && finding.Count is not 0
        ? Text(SheetFormula.NotMet, Look.Input)
        : Number((clause.IsMeasured ? finding.Value : clause.Kind == ClauseKind.Range ? finding.Points : finding.Count) ?? 0, Look.Input);

    private void WriteExtra(IReadOnlyList<CarriedLine> carried)
    {
        var (header, last) = (layout.ExtraHeader, columns.Visible - 1);
        grid.Set(0, header, columns.Criterion, header, Text("另一处发现：先选评分标准", Look.Header));
        foreach (var (column, text) in new[] { (columns.Number, "填写"), (columns.Unit, "单位"), (columns.Place, "地点"), (columns.Reason, "扣分原因") })
            grid.Set(column, header, Text(text, Look.Header));
        grid.Set(columns.Points, header, last, header, Text("提示", Look.Header));
        for (var at = 0; at < carried.Count; at++)
        {
            var row = layout.FirstExtra + at;
            grid.Set(0, row, columns.Criterion, row, Blank(Look.Input));
            grid.Set(columns.Number, row, Blank(Look.Input));
            grid.Set(columns.Unit, row, Formula(lines.ExtraUnit(row), Look.Centre));
            grid.Set(columns.Place, row, Blank(Look.InputText));
            grid.Set(columns.Reason, row, Blank(Look.InputText));
            grid.Set(columns.Points, row, last, row, Formula(lines.ExtraHint(row), Look.Hint));
            grid.Set(columns.Id, row, Text(carried[at].Id, Look.Unseen));
            Numbers(row, Formula(lines.ExtraClause(row), Look.Unseen), Formula(lines.ExtraItem(row), Look.Unseen), Formula(lines.ExtraFault(row), Look.Unseen));
            validations.List(OfflineColumns.At(0, row), choices.Texts, strict: true);
            Texts(row);
        }
    }

    private void Numbers(int row, Cell clause, Cell item, Cell fault)
    {
        grid.Set(columns.Clause, row, clause);
        grid.Set(columns.Item, row, item);
        grid.Set(columns.Value, row, Formula(lines.Value(row), Look.Unseen));
        grid.Set(columns.Filled, row, Formula(lines.IsFilled(row), Look.Unseen));
        grid.Set(columns.LineFault, row, fault);
    }

    private void Texts(int row)
    {
        if (places is not null)
            validations.List(OfflineColumns.At(columns.Place, row), places, strict: false);
        else
            validations.Length(OfflineColumns.At(columns.Place, row), 100);
        validations.Length(OfflineColumns.At(columns.Reason, row), 500);
    }

    private Worksheet Finish() => new(
        new SheetProperties(new PageSetupProperties { FitToPage = true }),
        new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = OfflineLayout.HeaderRow,
            TopLeftCell = $"A{OfflineLayout.HeaderRow + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { ShowGridLines = false, ZoomScale = 85, WorkbookViewId = 0 }),
        new SheetFormatProperties { DefaultRowHeight = 15 },
        new Columns(widths.Select((width, column) => new Column
        {
            Min = (uint)column + 1,
            Max = (uint)column + 1,
            Width = width,
            CustomWidth = true,
            Hidden = column >= columns.Visible,
        })),
        grid.Data(),
        new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatRows = false },
        new MergeCells(grid.Merges.Select(range => new MergeCell { Reference = range })),
        validations.Make(),
        new PrintOptions { HorizontalCentered = true },
        new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
        new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
        new HeaderFooter(new OddFooter("&C第 &P 页　共 &N 页")));
}
