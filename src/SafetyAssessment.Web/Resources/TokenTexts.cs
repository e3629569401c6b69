namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the tokens for the HTTP API.</summary>
public sealed class TokenTexts;
