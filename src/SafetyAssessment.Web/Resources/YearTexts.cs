namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of the results over the years.</summary>
public sealed class YearTexts;
