namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the board of score sheets.</summary>
public sealed class BoardTexts;
