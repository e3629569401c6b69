namespace SafetyAssessment.Web.Features.Rubrics.Editing;

/// <summary>How a draft begins.</summary>
public enum StartWay
{
    /// <summary>As the next edition of a rubric.</summary>
    Revision,

    /// <summary>As a rubric of its own, made after another.</summary>
    Template,

    /// <summary>Empty.</summary>
    Blank,
}
