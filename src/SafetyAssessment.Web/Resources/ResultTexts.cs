namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources ResultTexts.resx (Chinese) and ResultTexts.en.resx.</summary>
public sealed class ResultTexts;
