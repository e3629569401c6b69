using System.Globalization;

namespace SafetyAssessment.Web.Features.Indicators;

/// <summary>A number as it is typed; nothing typed is no number.</summary>
internal static class TypedNumber
{
    /// <summary>Reads it; false when it is something else than a number or nothing.</summary>
    public static bool Read(string? text, out decimal? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var plain = text.Trim().Normalize(System.Text.NormalizationForm.FormKC).Replace('−', '-');
        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }
}
