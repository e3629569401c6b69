namespace SafetyAssessment.Documents.Importing;

/// <summary>Settles the roles of the columns by what stands in them: the words of a header row are used loosely.</summary>
internal static class ColumnGuess
{
    /// <summary>Roles for a table with a header.</summary>
    public static ColumnRole[] Settle(ColumnRole[] named, IReadOnlyList<IReadOnlyList<SourceCell>> rows)
    {
        var roles = named.ToArray();
        var columns = Enumerable.Range(0, roles.Length).Select(column => new ColumnFacts(rows, column)).ToArray();
        for (var column = 0; column < roles.Length; column++)
            roles[column] = ByContent(roles, columns, column);
        ChooseCriterion(roles, columns);
        var criterion = Array.IndexOf(roles, ColumnRole.Criterion);
        for (var column = 0; column < roles.Length; column++)
        {
            // What stands behind the criterion heads nothing.
            if (roles[column] == ColumnRole.Category && criterion >= 0 && column > criterion)
                roles[column] = ColumnRole.Other;
            // A heading of every single row beside another heading is what the row looks at.
            if (roles[column] == ColumnRole.Category && column > 0 && roles.Take(column).Contains(ColumnRole.Category) && columns[column].IsOwn)
                roles[column] = ColumnRole.Content;
        }

        return roles;
    }

    /// <summary>Roles for a table without a header, or null: the column with the most scoring words is the criterion.</summary>
    public static ColumnRole[]? Of(SourceTable table)
    {
        var columns = Enumerable.Range(0, table.Columns).Select(column => new ColumnFacts(table.Rows, column)).ToArray();
        if (columns.Length < 2 || table.Rows.Count < 2 || columns.Max(facts => facts.Scoring) < 0.5)
            return null;
        var roles = new ColumnRole[columns.Length];
        var criterion = Best(columns);
        for (var column = 0; column < roles.Length; column++)
        {
            var facts = columns[column];
            roles[column] = column == criterion ? ColumnRole.Criterion
                : facts.Filled == 0 ? ColumnRole.Result
                : facts.Numbering > 0.6 && column < criterion && !roles.Contains(ColumnRole.Number) ? ColumnRole.Number
                : facts.Marks > 0.6 ? ColumnRole.Mark
                : column > criterion ? ColumnRole.Method
                : facts.IsOwn && !facts.HasMarks ? ColumnRole.Content
                : ColumnRole.Category;
        }

        return roles;
    }

    private static ColumnRole ByContent(ColumnRole[] roles, ColumnFacts[] columns, int column)
    {
        var facts = columns[column];
        return roles[column] switch
        {
            // A column «扣分» or «评分» that is empty is filled in later; one full of sentences is the criterion.
            ColumnRole.Result when facts.Scoring > 0.4 => ColumnRole.Criterion,
            ColumnRole.Criterion when facts.Filled == 0 => ColumnRole.Result,
            ColumnRole.Criterion when facts.Marks > 0.6 => ColumnRole.Mark,
            ColumnRole.Mark when facts.HasSentences && facts.Marks < 0.2 => ColumnRole.Criterion,
            ColumnRole.Mark when facts.Filled == 0 => ColumnRole.Result,
            ColumnRole.Category or ColumnRole.Content when facts.Numbering > 0.8 => ColumnRole.Number,
            ColumnRole.Other when facts.Marks > 0.6 && !roles.Contains(ColumnRole.Mark) && column > 0 => ColumnRole.Mark,
            ColumnRole.Other when facts.Numbering > 0.8 && column == 0 => ColumnRole.Number,
            var role => role,
        };
    }

    private static void ChooseCriterion(ColumnRole[] roles, ColumnFacts[] columns)
    {
        var named = Indexes(roles, ColumnRole.Criterion);
        var readable = Enumerable.Range(0, roles.Length).Where(column => roles[column] is not (ColumnRole.Number or ColumnRole.Mark)).ToList();
        if (readable.Count == 0)
            return;
        var most = readable.MaxBy(column => columns[column].Scoring);
        var chosen = named.Count > 0 ? named.MaxBy(column => (columns[column].Scoring, column)) : -1;
        if ((chosen < 0 && columns[most].Scoring >= 0.3) || (chosen >= 0 && columns[chosen].Scoring < 0.1 && columns[most].Scoring >= 0.4))
            chosen = most;
        if (chosen < 0)
            chosen = Array.FindLastIndex(roles, role => role == ColumnRole.Content);
        if (chosen < 0)
            chosen = Array.FindLastIndex(roles, role => role == ColumnRole.Category);
        if (chosen < 0)
            return;
        foreach (var column in named)
            roles[column] = ColumnRole.Content;
        for (var column = 0; column < roles.Length; column++)
        {
            if (column == chosen || columns[column].SameAs(columns[chosen]))
                roles[column] = ColumnRole.Criterion;
        }
    }

    private static List<int> Indexes(ColumnRole[] roles, ColumnRole wanted) =>
        [.. Enumerable.Range(0, roles.Length).Where(column => roles[column] == wanted)];

    private static int Best(ColumnFacts[] columns) => Array.IndexOf(columns, columns.MaxBy(facts => facts.Scoring));
}
