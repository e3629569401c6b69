using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SafetyAssessment.Tests;

/// <summary>
/// Picture files made by hand, byte by byte: what a walker must keep and what it must not let through stand in plain sight. They hold together
/// as files; what they would show is of no matter.
/// </summary>
public static class Pictures
{
    /// <summary>Stands in every remark that must be gone afterwards.</summary>
    public const string Secret = "39.9042N116.4074E";

    /// <summary>Bytes of the picture itself, with an escaped FF and a mark as real ones have.</summary>
    public static readonly byte[] Pixels = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0x78];

    public static byte[] Jpeg(int width = 640, int height = 480, int orientation = 1, params byte[][] more) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
        .. Segment(0xE1, Encoding.ASCII.GetBytes($"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{Secret}</x:xmpmeta>")),
        .. Segment(0xFE, Encoding.ASCII.GetBytes($"taken at {Secret}")),
        .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, Frame(width, height)),
        .. more.SelectMany(part => part),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        .. Pixels,
        0xFF, 0xD9,
    ];

    public static byte[] Frame(int width, int height) => [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>An EXIF block with a camera's name, an orientation and a place.</summary>
    public static byte[] Exif(int orientation, bool little = false)
    {
        var secret = Encoding.ASCII.GetBytes(Secret);
        byte[] block =
        [
            .. little ? "II*\0"u8 : "MM\0*"u8, .. Number(8, 4, little),
            .. Number(3, 2, little),
            .. Entry(0x010F, 2, secret.Length, 100, little), // maker
            .. Number(0x0112, 2, little), .. Number(3, 2, little), .. Number(1, 4, little), .. Number(orientation, 2, little), 0, 0,
            .. Entry(0x8825, 4, 1, 60, little), // place
            .. Number(0, 4, little),
        ];
        return [.. block, .. new byte[100 - block.Length], .. secret];
    }

    public static byte[] Png(uint width = 640, uint height = 480, int orientation = 1, params byte[][] more)
    {
        var size = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(size, width);
        BinaryPrimitives.WriteUInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 2);
        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. Chunk("IHDR", size),
            .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Comment\0{Secret}")),
            .. Chunk("eXIf", Exif(orientation)),
            .. Chunk("tIME", [7, 0xEA, 11, 22, 9, 30, 0]),
            .. Chunk("IDAT", Pixels),
            .. more.SelectMany(part => part),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. Number(data.Length, 4, little: false), .. named, .. Number(unchecked((int)Crc(named)), 4, little: false)];
    }

    public static byte[] WebP(int width = 640, int height = 480, int orientation = 1, byte flags = 0b1100, params byte[][] more) => Riff(
    [
        .. Part("VP8X", [flags, 0, 0, 0, .. Number(width - 1, 3, little: true), .. Number(height - 1, 3, little: true)]),
        .. Part("VP8 ", Frame8(width, height)),
        .. Part("EXIF", Exif(orientation)),
        .. Part("XMP ", Encoding.ASCII.GetBytes($"<x:xmpmeta>{Secret}</x:xmpmeta>")),
        .. more.SelectMany(part => part),
    ]);

    public static byte[] Frame8(int width, int height) =>
        [0x10, 0, 0, 0x9D, 0x01, 0x2A, .. Number(width, 2, little: true), .. Number(height, 2, little: true), .. Pixels];

    public static byte[] Riff(byte[] parts) => [.. "RIFF"u8, .. Number(parts.Length + 4, 4, little: true), .. "WEBP"u8, .. parts];

    public static byte[] Part(string name, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(name), .. Number(data.Length, 4, little: true), .. data, .. new byte[data.Length % 2]];

    public static byte[] Pdf(string content = "1 0 obj<</Type/Catalog>>endobj") =>
        Encoding.ASCII.GetBytes($"%PDF-1.7\n{content}\nxref\n0 1\ntrailer<</Size 1>>\nstartxref\n{9 + content.Length + 1}\n%%EOF\n");

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Word(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """)),
        ("word/document.xml", "<w:document xmlns:w=\"w\"/>"u8.ToArray()),
        .. more,
    ]);

    private static byte[] Entry(int tag, int type, int count, int place, bool little) =>
        [.. Number(tag, 2, little), .. Number(type, 2, little), .. Number(count, 4, little), .. Number(place, 4, little)];

    private static byte[] Number(int value, int bytes, bool little)
    {
        var number = Enumerable.Range(0, bytes).Select(at => (byte)(value >> (8 * at))).ToArray();
        return little ? number : [.. number.Reverse()];
    }

    // Bit by bit, as the format's own description has it; the product has a table.
    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }

        return ~sum;
    }
}
