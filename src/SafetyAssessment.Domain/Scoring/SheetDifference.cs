namespace SafetyAssessment.Domain.Scoring;

/// <summary>What of a sheet moved its score.</summary>
public enum ScoreMoveKind
{
    /// <summary>An item loses otherwise; points lost.</summary>
    Item,

    /// <summary>A section's mark stops the loss otherwise; points that it took back.</summary>
    Section,

    /// <summary>The edition's full mark stops the loss otherwise; points that it took back.</summary>
    Whole,

    /// <summary>Another full mark of the edition; points.</summary>
    FullMark,

    /// <summary>Other marks are applicable; points.</summary>
    Applicable,

    /// <summary>What is taken from the total beyond the items; points.</summary>
    Additional,

    /// <summary>What is added above the full mark; points.</summary>
    Bonus,
}

/// <summary>One thing that moved a score.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Code of the item or section; null for the whole.</param>
/// <param name="Title">Its title; null for the whole.</param>
/// <param name="Old">Points before; see the kind for what they are.</param>
/// <param name="New">Points after.</param>
public sealed record ScoreMove(ScoreMoveKind Kind, string? Code, string? Title, decimal Old, decimal New)
{
    /// <summary>By how much it raises the score, before anything is scaled; a changed denominator says nothing by itself.</summary>
    public decimal Effect => Kind is ScoreMoveKind.Item or ScoreMoveKind.Additional ? Old - New : New - Old;
}

/// <summary>
/// Why two sheets of the same findings have different scores. As long as the applicable marks are the same on both sides, the effects add up to the
/// difference of applicable − lost − additional + bonus.
/// </summary>
public static class SheetDifference
{
    /// <summary>Everything that moved the score, in paper order, the whole last; empty when nothing did.</summary>
    public static IReadOnlyList<ScoreMove> Of(ScoreSheet old, ScoreSheet @new)
    {
        IEnumerable<ScoreMove> moves =
        [
            .. Items(old, @new),
            .. Sections(old, @new),
            new(ScoreMoveKind.Whole, null, null, TakenBack(old), TakenBack(@new)),
            new(ScoreMoveKind.FullMark, null, null, old.Edition.FullMark, @new.Edition.FullMark),
            new(ScoreMoveKind.Applicable, null, null, old.Applicable, @new.Applicable),
            new(ScoreMoveKind.Additional, null, null, old.Additional, @new.Additional),
            new(ScoreMoveKind.Bonus, null, null, old.Bonus, @new.Bonus),
        ];
        return [.. moves.Where(move => move.Old != move.New && !(move.Kind == ScoreMoveKind.Applicable && SameGap(old, @new)))];
    }

    // Where all is applicable on both sides, the full mark alone says it.
    private static bool SameGap(ScoreSheet old, ScoreSheet @new) => old.Applicable == old.Edition.FullMark && @new.Applicable == @new.Edition.FullMark;

    private static IEnumerable<ScoreMove> Items(ScoreSheet old, ScoreSheet @new)
    {
        var before = old.Items.ToDictionary(item => item.Item.Code, StringComparer.Ordinal);
        foreach (var item in @new.Items)
        {
            before.Remove(item.Item.Code, out var was);
            yield return new ScoreMove(ScoreMoveKind.Item, item.Item.Code, item.Item.Title, was?.Lost ?? 0, item.Lost);
        }

        foreach (var gone in before.Values)
            yield return new ScoreMove(ScoreMoveKind.Item, gone.Item.Code, gone.Item.Title, gone.Lost, 0);
    }

    private static IEnumerable<ScoreMove> Sections(ScoreSheet old, ScoreSheet @new)
    {
        var before = old.Sections.SelectMany(All).ToDictionary(section => section.Section.Code, StringComparer.Ordinal);
        foreach (var section in @new.Sections.SelectMany(All))
        {
            before.Remove(section.Section.Code, out var was);
            yield return new ScoreMove(ScoreMoveKind.Section, section.Section.Code, section.Section.Title, was is null ? 0 : TakenBack(was), TakenBack(section));
        }

        foreach (var gone in before.Values)
            yield return new ScoreMove(ScoreMoveKind.Section, gone.Section.Code, gone.Section.Title, TakenBack(gone), 0);
    }

    private static decimal TakenBack(SectionScore section) => section.LostBeforeCap - section.Lost;

    private static decimal TakenBack(ScoreSheet sheet) => sheet.Sections.Sum(section => section.Lost) - sheet.Lost;

    private static IEnumerable<SectionScore> All(SectionScore section) => section.Sections.SelectMany(All).Prepend(section);
}
