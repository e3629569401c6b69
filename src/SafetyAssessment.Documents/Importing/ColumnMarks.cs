namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// Gives the numbers of the columns of marks to rows and headings. A mark that is merged over all rows of a heading, or stands in its first row
/// alone, is the heading's.
/// </summary>
internal static class ColumnMarks
{
    public static void Assign(IReadOnlyList<DraftRow> rows)
    {
        var columns = rows.Select(row => row.MarkCells.Count).DefaultIfEmpty(0).Max();
        for (var column = 0; column < columns; column++)
        {
            var reach = rows.Where(row => column < row.MarkCells.Count).GroupBy(row => row.MarkCells[column]).ToDictionary(group => group.Key, group => group.Count());
            var seen = new HashSet<SourceCell>();
            foreach (var row in rows)
            {
                if (column >= row.MarkCells.Count || !seen.Add(row.MarkCells[column]) || Heading.WeightOf(row.MarkCells[column].Text) is not { } mark)
                    continue;
                var owner = row.Node.Path.Reverse().FirstOrDefault(node => node.Rows.Count > 1 && node.Rows.Count >= reach[row.MarkCells[column]] && Owns(node, row, column, mark));
                if (owner is null)
                    row.Mark = mark;
                else
                    owner.ColumnMark ??= mark;
            }
        }
    }

    private static bool Owns(DraftNode node, DraftRow first, int column, decimal mark)
    {
        if (node.Rows[0] != first)
            return false;
        var cell = first.MarkCells[column];
        return node.Rows.Skip(1).All(row => column >= row.MarkCells.Count || row.MarkCells[column] == cell || row.MarkCells[column].IsBlank
            || (row.AfterBreak && Heading.WeightOf(row.MarkCells[column].Text) == mark));
    }
}
