using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace SafetyAssessment.Documents.Offline;

/// <summary>What a workbook carries unseen, as one line of letters with its hash, so that damage is noticed. It is no seal.</summary>
internal static class PackedText
{
    // Many times what the largest group takes; a bomb ends here.
    private const int LongestText = 32_000_000;

    public static string Write<T>(T content)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(content);
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(json);
        return $"{Convert.ToHexStringLower(SHA256.HashData(json))}:{Convert.ToBase64String(packed.ToArray())}";
    }

    /// <summary>Reads what was carried; null when it is damaged.</summary>
    public static T? Read<T>(string text)
        where T : class
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
            return JsonSerializer.Deserialize<T>(json.ToArray());
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
