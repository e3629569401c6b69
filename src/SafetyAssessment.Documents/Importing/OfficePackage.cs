using System.Buffers.Binary;
using System.IO.Compression;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Importing;

/// <summary>What an uploaded package is.</summary>
internal enum PackageKind
{
    Word,
    Excel,
}

/// <summary>
/// A Word or Excel file. Before anything is unpacked its first bytes and the archive's directory are looked at: a bomb, macros, embedded
/// objects, an encrypted or an old binary file are refused here with a sentence.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int DirectoryRecord = 46;
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries;

    private OfficePackage(ZipArchive archive)
    {
        this.archive = archive;
        entries = Look(archive);
        (Kind, Main) = Contents();
    }

    public PackageKind Kind { get; }

    /// <summary>Path of the main part: <c>word/document.xml</c>.</summary>
    public string Main { get; }

    public ReadingLimits Limits { get; } = new();

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file, seekable.</param>
    /// <param name="name">Its name, where known: files for macros and old formats are refused by their ending too.</param>
    public static OfficePackage Open(Stream file, string? name)
    {
        if (file.Length > ReadingLimits.LargestFile)
            throw ReadingLimits.Refusal(Rules.FileTooLarge, ReadingLimits.LargestFile / 1024 / 1024);
        switch (Path.GetExtension(name ?? "").ToLowerInvariant())
        {
            case ".docm" or ".dotm" or ".xlsm" or ".xltm" or ".xlsb" or ".xlam":
                throw ReadingLimits.Refusal(Rules.FileHasMacros);
            case ".doc" or ".xls" or ".wps" or ".et":
                throw ReadingLimits.Refusal(Rules.FileOldOrEncrypted);
        }

        var opened = Archive(file);
        try
        {
            return new OfficePackage(opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Paths of all parts.</summary>
    public IEnumerable<string> Paths => entries.Keys;

    /// <summary>Refuses what is no OFD document, with the same limits; it is kept, never read.</summary>
    public static void DemandOfd(Stream file)
    {
        using var opened = Archive(file);
        if (Look(opened).Keys.All(path => path != "OFD.xml"))
            throw ReadingLimits.Refusal(Rules.FileKindUnknown);
    }

    /// <summary>Opens a part, or null when there is none.</summary>
    public PackagePart? Part(string path) =>
        entries.TryGetValue(path, out var entry) ? new PackagePart(entry.Open(), Limits) : null;

    /// <summary>A part beside the main part: <c>styles.xml</c>.</summary>
    public PackagePart? Beside(string name) => Part(Folder + name);

    /// <summary>Folder of the main part, with its slash.</summary>
    public string Folder => Main[..(Main.LastIndexOf('/') + 1)];

    public void Dispose() => archive.Dispose();

    private static void DemandZip(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 8 && head.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw ReadingLimits.Refusal(Rules.FileOldOrEncrypted);
        if (read < 4 || !head[..4].SequenceEqual("PK\u0003\u0004"u8))
            throw ReadingLimits.Refusal(Rules.FileKindUnknown);
    }

    // The archive class takes the whole directory into memory at once, whatever number its end states: the records are counted before.
    private static void DemandSmallDirectory(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, 65_557)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length)
            throw ReadingLimits.Refusal(Rules.FileDamaged);
        var stated = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        long position = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var record = new byte[DirectoryRecord];
        for (var count = 0; position + DirectoryRecord <= file.Length; count++)
        {
            file.Position = position;
            file.ReadExactly(record);
            if (!record.AsSpan(0, 4).SequenceEqual("PK\u0001\u0002"u8))
                break;
            if (count >= ReadingLimits.MostEntries)
                throw ReadingLimits.Refusal(Rules.FileTooManyParts, ReadingLimits.MostEntries);
            if ((record[8] & 1) != 0)
                throw ReadingLimits.Refusal(Rules.FileOldOrEncrypted);
            position += DirectoryRecord + Length(record, 28) + Length(record, 30) + Length(record, 32);
        }

        if (stated > ReadingLimits.MostEntries)
            throw ReadingLimits.Refusal(Rules.FileTooManyParts, ReadingLimits.MostEntries);
    }

    private static int Length(byte[] record, int at) => BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(at));

    private static ZipArchive Archive(Stream file)
    {
        DemandZip(file);
        DemandSmallDirectory(file);
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static Dictionary<string, ZipArchiveEntry> Look(ZipArchive archive)
    {
        var found = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            unpacked += entry.Length;
            if (unpacked > ReadingLimits.LargestUnpacked
                || (entry.Length > 1024 * 1024 && entry.Length / Math.Max(1, entry.CompressedLength) > ReadingLimits.LargestRatio))
                throw ReadingLimits.Refusal(Rules.FileTooLargeUnpacked, ReadingLimits.LargestUnpacked / 1024 / 1024);
            DemandHarmless(entry.FullName);
            if (!found.TryAdd(entry.FullName.TrimStart('/'), entry))
                throw ReadingLimits.Refusal(Rules.FileDamaged);
        }

        return found;
    }

    private static void DemandHarmless(string path)
    {
        bool Has(string word) => path.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Has("vbaproject") || Has("/activex") || Has("macrosheets/"))
            throw ReadingLimits.Refusal(Rules.FileHasMacros);
        if (Has("/embeddings/") || Has("oleobject") || Has("/afchunk"))
            throw ReadingLimits.Refusal(Rules.FileHasEmbedded);
    }

    // The list of content types names the main part, whatever it is called, and says whether the file is one with macros. Some programs give the
    // type of the main part to the ending .xml as a whole: then the package's relations tell which part it is.
    private (PackageKind Kind, string Main) Contents()
    {
        using var types = Part("[Content_Types].xml") ?? throw ReadingLimits.Refusal(Rules.FileKindUnknown);
        (PackageKind, string)? found = null;
        PackageKind? ofXml = null;
        while (types.Read())
        {
            if (!types.IsStart || types.Attribute("ContentType") is not { } type)
                continue;
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                throw ReadingLimits.Refusal(Rules.FileHasMacros);
            if (KindOf(type) is not { } kind)
                continue;
            if (types.Attribute("PartName")?.TrimStart('/') is { } part && entries.ContainsKey(part))
                found = (kind, part);
            else if (string.Equals(types.Attribute("Extension"), "xml", StringComparison.OrdinalIgnoreCase))
                ofXml = kind;
        }

        return found ?? (ofXml is { } whole && Related() is { } main ? (whole, main) : throw ReadingLimits.Refusal(Rules.FileKindUnknown));
    }

    private string? Related()
    {
        using var relations = Part("_rels/.rels");
        while (relations?.Read() == true)
        {
            if (relations.IsStart && relations.Attribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true
                && relations.Attribute("Target")?.TrimStart('/') is { } part && entries.ContainsKey(part))
                return part;
        }

        return null;
    }

    private static PackageKind? KindOf(string type) =>
        type.EndsWith("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? PackageKind.Word
        : type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? PackageKind.Excel
        : null;
}
