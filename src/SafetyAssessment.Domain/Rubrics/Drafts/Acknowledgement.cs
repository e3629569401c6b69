namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>
/// A finding of the check that an office has seen and wants so: caps of 90 under a full mark of 100, say. It is bound to the numbers of
/// the finding; with other numbers it is another finding, and open again.
/// </summary>
/// <param name="Finding">What was found.</param>
/// <param name="Reason">Why it is wanted so.</param>
/// <param name="By">Who acknowledged it.</param>
/// <param name="At">When, UTC.</param>
public sealed record Acknowledgement(CheckFinding Finding, string Reason, string By, DateTime At)
{
    /// <summary>True when it is about this finding: the same kind at the same place with the same numbers. A heading may be worded anew.</summary>
    public bool Covers(CheckFinding other) =>
        (Finding.Kind, Finding.Code, Finding.Stated, Finding.Found) == (other.Kind, other.Code, other.Stated, other.Found);
}
