using System.Text;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>The program's own YAML as a document: the paper table of the edition, which it carries like any file that was written.</summary>
internal static class YamlDocument
{
    private const int Largest = 2 * 1024 * 1024;

    /// <summary>True for a name of a YAML file: the text itself could be anything.</summary>
    public static bool Is(string? name) => Path.GetExtension(name ?? "").ToLowerInvariant() is ".yaml" or ".yml";

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInput">It is too large, or every fault of the format with line and column.</exception>
    public static SourceDocument Read(Stream file, string name)
    {
        if (file.Length > Largest)
            throw ReadingLimits.Refusal(Rules.FileTooLarge, Largest / 1024 / 1024);
        file.Position = 0;
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        var edition = RubricYaml.ReadDraft(Path.GetFileName(name), reader.ReadToEnd());
        var table = PaperTable.Of(edition);
        var cells = new Dictionary<PaperCell, SourceCell>(ReferenceEqualityComparer.Instance);
        var header = table.Headers.Select((text, column) => new SourceCell(text, 0, column)).ToArray();
        var rows = table.Rows.Select(row => (IReadOnlyList<SourceCell>)row.Cells.Select(cell =>
            cells.TryGetValue(cell, out var laid) ? laid : cells[cell] = new SourceCell(cell.Text.Trim(), cell.Row + 1, cell.Column)).ToArray());
        return new SourceDocument([new SourceParagraph(table.Title), new SourceParagraph(table.Subtitle), new SourceTable(1, null, [header, .. rows])])
        {
            Carried = CarriedRubric.Write(edition, table),
        };
    }
}
