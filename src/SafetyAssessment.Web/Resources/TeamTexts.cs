namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of teams.</summary>
public sealed class TeamTexts;
