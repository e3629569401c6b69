namespace SafetyAssessment.Documents.Reading;

/// <summary>
/// Reads Chinese scoring sentences (评分标准) as rules. A pure function of the text: no model, no network, linear in the length, and it
/// never throws, whatever the text is.
/// </summary>
public static class ClauseReader
{
    /// <summary>The rules of the text, in its order; what looks like scoring and was not understood; and what can be read in two ways.</summary>
    public static ClauseReading Read(string? text)
    {
        var source = SourceText.Of(text ?? "");
        var grammar = new Grammar(source, Tokenizer.Cut(source));
        grammar.Run();
        return new ClauseReading(
            [.. Bands.Join(grammar.Drafts).Where(draft => !draft.IsNothing).Select(draft => draft.ToRule())],
            grammar.Unread,
            [.. grammar.Doubts]);
    }
}
