using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Features.Home;

/// <summary>How far a group is.</summary>
public sealed record GroupProgress(Scheme Scheme, UnitGroup Group, IReadOnlyList<SheetRow> Sheets, OutsideGrid Outside)
{
    /// <summary>Sheets in a state.</summary>
    public int In(AssessmentState state) => Sheets.Count(sheet => sheet.State == state);
}
