namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>An item that was read out of a document: where its row stands there, and who vouches for the reading.</summary>
/// <param name="Item">Code of the item in the draft.</param>
/// <param name="Table">Number of the table in the document, from 1; 0 for a list without a table.</param>
/// <param name="Row">Row below the header, from 1, as a person counts; in a list, the line.</param>
/// <param name="SourceRow">Row from 0 in the laid-out table; in a list, the line from 0.</param>
/// <param name="ConfirmedBy">Who confirmed that the item says what the row says; null while nobody did.</param>
/// <param name="ConfirmedAt">When, UTC.</param>
public sealed record ImportedRow(string Item, int Table, int Row, int SourceRow, string? ConfirmedBy = null, DateTime? ConfirmedAt = null)
{
    /// <summary>True when a person vouches for it.</summary>
    public bool IsConfirmed => ConfirmedBy is not null;
}
