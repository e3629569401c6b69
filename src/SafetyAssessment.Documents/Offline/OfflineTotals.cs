using SafetyAssessment.Domain.Rubrics;
using static SafetyAssessment.Documents.Offline.OfflineColumns;
using static SafetyAssessment.Documents.Offline.SheetFormula;

namespace SafetyAssessment.Documents.Offline;

/// <summary>Subtotals of sections, the total, and the line above the table that always shows where one stands.</summary>
internal sealed class OfflineTotals(RubricEdition edition, OfflineLayout layout, OfflineGrid grid)
{
    private readonly OfflineColumns columns = layout.Columns;

    public void Write()
    {
        foreach (var section in layout.Sections)
            Write(section);
        Total();
        Standing();
    }

    /// <summary>Columns of the total's parts in the row of the total, of which only the words are seen.</summary>
    public static (int Additional, int Bonus) Parts(OfflineColumns columns) => (columns.StateNumber, columns.StateFault);

    private void Write(SectionBlock block)
    {
        foreach (var child in block.Sections)
            Write(child);
        var row = block.Subtotal;
        var full = Number(block.Section.FullMark);
        var left = block.Items.Count > 0
            ? $"SUM({Range(columns.Applicable, block.Items[0].Row, block.Items[^1].Last)})"
            : Sum(block.Sections.Select(child => $"{Number(child.Section.FullMark)}-{At(columns.Applicable, child.Subtotal)}"));
        var lost = block.Items.Count > 0
            ? $"SUM({Range(columns.Lost, block.Items[0].Row, block.Items[^1].Last)})"
            : Sum(block.Sections.Select(child => At(columns.Lost, child.Subtotal)));
        var applicable = At(columns.Applicable, row);
        grid.Set(columns.Applicable, row, OfflineCells.Formula(Left(full, left), Look.Unseen));
        grid.Set(block.Level, row, columns.Content, row, OfflineCells.Text($"小计：{Exporting.PaperText.Before(block.Section.Number)}{Exporting.PaperText.Line(block.Section.Title)}", Look.SubtotalText));
        grid.Set(columns.Mark, row, OfflineCells.Number(block.Section.FullMark, Look.Subtotal));
        grid.Set(columns.Criterion, row, columns.Why, row, OfflineCells.Formula(
            $"IF({applicable}<{full},\"适用 \"&{applicable}&\" 分　\",\"\")&IF({lost}>{At(columns.Lost, row)},\"各行共扣 \"&{Round(lost)}&\" 分，扣完为止\",\"\")", Look.Subtotal));
        grid.Set(columns.Score, row, OfflineCells.Formula(Left(applicable, lost), Look.Subtotal));
        grid.Set(columns.Lost, row, OfflineCells.Formula(Round($"{applicable}-{At(columns.Score, row)}"), Look.Subtotal));
        grid.Set(columns.Hint, row, OfflineCells.Blank(Look.Subtotal));
        grid.Fix(row, 22);
    }

    private void Total()
    {
        var row = layout.TotalRow;
        var full = Number(edition.FullMark);
        var (additional, bonus) = Parts(columns);
        var applicable = At(columns.Applicable, row);
        var left = At(columns.Lost, row);
        grid.Set(columns.Applicable, row, OfflineCells.Formula(
            Left(full, Sum(layout.Sections.Select(section => $"{Number(section.Section.FullMark)}-{At(columns.Applicable, section.Subtotal)}"))), Look.Unseen));
        grid.Set(additional, row, OfflineCells.Formula(Round(Sum(Counting(ClauseKind.Additional))), Look.Unseen));
        grid.Set(bonus, row, OfflineCells.Formula(Round(SheetFormula.Bonus(edition, Counting(ClauseKind.Bonus))), Look.Unseen));
        grid.Set(0, row, columns.Content, row, OfflineCells.Text("合计", Look.SubtotalText));
        grid.Set(columns.Mark, row, OfflineCells.Number(edition.FullMark, Look.Subtotal));
        grid.Set(columns.Criterion, row, columns.Why, row, OfflineCells.Formula(
            $"IF({applicable}<{full},\"适用 \"&{applicable}&\" 分　\",\"\")&IF({At(additional, row)}>0,\"追加扣 \"&{At(additional, row)}&\" 分　\",\"\")&IF({At(bonus, row)}>0,\"加 \"&{At(bonus, row)}&\" 分　\",\"\")"
            + $"&IF({Vetoes()},\"已记录一票否决情形，须另行确认\",\"\")", Look.Subtotal));
        grid.Set(columns.Lost, row, OfflineCells.Formula(Round($"{applicable}-{Left(applicable, Sum(layout.Sections.Select(section => At(columns.Lost, section.Subtotal))))}"), Look.Subtotal));
        var score = SheetFormula.Total(edition, applicable, $"({applicable}-{left})", At(additional, row), At(bonus, row));
        grid.Set(columns.Score, row, OfflineCells.Formula($"IF({Faults()}>0,\"待改正\",{score})", Look.Subtotal));
        grid.Set(columns.Hint, row, OfflineCells.Formula($"IF({Faults()}>0,\"有 \"&{Faults()}&\" 处待改正\",IF({Open()}>0,\"还有 \"&{Open()}&\" 项未评\",\"\"))", Look.Hint));
        grid.Fix(row, 26);
    }

    private void Standing()
    {
        var (row, last) = (OfflineLayout.TotalsRow, columns.Visible - 1);
        var items = Number(layout.Items.Count);
        grid.Set(0, row, last, row, OfflineCells.Formula(
            $"\"得分：\"&{At(columns.Score, layout.TotalRow)}&\" / {Number(edition.FullMark)}　　已评 \"&({items}-{Open()})&\" / {items} 项　　\"&{At(columns.Hint, layout.TotalRow)}", Look.Totals));
        grid.Fix(row, 24);
    }

    // Only an item with findings adds or takes beyond its own mark.
    private IEnumerable<string> Counting(ClauseKind kind) => layout.Items.SelectMany(item => item.Clauses.Where(clause => clause.Clause?.Kind == kind)
        .Select(clause => $"{At(columns.Points, clause.Row)}*({At(columns.StateNumber, item.Row)}=2)"));

    private string Vetoes() => layout.Clauses.Where(clause => clause.Clause!.Kind == ClauseKind.Veto).Select(clause => $"({At(columns.Points, clause.Row)}=\"否决\")*1").ToList() is { Count: > 0 } vetoes
        ? $"{Sum(vetoes)}>0"
        : "FALSE";

    private string Faults() => $"(SUM({LineFormulas.Of(layout, columns.LineFault)})+SUM({Range(columns.StateFault, OfflineLayout.FirstLine, layout.TotalRow - 1)}))";

    private string Open() => $"({Number(layout.Items.Count)}-COUNTIF({Range(columns.StateNumber, OfflineLayout.FirstLine, layout.TotalRow - 1)},\">0\"))";
}
