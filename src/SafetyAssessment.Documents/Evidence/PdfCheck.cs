using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>A light look at a PDF file: it begins as one, ends as one, and its end points into itself.</summary>
internal static class PdfCheck
{
    private const int Tail = 2048;

    public static void Demand(Stream file)
    {
        var head = new byte[8];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith("%PDF-"u8) || head[5] is not ((byte)'1' or (byte)'2'))
            throw new RuleViolation(Rules.EvidenceContentDiffers, "pdf");
        var tail = new byte[(int)Math.Min(file.Length, Tail)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        var start = end < 0 ? -1 : tail.AsSpan(0, end).LastIndexOf("startxref"u8);
        if (start < 0 || !IsInside(tail.AsSpan(start + 9, end - start - 9), file.Length))
            throw new RuleViolation(Rules.EvidenceDamaged, "pdf");
    }

    private static bool IsInside(ReadOnlySpan<byte> number, long length) =>
        long.TryParse(number.Trim(" \r\n"u8), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place)
        && place > 0 && place < length;
}
