namespace SafetyAssessment.Domain.Rubrics.Comparing;

/// <summary>Where a run of text stands.</summary>
public enum TextSide
{
    /// <summary>In both texts.</summary>
    Both,

    /// <summary>In the old text only.</summary>
    Old,

    /// <summary>In the new text only.</summary>
    New,
}

/// <summary>A run of characters of one kind.</summary>
/// <param name="Side">Where it stands.</param>
/// <param name="Text">The characters.</param>
public sealed record TextRun(TextSide Side, string Text);

/// <summary>
/// What changed within a text. Chinese has no blanks between its words, so it is compared by characters; a number or a Latin word is one
/// piece, since «10» that became «16» did not keep its «1».
/// </summary>
public static class TextDifference
{
    /// <summary>
    /// The runs in reading order. Those of the old text and both together are the old text; likewise the new one.
    /// A lone common character between two changes counts as changed: such a match is chance and would only make the marks hard to read.
    /// </summary>
    public static IReadOnlyList<TextRun> Of(string? old, string? @new)
    {
        var (before, after) = (Pieces(old ?? ""), Pieces(@new ?? ""));
        var kept = WithoutChance(CommonSequence.Of(before, after), before, after);
        var runs = new List<TextRun>();
        var (i, j) = (0, 0);
        foreach (var (next, other) in kept.Append((before.Count, after.Count)))
        {
            Add(runs, TextSide.Old, string.Concat(before[i..next]));
            Add(runs, TextSide.New, string.Concat(after[j..other]));
            if (next < before.Count)
                Add(runs, TextSide.Both, before[next]);
            (i, j) = (next + 1, other + 1);
        }

        return runs;
    }

    private static void Add(List<TextRun> runs, TextSide side, string text)
    {
        if (text.Length == 0)
            return;
        if (runs.Count > 0 && runs[^1].Side == side)
            runs[^1] = runs[^1] with { Text = runs[^1].Text + text };
        else
            runs.Add(new TextRun(side, text));
    }

    private static List<(int Old, int New)> WithoutChance(IReadOnlyList<(int Old, int New)> pairs, List<string> before, List<string> after)
    {
        bool Joined(int first, int second) =>
            first >= 0 && second < pairs.Count && pairs[second].Old == pairs[first].Old + 1 && pairs[second].New == pairs[first].New + 1;
        bool AtEdge((int Old, int New) pair) => pair is (0, 0) || (pair.Old == before.Count - 1 && pair.New == after.Count - 1);
        return [.. pairs.Where((pair, place) =>
            before[pair.Old].Length > 1 || AtEdge(pair) || Joined(place - 1, place) || Joined(place, place + 1))];
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            else if (InNumber(text, start))
                while (end < text.Length && InNumber(text, end))
                    end++;
            else if (char.IsAsciiLetter(text[start]))
                while (end < text.Length && char.IsAsciiLetter(text[end]))
                    end++;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    private static bool InNumber(string text, int place) => char.IsAsciiDigit(text[place])
        || (text[place] == '.' && place > 0 && char.IsAsciiDigit(text[place - 1]) && place + 1 < text.Length && char.IsAsciiDigit(text[place + 1]));
}
