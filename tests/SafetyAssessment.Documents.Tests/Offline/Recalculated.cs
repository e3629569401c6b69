using System.Globalization;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Tests;

namespace SafetyAssessment.Documents.Tests.Offline;

/// <summary>A filled workbook after a spreadsheet has worked its formulas out, held against the engine.</summary>
internal static class Recalculated
{
    /// <summary>Every number that differs; empty when all are the same. Workbooks of some sheets each, all in one run of the spreadsheet.</summary>
    /// <param name="books">What is filled in.</param>
    /// <param name="edition">Writes the workbook of another edition than the engine scores with, to see that it is found out.</param>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, IReadOnlyList<OfflineSheet>> books, Func<RubricEdition, RubricEdition>? edition = null)
    {
        var saved = LibreOffice.Convert(books.ToDictionary(
            book => book.Key, book => OfflineExport.Write([.. book.Value.Select(sheet => edition is null ? sheet : sheet with { Edition = edition(sheet.Edition) })])));
        return [.. books.SelectMany(book => Differences(book.Value, Cells(saved[book.Key])).Select(difference => $"{book.Key} {difference}"))];
    }

    /// <summary>The worksheets of a workbook in their order, cells by row and column.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<SourceCell>>> Cells(byte[] file)
    {
        using var package = OfficePackage.Open(new MemoryStream(file), null);
        return [.. ExcelReader.ReadAll(package, 100).Values];
    }

    private static IEnumerable<string> Differences(IReadOnlyList<OfflineSheet> sheets, IReadOnlyList<IReadOnlyList<IReadOnlyList<SourceCell>>> grids) =>
        sheets.SelectMany((sheet, at) => Differences(sheet, grids[at]).Select(difference => $"sheet {at} {difference}"));

    private static IEnumerable<string> Differences(OfflineSheet sheet, IReadOnlyList<IReadOnlyList<SourceCell>> grid)
    {
        var layout = new OfflineLayout(sheet.Edition, sheet.Rows);
        var columns = layout.Columns;
        var rows = sheet.Rows.Values.Select(entry => entry.Row).ToList();
        var score = Scorer.Score(sheet.Edition, new SheetInput
        {
            Findings = [.. rows.SelectMany(row => row.Findings).Select(finding => finding.ToFinding())],
            Clear = [.. rows.Where(row => row.State == ItemState.Clear).Select(row => row.Item)],
            NotApplicable = [.. rows.Where(row => row.State == ItemState.NotApplicable).Select(row => row.Item)],
            Exempt = [.. rows.Where(row => row.State == ItemState.Exempt).Select(row => row.Item)],
        });
        List<(string What, string Expected, string Found)> figures = [];
        foreach (var item in layout.Items)
        {
            var scored = score.Item(item.Item.Code)!;
            foreach (var block in item.Clauses.Where(block => block.Clause is not null))
            {
                var clause = scored.Clauses.FirstOrDefault(known => known.Clause.Code == block.Clause!.Code);
                figures.Add(($"clause {block.Clause!.Code} ({block.Clause.Kind})", Of(block.Clause, clause), Cell(columns.Points, block.Row)));
            }

            figures.Add(($"lost {item.Item.Code}", scored.State is ItemState.NotAssessed or ItemState.NotApplicable ? "" : Text(scored.Lost), Cell(columns.Lost, item.Row)));
            figures.Add(($"score {item.Item.Code}", scored.State switch
            {
                ItemState.NotAssessed => "未评",
                ItemState.NotApplicable => "缺项",
                _ => scored.Score is { } left ? Text(left) : "—",
            }, Cell(columns.Score, item.Row)));
        }

        foreach (var (block, section) in layout.Sections.SelectMany(All).Zip(score.Sections.SelectMany(All)))
        {
            figures.Add(($"applicable {section.Section.Code}", Text(section.Applicable), Cell(columns.Applicable, block.Subtotal)));
            figures.Add(($"section lost {section.Section.Code}", Text(section.Lost), Cell(columns.Lost, block.Subtotal)));
            figures.Add(($"section {section.Section.Code}", Text(section.Score), Cell(columns.Score, block.Subtotal)));
        }

        var (additional, bonus) = OfflineTotals.Parts(columns);
        figures.Add(("applicable", Text(score.Applicable), Cell(columns.Applicable, layout.TotalRow)));
        figures.Add(("lost", Text(score.Lost), Cell(columns.Lost, layout.TotalRow)));
        figures.Add(("additional", Text(score.Additional), Cell(additional, layout.TotalRow)));
        figures.Add(("bonus", Text(score.Bonus), Cell(bonus, layout.TotalRow)));
        figures.Add(("score", score.Score is { } total ? Text(total) : "全部缺项", Cell(columns.Score, layout.TotalRow)));
        return figures.Where(figure => figure.Expected != figure.Found).Select(figure => $"{figure.What}: engine {figure.Expected}, workbook {figure.Found}");

        string Cell(int column, int row) => row <= grid.Count && column < grid[row - 1].Count ? Number(grid[row - 1][column].Text) : "";
    }

    private static string Of(Clause clause, ClauseScore? score) => clause.Kind == ClauseKind.Veto
        ? score?.Count > 0 ? "否决" : ""
        : Text(score is null ? 0 : score.Lost + score.Gained);

    private static string Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Text((decimal)number) : text;

    // A spreadsheet keeps fifteen digits of a number.
    private static string Text(decimal number) => Math.Round(number, 8, MidpointRounding.AwayFromZero).ToString("0.########", CultureInfo.InvariantCulture);

    private static IEnumerable<SectionBlock> All(SectionBlock section) => section.Sections.SelectMany(All).Prepend(section);

    private static IEnumerable<SectionScore> All(SectionScore section) => section.Sections.SelectMany(All).Prepend(section);
}
