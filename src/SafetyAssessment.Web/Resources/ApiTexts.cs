namespace SafetyAssessment.Web.Resources;

/// <summary>Marks the texts of the HTTP API.</summary>
public sealed class ApiTexts;
