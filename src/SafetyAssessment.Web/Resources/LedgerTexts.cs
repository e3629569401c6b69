namespace SafetyAssessment.Web.Resources;

/// <summary>Names the resources LedgerTexts.resx (Chinese) and LedgerTexts.en.resx.</summary>
public sealed class LedgerTexts;
