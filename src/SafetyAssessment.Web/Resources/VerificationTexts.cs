namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of verification by another team.</summary>
public sealed class VerificationTexts;
