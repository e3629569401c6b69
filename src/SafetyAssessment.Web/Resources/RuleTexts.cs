namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources that hold the sentence of every rule under its code: RuleTexts.resx (Chinese) and RuleTexts.en.resx.</summary>
public sealed class RuleTexts;
