using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>A walker stopped: the picture is of another kind, breaks off, contradicts itself, or is too large.</summary>
internal sealed class PictureFault(string message, bool isOtherKind = false, (long, long)? pixels = null) : Exception(message)
{
    public bool IsOtherKind { get; } = isOtherKind;

    public (long Width, long Height)? Pixels { get; } = pixels;

    /// <summary>Refuses a size before anything is decoded.</summary>
    public static void DemandSize(long width, long height, int longestSide = int.MaxValue)
    {
        if (width <= 0 || height <= 0)
            throw new PictureFault("no size");
        if (width * height > EvidenceType.MostPixels || width > longestSide || height > longestSide)
            throw new PictureFault("too many pixels", pixels: (width, height));
    }
}
