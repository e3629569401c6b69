namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources of the accounts and of the audit: AccountTexts.resx (Chinese) and AccountTexts.en.resx.</summary>
public sealed class AccountTexts;
