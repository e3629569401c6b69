using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Documents.Offline;

/// <summary>A line of a worksheet as it was written.</summary>
/// <param name="Id">What names it in its hidden cell.</param>
/// <param name="Clause">Code of the clause; null where the item has none, and where the clause is chosen.</param>
/// <param name="Finding">Identity of the finding: the stored one's, or a new one for what is written into an empty line, so that reading a file twice means one finding.</param>
/// <param name="Text">Mark of the scoring sentence, see <see cref="Exporting.CarriedRubric.MarkOf"/>.</param>
internal sealed record CarriedLine(string Id, string? Clause, Guid Finding, string? Text);

/// <summary>A row of the sheet as it was stored when the file was made, with its lines.</summary>
internal sealed record CarriedRow(long Version, RowSnapshot Base, IReadOnlyList<CarriedLine> Lines);

/// <summary>What a clause is called where it is chosen.</summary>
internal sealed record CarriedChoice(string Text, string Item, string Clause, ClauseEntry Takes);

/// <summary>What a worksheet carries unseen.</summary>
internal sealed record CarriedSheet(
    string Name, Guid Id, long Version, string Hash, string Rubric, string Edition, string EditionHash, int Levels,
    IReadOnlyList<CarriedRow> Rows, IReadOnlyList<CarriedLine> Extra, IReadOnlyList<CarriedChoice> Choices);

/// <summary>
/// What an offline workbook carries unseen: which sheets, which edition, what was stored when it was made. With its hash, so that damage is
/// noticed; it is no seal, for whoever imports may write in these sheets anyway, and every value passes the same rules again.
/// </summary>
/// <param name="Format">Version of this form.</param>
/// <param name="Sheets">The sheets.</param>
internal sealed record CarriedBook(int Format, IReadOnlyList<CarriedSheet> Sheets)
{
    public const int CurrentFormat = 1;

    // Many times what the largest group takes; a bomb ends here.
    private const int LongestText = 32_000_000;

    /// <summary>The book as one line of letters.</summary>
    public string Write()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this);
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(json);
        return $"{Convert.ToHexStringLower(SHA256.HashData(json))}:{Convert.ToBase64String(packed.ToArray())}";
    }

    /// <summary>Reads what was carried; null when it is damaged or of a later form.</summary>
    public static CarriedBook? Read(string text)
    {
        try
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                return null;
            using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(text[(colon + 1)..])), CompressionMode.Decompress);
            using var json = new MemoryStream();
            var piece = new byte[81_920];
            for (int read; (read = zip.Read(piece)) > 0 && json.Length <= LongestText;)
                json.Write(piece, 0, read);
            if (json.Length > LongestText || Convert.ToHexStringLower(SHA256.HashData(json.ToArray())) != text[..colon])
                return null;
            return JsonSerializer.Deserialize<CarriedBook>(json.ToArray()) is { Format: CurrentFormat } book && book.Sheets is not null ? book : null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
