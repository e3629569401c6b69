namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources AccidentTexts.resx (Chinese) and AccidentTexts.en.resx.</summary>
public sealed class AccidentTexts;
