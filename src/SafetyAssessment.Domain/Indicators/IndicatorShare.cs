namespace SafetyAssessment.Domain.Indicators;

/// <summary>Who a part of an indicator is given to.</summary>
public enum ShareKind
{
    /// <summary>An assessed unit.</summary>
    Unit,

    /// <summary>A section of an office (科室).</summary>
    Section,

    /// <summary>A person, named by the post (岗位).</summary>
    Post,
}

/// <summary>A part of an indicator (指标分解).</summary>
/// <param name="Code">Code of the unit, or one of its own for a section or post.</param>
/// <param name="Kind">Who it is given to.</param>
/// <param name="Name">Name of the section or post; of a unit, as it was when it was given.</param>
/// <param name="Under">Code of the part that this is a part of; null: of the whole.</param>
/// <param name="Amount">Its part of the whole: quota, last year's figure, denominator or what is due; null: not stated.</param>
/// <param name="Quarters">The amount divided over the four quarters; null: not divided.</param>
/// <param name="LastYear">Last year's figure for comparison; null: not stated, or counted from accidents.</param>
public sealed record IndicatorShare(
    string Code, ShareKind Kind, string Name, string? Under, decimal? Amount, IReadOnlyList<decimal>? Quarters = null, decimal? LastYear = null);

/// <summary>Parts that do not add up to their whole.</summary>
/// <param name="Of">Code of the part that is divided; null: the whole.</param>
/// <param name="Name">Its name; empty for the whole.</param>
/// <param name="ByQuarters">True when its quarters do not add up, false when its parts do not.</param>
/// <param name="Whole">What is divided.</param>
/// <param name="Sum">What the parts add up to.</param>
public sealed record SplitDifference(string? Of, string Name, bool ByQuarters, decimal Whole, decimal Sum)
{
    /// <summary>Sum less whole.</summary>
    public decimal Difference => Sum - Whole;
}

/// <summary>Checks that parts add up.</summary>
public static class IndicatorSplit
{
    /// <summary>How many quarters a year has.</summary>
    public const int Quarters = 4;

    /// <summary>Every place where parts do not add up to a stated whole.</summary>
    /// <param name="terms">The indicator.</param>
    /// <param name="shares">Its parts.</param>
    public static IReadOnlyList<SplitDifference> Check(IndicatorTerms terms, IReadOnlyList<IndicatorShare> shares)
    {
        List<SplitDifference> found = [];
        Compare(null, "", terms.Whole);
        foreach (var share in shares)
        {
            Compare(share.Code, share.Name, share.Amount);
            if (share is { Amount: { } amount, Quarters: { } quarters } && quarters.Sum() != amount)
                found.Add(new SplitDifference(share.Code, share.Name, true, amount, quarters.Sum()));
        }

        return found;

        // Last year's figures that are counted are not typed, and nothing adds up to a whole that is not stated.
        void Compare(string? of, string name, decimal? whole)
        {
            var parts = shares.Where(share => share.Under == of).ToList();
            if (whole is not { } stated || parts.Count == 0 || (terms is { Kind: IndicatorKind.AgainstLastYear, IsCounted: true } && parts.Exists(part => part.Amount is null)))
                return;
            var sum = parts.Sum(part => part.Amount ?? 0);
            if (sum != stated)
                found.Add(new SplitDifference(of, name, false, stated, sum));
        }
    }

    /// <summary>Refuses parts that could not be told apart or hang on nothing.</summary>
    /// <exception cref="InvalidInput">Carries every fault.</exception>
    public static void Demand(IReadOnlyList<IndicatorShare> shares)
    {
        List<Problem> problems = [];
        for (var i = 0; i < shares.Count; i++)
        {
            var share = shares[i];
            if (string.IsNullOrWhiteSpace(share.Name))
                problems.Add(new Problem($"shares[{i}].name", Rules.Required));
            if (shares.Take(i).Any(before => before.Code == share.Code))
                problems.Add(new Problem($"shares[{i}].code", Rules.IndicatorShareTwice, share.Name));
            if (share.Under is { } under && !shares.Any(known => known.Code == under && known.Under is null))
                problems.Add(new Problem($"shares[{i}].under", Rules.IndicatorShareUnknown, under));
            if (share.Amount < 0 || share.LastYear < 0 || share.Quarters?.Any(quarter => quarter < 0) == true)
                problems.Add(new Problem($"shares[{i}].amount", Rules.OutOfRange, share.Amount, 0, 1_000_000_000));
            if (share.Quarters is { } quarters && quarters.Count != Quarters)
                problems.Add(new Problem($"shares[{i}].quarters", Rules.OutOfRange, quarters.Count, Quarters, Quarters));
        }

        if (problems.Count > 0)
            throw new InvalidInput(problems);
    }
}
