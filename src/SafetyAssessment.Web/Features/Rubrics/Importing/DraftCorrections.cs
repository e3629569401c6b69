using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Web.Features.Rubrics.Importing;

/// <summary>What a person has changed in a draft since it was read.</summary>
public static class DraftCorrections
{
    /// <summary>How many rows would be lost if the document were read again: corrected and not confirmed, moved, or added by hand.</summary>
    /// <param name="draft">The draft as it is.</param>
    /// <param name="rows">Its rows in the document.</param>
    /// <param name="read">The document as it reads with the present columns.</param>
    public static int Of(RubricEdition draft, IReadOnlyList<ImportedRow> rows, RubricEdition read)
    {
        var places = rows.ToDictionary(row => row.Item, StringComparer.Ordinal);
        return draft.Index.Rows.Count(row => !places.TryGetValue(row.Item.Code, out var place)
            || (!place.IsConfirmed && (read.Index.Item(row.Item.Code) is not { } known || !RubricContent.Same(known, row.Item))));
    }
}
