using System.Globalization;
using System.Text;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Features.Units;

/// <summary>Suggests a code for a new unit, so that nobody has to invent one.</summary>
public static class UnitCode
{
    private const int Longest = 60;

    /// <summary>
    /// Latin letters of the name if it has some, else the code above (or the kind) with the next free number. Chinese names are not
    /// spelt out: one name has several spellings, and a code is no name.
    /// </summary>
    public static string Suggest(string? name, string? parent, Subject kind, IReadOnlySet<string> taken)
    {
        var latin = Latin(name ?? "");
        var start = latin.Length >= 2 ? latin : parent ?? Latin(kind.ToString());
        // Room for the number that makes it unique.
        start = start.Length > Longest - 5 ? start[..(Longest - 5)] : start;
        if (latin.Length >= 2 && !taken.Contains(start))
            return start;
        return Enumerable.Range(1, 9999).Select(number => $"{start}-{number.ToString("00", CultureInfo.InvariantCulture)}").First(code => !taken.Contains(code));
    }

    private static string Latin(string text)
    {
        var code = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(char.ToLowerInvariant(letter));
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        }

        return code.ToString().Trim('-');
    }
}
