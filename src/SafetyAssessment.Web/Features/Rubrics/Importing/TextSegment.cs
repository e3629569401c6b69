using SafetyAssessment.Documents.Reading;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>What a stretch of a row's text is to the reader of sentences.</summary>
public enum SegmentKind
{
    /// <summary>No scoring words.</summary>
    Plain,

    /// <summary>A rule was read out of it.</summary>
    Rule,

    /// <summary>It can be read in two ways.</summary>
    Doubt,

    /// <summary>Scoring words that were not understood.</summary>
    Unread,
}

/// <summary>A stretch of a row's text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is.</param>
public sealed record TextSegment(string Text, SegmentKind Kind)
{
    /// <summary>The text cut up; what is not understood goes before what is in doubt, and that before a rule.</summary>
    public static IReadOnlyList<TextSegment> Of(string text, ClauseReading reading)
    {
        var kinds = new SegmentKind[text.Length];
        foreach (var rule in reading.Rules)
            Paint(rule.Start, rule.End, SegmentKind.Rule);
        foreach (var doubt in reading.Ambiguities)
            Paint(doubt.Start, doubt.End, SegmentKind.Doubt);
        foreach (var unread in reading.Unread)
            Paint(unread.Start, unread.End, SegmentKind.Unread);
        // Two rules side by side are two stretches.
        var begins = reading.Rules.Select(rule => rule.Start).ToHashSet();
        var segments = new List<TextSegment>();
        for (var from = 0; from < text.Length;)
        {
            var to = from + 1;
            while (to < text.Length && kinds[to] == kinds[from] && !(kinds[to] == SegmentKind.Rule && begins.Contains(to)))
                to++;
            segments.Add(new TextSegment(text[from..to], kinds[from]));
            from = to;
        }

        return segments;

        void Paint(int start, int end, SegmentKind kind) => Array.Fill(kinds, kind, start, Math.Min(end, text.Length) - start);
    }
}
