namespace SafetyAssessment.Domain.Assessments;

/// <summary>Who fills a sheet, and what it counts for. Part of what makes a sheet one of its kind: each place has at most one of each.</summary>
public enum AssessmentKind
{
    /// <summary>The team's sheet: the one that results are made of.</summary>
    Team,

    /// <summary>自评: the assessed unit's own, filled before the visit. It is shown beside the team's and counts for nothing.</summary>
    Self,

    /// <summary>核实: scored again by another team, to be compared with the team's sheet. It counts for nothing either.</summary>
    Verification,
}
