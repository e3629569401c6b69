using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>What a file was found to be.</summary>
/// <param name="Type">Its kind, by its content.</param>
/// <param name="Cleaned">The bytes to keep, without place, camera and other remarks; null when the file is kept as it is.</param>
public sealed record InspectedEvidence(EvidenceType Type, byte[]? Cleaned);

/// <summary>
/// Looks at a file that comes from outside before it is kept: its name claims a kind, its first bytes must be of that kind, and its structure must
/// hold together. Nothing is decoded or unpacked that could be a bomb. Pictures lose what they tell of place, time and camera.
/// </summary>
public static class EvidenceContent
{
    /// <summary>Looks at a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="fileName">Its name on the sender's device.</param>
    /// <exception cref="RuleViolation">When the kind is not taken, the content is another or broken, or the picture too large.</exception>
    public static InspectedEvidence Inspect(string path, string fileName)
    {
        var type = EvidenceType.OfName(fileName);
        using var file = File.OpenRead(path);
        type.DemandSize(file.Length);
        if (type.IsImage)
            return new InspectedEvidence(type, Clean(type, File.ReadAllBytes(path)));
        if (type == EvidenceType.Pdf)
            PdfCheck.Demand(file);
        else if (type == EvidenceType.Text)
            TextCheck.Demand(file);
        else
            PackageCheck.Demand(type, file, fileName);
        return new InspectedEvidence(type, null);
    }

    /// <summary>A picture without what it tells of place, time and camera; its pixels' bytes are unchanged.</summary>
    public static byte[] Clean(EvidenceType type, byte[] picture)
    {
        try
        {
            return type == EvidenceType.Jpeg ? JpegWalker.Clean(picture) : type == EvidenceType.Png ? PngWalker.Clean(picture) : WebpWalker.Clean(picture);
        }
        catch (PictureFault fault)
        {
            throw fault.Pixels is var (width, height)
                ? new RuleViolation(Rules.EvidenceTooManyPixels, width, height, EvidenceType.MostPixels / 1_000_000)
                : new RuleViolation(fault.IsOtherKind ? Rules.EvidenceContentDiffers : Rules.EvidenceDamaged, type.Extensions[0]);
        }
    }

    /// <summary>A thumbnail that a browser made: a small JPEG picture, cleaned as well.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.EvidenceThumbnail"/>.</exception>
    public static byte[] Thumbnail(byte[] picture)
    {
        try
        {
            if (picture.Length <= EvidenceType.LargestThumbnailKilobytes * 1024)
                return JpegWalker.Clean(picture, EvidenceType.LongestThumbnailSide);
        }
        catch (PictureFault)
        {
            // Said below in the same sentence.
        }

        throw new RuleViolation(Rules.EvidenceThumbnail, EvidenceType.LongestThumbnailSide, EvidenceType.LargestThumbnailKilobytes);
    }
}
