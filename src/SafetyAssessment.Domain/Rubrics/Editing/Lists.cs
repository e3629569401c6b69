namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>Lists that are never changed: each change makes another.</summary>
internal static class Lists
{
    public static int At<T>(this IReadOnlyList<T> list, Func<T, bool> which)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (which(list[i]))
                return i;
        }

        throw new ArgumentException("The list has no such element.", nameof(which));
    }

    public static IReadOnlyList<T> Replace<T>(this IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Take(at), change(list[at]), .. list.Skip(at + 1)];

    public static IReadOnlyList<T> Insert<T>(this IReadOnlyList<T> list, int at, params IEnumerable<T> what) => [.. list.Take(at), .. what, .. list.Skip(at)];

    public static IReadOnlyList<T> RemoveAt<T>(this IReadOnlyList<T> list, int at) => [.. list.Take(at), .. list.Skip(at + 1)];

    /// <summary>Moves one element; beyond either end it stops there.</summary>
    public static IReadOnlyList<T> Move<T>(this IReadOnlyList<T> list, int at, int by)
    {
        var to = Math.Clamp(at + by, 0, list.Count - 1);
        return to == at ? list : list.RemoveAt(at).Insert(to, list[at]);
    }
}
