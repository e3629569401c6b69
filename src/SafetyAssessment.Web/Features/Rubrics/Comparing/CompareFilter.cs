namespace SafetyAssessment.Web.Features.Rubrics.Comparing;

/// <summary>Which rows of a comparison are shown.</summary>
public enum CompareFilter
{
    /// <summary>All that changed.</summary>
    Changes,

    /// <summary>What can move a score.</summary>
    Scoring,

    /// <summary>The whole paper.</summary>
    All,
}
