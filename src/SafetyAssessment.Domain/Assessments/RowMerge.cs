namespace SafetyAssessment.Domain.Assessments;

/// <summary>How a row that was worked on elsewhere stands to the stored one.</summary>
public enum MergeOutcome
{
    /// <summary>It says what it said when it was taken along.</summary>
    Untouched,

    /// <summary>The stored row says the same already.</summary>
    Same,

    /// <summary>Changed there and nowhere else.</summary>
    Changed,

    /// <summary>Changed in both places to different things: somebody has to say.</summary>
    Clash,

    /// <summary>The row was never stored as it is said to have been taken along.</summary>
    Unknown,
}

/// <summary>
/// A row that was taken along, worked on elsewhere and brought back, beside the one that is stored now.
/// </summary>
/// <param name="Base">The row as it was taken along.</param>
/// <param name="BaseVersion">Its version then; 0 for an untouched row.</param>
/// <param name="Mine">What it was made elsewhere.</param>
/// <param name="Theirs">What is stored now.</param>
/// <param name="Version">The stored version; 0 for an untouched row.</param>
public sealed record RowMerge(RowSnapshot Base, long BaseVersion, RowSnapshot Mine, RowSnapshot Theirs, long Version)
{
    /// <summary>How the two stand to each other.</summary>
    public MergeOutcome Outcome =>
        BaseVersion > Version || (BaseVersion == Version && !Base.SaysTheSameAs(Theirs)) ? MergeOutcome.Unknown
        : Mine.SaysTheSameAs(Base) ? MergeOutcome.Untouched
        : Mine.SaysTheSameAs(Theirs) ? MergeOutcome.Same
        : BaseVersion == Version ? MergeOutcome.Changed
        : MergeOutcome.Clash;

    /// <summary>
    /// Everything that was found in either place: what is stored, and what was added or changed elsewhere as findings of its own. Null where one of
    /// the two is a state without findings, which can't stand beside a finding.
    /// </summary>
    /// <param name="newId">Makes the identity of a finding that was changed in both places.</param>
    public RowSnapshot? Both(Func<Guid> newId)
    {
        if (Mine.Findings.Count == 0 || Theirs.Findings.Count == 0)
            return null;
        var changed = Mine.Findings.Where(finding => !Base.Findings.Contains(finding) && !Theirs.Findings.Contains(finding)).ToList();
        // What only one of the two places changed is that place's; what both changed stands there twice.
        var kept = Theirs.Findings.Select(finding => changed.Find(mine => mine.Id == finding.Id) is { } mine && Base.Findings.Contains(finding) ? mine : finding).ToList();
        var added = changed.Where(finding => !kept.Contains(finding));
        return Theirs with { Findings = [.. kept, .. added.Select(finding => kept.Exists(known => known.Id == finding.Id) ? finding with { Id = newId() } : finding)] };
    }
}
