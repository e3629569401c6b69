namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of rectification tasks.</summary>
public sealed class RectificationTexts;
