namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources of the score sheet.</summary>
public sealed class ScoringTexts;
