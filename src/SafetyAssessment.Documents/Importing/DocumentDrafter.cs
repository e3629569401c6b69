using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Goes through a document and joins the tables that are one rubric: a table can go on after a page break, with or without its header.</summary>
internal sealed class DocumentDrafter(SourceDocument document, IReadOnlyDictionary<int, IReadOnlyList<ColumnRole>> given)
{
    private readonly List<EditionDraft> editions = [];
    private readonly List<DraftTable> tables = [];
    private readonly List<Problem> problems = [];
    private readonly List<string> above = [];
    private readonly List<string> general = [];
    private ColumnRole[]? roles;
    private IReadOnlyList<string>? header;

    public ImportDraft Draft()
    {
        foreach (var block in document.Blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                above.Add(paragraph.Text);
                continue;
            }

            foreach (var part in TablePart.Of((SourceTable)block))
            {
                Take(part);
                above.Clear();
            }
        }

        if (editions.Count > 0)
            editions[^1].Prose.AddRange(above);
        var filled = editions.Where(edition => edition.HasRows).ToList();
        return new ImportDraft([.. filled.Select(edition => edition.Build(general))], tables, problems);
    }

    private void Take(TablePart part)
    {
        var table = part.Table;
        var at = TitleAt(part);
        var title = part.Title ?? (at < 0 ? null : above[at]);
        var goesOn = editions.Count > 0 && !((editions[^1].Closed || table.Name is not null) && part.Header is not null)
            && (title is null || TitleText.Same(title, editions[^1].SourceTitle)) && roles is not null && GoesOn(part);
        var taken = given.TryGetValue(table.Number, out var mapping) && mapping.Count == table.Columns ? [.. mapping]
            : goesOn ? roles
            : part.Named is not null ? ColumnGuess.Settle(part.Named, part.Rows)
            : ColumnGuess.Of(table);
        tables.Add(new DraftTable(table.Number, part.First, taken ?? new ColumnRole[table.Columns]));
        if (taken is null || !taken.Contains(ColumnRole.Criterion))
        {
            if (table.Rows.Count > 1 && table.Columns > 1)
                problems.Add(new Problem($"tables[{table.Number}]", Rules.ImportTableNotRecognised, table.Number));
            return;
        }

        if (!goesOn)
            Begin(title ?? table.Name ?? "", at);
        var edition = editions[^1];
        edition.Prose.AddRange(above.Skip(at + 1));
        foreach (var line in above.Skip(at + 1).Where(TitleText.IsSection))
        {
            if (Heading.Of(line).Mark is not null || !taken.Contains(ColumnRole.Category))
                edition.EnterBand(line, Heading.Of(line));
        }

        roles = taken;
        header = part.Header ?? header;
        new TableDrafter(part, taken, edition, problems).Read(goesOn);
    }

    // Where among the paragraphs above the title stands: the last that reads like one.
    private int TitleAt(TablePart part)
    {
        var at = above.FindLastIndex(TitleText.IsTitle);
        if (at < 0 && part.Header is not null)
            at = above.FindLastIndex(TitleText.MayBeTitle);
        return at;
    }

    private bool GoesOn(TablePart part) => part.Header is null
        ? part.Table.Columns == roles!.Length
        : header is not null && (part.Header.SequenceEqual(header) || (part.Table.Columns == roles!.Length && ColumnGuess.Settle(part.Named!, part.Rows).SequenceEqual(roles)));

    private void Begin(string title, int at)
    {
        var before = above.Take(Math.Max(0, at)).ToList();
        if (editions.Count > 0)
            editions[^1].Prose.AddRange(before);
        else
            general.AddRange(before);
        // «满分100分» may stand in the prose just above.
        var mark = Heading.Of(title).Mark ?? above.Skip(at + 1).Where(line => line.Length <= 60 && (line.Contains("满分", StringComparison.Ordinal) || line.Contains("总分", StringComparison.Ordinal)))
            .Select(line => Heading.Of(line).Mark).LastOrDefault(found => found is not null);
        editions.Add(new EditionDraft(title, mark));
    }
}
