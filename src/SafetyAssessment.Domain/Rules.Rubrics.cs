namespace SafetyAssessment.Domain;

// Refusals on rubrics, schemes and files that are read.
public static partial class Rules
{
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
}
