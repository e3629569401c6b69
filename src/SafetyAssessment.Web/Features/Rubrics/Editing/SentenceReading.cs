using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;

namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>What a typed scoring sentence was read as, for an item.</summary>
/// <param name="Clauses">Its rules as clauses, still without codes.</param>
/// <param name="Groups">Caps over some of them.</param>
/// <param name="FullMark">The mark of the item, where the sentence states one.</param>
/// <param name="Cap">The most that all of them cost together, where the sentence states it.</param>
/// <param name="Unread">Scoring words that were not understood.</param>
/// <param name="Doubts">Places that can be read in two ways.</param>
public sealed record SentenceReading(
    IReadOnlyList<Clause> Clauses, IReadOnlyList<ClauseGroup> Groups, decimal? FullMark, decimal? Cap,
    IReadOnlyList<UnreadText> Unread, IReadOnlyList<ReadingDoubt> Doubts)
{
    /// <summary>True when there is nothing in it to take over.</summary>
    public bool IsEmpty => Clauses.Count == 0 && FullMark is null && Cap is null;

    /// <summary>Reads a sentence.</summary>
    public static SentenceReading Of(string text, Item item)
    {
        var reading = ClauseReader.Read(text);
        var mark = reading.Rules.Where(rule => rule.Kind == ReadKind.FullMark).Select(rule => rule.Points).FirstOrDefault();
        var states = reading.Rules.Any(rule => rule.Kind != ReadKind.FullMark);
        var read = DraftClauses.Of(reading, text, item.Mark ?? mark);
        var cap = reading.Rules.Any(rule => rule is { Kind: ReadKind.Cap, Cap.Points: not null }) && read.Groups.Count == 0 ? read.Cap : null;
        return new SentenceReading(states ? read.Clauses : [], states ? read.Groups : [], mark, cap, reading.Unread, reading.Ambiguities);
    }

    /// <summary>The item as the rules are meant: with the mark that the sentence states.</summary>
    public Item On(Item item) => FullMark is null ? item : item with { FullMark = FullMark, FullMarkImplied = false };

    /// <summary>
    /// Adds what was read to an item. A cap over all of the sentence is the item's where there is nothing else in it; otherwise the sentence's
    /// clauses become a group.
    /// </summary>
    public RubricEdition AddTo(RubricEdition edition, string code, IReadOnlySet<string>? taken = null)
    {
        var first = edition.Index.Item(code)!.Clauses.Count == 0;
        var changed = edition.ChangeItem(code, item => first && Cap is not null ? On(item) with { Cap = Cap } : On(item));
        if (Clauses.Count == 0)
            return changed;
        var clauses = Clauses;
        var groups = Groups;
        if (!first && Cap is { } cap)
        {
            groups = [new ClauseGroup("", cap)];
            clauses = [.. clauses.Select(clause => clause with { Group = "" })];
        }

        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var added = changed.AddGroup(code, group.Cap);
            changed = added.Edition;
            codes[group.Code] = added.Code;
        }

        return changed.AddClauses(code, [.. clauses.Select(clause => clause.Group is { } group ? clause with { Group = codes[group] } : clause)], taken).Edition;
    }
}
