using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Verifications;

/// <summary>A row that two teams scored differently.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="First">Its state on the first sheet.</param>
/// <param name="FirstLost">Points lost there.</param>
/// <param name="Second">Its state on the verification sheet.</param>
/// <param name="SecondLost">Points lost there.</param>
public sealed record ItemDifference(string Item, ItemState First, decimal FirstLost, ItemState Second, decimal SecondLost);

/// <summary>Two sheets of the same unit by two teams, side by side.</summary>
/// <param name="First">Score of the first sheet, as it is printed.</param>
/// <param name="Second">Score of the verification sheet.</param>
/// <param name="Tolerance">By how many points the two may be apart.</param>
/// <param name="Items">The rows that differ, in paper order.</param>
public sealed record SheetComparison(decimal First, decimal Second, decimal Tolerance, IReadOnlyList<ItemDifference> Items)
{
    /// <summary>By how many points the verification is higher (above 0) or lower.</summary>
    public decimal Difference => Second - First;

    /// <summary>True when the totals are further apart than allowed; exactly the tolerance is within it.</summary>
    public bool IsOver => Math.Abs(Difference) > Tolerance;

    /// <summary>Compares; null where either sheet has no score (nothing of it applies, or rows are open).</summary>
    public static SheetComparison? Of(ScoreSheet first, ScoreSheet second, decimal tolerance) =>
        first is { Complete: true, Score: { } one } && second is { Complete: true, Score: { } other }
            ? new SheetComparison(one, other, tolerance, [.. Differences(first, second)])
            : null;

    /// <summary>True when both say the same, rows and totals; what was seen by a person is compared with what is stored now by this.</summary>
    public bool SaysTheSameAs(SheetComparison other) =>
        First == other.First && Second == other.Second && Tolerance == other.Tolerance && Items.SequenceEqual(other.Items);

    private static IEnumerable<ItemDifference> Differences(ScoreSheet first, ScoreSheet second) =>
        from row in first.Edition.Index.Rows
        let one = first.Item(row.Item.Code)!
        let other = second.Item(row.Item.Code)!
        where one.Lost != other.Lost || (one.State == ItemState.NotApplicable) != (other.State == ItemState.NotApplicable)
        select new ItemDifference(row.Item.Code, one.State, one.Lost, other.State, other.Lost);
}
