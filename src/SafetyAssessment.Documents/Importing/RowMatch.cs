using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Finds for each row of the document the row that it was when the file was written: first the equal ones, then by likeness.</summary>
internal sealed class RowMatch
{
    // More pairs than a person changes; beyond it a row counts as new.
    private const int MostPairs = 250_000;
    private const double Alike = 0.8;

    private readonly CarriedRubric carried;
    private readonly VisibleTable visible;
    private readonly RubricEdition edition;
    private readonly int[] matches;
    private readonly SortedSet<int> free;

    private RowMatch(CarriedRubric carried, VisibleTable visible, RubricEdition edition)
    {
        (this.carried, this.visible, this.edition) = (carried, visible, edition);
        matches = [.. Enumerable.Repeat(-1, visible.Rows.Count)];
        free = [.. Enumerable.Range(0, carried.Rows.Count)];
    }

    /// <summary>For each visible row the number of the written one, or −1.</summary>
    public static int[] Of(CarriedRubric carried, VisibleTable visible, RubricEdition edition)
    {
        var match = new RowMatch(carried, visible, edition);
        match.TakeEqual();
        match.TakeAlike();
        return match.matches;
    }

    private void TakeEqual()
    {
        var byKey = free.GroupBy(row => visible.Key(carried.Rows[row].Cells), StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        for (var row = 0; row < matches.Length; row++)
        {
            if (byKey.TryGetValue(visible.Key(visible.Rows[row].Marks), out var same) && same.TryDequeue(out var written))
                Take(row, written);
        }
    }

    private void TakeAlike()
    {
        var changed = Enumerable.Range(0, matches.Length).Where(row => matches[row] < 0).ToList();
        if ((long)changed.Count * free.Count > MostPairs)
            return;
        var pairs = changed.SelectMany(row => free.Select(written => (Row: row, Written: written, Likeness: Likeness(visible.Rows[row], carried.Rows[written]))))
            .Where(pair => pair.Likeness >= Alike).OrderByDescending(pair => pair.Likeness).ThenBy(pair => Math.Abs(pair.Row - pair.Written)).ToList();
        foreach (var (row, written, _) in pairs)
        {
            if (matches[row] < 0 && free.Contains(written))
                Take(row, written);
        }
    }

    private void Take(int row, int written)
    {
        matches[row] = written;
        free.Remove(written);
    }

    // An equal cell of text says as much as one of which every pair of letters is the same; headings and methods are shared by many rows.
    private double Likeness(VisibleRow row, CarriedRow written)
    {
        var item = written.Code is { } code ? edition.Index.Item(code) : null;
        var likeness = 0.0;
        for (var column = 0; column < carried.Columns.Count; column++)
        {
            var same = row.Marks[column] == written.Cells[column] && !row.Cells[column].IsBlank;
            likeness += carried.Columns[column] switch
            {
                PaperColumn.Content or PaperColumn.Criterion => same ? 1.5 : SharedPairs(row.Cells[column].Text, PaperText.Of(item, carried.Columns[column])),
                PaperColumn.Section or PaperColumn.Method or PaperColumn.Mark when same => 0.1,
                _ => 0,
            };
        }

        return likeness;
    }

    private static double SharedPairs(string one, string other)
    {
        var (first, second) = (Pairs(one), Pairs(other));
        return first.Count + second.Count == 0 ? 0 : 2.0 * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var bare = CarriedRubric.Bare(text);
        return [.. bare.Zip(bare.Skip(1))];
    }
}
