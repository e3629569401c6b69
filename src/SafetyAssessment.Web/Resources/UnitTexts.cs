namespace SafetyAssessment.Web.Resources;

/// <summary>Sentences of the tree of units.</summary>
public sealed class UnitTexts;
