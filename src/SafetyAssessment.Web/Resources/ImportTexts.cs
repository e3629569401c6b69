namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of importing a rubric from a document and of publishing a draft.</summary>
public sealed class ImportTexts;
