using SafetyAssessment.Application.Assessments;

namespace SafetyAssessment.Application.Evidence;

/// <summary>The same for the evidence of a sheet: a row that is saved is no reason to read the photos again, nor the other way round.</summary>
public sealed class EvidenceChanges : SheetChanges;
