using System.Buffers.Binary;
using System.Text;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>
/// Walks the chunks of a WebP file and writes those that the picture needs: EXIF, XMP and everything unknown are left out, and what follows the
/// end. Of EXIF the orientation is written anew. A moving picture is refused: its frames can carry further chunks.
/// </summary>
internal static class WebpWalker
{
    private const byte HasExif = 0b1000;
    private const byte HasXmp = 0b0100;
    private const byte IsMoving = 0b0010;
    private static readonly string[] Kept = ["VP8X", "ICCP", "ALPH", "VP8 ", "VP8L"];

    public static byte[] Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8))
            throw new PictureFault("no WebP", isOtherKind: true);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        if (length > file.Length)
            throw new PictureFault("broken off");
        var chunks = new List<(string Name, byte[] Data)>();
        var orientation = 1;
        var position = 12;
        while (position < length)
        {
            var (name, data) = Next(file[..(int)length], ref position);
            if (name == "EXIF")
                orientation = ExifOrientation.Read(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            else if (Kept.Contains(name))
                chunks.Add((name, data.ToArray()));
        }

        DemandPicture(chunks);
        return Write(chunks, orientation);
    }

    // Either one picture, or a header with its facts and then the picture; a second picture or size would contradict the first.
    private static void DemandPicture(List<(string Name, byte[] Data)> chunks)
    {
        var pictures = chunks.Where(chunk => chunk.Name is "VP8 " or "VP8L").ToList();
        var headers = chunks.Where(chunk => chunk.Name == "VP8X").ToList();
        if (pictures.Count != 1 || headers.Count > 1)
            throw new PictureFault("not one picture");
        var size = SizeOf(pictures[0].Name, pictures[0].Data);
        PictureFault.DemandSize(size.Width, size.Height);
        if (headers.Count == 0)
            return;
        var header = headers[0].Data;
        if (chunks[0].Name != "VP8X" || header.Length != 10 || (header[0] & IsMoving) != 0)
            throw new PictureFault("a header of another kind");
        var canvas = (Number24(header.AsSpan(4)) + 1, Number24(header.AsSpan(7)) + 1);
        PictureFault.DemandSize(canvas.Item1, canvas.Item2);
        if (canvas != size)
            throw new PictureFault("two sizes");
    }

    private static (int Width, int Height) SizeOf(string name, byte[] data)
    {
        if (name == "VP8L")
        {
            if (data.Length < 5 || data[0] != 0x2F)
                throw new PictureFault("no lossless picture");
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1));
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        if (data.Length < 10 || (data[0] & 1) != 0 || !data.AsSpan(3).StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            throw new PictureFault("no key frame");
        return (BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(6)) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(8)) & 0x3FFF);
    }

    private static byte[] Write(List<(string Name, byte[] Data)> chunks, int orientation)
    {
        if (chunks[0].Name == "VP8X")
        {
            chunks[0].Data[0] &= unchecked((byte)~(HasExif | HasXmp));
            if (orientation != 1)
            {
                chunks[0].Data[0] |= HasExif;
                chunks.Add(("EXIF", ExifOrientation.Write(orientation)));
            }
        }

        var kept = new MemoryStream();
        kept.Write("RIFF\0\0\0\0WEBP"u8);
        Span<byte> number = stackalloc byte[4];
        foreach (var (name, data) in chunks)
        {
            kept.Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)data.Length);
            kept.Write(number);
            kept.Write(data);
            if (data.Length % 2 != 0)
                kept.WriteByte(0);
        }

        var file = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), (uint)(file.Length - 8));
        return file;
    }

    private static Chunk Next(ReadOnlySpan<byte> file, ref int position)
    {
        if (file.Length - position < 8)
            throw new PictureFault("broken off");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(position + 4)..]);
        if (length > file.Length - position - 8)
            throw new PictureFault("a length beyond the file");
        var chunk = new Chunk(Encoding.ASCII.GetString(file.Slice(position, 4)), file.Slice(position + 8, (int)length));
        position += 8 + (int)length + (int)(length % 2); // an odd chunk is filled up by one byte
        return chunk;
    }

    private static int Number24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
