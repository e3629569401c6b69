namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>What two sequences have in common, in order: the longest such, the same for the same sequences always.</summary>
internal static class CommonSequence
{
    // Above this number of cells the middle is taken as wholly different: a page must not wait for a text of a hundred pages.
    private const long Most = 4_000_000;

    /// <summary>Positions of equal elements, rising on both sides.</summary>
    public static IReadOnlyList<(int Old, int New)> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new)
    {
        var same = EqualityComparer<T>.Default;
        var start = 0;
        while (start < old.Count && start < @new.Count && same.Equals(old[start], @new[start]))
            start++;
        var end = 0;
        while (end < old.Count - start && end < @new.Count - start && same.Equals(old[^(end + 1)], @new[^(end + 1)]))
            end++;

        var pairs = new List<(int Old, int New)>();
        for (var i = 0; i < start; i++)
            pairs.Add((i, i));
        Middle(old, @new, start, old.Count - end, @new.Count - end, pairs);
        for (var i = end; i > 0; i--)
            pairs.Add((old.Count - i, @new.Count - i));
        return pairs;
    }

    private static void Middle<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new, int start, int oldEnd, int newEnd, List<(int Old, int New)> pairs)
    {
        var (rows, columns) = (oldEnd - start, newEnd - start);
        if (rows == 0 || columns == 0 || (long)rows * columns > Most)
            return;
        var same = EqualityComparer<T>.Default;
        var length = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                length[i, j] = same.Equals(old[start + i], @new[start + j])
                    ? length[i + 1, j + 1] + 1
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < rows && j < columns;)
        {
            if (same.Equals(old[start + i], @new[start + j]))
                pairs.Add((start + i++, start + j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
    }
}
