using SafetyAssessment.Web.Features.Scoring;

namespace SafetyAssessment.Web.Features.OutsideScores;

/// <summary>Reads a figure as people type it, with or without its percent sign.</summary>
public static class Figure
{
    /// <summary>Reads a number; an empty text is null.</summary>
    /// <returns>False for what is no number.</returns>
    public static bool TryRead(string? text, out decimal? number) =>
        NumberInput.Read((text ?? "").Trim().TrimEnd('%', '％'), out number);

    /// <summary>A number as it stands in an input.</summary>
    public static string Text(decimal? number) => NumberInput.Write(number);
}
