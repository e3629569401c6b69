namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of what follows from results.</summary>
public sealed class ConsequenceTexts;
