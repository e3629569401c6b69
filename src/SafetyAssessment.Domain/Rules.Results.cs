namespace SafetyAssessment.Domain;

// Refusals on figures from elsewhere and on what becomes of results.
public static partial class Rules
{
    /// <summary>No such subject for this unit.</summary>
    public const string SubjectUnknown = "external.subject-unknown";

    /// <summary>A ledger entry was already withdrawn.</summary>
    public const string LedgerAlreadyWithdrawn = "ledger.already-withdrawn";

    /// <summary>A veto needs the number of the document that decides it.</summary>
    public const string VetoDocumentRequired = "veto.document-required";

    /// <summary>The proposal was already decided.</summary>
    public const string VetoAlreadyDecided = "veto.already-decided";

    /// <summary>The results of a group are published; their inputs stay as they are until the office re-opens them. Values: revision, document number.</summary>
    public const string Published = "published";

    /// <summary>A compiled ranking is not in the state that this needs. Values: its state.</summary>
    public const string PublicationState = "publication.state";

    /// <summary>A grade differs from the proposal: a reason is needed. Values: name of the unit.</summary>
    public const string DecisionReasonRequired = "publication.decision-reason";

    /// <summary>Something about the unit is not settled: whoever decides all the same says why. Values: name of the unit.</summary>
    public const string DecisionUnsettled = "publication.decision-unsettled";

    /// <summary>Units have no decision yet. Values: how many.</summary>
    public const string DecisionsMissing = "publication.decisions-missing";

    /// <summary>Somebody else is to approve. Values: name of the leader.</summary>
    public const string ApprovalOther = "publication.approval-other";

    /// <summary>Whoever is to approve must be a leader with an account that is not locked.</summary>
    public const string ApproverNotLeader = "publication.approver-not-leader";

    /// <summary>Inputs changed since the ranking was compiled. Values: when it was compiled, UTC.</summary>
    public const string InputsChanged = "publication.inputs-changed";

    /// <summary>The publication was re-opened before. Values: by whom, when.</summary>
    public const string ReopenedBefore = "publication.reopened-before";

    /// <summary>Only a veto that is in effect can be revoked.</summary>
    public const string VetoNotConfirmed = "veto.not-confirmed";

    /// <summary>Parts of an indicator do not add up to the whole. Values: name of the part that is divided (empty: the whole), sum, whole, difference.</summary>
    public const string IndicatorPartsDiffer = "indicator.parts-differ";

    /// <summary>Two parts of an indicator are given to the same. Values: its name.</summary>
    public const string IndicatorShareTwice = "indicator.share-twice";

    /// <summary>An indicator has no such part, or it can't be divided further. Values: its code.</summary>
    public const string IndicatorShareUnknown = "indicator.share-unknown";

    /// <summary>The figures are counted from the stored accidents and can't be entered.</summary>
    public const string IndicatorCounted = "indicator.counted";

    /// <summary>A completion can't be counted from accidents.</summary>
    public const string IndicatorNotCountable = "indicator.not-countable";

    /// <summary>The accident was withdrawn. Values: by whom.</summary>
    public const string AccidentWithdrawn = "accident.withdrawn";

    /// <summary>A deadline lies before the day on which the problem was found. Values: that day.</summary>
    public const string RectificationDeadlineBefore = "rectification.deadline-before";

    /// <summary>A rectification task needs a person or post in charge.</summary>
    public const string RectificationResponsibleRequired = "rectification.responsible-required";

    /// <summary>A report says what was done.</summary>
    public const string RectificationReportRequired = "rectification.report-required";

    /// <summary>Who reported does not check the report.</summary>
    public const string RectificationOwnReport = "rectification.own-report";

    /// <summary>An extended deadline is later than the present one. Values: the present one.</summary>
    public const string RectificationDeadlineNotLater = "rectification.deadline-not-later";

    /// <summary>A repeated problem repeats an earlier one of the same unit.</summary>
    public const string RectificationNotEarlier = "rectification.not-earlier";

    /// <summary>Not in this state of the task. Values: the state, the states in which it may be done.</summary>
    public const string RectificationState = "rectification.state";

    /// <summary>Findings are taken over from a confirmed sheet. Values: the sheet's state.</summary>
    public const string RectificationSheetNotConfirmed = "rectification.sheet-not-confirmed";

    /// <summary>No finding was chosen.</summary>
    public const string RectificationNothingChosen = "rectification.nothing-chosen";

    /// <summary>A consequence that takes effect needs the number of the document that decides it.</summary>
    public const string ConsequenceDocumentRequired = "consequence.document-required";

    /// <summary>It was decided on these very results. Values: by whom, when.</summary>
    public const string ConsequenceAlreadyDecided = "consequence.already-decided";

    /// <summary>A year that the rule asks for has no settled result.</summary>
    public const string ConsequenceNotKnown = "consequence.not-known";

    /// <summary>The results of the years are not those that the person saw.</summary>
    public const string ConsequenceYearsChanged = "consequence.years-changed";
}
