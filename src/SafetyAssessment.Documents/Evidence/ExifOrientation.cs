using System.Buffers.Binary;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>
/// The one entry of a picture's EXIF block that is kept: how the picture is turned. A phone stores its photo lying and says so here; without it
/// the picture would lie on its side. Everything else (place, time, camera, a second small picture) is left out by writing a block of our own.
/// </summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;

    /// <summary>Orientation 1…8 out of a TIFF block; 1 (upright) when it has none or is broken.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 1;
        var little = tiff[0] == 'I';
        if (!(little ? tiff[..4].SequenceEqual("II*\0"u8) : tiff[..4].SequenceEqual("MM\0*"u8)))
            return 1;
        var directory = Number32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2)
            return 1;
        var entries = Number16(tiff[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = directory + 2 + (12L * i);
            if (at + 12 > tiff.Length)
                return 1;
            var entry = tiff.Slice((int)at, 12);
            if (Number16(entry, little) == Tag && Number16(entry[2..], little) == Short && Number16(entry[8..], little) is >= 1 and <= 8 and var turned)
                return turned;
        }

        return 1;
    }

    /// <summary>A TIFF block with nothing but the orientation.</summary>
    public static byte[] Write(int orientation) =>
    [
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, // header; the directory follows
        0, 1, // one entry
        Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0, // no further directory
    ];

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
