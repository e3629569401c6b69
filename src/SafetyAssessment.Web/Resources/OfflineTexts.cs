namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of importing offline score sheets.</summary>
public sealed class OfflineTexts;
