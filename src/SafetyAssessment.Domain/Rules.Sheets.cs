namespace SafetyAssessment.Domain;

// Refusals on score sheets: what is recorded, attached, drawn, heard and scored again.
public static partial class Rules
{
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
}
