using DocumentFormat.OpenXml.Spreadsheet;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Offline;

/// <summary>The hidden worksheet with what can be chosen: the clauses of each edition and the drawn places of each sheet, a block of rows each.</summary>
internal sealed class OfflineChoices
{
    public const string Name = "离线选项";
    private const int LongestChoice = 60;
    private readonly List<Row> rows = [];
    private readonly Dictionary<RubricEdition, ClauseChoices> editions = new(ReferenceEqualityComparer.Instance);

    /// <summary>The clauses of an edition, in the order of their ordinals.</summary>
    public ClauseChoices Of(RubricEdition edition, OfflineLayout layout)
    {
        if (editions.TryGetValue(edition, out var known))
            return known;
        var first = rows.Count + 1;
        var choices = new List<CarriedChoice>();
        foreach (var item in layout.Items)
        {
            foreach (var clause in item.Clauses.Select(block => block.Clause).OfType<Clause>())
            {
                choices.Add(new CarriedChoice(Free(Text(clause), choices), item.Item.Code, clause.Code, Kind(clause)));
                Add(OfflineCells.Text(choices[^1].Text), OfflineCells.Number(item.Ordinal), OfflineCells.Number((int)Kind(clause)),
                    OfflineCells.Number(clause.Min ?? 0), OfflineCells.Number(clause.Max ?? SheetFormula.Largest), OfflineCells.Text(OfflineCells.UnitOf(clause)));
            }
        }

        return editions[edition] = new ClauseChoices(choices, first, rows.Count);
    }

    /// <summary>The range of a sheet's places; null when nothing was drawn.</summary>
    public string? Places(IReadOnlyList<string> places)
    {
        if (places.Count == 0)
            return null;
        var first = rows.Count + 1;
        foreach (var place in places)
            Add(OfflineCells.Text(place));
        return $"'{Name}'!{OfflineColumns.Range(0, first, rows.Count)}";
    }

    public Worksheet Sheet() => new(new SheetData(rows));

    private void Add(params Cell[] cells)
    {
        for (var column = 0; column < cells.Length; column++)
            cells[column].CellReference = OfflineColumns.At(column, rows.Count + 1);
        rows.Add(new Row(cells) { RowIndex = (uint)rows.Count + 1 });
    }

    // A spreadsheet takes ?, * and ~ of what it looks for as placeholders.
    private static string Text(Clause clause)
    {
        var line = string.Concat(PaperText.Line($"{clause.Code} {clause.Text}").Where(c => c is not ('?' or '*' or '~')));
        return string.Concat(line.EnumerateRunes().Take(LongestChoice)).Trim();
    }

    private static string Free(string text, List<CarriedChoice> taken)
    {
        while (taken.Exists(known => string.Equals(known.Text, text, StringComparison.OrdinalIgnoreCase)))
            text += "′";
        return text;
    }

    private static ClauseEntry Kind(Clause clause) => clause.CountsOnce ? ClauseEntry.Once : clause.IsCounted ? ClauseEntry.Count : clause.IsMeasured ? ClauseEntry.Measured : ClauseEntry.Points;
}

/// <summary>What is filled in for a clause.</summary>
internal enum ClauseEntry
{
    /// <summary>Not met, or nothing.</summary>
    Once = 1,
    Count,
    Measured,
    Points,
}

/// <summary>A block of clauses that can be chosen from.</summary>
internal sealed record ClauseChoices(IReadOnlyList<CarriedChoice> Choices, int First, int Last)
{
    public string Texts => Column(0);

    public string Items => Column(1);

    public string Kinds => Column(2);

    public string Least => Column(3);

    public string Most => Column(4);

    public string Units => Column(5);

    private string Column(int column) => $"'{OfflineChoices.Name}'!{OfflineColumns.Range(column, First, Math.Max(First, Last))}";
}
