namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources of the home page: HomeTexts.resx (Chinese) and HomeTexts.en.resx.</summary>
public sealed class HomeTexts;
