namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources of the printed score sheet.</summary>
public sealed class PaperTexts;
