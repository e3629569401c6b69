namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources IndicatorTexts.resx (Chinese) and IndicatorTexts.en.resx.</summary>
public sealed class IndicatorTexts;
