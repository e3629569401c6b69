namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of the evidence.</summary>
public sealed class EvidenceTexts;
