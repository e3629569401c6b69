namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources OutsideScoreTexts.resx (Chinese) and OutsideScoreTexts.en.resx.</summary>
public sealed class OutsideScoreTexts;
