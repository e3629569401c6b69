namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>Puts the rows that a person confirmed into a new reading of the same document.</summary>
internal static class ConfirmedRows
{
    /// <summary>The new reading with what was confirmed of the old one.</summary>
    public static (RubricEdition Content, IReadOnlyList<ImportedRow> Rows) Keep(
        RubricEdition before, IReadOnlyList<ImportedRow> rowsBefore, RubricEdition read, IReadOnlyList<ImportedRow> rowsRead)
    {
        var confirmed = rowsBefore.Where(row => row.IsConfirmed).GroupBy(row => (row.Table, row.SourceRow))
            .ToDictionary(place => place.Key, place => place.First());
        var kept = new Dictionary<string, Item>(StringComparer.Ordinal);
        var rows = new List<ImportedRow>();
        foreach (var row in rowsRead)
        {
            if (confirmed.Remove((row.Table, row.SourceRow), out var known) && before.Index.Item(known.Item) is { } item)
            {
                kept[row.Item] = Under(item, row.Item);
                rows.Add(row with { ConfirmedBy = known.ConfirmedBy, ConfirmedAt = known.ConfirmedAt });
            }
            else
            {
                rows.Add(row);
            }
        }

        return (read with { Sections = [.. read.Sections.Select(section => With(section, kept))] }, rows);
    }

    private static Section With(Section section, Dictionary<string, Item> kept) => section with
    {
        Sections = [.. section.Sections.Select(child => With(child, kept))],
        Items = [.. section.Items.Select(item => kept.GetValueOrDefault(item.Code, item))],
    };

    private static Item Under(Item item, string code) => item with
    {
        Code = code,
        Clauses = [.. item.Clauses.Select((clause, position) => clause with { Code = $"{code}.{position + 1}" })],
    };
}
