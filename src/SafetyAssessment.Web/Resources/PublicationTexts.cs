namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of the publication of results.</summary>
public sealed class PublicationTexts;
