namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of opinions and appeals.</summary>
public sealed class OpinionTexts;
