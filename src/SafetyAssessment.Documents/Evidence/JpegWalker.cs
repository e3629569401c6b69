using System.Buffers.Binary;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>
/// Walks the segments of a JPEG file and writes those that the picture needs. Comments and application segments are left out, but for
/// JFIF (density), Adobe (how colours are stored) and the colour profile; of EXIF the orientation is written anew. What follows the end of
/// the picture — a second picture, a film, an archive — is left out too.
/// </summary>
internal static class JpegWalker
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Jfif = 0xE0;
    private const byte Exif = 0xE1;
    private const byte Profile = 0xE2;
    private const byte Adobe = 0xEE;
    private const byte Comment = 0xFE;

    public static byte[] Clean(ReadOnlySpan<byte> file, int longestSide = int.MaxValue)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != Start)
            throw new PictureFault("no JPEG", isOtherKind: true);
        var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        var position = 2;
        var orientation = 1;
        var isSized = false;
        var isScanned = false;
        while (true)
        {
            var marker = Marker(file, ref position);
            if (marker == End)
                break;
            if (marker is Start or 0x00 or 0x01 or (>= 0xD0 and <= 0xD7))
                throw new PictureFault("a marker in the wrong place");
            var segment = Segment(file, ref position);
            if (IsFrame(marker))
            {
                if (isSized)
                    throw new PictureFault("two sizes");
                DemandSize(marker, segment, longestSide);
                isSized = true;
            }

            if (marker == Exif && segment.StartsWith("Exif\0\0"u8) && orientation == 1)
                orientation = ExifOrientation.Read(segment[6..]);
            if (marker == Scan)
            {
                if (!isSized)
                    throw new PictureFault("pixels before their size");
                if (!isScanned && orientation != 1)
                    Write(kept, Exif, [.. "Exif\0\0"u8, .. ExifOrientation.Write(orientation)]);
                isScanned = true;
                Write(kept, marker, segment);
                kept.Write(Pixels(file, ref position));
            }
            else if (IsKept(marker, segment))
            {
                Write(kept, marker, segment);
            }
        }

        if (!isScanned)
            throw new PictureFault("no pixels");
        kept.Write([0xFF, End]);
        return kept.ToArray();
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        Jfif => segment.StartsWith("JFIF\0"u8),
        Profile => segment.StartsWith("ICC_PROFILE\0"u8),
        Adobe => segment.StartsWith("Adobe"u8),
        Comment => false,
        >= 0xE0 and <= 0xEF => false,
        _ => true,
    };

    // Start of frame: all of C0…CF but the tables that share these numbers.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void DemandSize(byte marker, ReadOnlySpan<byte> frame, int longestSide)
    {
        if (marker > 0xC2)
            throw new PictureFault("a kind of JPEG that browsers do not show");
        if (frame.Length < 6)
            throw new PictureFault("a short frame");
        PictureFault.DemandSize(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), longestSide);
    }

    private static byte Marker(ReadOnlySpan<byte> file, ref int position)
    {
        if (position >= file.Length || file[position] != 0xFF)
            throw new PictureFault("no marker where one must be");
        while (position < file.Length && file[position] == 0xFF)
            position++;
        return position < file.Length ? file[position++] : throw new PictureFault("broken off");
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, ref int position)
    {
        if (position + 2 > file.Length)
            throw new PictureFault("broken off");
        int length = BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
        if (length < 2 || position + length > file.Length)
            throw new PictureFault("a length beyond the file");
        var segment = file.Slice(position + 2, length - 2);
        position += length;
        return segment;
    }

    // Up to the next marker; FF 00 is a byte of the picture, FF D0…D7 are marks within it.
    private static ReadOnlySpan<byte> Pixels(ReadOnlySpan<byte> file, ref int position)
    {
        var from = position;
        while (true)
        {
            var next = file[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= file.Length)
                throw new PictureFault("broken off");
            position += next;
            if (file[position + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                position += 2;
            else if (file[position + 1] == 0xFF)
                position++;
            else
                return file[from..position];
        }
    }

    private static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        kept.Write([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
        kept.Write(segment);
    }
}
