using System.Text;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>A look at a text: it is readable as UTF-8 or as GB 18030, holds no control characters, and is no page in disguise.</summary>
internal static class TextCheck
{
    static TextCheck() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static void Demand(Stream file)
    {
        if (!IsText(file, new UTF8Encoding(false, throwOnInvalidBytes: true))
            && !IsText(file, Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)))
            throw new RuleViolation(Rules.EvidenceContentDiffers, "txt");
    }

    private static bool IsText(Stream file, Encoding encoding)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[8192];
        var isStart = true;
        try
        {
            int read;
            while ((read = reader.ReadBlock(buffer, 0, buffer.Length)) > 0)
            {
                var text = buffer.AsSpan(0, read);
                if (text.ContainsAnyInRange('\0', '\u0008') || text.ContainsAnyInRange('\u000E', '\u001F'))
                    return false;
                if (isStart && text.TrimStart("\uFEFF \t\r\n").StartsWith("<"))
                    return false;
                isStart = false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
