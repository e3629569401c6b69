namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of the draws.</summary>
public sealed class SamplingTexts;
