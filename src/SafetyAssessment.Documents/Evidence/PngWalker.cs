using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>
/// Walks the chunks of a PNG file and writes those that the picture needs: texts, times, EXIF and everything unknown are left out, and what
/// follows the end. Of EXIF the orientation is written anew.
/// </summary>
internal static class PngWalker
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"];

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Clean(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            throw new PictureFault("no PNG", isOtherKind: true);
        var kept = new MemoryStream(file.Length);
        kept.Write(Signature);
        var position = Signature.Length;
        var orientation = 1;
        var (isFirst, hasPixels) = (true, false);
        while (true)
        {
            var (name, data) = Next(file, ref position);
            if (isFirst != (name == "IHDR"))
                throw new PictureFault("the size must come first, and once");
            isFirst = false;
            if (name == "IHDR")
                DemandSize(data);
            if (name == "IEND")
                break;
            if (name == "eXIf")
                orientation = ExifOrientation.Read(data);
            if (name == "IDAT" && !hasPixels)
            {
                hasPixels = true;
                if (orientation != 1)
                    Write(kept, "eXIf"u8, ExifOrientation.Write(orientation));
            }

            if (Kept.Contains(name))
                Write(kept, file.Slice(position - data.Length - 8, 4), data);
            else if (char.IsUpper(name[0]))
                throw new PictureFault("a part without which the picture can't be read");
        }

        if (!hasPixels)
            throw new PictureFault("no pixels");
        Write(kept, "IEND"u8, []);
        return kept.ToArray();
    }

    private static void DemandSize(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13)
            throw new PictureFault("a header of another length");
        PictureFault.DemandSize(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
    }

    private static Chunk Next(ReadOnlySpan<byte> file, ref int position)
    {
        if (file.Length - position < 12)
            throw new PictureFault("broken off");
        var length = BinaryPrimitives.ReadUInt32BigEndian(file[position..]);
        if (length > file.Length - position - 12)
            throw new PictureFault("a length beyond the file");
        var named = file.Slice(position + 4, (int)length + 4);
        if (named[..4].ContainsAnyExcept(Letters))
            throw new PictureFault("no name");
        if (Sum(named) != BinaryPrimitives.ReadUInt32BigEndian(file[(position + 8 + (int)length)..]))
            throw new PictureFault("a wrong sum");
        position += (int)length + 12;
        return new Chunk(Encoding.ASCII.GetString(named[..4]), named[4..]);
    }

    private static void Write(MemoryStream kept, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)data.Length);
        kept.Write(number);
        kept.Write(name);
        kept.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Sum([.. name, .. data]));
        kept.Write(number);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        return ~sum;
    }

    private static uint Remainder(int value)
    {
        var rest = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            rest = (rest & 1) != 0 ? 0xEDB88320 ^ (rest >> 1) : rest >> 1;
        return rest;
    }
}

/// <summary>A named piece of a file.</summary>
internal readonly ref struct Chunk(string name, ReadOnlySpan<byte> data)
{
    public ReadOnlySpan<byte> Data { get; } = data;

    public void Deconstruct(out string chunkName, out ReadOnlySpan<byte> chunkData)
    {
        chunkName = name;
        chunkData = Data;
    }
}
