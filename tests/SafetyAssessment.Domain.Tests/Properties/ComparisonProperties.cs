using FsCheck;
using FsCheck.Fluent;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Comparing;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>What always holds between two editions of a rubric, and between a sheet and the same sheet under another edition.</summary>
[Trait("Theme", "Property")]
public class ComparisonProperties
{
    [Fact]
    public void An_edition_compared_with_itself_is_empty() =>
        Always(sheet => RubricComparison.Of(sheet.Edition, sheet.Edition) is { IsEmpty: true, CanMoveScores: false });

    [Fact]
    public void Swapping_the_sides_swaps_added_and_removed_and_keeps_the_rest() => Always(sheet =>
    {
        var other = RandomEdit.Of(sheet.Edition, sheet.Seed);
        var (there, back) = (RubricComparison.Of(sheet.Edition, other), RubricComparison.Of(other, sheet.Edition));
        return (there.Count.Added, there.Count.Removed) == (back.Count.Removed, back.Count.Added)
            // Of two rows that changed places either one is the one that moved.
            && (there.Count.Moved, there.Count.Changed) == (back.Count.Moved, back.Count.Changed)
            && Codes(there.All.Where(thing => thing.IsAdded)).SetEquals(Codes(back.All.Where(thing => thing.IsRemoved)))
            && Codes(there.All.Where(thing => thing.Fields.Count > 0)).SetEquals(Codes(back.All.Where(thing => thing.Fields.Count > 0)));
    });

    [Fact]
    public void Everything_of_both_editions_is_there_once() => Always(sheet =>
    {
        var other = RandomEdit.Of(sheet.Edition, sheet.Seed);
        var comparison = RubricComparison.Of(sheet.Edition, other);
        return comparison.All.Count(thing => !thing.IsAdded) == Things(sheet.Edition)
            && comparison.All.Count(thing => !thing.IsRemoved) == Things(other)
            && comparison.Items.Where(item => !item.IsRemoved).Select(item => item.Code).SequenceEqual(other.Index.Rows.Select(row => row.Item.Code));
    });

    [Fact]
    public void Without_a_scoring_change_no_score_moves() => Always(sheet =>
    {
        var other = RandomEdit.Reworded(sheet.Edition, sheet.Seed);
        var before = Scorer.Score(sheet.Edition, sheet.Input);
        var after = Scorer.Score(other, SheetOverlay.Of(sheet.Edition, sheet.Input, other).Input);
        return RubricComparison.Of(sheet.Edition, other) is { CanMoveScores: false, IsEmpty: false }
            && before.Score == after.Score && before.Vetoes.Select(clause => clause.Code).Order().SequenceEqual(after.Vetoes.Select(clause => clause.Code).Order());
    });

    [Fact]
    public void A_sheet_over_its_own_edition_stays_as_it_is() => Always(sheet =>
    {
        var overlay = SheetOverlay.Of(sheet.Edition, sheet.Input, sheet.Edition);
        var (before, after) = (Scorer.Score(sheet.Edition, sheet.Input), Scorer.Score(sheet.Edition, overlay.Input));
        return overlay.Misfits.Count == 0 && overlay.Unseen.Count == 0 && before.Complete == after.Complete && before.ExactScore == after.ExactScore
            && SheetDifference.Of(before, after).Count == 0;
    });

    [Fact]
    public void Under_any_other_edition_a_finding_is_counted_or_listed_and_the_sheet_can_be_scored() => Always(sheet =>
    {
        var other = RandomEdit.Of(sheet.Edition, sheet.Seed);
        var overlay = SheetOverlay.Of(sheet.Edition, sheet.Input, other);
        return overlay.Input.Findings.Count + overlay.Misfits.Count == sheet.Input.Findings.Count
            && SheetInputCheck.Faults(other, overlay.Input).Count == 0
            && Scorer.Score(other, overlay.Input) is { } scored
            && (!Scorer.Score(sheet.Edition, sheet.Input).Complete || scored.Complete);
    });

    [Fact]
    public void What_moved_a_score_adds_up_to_the_difference() => Always(sheet =>
    {
        var other = RandomEdit.Of(sheet.Edition, sheet.Seed);
        var before = Scorer.Score(sheet.Edition, sheet.Input);
        var after = Scorer.Score(other, SheetOverlay.Of(sheet.Edition, sheet.Input, other).Input);
        var moves = SheetDifference.Of(before, after);
        return moves.Where(move => move.Kind is not (ScoreMoveKind.FullMark or ScoreMoveKind.Applicable)).Sum(move => move.Effect)
            == (before.Lost - after.Lost) + (before.Additional - after.Additional) + (after.Bonus - before.Bonus);
    });

    // The properties would hold of editions that hardly differ as well.
    [Fact]
    public void Random_editions_have_every_kind_of_change()
    {
        var pairs = Enumerable.Range(0, 400).Select(seed => new RandomRubric(seed).Sheet())
            .Select(sheet => (Sheet: sheet, Other: RandomEdit.Of(sheet.Edition, sheet.Seed))).ToList();
        var all = pairs.ConvertAll(pair => RubricComparison.Of(pair.Sheet.Edition, pair.Other));
        var misfits = pairs.SelectMany(pair => SheetOverlay.Of(pair.Sheet.Edition, pair.Sheet.Input, pair.Other).Misfits).Select(misfit => misfit.Reason).ToHashSet();

        foreach (var count in new Func<ChangeCount, int>[] { of => of.Added, of => of.Removed, of => of.Moved, of => of.Changed })
            all.Count(comparison => count(comparison.Count) > 0).ShouldBeGreaterThan(50);
        misfits.ShouldBe([MisfitReason.ClauseGone, MisfitReason.KindChanged, MisfitReason.OutOfRange], ignoreOrder: true);
    }

    private static void Always(Func<RandomSheet, bool> holds) =>
        Prop.ForAll(RandomSheet.Arbitrary, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static HashSet<string> Codes(IEnumerable<Compared> things) => [.. things.Select(thing => $"{thing.GetType().Name} {thing.Code}")];

    private static int Things(RubricEdition edition) =>
        edition.Sections.Sum(Sections) + edition.Index.Rows.Count + edition.Index.Rows.Sum(row => row.Item.Clauses.Count);

    private static int Sections(Section section) => 1 + section.Sections.Sum(Sections);
}
