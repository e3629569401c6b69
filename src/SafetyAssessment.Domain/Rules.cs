namespace SafetyAssessment.Domain;

/// <summary>
/// Every reason for a «no», in one place: whoever writes help or a test finds them all here. The sentence of each stands
/// under its code in the resources, in both languages; a test holds the two lists together.
/// </summary>
public static class Rules
{
    /// <summary>The input has faults; all are listed.</summary>
    public const string InvalidInput = "input.invalid";

    /// <summary>A field is empty that must not be.</summary>
    public const string Required = "input.required";

    /// <summary>A text is too long.</summary>
    public const string TooLong = "input.too-long";

    /// <summary>A number is outside its limits.</summary>
    public const string OutOfRange = "input.out-of-range";

    /// <summary>A text holds characters that can't be stored.</summary>
    public const string BadCharacters = "input.bad-characters";

    /// <summary>The text is not JSON. Values: the line.</summary>
    public const string NotJson = "input.not-json";

    /// <summary>The request is larger than is taken. Values: the limit in kilobytes.</summary>
    public const string BodyTooLarge = "input.body-too-large";

    /// <summary>A list is longer than is taken. Values: the limit.</summary>
    public const string ListTooLong = "input.list-too-long";

    /// <summary>A member that is not known here: perhaps misspelt. Values: its name.</summary>
    public const string UnknownMember = "input.unknown-member";

    /// <summary>An object is needed.</summary>
    public const string NotAnObject = "input.not-an-object";

    /// <summary>A list is needed.</summary>
    public const string NotAList = "input.not-a-list";

    /// <summary>A text is needed.</summary>
    public const string NotAText = "input.not-a-text";

    /// <summary>A number is needed.</summary>
    public const string NotANumber = "input.not-a-number";

    /// <summary>A number is written with an exponent.</summary>
    public const string NumberWithExponent = "input.number-with-exponent";

    /// <summary>The stored value was changed since it was read.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    /// <summary>It does not exist, or not for this person; the two look the same.</summary>
    public const string NotFound = "not-found";

    /// <summary>The role may not do this. Values: the permission, the roles that may.</summary>
    public const string AccessDenied = "access.denied";

    /// <summary>Not in this state. Values: the permission, the state, the states in which it may be done.</summary>
    public const string AccessState = "access.state";

    /// <summary>The account was locked or changed since sign-in.</summary>
    public const string AccessRevoked = "access.revoked";

    /// <summary>The interface was called without a token that opens it.</summary>
    public const string TokenInvalid = "access.token";

    /// <summary>The edition has no full mark above zero.</summary>
    public const string RubricFullMarkMissing = "rubric.full-mark-missing";

    /// <summary>Rounding digits outside 0 to 6.</summary>
    public const string RubricDigitsOutOfRange = "rubric.digits-out-of-range";

    /// <summary>The edition has no section.</summary>
    public const string RubricEmpty = "rubric.empty";

    /// <summary>A code is given twice.</summary>
    public const string RubricCodeTwice = "rubric.code-twice";

    /// <summary>A section has neither sections nor items, or both.</summary>
    public const string RubricSectionEitherOr = "rubric.section-either-or";

    /// <summary>A mark, cap or limit is negative or the wrong way round.</summary>
    public const string RubricNegative = "rubric.negative";

    /// <summary>A clause names a group that its item lacks.</summary>
    public const string RubricGroupUnknown = "rubric.group-unknown";

    /// <summary>A title or a scoring sentence is empty. Values: code of the place; <c>title</c> for the edition.</summary>
    public const string RubricTextMissing = "rubric.text-missing";

    /// <summary>A clause lacks a number that its kind needs.</summary>
    public const string RubricClauseIncomplete = "rubric.clause-incomplete";

    /// <summary>The rubric has this edition already. Values: code, edition.</summary>
    public const string RubricEditionExists = "rubric.edition-exists";

    /// <summary>Imported rows of a draft are not confirmed. Values: how many.</summary>
    public const string DraftRowsNotConfirmed = "draft.rows-not-confirmed";

    /// <summary>Findings of the check are not acknowledged. Values: how many.</summary>
    public const string DraftFindingsOpen = "draft.findings-open";

    /// <summary>The check does not find that any more.</summary>
    public const string DraftFindingGone = "draft.finding-gone";

    /// <summary>A draft that goes on with an edition keeps the code of its rubric. Values: the code.</summary>
    public const string DraftCodeFixed = "draft.code-fixed";

    /// <summary>A file could not be read as what it should be.</summary>
    public const string FileUnreadable = "file.unreadable";

    /// <summary>A form came without a file.</summary>
    public const string FileMissing = "file.missing";

    /// <summary>A file is larger than taken. Values: MiB.</summary>
    public const string FileTooLarge = "file.too-large";

    /// <summary>A file unpacks to more than taken. Values: MiB.</summary>
    public const string FileTooLargeUnpacked = "file.too-large-unpacked";

    /// <summary>An archive has too many parts. Values: how many are taken.</summary>
    public const string FileTooManyParts = "file.too-many-parts";

    /// <summary>A workbook has too many sheets. Values: how many are taken.</summary>
    public const string FileTooManySheets = "file.too-many-sheets";

    /// <summary>A sheet has too many rows. Values: how many are taken.</summary>
    public const string FileTooManyRows = "file.too-many-rows";

    /// <summary>A sheet has too many columns. Values: how many are taken.</summary>
    public const string FileTooManyColumns = "file.too-many-columns";

    /// <summary>A file or text holds more cells or text than a rubric can.</summary>
    public const string FileTooMuch = "file.too-much";

    /// <summary>An old binary or an encrypted file (.doc, .xls, password).</summary>
    public const string FileOldOrEncrypted = "file.old-or-encrypted";

    /// <summary>Neither a Word nor an Excel file.</summary>
    public const string FileKindUnknown = "file.kind-unknown";

    /// <summary>The archive is damaged.</summary>
    public const string FileDamaged = "file.damaged";

    /// <summary>The file holds macros.</summary>
    public const string FileHasMacros = "file.has-macros";

    /// <summary>The file holds embedded objects.</summary>
    public const string FileHasEmbedded = "file.has-embedded";

    /// <summary>A kind of file that is not taken as evidence. Values: the endings that are.</summary>
    public const string EvidenceTypeNotAllowed = "evidence.type-not-allowed";

    /// <summary>A piece of evidence is larger than its kind may be. Values: MiB.</summary>
    public const string EvidenceTooLarge = "evidence.too-large";

    /// <summary>The content is not what the name says. Values: the ending of the name.</summary>
    public const string EvidenceContentDiffers = "evidence.content-differs";

    /// <summary>A picture, document or text breaks off or contradicts itself. Values: the ending of the name.</summary>
    public const string EvidenceDamaged = "evidence.damaged";

    /// <summary>A picture has too many pixels. Values: width, height, millions of pixels that are taken.</summary>
    public const string EvidenceTooManyPixels = "evidence.too-many-pixels";

    /// <summary>A thumbnail is no small JPEG picture. Values: longest side in pixels, KiB.</summary>
    public const string EvidenceThumbnail = "evidence.thumbnail";

    /// <summary>What arrived is not what was announced: it has to be sent again.</summary>
    public const string EvidenceHashWrong = "evidence.hash-wrong";

    /// <summary>A piece does not follow on what has arrived. Values: the byte that is expected.</summary>
    public const string EvidenceOffsetWrong = "evidence.offset-wrong";

    /// <summary>The same upload is being received at this moment: come again in a moment.</summary>
    public const string EvidenceBusy = "evidence.busy";

    /// <summary>Too many uploads of one account are unfinished. Values: how many may be.</summary>
    public const string EvidenceTooManyOpen = "evidence.too-many-open";

    /// <summary>The evidence was removed. Values: by whom.</summary>
    public const string EvidenceRemoved = "evidence.removed";

    /// <summary>The stored file is missing or not the one that was stored.</summary>
    public const string EvidenceLost = "evidence.lost";

    /// <summary>Neither a table nor a list with scoring sentences was found.</summary>
    public const string ImportNothingFound = "import.nothing-found";

    /// <summary>The columns of a table were not recognised. Values: number of the table.</summary>
    public const string ImportTableNotRecognised = "import.table-not-recognised";

    /// <summary>A row has no scoring sentence. Values: table, row, column.</summary>
    public const string ImportRowWithoutText = "import.row-without-text";

    /// <summary>A merged heading cell is empty and can't be the one above going on: a heading was lost. Values: table, row, column.</summary>
    public const string ImportHeadingLost = "import.heading-lost";

    /// <summary>A merged heading cell is empty and was taken as the one above going on. Values: table, row, column.</summary>
    public const string ImportHeadingBlank = "import.heading-blank";

    /// <summary>Two heading cells were taken as the halves of one. Values: table, row, column.</summary>
    public const string ImportHeadingJoined = "import.heading-joined";

    /// <summary>A row was taken as the second half of the row before a page break. Values: table, row, column.</summary>
    public const string ImportRowJoined = "import.row-joined";

    /// <summary>A row fits neither a heading nor an item. Values: table, row, column.</summary>
    public const string ImportRowNotRecognised = "import.row-not-recognised";

    /// <summary>A cell of the column of marks is no number. Values: table, row, column, what stands there.</summary>
    public const string ImportMarkNotRead = "import.mark-not-read";

    /// <summary>What a file of this program carries beside its table is damaged; the table was read.</summary>
    public const string ImportCarriedDamaged = "import.carried-damaged";

    /// <summary>The table that a file of this program was written with is not there any more; what is there was read.</summary>
    public const string ImportCarriedNotShown = "import.carried-not-shown";

    /// <summary>A row of a known rubric was changed and read again. Values: table, row.</summary>
    public const string ImportRowChanged = "import.row-changed";

    /// <summary>A row of a known rubric is new and was read. Values: table, row.</summary>
    public const string ImportRowAdded = "import.row-added";

    /// <summary>A row of a known rubric is gone. Values: its code, its title.</summary>
    public const string ImportRowRemoved = "import.row-removed";

    /// <summary>Title, full mark, headings or the order of a known rubric were changed.</summary>
    public const string ImportHeadChanged = "import.head-changed";

    /// <summary>No such clause.</summary>
    public const string ClauseUnknown = "score.clause-unknown";

    /// <summary>No such item.</summary>
    public const string ItemUnknown = "score.item-unknown";

    /// <summary>An item is both clear and with findings.</summary>
    public const string ItemClearAndFindings = "score.clear-and-findings";

    /// <summary>«clear» is neither a list of items nor the word «rest».</summary>
    public const string ClearForm = "score.clear-form";

    /// <summary>A count must be a whole number from 0.</summary>
    public const string CountNotWhole = "score.count-not-whole";

    /// <summary>A count is needed.</summary>
    public const string CountMissing = "score.count-missing";

    /// <summary>A measured value is needed.</summary>
    public const string ValueMissing = "score.value-missing";

    /// <summary>Chosen points are needed.</summary>
    public const string PointsMissing = "score.points-missing";

    /// <summary>Chosen points lie outside the clause's limits.</summary>
    public const string PointsOutOfRange = "score.points-out-of-range";

    /// <summary>A number is larger than anything that is counted.</summary>
    public const string NumberTooLarge = "score.number-too-large";

    /// <summary>A number has more decimals than are stored.</summary>
    public const string NumberTooPrecise = "score.number-too-precise";

    /// <summary>Items are not assessed. Values: how many.</summary>
    public const string SheetIncomplete = "sheet.incomplete";

    /// <summary>Deductions without a reason. Values: how many.</summary>
    public const string SheetReasonMissing = "sheet.reason-missing";

    /// <summary>A self-assessment is begun before the team has handed its sheet in.</summary>
    public const string SelfTooLate = "self.too-late";

    /// <summary>What is done with a team's sheet and not with a self-assessment: what.</summary>
    public const string SelfNotDone = "self.not-done";

    /// <summary>«Not applicable» and «exempt» need a reason.</summary>
    public const string ReasonRequired = "sheet.reason-required";

    /// <summary>«Nothing to deduct» on an item with findings: remove them first.</summary>
    public const string RowHasFindings = "sheet.row-has-findings";

    /// <summary>A finding stays in its row: what was found elsewhere is another finding.</summary>
    public const string FindingInOtherRow = "sheet.finding-in-other-row";

    /// <summary>The file is no offline workbook of this program, or what it carries unseen was taken out.</summary>
    public const string OfflineNotOurs = "offline.not-ours";

    /// <summary>What an offline workbook carries unseen was changed or damaged.</summary>
    public const string OfflineDamaged = "offline.damaged";

    /// <summary>A worksheet is gone or renamed. Values: its name.</summary>
    public const string OfflineSheetMissing = "offline.sheet-missing";

    /// <summary>The header of a worksheet was changed. Values: the cell, what stood there, what stands there.</summary>
    public const string OfflineHeaderChanged = "offline.header-changed";

    /// <summary>A line of the row is gone or has lost its id.</summary>
    public const string OfflineLineMissing = "offline.line-missing";

    /// <summary>A line stands twice. Values: the two rows of the worksheet.</summary>
    public const string OfflineLineTwice = "offline.line-twice";

    /// <summary>A line that nobody knows: added by hand, or its id was changed. Values: row of the worksheet.</summary>
    public const string OfflineLineUnknown = "offline.line-unknown";

    /// <summary>A scoring sentence was changed. Values: row of the worksheet.</summary>
    public const string OfflineTextChanged = "offline.text-changed";

    /// <summary>The hidden version of a row was changed.</summary>
    public const string OfflineVersionChanged = "offline.version-changed";

    /// <summary>The row was never stored as the file says: it comes from another database.</summary>
    public const string OfflineVersionUnknown = "offline.version-unknown";

    /// <summary>The file was filled on another edition. Values: rubric and edition of the file, of the sheet.</summary>
    public const string OfflineEditionDiffers = "offline.edition-differs";

    /// <summary>A place or a reason without a number. Values: row of the worksheet.</summary>
    public const string OfflineNumberMissing = "offline.number-missing";

    /// <summary>No number. Values: row of the worksheet, what stands there.</summary>
    public const string OfflineNotANumber = "offline.not-a-number";

    /// <summary>No state. Values: row of the worksheet, what stands there.</summary>
    public const string OfflineStateUnknown = "offline.state-unknown";

    /// <summary>A state beside findings. Values: row of the worksheet, the state.</summary>
    public const string OfflineStateContradicts = "offline.state-contradicts";

    /// <summary>No scoring sentence of this sheet. Values: row of the worksheet, what stands there.</summary>
    public const string OfflineChoiceUnknown = "offline.choice-unknown";

    /// <summary>The person is recused from the unit and can't score it. Values: the reason, who recorded it.</summary>
    public const string RecusalBarred = "recusal.barred";

    /// <summary>The person is recused from the unit already. Values: the person.</summary>
    public const string RecusalExists = "recusal.exists";

    /// <summary>The recusal was withdrawn before. Values: by whom.</summary>
    public const string RecusalWithdrawn = "recusal.withdrawn";

    /// <summary>Every sheet of the unit is handed in: it stays with the team that scored it.</summary>
    public const string TeamSheetsDone = "team.sheets-done";

    /// <summary>Disagreements of the unit are open. Values: how many.</summary>
    public const string SheetOpinionsOpen = "sheet.opinions-open";

    /// <summary>Whoever disagrees, or declines a disagreement, says why.</summary>
    public const string OpinionTextRequired = "opinion.text-required";

    /// <summary>The team has answered: the opinion stays as it is. Values: who answered.</summary>
    public const string OpinionAnswered = "opinion.answered";

    /// <summary>The unit agrees, or the sheet went back since: nothing is to be answered.</summary>
    public const string OpinionNothingToAnswer = "opinion.nothing-to-answer";

    /// <summary>The time for appeals is over. Values: the last day, days after the confirmation.</summary>
    public const string AppealTooLate = "appeal.too-late";

    /// <summary>The unit appealed against this item since the confirmation. Values: the item.</summary>
    public const string AppealTwice = "appeal.twice";

    /// <summary>Whoever scored the sheet or handed it in can't decide an appeal against it.</summary>
    public const string AppealOwnWork = "appeal.own-work";

    /// <summary>The appeal was decided before. Values: by whom, when.</summary>
    public const string AppealDecided = "appeal.decided";

    /// <summary>An appeal is upheld with a row that differs from what was confirmed.</summary>
    public const string AppealChangesNothing = "appeal.changes-nothing";

    /// <summary>A unit is excluded from the assessment. Values: the reason.</summary>
    public const string UnitExcluded = "scheme.unit-excluded";

    /// <summary>The unit is not in the scheme's group.</summary>
    public const string UnitNotInGroup = "scheme.unit-not-in-group";

    /// <summary>A part has periods and is not of the kind that averages them. Values: the part.</summary>
    public const string SchemePeriodsUnused = "scheme.periods-unused";

    /// <summary>A period's weight must be above 0. Values: the weight.</summary>
    public const string SchemeWeightNotPositive = "scheme.weight-not-positive";

    /// <summary>No sheets of the group are opened for such a period. Values: the period.</summary>
    public const string PeriodUnknown = "scheme.period-unknown";

    /// <summary>The limit of a grade is not above that of the grade below. Values: the grade, the grade below.</summary>
    public const string LimitsNotRising = "scheme.limits-not-rising";

    /// <summary>A unit with this code exists.</summary>
    public const string UnitCodeTaken = "unit.code-taken";

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

    /// <summary>A name stands twice on the list that is drawn from. Values: the name.</summary>
    public const string SampleNameTwice = "sample.name-twice";

    /// <summary>The list is too short for the draw. Values: how many are wanted, how many can be drawn.</summary>
    public const string SampleTooFew = "sample.too-few";

    /// <summary>Nobody is left on the list to stand in.</summary>
    public const string SampleListUsedUp = "sample.list-used-up";

    /// <summary>The draw was withdrawn. Values: by whom.</summary>
    public const string SampleWithdrawn = "sample.withdrawn";

    /// <summary>These sub-units were drawn before; a second draw needs the first one withdrawn. Values: by whom, when.</summary>
    public const string SampleDrawnBefore = "sample.drawn-before";

    /// <summary>Fewer are drawn for verification than the scheme wants, without a reason. Values: how many it wants.</summary>
    public const string VerificationFewer = "verification.fewer";

    /// <summary>The team that scored a sheet can't verify it.</summary>
    public const string VerificationSameTeam = "verification.same-team";

    /// <summary>Something is entered in the verification: it stays with its team.</summary>
    public const string VerificationBegun = "verification.begun";

    /// <summary>One of the two sheets is not handed in, or has no score.</summary>
    public const string VerificationNotReady = "verification.not-ready";

    /// <summary>One of the two sheets has changed since the page was read.</summary>
    public const string VerificationChanged = "verification.changed";

    /// <summary>The two teams are further apart than allowed: it can't be closed. Values: the tolerance.</summary>
    public const string VerificationOver = "verification.over";

    /// <summary>The two teams are within the tolerance: nothing is to be redone. Values: the tolerance.</summary>
    public const string VerificationWithin = "verification.within";

    /// <summary>The verification is closed.</summary>
    public const string VerificationClosed = "verification.closed";

    /// <summary>What is done with a team's sheet and not with a verification: what.</summary>
    public const string VerificationNotDone = "verification.not-done";

    /// <summary>The set-up code is wrong or used.</summary>
    public const string SetupCodeWrong = "setup.code-wrong";

    /// <summary>An account with this name exists.</summary>
    public const string AccountExists = "account.exists";

    /// <summary>The password does not meet the profile.</summary>
    public const string PasswordTooWeak = "account.password-too-weak";

    /// <summary>The present password is wrong.</summary>
    public const string PasswordWrong = "account.password-wrong";

    /// <summary>The new password is the present one.</summary>
    public const string PasswordSame = "account.password-same";

    /// <summary>A role needs the unit, team or subject it is for.</summary>
    public const string AccountScopeRequired = "account.scope-required";

    /// <summary>Nobody can lock or change their own account.</summary>
    public const string AccountOwn = "account.own";
}
