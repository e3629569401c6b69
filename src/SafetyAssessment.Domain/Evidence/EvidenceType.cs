namespace SafetyAssessment.Domain.Evidence;

/// <summary>
/// A kind of file that is taken as evidence. Eight in all: what offices send each other and what a browser shows without running anything.
/// A page (HTML), a drawing that can hold script (SVG), programs and archives are not among them.
/// </summary>
/// <param name="Extensions">Endings of the name, the usual one first, without the dot.</param>
/// <param name="MediaType">As it is stored and served.</param>
/// <param name="IsImage">True for a picture, which can be shown in the page.</param>
/// <param name="LargestMegabytes">Largest size, in MiB.</param>
public sealed record EvidenceType(IReadOnlyList<string> Extensions, string MediaType, bool IsImage, int LargestMegabytes)
{
    /// <summary>Photo as cameras write it.</summary>
    public static readonly EvidenceType Jpeg = new(["jpg", "jpeg"], "image/jpeg", IsImage: true, 20);

    /// <summary>Picture of a screen or scan.</summary>
    public static readonly EvidenceType Png = new(["png"], "image/png", IsImage: true, 20);

    /// <summary>Photo or picture.</summary>
    public static readonly EvidenceType WebP = new(["webp"], "image/webp", IsImage: true, 20);

    /// <summary>Scan or finished document.</summary>
    public static readonly EvidenceType Pdf = new(["pdf"], "application/pdf", IsImage: false, 50);

    /// <summary>Finished document as government offices exchange it (GB/T 33190).</summary>
    public static readonly EvidenceType Ofd = new(["ofd"], "application/ofd", IsImage: false, 50);

    /// <summary>Word document.</summary>
    public static readonly EvidenceType Word =
        new(["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document", IsImage: false, 20);

    /// <summary>Excel workbook.</summary>
    public static readonly EvidenceType Excel = new(["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", IsImage: false, 20);

    /// <summary>Plain text.</summary>
    public static readonly EvidenceType Text = new(["txt"], "text/plain", IsImage: false, 50);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<EvidenceType> All = [Jpeg, Png, WebP, Pdf, Ofd, Word, Excel, Text];

    /// <summary>Most pixels of a picture: a header that promises more is refused before anything is decoded.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Largest thumbnail, in KiB.</summary>
    public const int LargestThumbnailKilobytes = 64;

    /// <summary>Longest side of a thumbnail, in pixels.</summary>
    public const int LongestThumbnailSide = 480;

    /// <summary>Largest size, in bytes.</summary>
    public long Largest => LargestMegabytes * 1024L * 1024L;

    /// <summary>The kind that a file's name claims.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.EvidenceTypeNotAllowed"/>.</exception>
    public static EvidenceType OfName(string fileName)
    {
        var extension = fileName[(fileName.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return All.FirstOrDefault(type => fileName.Contains('.', StringComparison.Ordinal) && type.Extensions.Contains(extension))
            ?? throw new RuleViolation(Rules.EvidenceTypeNotAllowed, string.Join(" ", All.Select(type => type.Extensions[0])));
    }

    /// <summary>Refuses an empty file and one that is larger than its kind may be.</summary>
    /// <param name="size">In bytes.</param>
    public void DemandSize(long size)
    {
        if (size <= 0)
            throw new RuleViolation(Rules.FileMissing);
        if (size > Largest)
            throw new RuleViolation(Rules.EvidenceTooLarge, LargestMegabytes);
    }
}
