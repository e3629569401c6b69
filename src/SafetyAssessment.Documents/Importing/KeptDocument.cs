using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Rubrics.Drafts;

namespace SafetyAssessment.Documents.Importing;

/// <summary>A document as it is kept beside the draft that was read from it: so that the two can be shown side by side, and the columns taken otherwise.</summary>
/// <param name="Document">The document.</param>
/// <param name="Rubric">Which of its rubrics the draft is of, from 0.</param>
/// <param name="Roles">Roles that a person gave to columns, by number of the table.</param>
public sealed record KeptDocument(SourceDocument Document, int Rubric, IReadOnlyDictionary<int, IReadOnlyList<ColumnRole>> Roles)
{
    // A rubric of three hundred rows takes about 0.3 million characters.
    private const int LongestText = 4_000_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A document of which nothing is decided yet.</summary>
    public static KeptDocument Of(SourceDocument document) => new(document, 0, new Dictionary<int, IReadOnlyList<ColumnRole>>());

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static KeptDocument Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json, Options) ?? throw new InvalidOperationException("The kept document is empty.");
        return new KeptDocument(new SourceDocument([.. kept.Blocks.Select(block => block.Block())]) { Carried = kept.Carried }, kept.Rubric, kept.Roles);
    }

    /// <summary>As text.</summary>
    /// <exception cref="InvalidInput">There is more in the document than a rubric can hold.</exception>
    public string Write()
    {
        var json = JsonSerializer.Serialize(new Kept(Rubric, Roles.ToDictionary(), [.. Document.Blocks.Select(KeptBlock.Of)], Document.Carried), Options);
        return json.Length <= LongestText ? json : throw ReadingLimits.Refusal(Rules.FileTooMuch);
    }

    /// <summary>All rubrics of the document as read with these roles.</summary>
    public ImportDraft Draft() => RubricImport.Draft(Document, Roles);

    /// <summary>What a draft begins with: the edition, and where each of its items stands in the document.</summary>
    /// <exception cref="InvalidInput">With these roles the document has no such rubric.</exception>
    public (RubricEdition Content, IReadOnlyList<ImportedRow> Rows) Content(ImportDraft read, RubricEdition head)
    {
        if (read.Known is { } known)
        {
            var same = known.Edition with { Code = head.Code, Edition = head.Edition, Title = head.Title, Subject = head.Subject };
            var places = known.Rows.ToDictionary(row => row.Item, StringComparer.Ordinal);
            return (same, [.. same.Index.Rows.Where(row => places.ContainsKey(row.Item.Code)).Select(row => places[row.Item.Code])
                .Select(row => new ImportedRow(row.Item, row.Table, row.Row, row.SourceRow))]);
        }

        if (Rubric >= read.Editions.Count)
            throw ReadingLimits.Refusal(Rules.ImportNothingFound);
        var draft = read.Editions[Rubric];
        var content = DraftRubric.Of(draft, head.Code, head.Edition, head.Subject).Edition with { Title = head.Title };
        // Both are in paper order, item for item.
        var rows = content.Index.Rows.Zip(draft.Sections.SelectMany(Items), (row, item) => new ImportedRow(row.Item.Code, item.Table, item.Row, item.SourceRow));
        return (content, [.. rows]);
    }

    private static IEnumerable<DraftItem> Items(DraftSection section) => section.Sections.SelectMany(Items).Concat(section.Items);

    private sealed record Kept(int Rubric, Dictionary<int, IReadOnlyList<ColumnRole>> Roles, IReadOnlyList<KeptBlock> Blocks, string? Carried);

    /// <summary>A paragraph, or a table: its cells in order, and the grid of their positions.</summary>
    private sealed record KeptBlock(string? Text, int Number, string? Name, IReadOnlyList<KeptCell>? Cells, IReadOnlyList<int[]>? Grid)
    {
        public static KeptBlock Of(SourceBlock block)
        {
            if (block is not SourceTable table)
                return new KeptBlock(((SourceParagraph)block).Text, 0, null, null, null);
            var cells = table.Rows.SelectMany(row => row).Distinct().ToList();
            var at = cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
            return new KeptBlock(
                null, table.Number, table.Name, [.. cells.Select(cell => new KeptCell(cell.Text, cell.Row, cell.Column))],
                [.. table.Rows.Select(row => row.Select(cell => at[cell]).ToArray())]);
        }

        public SourceBlock Block()
        {
            if (Cells is null || Grid is null)
                return new SourceParagraph(Text ?? "");
            var cells = Cells.Select(cell => new SourceCell(cell.Text, cell.Row, cell.Column)).ToList();
            return new SourceTable(Number, Name, [.. Grid.Select(row => (IReadOnlyList<SourceCell>)[.. row.Select(i => cells[i])])]);
        }
    }

    private sealed record KeptCell(string Text, int Row, int Column);
}
