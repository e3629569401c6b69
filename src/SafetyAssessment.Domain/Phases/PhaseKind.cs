using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Domain.Phases;

/// <summary>What a phase (阶段) of the assessment is for.</summary>
public enum PhaseKind
{
    /// <summary>自查自评: the units fill and hand in their self-assessments.</summary>
    SelfCheck,

    /// <summary>考核打分: the teams score, and outside scores are delivered.</summary>
    Scoring,

    /// <summary>帮扶指导: the teams come to help, and score while they are there.</summary>
    Assistance,

    /// <summary>督导核实: another team scores a sample again.</summary>
    Verification,

    /// <summary>复核: opinions and appeals are heard, sheets confirmed. It reminds and binds nothing.</summary>
    Review,

    /// <summary>总结审定: rankings are compiled, decided and published. It reminds and binds nothing.</summary>
    Decision,
}

/// <summary>The one table of what is bound to which phase. What is not in it can be done at any time.</summary>
public static class PhaseBinding
{
    private static readonly PhaseKind[] Nothing = [];

    /// <summary>The phases in which it may be done: in any one of them. Empty: it is bound to none.</summary>
    /// <param name="permission">What is done.</param>
    /// <param name="sheet">With a sheet of which kind.</param>
    public static IReadOnlyList<PhaseKind> Of(Permission permission, AssessmentKind sheet = AssessmentKind.Team) => (permission, sheet) switch
    {
        (Permission.RecordExternalScores, _) => [PhaseKind.Scoring],
        (Permission.AssessSelf, _) => [PhaseKind.SelfCheck],
        (Permission.ScoreSheet or Permission.SubmitSheet or Permission.ChangeEvidence, AssessmentKind.Self) => [PhaseKind.SelfCheck],
        (Permission.ScoreSheet or Permission.SubmitSheet or Permission.ChangeEvidence, AssessmentKind.Team) => [PhaseKind.Scoring, PhaseKind.Assistance],
        (Permission.ScoreSheet or Permission.SubmitSheet or Permission.ChangeEvidence, AssessmentKind.Verification) => [PhaseKind.Verification],
        _ => Nothing,
    };

    /// <summary>True when something is refused outside a phase of this kind; the others only remind.</summary>
    public static bool Binds(PhaseKind kind) => kind is not (PhaseKind.Review or PhaseKind.Decision);

    /// <summary>True when a phase of this kind may have dates of its own for each period (quarter, half-year).</summary>
    public static bool HasPeriods(PhaseKind kind) => kind == PhaseKind.Scoring;
}
