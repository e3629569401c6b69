namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the comparison of two editions.</summary>
public sealed class CompareTexts;
