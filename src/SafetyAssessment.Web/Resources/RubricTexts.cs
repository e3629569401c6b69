namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the rubrics: their pages, what a clause costs, what the check found.</summary>
public sealed class RubricTexts;
