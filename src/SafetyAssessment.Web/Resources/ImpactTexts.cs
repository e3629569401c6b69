namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the preview of an impact.</summary>
public sealed class ImpactTexts;
