using System.Globalization;
using System.Text;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>Reads a figure as people type it.</summary>
public static class Figure
{
    /// <summary>Reads a number; a Chinese input method's full-width digits and a percent sign are understood, an empty text is null.</summary>
    /// <returns>False for what is no number.</returns>
    public static bool TryRead(string? text, out decimal? number)
    {
        number = null;
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC).Replace('。', '.').Trim().TrimEnd('%').TrimEnd();
        if (plain.Length == 0)
            return true;
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }

    /// <summary>A number as it stands in an input.</summary>
    public static string Text(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
