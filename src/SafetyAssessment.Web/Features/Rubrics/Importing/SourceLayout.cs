using SafetyAssessment.Documents.Importing;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>A cell of a document's table as the browser lays it out.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Rows">Rows that it covers.</param>
/// <param name="Columns">Columns that it covers.</param>
public sealed record LaidCell(SourceCell Cell, int Rows, int Columns);

/// <summary>Lays a table out as in the file.</summary>
public static class SourceLayout
{
    /// <summary>The cells that begin in each row. A row of cells that all go on from above has none and stays.</summary>
    public static IReadOnlyList<IReadOnlyList<LaidCell>> Of(SourceTable table) =>
        [.. Enumerable.Range(0, table.Rows.Count).Select(row => (IReadOnlyList<LaidCell>)[.. Begin(table, row)])];

    private static IEnumerable<LaidCell> Begin(SourceTable table, int row)
    {
        var cells = table.Rows[row];
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (cell.Row != row || cell.Column != column)
                continue;
            var down = 1;
            while (row + down < table.Rows.Count && table.Rows[row + down][column] == cell)
                down++;
            var across = 1;
            while (column + across < cells.Count && cells[column + across] == cell)
                across++;
            yield return new LaidCell(cell, down, across);
        }
    }
}
