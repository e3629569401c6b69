namespace SafetyAssessment.Web.Resources;

/// <summary>Texts of the timetable.</summary>
public sealed class PhaseTexts;
