namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>What stands between a draft and its publication.</summary>
/// <param name="Faults">What makes it unusable, see <see cref="RubricFaults"/>.</param>
/// <param name="Open">Findings of the check that nobody has acknowledged.</param>
/// <param name="Unconfirmed">Imported rows that nobody has confirmed.</param>
public sealed record DraftReadiness(IReadOnlyList<Problem> Faults, IReadOnlyList<CheckFinding> Open, IReadOnlyList<ImportedRow> Unconfirmed)
{
    /// <summary>True when nothing does.</summary>
    public bool IsReady => Faults.Count == 0 && Open.Count == 0 && Unconfirmed.Count == 0;

    /// <summary>Of a draft as stored, or as it stands on the page.</summary>
    public static DraftReadiness Of(RubricEdition content, IReadOnlyList<ImportedRow> rows, IReadOnlyList<Acknowledgement> acknowledged) => new(
        RubricFaults.Of(content),
        [.. RubricCheck.Of(content).Where(finding => !acknowledged.Any(known => known.Covers(finding)))],
        [.. rows.Where(row => !row.IsConfirmed)]);

    /// <summary>Refuses what is not ready.</summary>
    /// <exception cref="InvalidInput">The draft has faults.</exception>
    /// <exception cref="RuleViolation"><see cref="Rules.DraftRowsNotConfirmed"/>, <see cref="Rules.DraftFindingsOpen"/>.</exception>
    public void Demand()
    {
        if (Faults.Count > 0)
            throw new InvalidInput(Faults);
        if (Unconfirmed.Count > 0)
            throw new RuleViolation(Rules.DraftRowsNotConfirmed, Unconfirmed.Count);
        if (Open.Count > 0)
            throw new RuleViolation(Rules.DraftFindingsOpen, Open.Count);
    }
}
