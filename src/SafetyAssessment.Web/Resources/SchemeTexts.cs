namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the schemes: parts, vetoes, grades, units.</summary>
public sealed class SchemeTexts;
