using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Scoring;

/// <summary>Why a finding can't be counted under another edition.</summary>
public enum MisfitReason
{
    /// <summary>The clause is gone.</summary>
    ClauseGone,

    /// <summary>The clause counts otherwise now: what was counted, measured or chosen means nothing to it.</summary>
    KindChanged,

    /// <summary>The chosen points lie outside the new limits.</summary>
    OutOfRange,

    /// <summary>The clause stands in an item now that is not applicable or exempt on the sheet.</summary>
    ItemLeftOut,
}

/// <summary>A finding that another edition can't count.</summary>
/// <param name="Finding">The finding, with its place.</param>
/// <param name="Item">The item that it stands in on the sheet.</param>
/// <param name="Reason">Why.</param>
public sealed record Misfit(Finding Finding, Item Item, MisfitReason Reason);

/// <summary>
/// A sheet laid over another edition: what was found stays, the rules change. Sections, items and clauses are the same where their codes are.
/// </summary>
public sealed record SheetOverlay
{
    /// <summary>What can be scored with the other edition.</summary>
    public required SheetInput Input { get; init; }

    /// <summary>What can't: left out of the score, and to be shown.</summary>
    public required IReadOnlyList<Misfit> Misfits { get; init; }

    /// <summary>Items that the sheet's edition does not have. Nobody has looked at them, so that they are taken as full.</summary>
    public required IReadOnlyList<Item> Unseen { get; init; }

    /// <summary>Lays a sheet over another edition; over its own it stays as it is.</summary>
    /// <param name="edition">The edition that the sheet was scored with.</param>
    /// <param name="input">What was found.</param>
    /// <param name="other">The other edition.</param>
    public static SheetOverlay Of(RubricEdition edition, SheetInput input, RubricEdition other)
    {
        var fitting = new List<Finding>();
        var misfits = new List<Misfit>();
        var leftOut = input.NotApplicable.Concat(input.Exempt).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in input.Findings)
        {
            var known = edition.Index.Clause(finding.Clause)!.Value;
            if (Reason(finding, known, other.Index.Clause(finding.Clause), leftOut) is { } reason)
                misfits.Add(new Misfit(finding, known.Item, reason));
            else
                fitting.Add(finding);
        }

        var found = fitting.Select(finding => other.Index.Clause(finding.Clause)!.Value.Item.Code).ToHashSet(StringComparer.Ordinal);
        // A row that lost all of its findings was looked at all the same.
        var emptied = input.Findings.Select(finding => edition.Index.Clause(finding.Clause)!.Value.Item.Code).Where(item => !found.Contains(item));
        var unseen = other.Index.Rows.Select(row => row.Item).Where(item => edition.Index.Item(item.Code) is null && !found.Contains(item.Code)).ToList();
        return new SheetOverlay
        {
            Input = new SheetInput
            {
                Findings = fitting,
                Clear = Known(other, input.Clear.Where(item => !found.Contains(item)).Concat(emptied).Distinct(StringComparer.Ordinal)),
                ClearRest = input.ClearRest,
                NotApplicable = Known(other, input.NotApplicable),
                Exempt = [.. Known(other, input.Exempt), .. unseen.Select(item => item.Code)],
            },
            Misfits = misfits,
            Unseen = unseen,
        };
    }

    private static MisfitReason? Reason(Finding finding, (Item Item, Clause Clause) known, (Item Item, Clause Clause)? other, HashSet<string> leftOut)
    {
        if (other is not { } there)
            return MisfitReason.ClauseGone;
        if (Family(known.Clause) != Family(there.Clause))
            return MisfitReason.KindChanged;
        if (SheetInputCheck.Faults(there.Clause, finding, "").FirstOrDefault() is { } fault)
            return fault.Code == Rules.PointsOutOfRange ? MisfitReason.OutOfRange : MisfitReason.KindChanged;
        return there.Item.Code != known.Item.Code && leftOut.Contains(there.Item.Code) ? MisfitReason.ItemLeftOut : null;
    }

    // Within a family a finding keeps its meaning: three places found are three places, whether each costs 2 or all together cost 10.
    // What was lost is never taken for won, a share never for days.
    private static string Family(Clause clause) => clause.Kind switch
    {
        ClauseKind.PerShortfall or ClauseKind.Tiered => $"measured {clause.ValueUnit}",
        ClauseKind.Earned or ClauseKind.Bonus => "won",
        ClauseKind.Range => "chosen",
        ClauseKind.Veto => "veto",
        _ => "lost",
    };

    private static List<string> Known(RubricEdition edition, IEnumerable<string> items) => [.. items.Where(item => edition.Index.Item(item) is not null)];
}
