using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Editing;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Reads the edition that a document carries, against the table that it shows.</summary>
internal sealed class KnownReading
{
    private readonly CarriedRubric carried;
    private readonly VisibleTable visible;
    private readonly RubricEdition edition;
    private readonly KnownTree tree;
    private readonly KnownItem items;
    private readonly List<KnownRow> rows = [];
    private readonly List<Problem> problems = [];

    private KnownReading(CarriedRubric carried, VisibleTable visible, RubricEdition edition)
    {
        (this.carried, this.visible, this.edition) = (carried, visible, edition);
        var codes = EditionCodes.Of(edition).ToHashSet(StringComparer.Ordinal);
        tree = new KnownTree(carried, edition, codes);
        items = new KnownItem(carried.Columns, codes);
    }

    /// <summary>The draft with the edition that the document carries, or with the problem that it can't be used.</summary>
    public static ImportDraft Add(ImportDraft draft, SourceDocument document)
    {
        if (document.Carried is not { } text)
            return draft;
        if (CarriedRubric.Read(text) is not { } carried || EditionOf(carried) is not { } edition || !Fits(carried, edition))
            return draft with { Problems = [.. draft.Problems, new Problem("file", Rules.ImportCarriedDamaged)] };
        if (VisibleTable.Of(document, carried) is not { Rows.Count: > 0 } visible)
            return draft with { Problems = [.. draft.Problems, new Problem("file", Rules.ImportCarriedNotShown)] };
        // What the reader had to guess is known here; its problems would be about guesses that nobody uses.
        var known = new KnownReading(carried, visible, edition).Read();
        return draft with { Known = known, Problems = known.Problems };
    }

    private static RubricEdition? EditionOf(CarriedRubric carried)
    {
        try
        {
            return RubricYaml.ReadDraft("carried", carried.Edition);
        }
        catch (InvalidInput)
        {
            return null;
        }
    }

    // Every row names an item and a section of the edition, once.
    private static bool Fits(CarriedRubric carried, RubricEdition edition)
    {
        var known = EditionCodes.Of(edition).ToList();
        var levels = carried.Columns.TakeWhile(column => column == PaperColumn.Section).Count();
        return known.Distinct(StringComparer.Ordinal).Count() == known.Count && levels > 0
            && carried.Rows.All(row => known.Contains(row.Section) && (row.Code is null || edition.Index.Item(row.Code) is not null))
            && KnownTree.Paths(edition).All(path => path.Count <= levels)
            && carried.Rows.Select(row => row.Code).OfType<string>().Distinct(StringComparer.Ordinal).Count() == edition.Index.Rows.Count;
    }

    private KnownEdition Read()
    {
        var matches = RowMatch.Of(carried, visible, edition);
        for (var row = 0; row < matches.Length; row++)
            Read(visible.Rows[row], matches[row] < 0 ? null : carried.Rows[matches[row]]);
        foreach (var gone in Enumerable.Range(0, carried.Rows.Count).Except(matches).Select(row => carried.Rows[row].Code).OfType<string>())
            problems.Add(new Problem("file", Rules.ImportRowRemoved, gone, edition.Index.Item(gone)!.Title));
        var head = Head();
        var isSame = problems.Count == 0 && !tree.HasNewHeadings && matches.SequenceEqual(Enumerable.Range(0, carried.Rows.Count));
        if (!isSame && problems.Count == 0)
            problems.Add(new Problem("file", Rules.ImportHeadChanged));
        return new KnownEdition(isSame ? edition : head with { Sections = tree.Sections }, rows, problems);
    }

    private void Read(VisibleRow row, CarriedRow? written)
    {
        var node = tree.Place(row, written);
        if (written is { Code: null } && visible.Key(row.Marks) == visible.Key(written.Cells))
            return;
        var item = written?.Code is { } code ? edition.Index.Item(code)! : null;
        var isChanged = item is null || visible.Key(row.Marks) != visible.Key(written!.Cells);
        if (isChanged)
        {
            problems.Add(new Problem(
                $"tables[{row.Table.Number}].rows[{row.Row}]", item is null ? Rules.ImportRowAdded : Rules.ImportRowChanged, row.Table.Number, row.Row));
            if (carried.Columns.ToList().IndexOf(PaperColumn.Mark) is >= 0 and var mark && !row.Cells[mark].IsBlank && row.Marks[mark] != written?.Cells[mark]
                && Heading.MarkOf(row.Cells[mark].Text) is null)
                problems.Add(new Problem($"tables[{row.Table.Number}].rows[{row.Row}]", Rules.ImportMarkNotRead, row.Table.Number, row.Row, mark + 1, row.Cells[mark].Text));
            item = item is null ? items.Read(row, node.Section!.Code) : items.Change(item, row, written!);
        }

        node.Items.Add(item!);
        rows.Add(new KnownRow(item!.Code, row.Table.Number, row.Row, row.SourceRow, isChanged));
    }

    // Title and full mark stand above and below the table.
    private RubricEdition Head()
    {
        var lines = visible.Above.Where(line => line.Trim().Length > 0).ToList();
        var title = lines.Exists(line => CarriedRubric.Bare(line) == CarriedRubric.Bare(edition.Title)) ? edition.Title : lines.FirstOrDefault() ?? edition.Title;
        var marks = lines.Where(line => line.StartsWith("满分", StringComparison.Ordinal)).Select(line => Heading.Of(line.Split('。')[0]).Mark).Append(visible.Total);
        var mark = marks.FirstOrDefault(mark => mark is not null && mark != edition.FullMark) ?? edition.FullMark;
        if (title == edition.Title && mark == edition.FullMark)
            return edition;
        problems.Add(new Problem("file", Rules.ImportHeadChanged));
        return edition with { Title = title.Trim(), FullMark = mark };
    }
}
