namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the rubric editor.</summary>
public sealed class EditorTexts;
