namespace SafetyAssessment.Domain.Access;

/// <summary>What can be done. A page and an endpoint name one of these, a use case demands it.</summary>
public enum Permission
{
    /// <summary>See the units.</summary>
    ViewUnits,

    /// <summary>Add and change units.</summary>
    ManageUnits,

    /// <summary>Read schemes and rubrics.</summary>
    ViewSchemes,

    /// <summary>See drafts of rubrics.</summary>
    ViewRubricDrafts,

    /// <summary>Draft, import and publish rubrics.</summary>
    ManageRubrics,

    /// <summary>Open the sheets of a group and give them to teams.</summary>
    OpenAssessments,

    /// <summary>Read a score sheet.</summary>
    ViewSheet,

    /// <summary>Record findings and the state of items.</summary>
    ScoreSheet,

    /// <summary>Hand a sheet in.</summary>
    SubmitSheet,

    /// <summary>Send a sheet back with a reason.</summary>
    ReturnSheet,

    /// <summary>Confirm a sheet.</summary>
    ConfirmSheet,

    /// <summary>Read the timetable.</summary>
    ViewPhases,

    /// <summary>Set the dates of phases, open and close late entries.</summary>
    ManagePhases,

    /// <summary>See teams, what they score and who is recused.</summary>
    ViewTeams,

    /// <summary>Give sheets to another team, record and withdraw recusals.</summary>
    ManageTeams,

    /// <summary>Say what the unit thinks of the findings of a sheet that is handed in.</summary>
    GiveOpinion,

    /// <summary>Answer the unit's disagreements.</summary>
    AnswerOpinion,

    /// <summary>Go on although a disagreement is open, with a reason.</summary>
    PassOverOpinion,

    /// <summary>Read appeals.</summary>
    ViewAppeals,

    /// <summary>Appeal against an item of a confirmed sheet.</summary>
    RaiseAppeal,

    /// <summary>Decide an appeal.</summary>
    DecideAppeal,

    /// <summary>Set how many days a unit may appeal.</summary>
    SetAppealTerm,

    /// <summary>Draw the sub-units that a team visits.</summary>
    DrawSample,

    /// <summary>See the evidence of a sheet.</summary>
    ViewEvidence,

    /// <summary>Add, describe, order and remove evidence of the items of a sheet.</summary>
    ChangeEvidence,

    /// <summary>Attach the signed paper to a sheet that is handed in.</summary>
    AttachSignedSheet,

    /// <summary>Begin, fill and hand in a self-assessment, with its evidence.</summary>
    AssessSelf,

    /// <summary>Read a self-assessment that is not handed in.</summary>
    ViewOpenSelf,

    /// <summary>Read a self-assessment that is handed in.</summary>
    ViewSelf,

    /// <summary>Read a verification: the sheet of the team that scores again.</summary>
    ViewVerificationSheet,

    /// <summary>See what is drawn for verification, and how far the teams agree.</summary>
    ViewVerifications,

    /// <summary>Draw sheets for verification, give them to teams, close them or send the first sheet back.</summary>
    ManageVerifications,

    /// <summary>Read outside scores.</summary>
    ViewExternalScores,

    /// <summary>Enter outside scores.</summary>
    RecordExternalScores,

    /// <summary>Read the daily ledger.</summary>
    ViewLedger,

    /// <summary>Enter and withdraw ledger entries.</summary>
    RecordLedger,

    /// <summary>Read accidents and veto proposals.</summary>
    ViewAccidents,

    /// <summary>Enter accidents.</summary>
    RecordAccidents,

    /// <summary>Confirm or dismiss a veto proposal.</summary>
    DecideVeto,

    /// <summary>Read control indicators; a unit its own.</summary>
    ViewIndicators,

    /// <summary>Add, change and divide control indicators.</summary>
    ManageIndicators,

    /// <summary>Enter the actual figures of control indicators.</summary>
    RecordActuals,

    /// <summary>Read the ranking.</summary>
    ViewRanking,

    /// <summary>See what other rules would do to results.</summary>
    PreviewImpact,

    /// <summary>Read one unit's result.</summary>
    ViewResult,

    /// <summary>Compile a ranking, decide on grades, publish and re-open.</summary>
    PublishResults,

    /// <summary>Approve a compiled ranking or give it back.</summary>
    ApproveResults,

    /// <summary>Read published results and their revisions.</summary>
    ViewPublications,

    /// <summary>Read rectification tasks.</summary>
    ViewRectifications,

    /// <summary>Give rectification tasks, extend them, mark them as repeated.</summary>
    AssignRectification,

    /// <summary>State measures and report what was done.</summary>
    ReportRectification,

    /// <summary>Close a reported task or send it back; never one's own report.</summary>
    CheckRectification,

    /// <summary>Read what follows from the grades of the years.</summary>
    ViewConsequences,

    /// <summary>Confirm or dismiss a proposed consequence.</summary>
    DecideConsequence,

    /// <summary>Create, change and lock accounts.</summary>
    ManageAccounts,

    /// <summary>Read the audit.</summary>
    ViewAudit,

    /// <summary>Seal the audit as it stands.</summary>
    SealAudit,
}
