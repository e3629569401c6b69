using SafetyAssessment.Domain.Assessments;
using static SafetyAssessment.Domain.Access.Permission;
using static SafetyAssessment.Domain.Access.Role;
using static SafetyAssessment.Domain.Access.Scope;
using static SafetyAssessment.Domain.Assessments.AssessmentState;

namespace SafetyAssessment.Domain.Access;

/// <summary>How far a grant reaches.</summary>
public enum Scope
{
    /// <summary>Everything.</summary>
    Any,

    /// <summary>What one's own team works on.</summary>
    OwnTeam,

    /// <summary>What is about one's own unit.</summary>
    OwnUnit,

    /// <summary>What one gives oneself.</summary>
    OwnGiver,
}

/// <summary>One cell of the table.</summary>
/// <param name="Role">Who.</param>
/// <param name="Scope">How far.</param>
public sealed record Grant(Role Role, Scope Scope);

/// <summary>
/// The one table of who may do what, and in which state. What is not in it is denied. Its print is an approved file,
/// so that a changed permission is a changed line in a diff.
/// </summary>
public static class AccessTable
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    private static readonly Dictionary<Permission, Grant[]> Table = new()
    {
        [ViewUnits] = [.. Everybody.Select(role => new Grant(role, Any))],
        [ManageUnits] = [new(SafetyOffice, Any)],
        [ViewSchemes] = [.. Everybody.Select(role => new Grant(role, Any))],
        [ViewRubricDrafts] = [new(SystemAdministrator, Any), new(SafetyOffice, Any), new(Auditor, Any)],
        [ManageRubrics] = [new(SafetyOffice, Any)],
        [OpenAssessments] = [new(SafetyOffice, Any)],
        [ViewSheet] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any),
        ],
        [ScoreSheet] = [new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [SubmitSheet] = [new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [ReturnSheet] = [new(SafetyOffice, Any)],
        [ConfirmSheet] = [new(SafetyOffice, Any)],
        [ViewPhases] = [.. Everybody.Select(role => new Grant(role, Any))],
        [ManagePhases] = [new(SafetyOffice, Any)],
        [ViewTeams] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(Leader, Any), new(Auditor, Any),
        ],
        [ManageTeams] = [new(SafetyOffice, Any)],
        [GiveOpinion] = [new(AssessedUnit, OwnUnit)],
        [AnswerOpinion] = [new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [PassOverOpinion] = [new(SafetyOffice, Any)],
        [ViewAppeals] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any),
        ],
        [RaiseAppeal] = [new(AssessedUnit, OwnUnit)],
        [DecideAppeal] = [new(SafetyOffice, Any), new(TeamLeader, OwnTeam)],
        [SetAppealTerm] = [new(SafetyOffice, Any)],
        [DrawSample] = [new(SafetyOffice, Any), new(TeamLeader, OwnTeam)],
        [ViewEvidence] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any),
        ],
        [ChangeEvidence] = [new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [AttachSignedSheet] = [new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [AssessSelf] = [new(AssessedUnit, OwnUnit)],
        [ViewOpenSelf] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit)],
        [ViewSelf] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any),
        ],
        // Neither the first team nor the unit: what is found again is found without them.
        [ViewVerificationSheet] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(Leader, Any), new(Auditor, Any),
        ],
        [ViewVerifications] = [new(SafetyOffice, Any), new(Leader, Any), new(Auditor, Any)],
        [ManageVerifications] = [new(SafetyOffice, Any)],
        [ViewExternalScores] = [new(SafetyOffice, Any), new(ExternalScorer, OwnGiver), new(Leader, Any), new(Auditor, Any)],
        [RecordExternalScores] = [new(SafetyOffice, Any), new(ExternalScorer, OwnGiver)],
        [ViewLedger] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any)],
        [RecordLedger] = [new(SafetyOffice, Any)],
        [ViewAccidents] = [new(SafetyOffice, Any), new(Leader, Any), new(Auditor, Any)],
        [RecordAccidents] = [new(SafetyOffice, Any)],
        [DecideVeto] = [new(SafetyOffice, Any)],
        [ViewIndicators] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any)],
        [ManageIndicators] = [new(SafetyOffice, Any)],
        [RecordActuals] = [new(SafetyOffice, Any)],
        [ViewRanking] = [new(SafetyOffice, Any), new(Leader, Any), new(Auditor, Any)],
        [PreviewImpact] = [new(SafetyOffice, Any)],
        [ViewResult] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any)],
        [PublishResults] = [new(SafetyOffice, Any)],
        [ApproveResults] = [new(Leader, Any)],
        [ViewPublications] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any)],
        [ViewRectifications] =
        [
            new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any),
        ],
        [AssignRectification] = [new(SafetyOffice, Any), new(TeamLeader, OwnTeam)],
        // The office too, for units that have no account; somebody else then checks.
        [ReportRectification] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit)],
        [CheckRectification] = [new(SafetyOffice, Any), new(TeamLeader, OwnTeam), new(TeamMember, OwnTeam)],
        [ViewConsequences] = [new(SafetyOffice, Any), new(AssessedUnit, OwnUnit), new(Leader, Any), new(Auditor, Any)],
        [DecideConsequence] = [new(SafetyOffice, Any)],
        [ManageAccounts] = [new(SystemAdministrator, Any)],
        [ViewAudit] = [new(Auditor, Any)],
        [SealAudit] = [new(Auditor, Any)],
    };

    private static readonly Dictionary<Permission, AssessmentState[]> States = new()
    {
        [ScoreSheet] = [Draft, Returned],
        [SubmitSheet] = [Draft, Returned],
        [ReturnSheet] = [Submitted, Confirmed],
        [ConfirmSheet] = [Submitted],
        [ManageTeams] = [Draft, Returned],
        [GiveOpinion] = [Submitted],
        [AnswerOpinion] = [Submitted],
        [PassOverOpinion] = [Submitted],
        [RaiseAppeal] = [Confirmed],
        [DecideAppeal] = [Confirmed],
        [ChangeEvidence] = [Draft, Returned],
        [AttachSignedSheet] = [Submitted, Confirmed],
        [AssessSelf] = [Draft, Returned],
    };

    /// <summary>
    /// What must be granted for doing it to this thing: whoever names a permission on sheets need not know of what kind the sheet is. Null: it is not
    /// done with a sheet of this kind, by nobody.
    /// </summary>
    public static Permission? Needed(Permission permission, IAccessTarget? target) => (target?.Kind, permission) switch
    {
        (AssessmentKind.Self, ViewSheet or ViewEvidence) => target!.State == Submitted ? ViewSelf : ViewOpenSelf,
        (AssessmentKind.Self, ScoreSheet or SubmitSheet or ChangeEvidence) => AssessSelf,
        (AssessmentKind.Self, AttachSignedSheet) => null,
        (AssessmentKind.Verification, ViewSheet or ViewEvidence) => ViewVerificationSheet,
        (AssessmentKind.Self or AssessmentKind.Verification,
            ConfirmSheet or DrawSample or GiveOpinion or AnswerOpinion or PassOverOpinion or RaiseAppeal or DecideAppeal) => null,
        _ => permission,
    };

    /// <summary>The rule that says that something is not done with sheets of this kind.</summary>
    public static string NotDone(AssessmentKind kind) => kind == AssessmentKind.Verification ? Rules.VerificationNotDone : Rules.SelfNotDone;

    /// <summary>Who may do it.</summary>
    public static IReadOnlyList<Grant> Grants(Permission permission) => Table.GetValueOrDefault(permission) ?? [];

    /// <summary>In which states it may be done; null: in every one.</summary>
    public static IReadOnlyList<AssessmentState>? StatesOf(Permission permission) => States.GetValueOrDefault(permission);

    /// <summary>True when the state lets it be done.</summary>
    public static bool AllowsState(Permission permission, AssessmentState state) => StatesOf(permission)?.Contains(state) != false;

    /// <summary>Refuses what may not be done in this state.</summary>
    public static void DemandState(Permission permission, AssessmentState state)
    {
        if (!AllowsState(permission, state))
            throw new RuleViolation(Rules.AccessState, permission, state, StatesOf(permission));
    }
}
