namespace SafetyAssessment.Domain;

// Refusals on figures that come in files: the daily ledger and the outside scores. The first value of a cell's fault is its place, «F7».
public static partial class Rules
{
    /// <summary>The same entry is stored. Values: its day, its reason.</summary>
    public const string LedgerAlreadyStored = "ledger.already-stored";

    /// <summary>The first worksheet has no row of headings, or one of them is missing. Values: the missing headings.</summary>
    public const string FiguresNoHeader = "figures.no-header";

    /// <summary>Nothing is filled in.</summary>
    public const string FiguresEmpty = "figures.empty";

    /// <summary>The file was made for another scheme or group. Values: what it was made for.</summary>
    public const string FiguresOfOther = "figures.of-other";

    /// <summary>A column of formulas that nobody has worked out. Values: the column, how many cells.</summary>
    public const string FiguresNotComputed = "figures.not-computed";

    /// <summary>A needed cell is empty. Values: cell, heading.</summary>
    public const string CellRequired = "cell.required";

    /// <summary>A formula without its value. Values: cell.</summary>
    public const string CellNotComputed = "cell.not-computed";

    /// <summary>A formula that failed. Values: cell, the error.</summary>
    public const string CellError = "cell.error";

    /// <summary>No day. Values: cell, what stands there.</summary>
    public const string CellNoDate = "cell.no-date";

    /// <summary>No number. Values: cell, what stands there.</summary>
    public const string CellNoNumber = "cell.no-number";

    /// <summary>A number beyond its limits. Values: cell, lowest, highest.</summary>
    public const string CellOutOfRange = "cell.out-of-range";

    /// <summary>More than two decimals. Values: cell, what stands there.</summary>
    public const string CellTooPrecise = "cell.too-precise";

    /// <summary>Points of the ledger are above 0; whether they deduct or restore stands in its own column. Values: cell, what stands there.</summary>
    public const string CellNotPositive = "cell.not-positive";

    /// <summary>A text that is too long. Values: cell, the most characters.</summary>
    public const string CellTooLong = "cell.too-long";

    /// <summary>None of what can be chosen. Values: cell, what stands there, what can be chosen.</summary>
    public const string CellNoChoice = "cell.no-choice";

    /// <summary>No unit of the group. Values: cell, what stands there.</summary>
    public const string CellUnitUnknown = "cell.unit-unknown";

    /// <summary>Several units of the group have the name. Values: cell, the name, their codes.</summary>
    public const string CellUnitSeveral = "cell.unit-several";

    /// <summary>The unit is left out. Values: cell, unit, reason.</summary>
    public const string CellUnitExcluded = "cell.unit-excluded";

    /// <summary>The file is none of the outside scores' files, or what it carries unseen was taken out.</summary>
    public const string OutsideFileNotOurs = "outside-file.not-ours";

    /// <summary>What the file carries unseen was changed or damaged.</summary>
    public const string OutsideFileDamaged = "outside-file.damaged";

    /// <summary>A row with no known code. Values: row, what stands there.</summary>
    public const string OutsideUnitUnknown = "outside-file.unit-unknown";

    /// <summary>A unit stands twice. Values: the two rows, its code.</summary>
    public const string OutsideUnitTwice = "outside-file.unit-twice";

    /// <summary>The row of a unit is gone; its figures stay as they are. Values: its name.</summary>
    public const string OutsideUnitMissing = "outside-file.unit-missing";

    /// <summary>A figure where none belongs. Values: cell.</summary>
    public const string OutsideNotForUnit = "outside-file.not-for-unit";
}
