using System.Globalization;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>Reads and writes numbers as people type them: also full-width digits and the ideographic full stop of a Chinese keyboard.</summary>
public static class NumberInput
{
    /// <summary>Reads a number; null for an empty text.</summary>
    /// <returns>False when it is none.</returns>
    public static bool Read(string text, out decimal? number)
    {
        number = null;
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Replace('。', '.').Trim();
        if (plain.Length == 0)
            return true;
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }

    /// <summary>A number as it stands in a field.</summary>
    public static string Write(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
