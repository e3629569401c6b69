using System.Globalization;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Documents.Offline;

/// <summary>Reads one worksheet back. Lines are found by the ids that they carry, never by where they stand.</summary>
internal sealed class WorksheetReader(CarriedSheet sheet, IReadOnlyList<IReadOnlyList<SourceCell>>? grid)
{
    private readonly OfflineColumns columns = new(sheet.Levels);
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    public OfflineSheetRead Read()
    {
        var whole = Whole();
        if (whole is null)
            Find();
        var extra = whole is null ? Extra() : [];
        var rows = sheet.Rows.Select(row => whole is null ? Read(row, extra) : new OfflineRowRead(row.Base, row.Version, row.Base, [whole])).ToList();
        return new OfflineSheetRead(sheet.Name, sheet.Id, sheet.Rubric, sheet.Edition, sheet.EditionHash, problems, rows);
    }

    // What is wrong with the worksheet as a whole: then every row is refused for it.
    private Problem? Whole()
    {
        if (grid is null)
            return new Problem(sheet.Name, Rules.OfflineSheetMissing, sheet.Name);
        var column = 0;
        foreach (var header in columns.AllHeaders)
        {
            if (Cell(OfflineLayout.HeaderRow, column) is var found && found != header)
                return new Problem(OfflineColumns.At(column, OfflineLayout.HeaderRow), Rules.OfflineHeaderChanged, OfflineColumns.At(column, OfflineLayout.HeaderRow), header, found);
            column++;
        }

        return null;
    }

    private void Find()
    {
        var known = sheet.Rows.SelectMany(row => row.Lines).Concat(sheet.Extra).Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        for (var row = OfflineLayout.FirstLine; row <= grid!.Count; row++)
        {
            var id = Cell(row, columns.Id);
            if (known.Contains(id))
                (places.TryGetValue(id, out var at) ? at : places[id] = []).Add(row);
            else if (id.Length > 0 || IsFilledWithoutId(row))
                problems.Add(new Problem(RowPath(row), Rules.OfflineLineUnknown, row));
        }
    }

    // The rows of subtotals and headings have a text or a formula there, and no number of their own.
    private bool IsFilledWithoutId(int row) => Own(row, columns.Number) && Cell(row, columns.Number) is not ("" or "填写") && !Cell(row, 0).StartsWith("另一处", StringComparison.Ordinal);

    private List<(string Item, FindingEntry? Finding, IReadOnlyList<Problem> Problems)> Extra()
    {
        var read = new List<(string, FindingEntry?, IReadOnlyList<Problem>)>();
        foreach (var line in sheet.Extra)
        {
            if (!places.TryGetValue(line.Id, out var at))
                continue;
            var row = at[0];
            var (text, faults) = (Cell(row, 0), new List<Problem>());
            if (at.Count > 1)
                problems.Add(new Problem(RowPath(row), Rules.OfflineLineTwice, row, at[1]));
            if (at.Count > 1 || (text.Length == 0 && IsEmpty(row)))
                continue;
            if (sheet.Choices.FirstOrDefault(choice => choice.Text == text) is not { } chosen)
            {
                problems.Add(new Problem(RowPath(row), Rules.OfflineChoiceUnknown, row, text));
                continue;
            }

            var finding = Finding(row, chosen.Clause, line.Finding, null, faults);
            if (finding is null && faults.Count == 0)
                faults.Add(new Problem(RowPath(row), Rules.OfflineNumberMissing, row));
            read.Add((chosen.Item, finding, faults));
        }

        return read;
    }

    private OfflineRowRead Read(CarriedRow carried, List<(string Item, FindingEntry? Finding, IReadOnlyList<Problem> Problems)> extra)
    {
        var faults = new List<Problem>();
        if (carried.Lines.FirstOrDefault(line => !places.ContainsKey(line.Id)) is not null)
            faults.Add(new Problem(carried.Base.Item, Rules.OfflineLineMissing));
        else if (carried.Lines.FirstOrDefault(line => places[line.Id].Count > 1) is { } twice)
            faults.Add(new Problem(carried.Base.Item, Rules.OfflineLineTwice, places[twice.Id][0], places[twice.Id][1]));
        if (faults.Count > 0)
            return new OfflineRowRead(carried.Base, carried.Version, carried.Base, faults);
        var first = places[carried.Lines[0].Id][0];
        if (Cell(first, columns.Version) != carried.Version.ToString(CultureInfo.InvariantCulture))
            faults.Add(new Problem(RowPath(first), Rules.OfflineVersionChanged));
        var findings = Findings(carried, faults);
        foreach (var (_, finding, more) in extra.Where(line => line.Item == carried.Base.Item))
        {
            faults.AddRange(more);
            if (finding is not null)
                findings.Add(finding);
        }

        var mine = Row(carried.Base.Item, first, findings, faults);
        return new OfflineRowRead(carried.Base, carried.Version, mine, faults);
    }

    private List<FindingEntry> Findings(CarriedRow carried, List<Problem> faults)
    {
        var findings = new List<FindingEntry>();
        string? above = null;
        foreach (var line in carried.Lines)
        {
            var row = places[line.Id][0];
            // The lines of a clause share its text: it stands in the first of them.
            if (line.Clause is not null && line.Clause != above && CarriedRubric.MarkOf(Cell(row, columns.Criterion)) != line.Text)
                faults.Add(new Problem(RowPath(row), Rules.OfflineTextChanged, row));
            above = line.Clause;
            if (line.Clause is not null && Finding(row, line.Clause, line.Finding, carried.Base.Findings.FirstOrDefault(known => known.Id == line.Finding), faults) is { } finding)
                findings.Add(finding);
        }

        // A file keeps the order of the paper; what is stored keeps the order of entry, which says nothing.
        return findings;
    }

    private RowSnapshot Row(string item, int row, List<FindingEntry> findings, List<Problem> faults)
    {
        var (word, why) = (Cell(row, columns.State), Cell(row, columns.Why));
        if (OfflineState.Read(word) is not { } state)
        {
            faults.Add(new Problem(RowPath(row), Rules.OfflineStateUnknown, row, word));
            return RowSnapshot.Untouched(item);
        }

        if (findings.Count > 0 && state != ItemState.NotAssessed)
            faults.Add(new Problem(RowPath(row), Rules.OfflineStateContradicts, row, word));
        return new RowSnapshot(item, findings.Count > 0 ? ItemState.Findings : state, why.Length > 0 ? why : null, findings).Tidy();
    }

    private FindingEntry? Finding(int row, string clause, Guid id, FindingEntry? before, List<Problem> faults)
    {
        var (text, place, reason) = (Cell(row, columns.Number), Cell(row, columns.Place), Cell(row, columns.Reason));
        if (IsEmpty(row))
            return null;
        var takes = sheet.Choices.First(choice => choice.Clause == clause).Takes;
        var notMet = takes == ClauseEntry.Once && text == SheetFormula.NotMet;
        var number = 0.0;
        if (text.Length == 0)
            faults.Add(new Problem(RowPath(row), Rules.OfflineNumberMissing, row));
        else if (!notMet && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && Math.Abs(number) < 1e15))
            faults.Add(new Problem(RowPath(row), Rules.OfflineNotANumber, row, text));
        else
            return Entry() with { Place = Text(place), Reason = Text(reason) };
        return null;

        // What the line has no cell for stays as it was: «not met» beside a stored count, say.
        FindingEntry Entry()
        {
            var entry = before ?? new FindingEntry(id, clause, null, null, null, null, null);
            return takes switch
            {
                ClauseEntry.Once when notMet => entry.Count == 0 ? entry with { Count = null } : entry,
                ClauseEntry.Measured => entry with { Value = Number(entry.Value) },
                ClauseEntry.Points => entry with { Points = Number(entry.Points) },
                _ => entry with { Count = Number(entry.Count) },
            };
        }

        // Fifteen digits, which is what a spreadsheet keeps of a number; one that was not touched keeps all of its own.
        decimal? Number(decimal? stored) => stored is { } known && (double)known == number ? known : (decimal)number;
    }

    private bool IsEmpty(int row) => Cell(row, columns.Number).Length + Cell(row, columns.Place).Length + Cell(row, columns.Reason).Length == 0;

    private bool Own(int row, int column) => column < grid![row - 1].Count && (grid[row - 1][column].Row, grid[row - 1][column].Column) == (row - 1, column);

    private string Cell(int row, int column) =>
        row <= grid!.Count && column < grid[row - 1].Count ? grid[row - 1][column].Text.Replace("\r", "", StringComparison.Ordinal).Trim() : "";

    private static string RowPath(int row) => string.Create(CultureInfo.InvariantCulture, $"row {row}");

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
