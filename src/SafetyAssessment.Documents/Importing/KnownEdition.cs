using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// The edition that a file of this program carries beside its table. Rows that a person left as they were keep everything, also what stands on
/// no paper: codes, kinds, numbers. Rows that were changed since are read again under their old codes.
/// </summary>
/// <param name="Edition">The edition, with what was changed.</param>
/// <param name="Rows">Where each item stands in the document, in the order of the table.</param>
/// <param name="Problems">What was changed, row by row.</param>
public sealed record KnownEdition(RubricEdition Edition, IReadOnlyList<KnownRow> Rows, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when the table is as it was written: the edition is the very same.</summary>
    public bool IsUnchanged => Problems.Count == 0;
}

/// <summary>An item of a known edition and its row.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Table">Number of the table, from 1.</param>
/// <param name="Row">Row below the header of the table, from 1.</param>
/// <param name="SourceRow">Row from 0 in the grid of the <see cref="SourceTable"/>.</param>
/// <param name="IsChanged">True when its sentences were read again: a person has to look at it.</param>
public sealed record KnownRow(string Item, int Table, int Row, int SourceRow, bool IsChanged);
