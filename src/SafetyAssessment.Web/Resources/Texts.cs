namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources that hold every sentence of the pages: Texts.resx (Chinese) and Texts.en.resx.</summary>
public sealed class Texts;
