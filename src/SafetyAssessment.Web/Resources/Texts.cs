namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources of the frame and of words that several pages use: Texts.resx (Chinese) and Texts.en.resx.</summary>
public sealed class Texts;
