using System.Globalization;
using System.Text.RegularExpressions;

namespace SafetyAssessment.Documents.Importing;

/// <summary>Numbers of a workbook as its reader saw them: 0.95 in the format «0%» is 95%, 20 in the format «0分» is 20分.</summary>
internal sealed partial class ExcelFormats
{
    private readonly Dictionary<int, string> codes = new() { [9] = "0%", [10] = "0.00%", [14] = "yyyy-m-d" };
    private readonly List<int> cellFormats = [];

    public static ExcelFormats Read(OfficePackage package)
    {
        var formats = new ExcelFormats();
        using var part = package.Beside("styles.xml");
        var inCells = false;
        while (part?.Read() == true)
        {
            if (part.Name == "cellXfs")
                inCells = part.IsStart;
            else if (part.IsStart && part.Name == "numFmt" && part.Attribute("formatCode") is { } code)
                formats.codes[Number(part.Attribute("numFmtId"))] = code;
            else if (part.IsStart && part.Name == "xf" && inCells)
                formats.cellFormats.Add(Number(part.Attribute("numFmtId")));
        }

        return formats;
    }

    /// <summary>The number in the format of the cell.</summary>
    public string Text(string value, string? format)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e15)
            return value;
        var at = Number(format);
        var code = at < cellFormats.Count && format is not null && codes.TryGetValue(cellFormats[at], out var known) ? known.Split(';')[0] : "";
        if (IsDate(code) && number is > 1 and < 2_958_466)
            return DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var plain = (decimal)number;
        return code.Contains('%', StringComparison.Ordinal) ? Plain(plain * 100) + "%" : Plain(plain) + Unit(code);
    }

    /// <summary>
    /// The number with all its digits. A percent is written as one, 0.95 in the format «0%» is 95%: without its sign it would be a hundred times too small.
    /// </summary>
    public string Stored(string value, string? format)
    {
        var at = Number(format);
        var code = format is not null && at < cellFormats.Count ? codes.GetValueOrDefault(cellFormats[at], "") : "";
        const decimal most = 1e15m;
        if (!code.Contains('%', StringComparison.Ordinal)
            || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is > most or < -most)
            return value;
        // A sign in quotes is only a word behind the number, 95 in the format «0"%"»; without them it is worth a hundredth.
        var percent = Words().Replace(code, "").Contains('%', StringComparison.Ordinal) ? number * 100 : number;
        return percent.ToString("0.############################", CultureInfo.InvariantCulture) + "%";
    }

    private static string Plain(decimal number) =>
        decimal.Round(number, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);

    private static bool IsDate(string code) =>
        code.Contains('y', StringComparison.OrdinalIgnoreCase) || (code.Contains('m', StringComparison.OrdinalIgnoreCase) && code.Contains('d', StringComparison.OrdinalIgnoreCase));

    // The words behind the last digit: 0"分".
    private static string Unit(string code)
    {
        var last = code.LastIndexOfAny(['0', '#', '?']);
        return last < 0 ? "" : string.Concat(code[(last + 1)..].Where(c => c is >= '\u4e00' and <= '\u9fff'));
    }

    [GeneratedRegex(@"""[^""]*""?|\\.|[_*].", RegexOptions.None, 1000)]
    private static partial Regex Words();

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : 0;
}
