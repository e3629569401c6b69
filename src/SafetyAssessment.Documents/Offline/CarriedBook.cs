using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Documents.Offline;

/// <summary>A line of a worksheet as it was written.</summary>
/// <param name="Id">What names it in its hidden cell.</param>
/// <param name="Clause">Code of the clause; null where the item has none, and where the clause is chosen.</param>
/// <param name="Finding">Identity of the finding: the stored one's, or a new one for what is written into an empty line, so that reading a file twice means one finding.</param>
/// <param name="Text">Mark of the scoring sentence, see <see cref="Exporting.CarriedRubric.MarkOf"/>.</param>
internal sealed record CarriedLine(string Id, string? Clause, Guid Finding, string? Text);

/// <summary>A row of the sheet as it was stored when the file was made, with its lines.</summary>
internal sealed record CarriedRow(long Version, RowSnapshot Base, IReadOnlyList<CarriedLine> Lines);

/// <summary>What a clause is called where it is chosen.</summary>
internal sealed record CarriedChoice(string Text, string Item, string Clause, ClauseEntry Takes);

/// <summary>What a worksheet carries unseen.</summary>
internal sealed record CarriedSheet(
    string Name, Guid Id, long Version, string Hash, string Rubric, string Edition, string EditionHash, int Levels,
    IReadOnlyList<CarriedRow> Rows, IReadOnlyList<CarriedLine> Extra, IReadOnlyList<CarriedChoice> Choices);

/// <summary>
/// What an offline workbook carries unseen: which sheets, which edition, what was stored when it was made. With its hash, so that damage is
/// noticed; it is no seal, for whoever imports may write in these sheets anyway, and every value passes the same rules again.
/// </summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Sheets">The sheets.</param>
internal sealed record CarriedBook(int Format, IReadOnlyList<CarriedSheet> Sheets)
{
    public const int CurrentFormat = 1;

    /// <summary>The book as one line of letters.</summary>
    public string Write() => PackedText.Write(this);

    /// <summary>Reads what was carried; null when it is damaged or of a later form.</summary>
    public static CarriedBook? Read(string text) => PackedText.Read<CarriedBook>(text) is { Format: CurrentFormat, Sheets: not null } book ? book : null;
}
