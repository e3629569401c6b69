using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Word file, workbook, YAML or pasted text → drafts of rubrics. Nothing is stored and nothing is guessed in silence.</summary>
public static class RubricImport
{
    /// <summary>The longest text that can be pasted.</summary>
    public const int LongestPaste = 1_000_000;

    /// <summary>Largest file, in bytes.</summary>
    public const long LargestFile = ReadingLimits.LargestFile;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, seekable.</param>
    /// <param name="name">Its name, where known.</param>
    /// <exception cref="InvalidInput">Why the file is refused: its kind, size, macros, damage.</exception>
    public static SourceDocument Open(Stream file, string? name = null)
    {
        try
        {
            if (YamlDocument.Is(name))
                return YamlDocument.Read(file, name!);
            using var package = OfficePackage.Open(file, name);
            return package.Kind == PackageKind.Word ? WordReader.Read(package) : ExcelReader.Read(package);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException or FormatException or OverflowException
            or ArgumentException or DecoderFallbackException or NotSupportedException)
        {
            throw ReadingLimits.Refusal(Rules.FileDamaged);
        }
    }

    /// <summary>Reads text pasted from a page.</summary>
    /// <exception cref="InvalidInput">The text is too long.</exception>
    public static SourceDocument Paste(string text) =>
        text.Length > LongestPaste ? throw ReadingLimits.Refusal(Rules.FileTooMuch) : PastedText.Read(text);

    /// <summary>Makes drafts of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="roles">Roles that a person gave to the columns, by number of the table; the others are recognised.</param>
    public static ImportDraft Draft(SourceDocument document, IReadOnlyDictionary<int, IReadOnlyList<ColumnRole>>? roles = null)
    {
        try
        {
            var drafter = new DocumentDrafter(document, roles ?? new Dictionary<int, IReadOnlyList<ColumnRole>>());
            var draft = KnownReading.Add(drafter.Draft(), document);
            if (draft.Editions.Count > 0 || draft.Known is not null)
                return draft;
            return ListDrafter.Draft(document) is { } list
                ? draft with { Editions = [list] }
                : draft with { Problems = [.. draft.Problems, new Problem("file", Rules.ImportNothingFound)] };
        }
        catch (RegexMatchTimeoutException)
        {
            throw ReadingLimits.Refusal(Rules.FileTooMuch);
        }
    }
}
