using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>A row of the table as it was written.</summary>
/// <param name="Code">Code of the item; null where a section had none.</param>
/// <param name="Section">Code of the innermost section.</param>
/// <param name="Cells">Mark of each cell's text, see <see cref="CarriedRubric.MarkOf"/>.</param>
internal sealed record CarriedRow(string? Code, string Section, IReadOnlyList<string> Cells);

/// <summary>
/// What a Word file or workbook carries unseen beside its table: the edition, and marks of the cells as they were written, so that reading
/// back tells what a person changed since. Marks and no layout made again: a later version of the program may lay the table out otherwise.
/// </summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Columns">The columns from the left.</param>
/// <param name="Headers">What stood in the header.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Edition">The edition as YAML.</param>
internal sealed record CarriedRubric(int Format, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<string> Headers, IReadOnlyList<CarriedRow> Rows, string Edition)
{
    private const int CurrentFormat = 1;

    // Many times what the longest rubric takes; a bomb ends here.
    private const int LongestText = 8_000_000;

    /// <summary>The edition with its table as one line of letters.</summary>
    public static string Write(RubricEdition edition, PaperTable table)
    {
        var rows = table.Rows.Select(row => new CarriedRow(row.Item?.Code, row.Path[^1].Code, [.. row.Cells.Select(cell => MarkOf(cell.Text))])).ToList();
        var json = JsonSerializer.SerializeToUtf8Bytes(new CarriedRubric(CurrentFormat, table.Columns, table.Headers, rows, RubricYaml.Write(edition)));
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(json);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Reads what was carried; null when it is damaged or of a later form.</summary>
    public static CarriedRubric? Read(string text)
    {
        try
        {
            using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
            var json = new byte[LongestText];
            var length = zip.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            var carried = JsonSerializer.Deserialize<CarriedRubric>(json.AsSpan(0, length));
            return carried is { Format: CurrentFormat, Columns: not null, Headers: not null, Rows: not null, Edition: not null } && carried.Fits() ? carried : null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A text's mark. Blanks don't count: programs break and pad lines as they like.</summary>
    public static string MarkOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(text))).AsSpan(0, 8));

    /// <summary>The text without blanks.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u200b' or '\ufeff')));

    private bool Fits() => Headers.Count == Columns.Count && Rows.All(row => row?.Cells?.Count == Columns.Count && row.Section is not null);
}
