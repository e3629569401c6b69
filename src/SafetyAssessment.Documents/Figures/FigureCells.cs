using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Documents.Offline;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Documents.Figures;

/// <summary>Cells of a worksheet as people fill them in. What can't be read for certain is a fault with its cell, never a guess.</summary>
internal sealed partial class FigureCells(IReadOnlyList<IReadOnlyList<SourceCell>> grid, bool from1904 = false)
{
    private const int FirstYear = 1990;
    private const int LastYear = 2099;
    private const int LongestDay = 30;

    // From the first day of 1900, as spreadsheets count it, to that of 1904.
    private const int FourYears = 1462;

    public int Rows => grid.Count;

    /// <summary>Text of a cell; row from 1, column from 0.</summary>
    public string Text(int row, int column) => row <= grid.Count && column < grid[row - 1].Count ? grid[row - 1][column].Text.Trim() : "";

    public int Width(int row) => row <= grid.Count ? grid[row - 1].Count : 0;

    /// <summary>Text of a cell, or null with a fault where a formula has no value.</summary>
    public string? Value(int row, int column, List<Problem> faults)
    {
        var text = Text(row, column);
        var at = OfflineColumns.At(column, row);
        if (text == "=")
            faults.Add(new Problem(at, Rules.CellNotComputed, at));
        else if (text.StartsWith('#') && text.Length > 1 && Errors.Contains(text))
            faults.Add(new Problem(at, Rules.CellError, at, text));
        else
            return text;
        return null;
    }

    public string? Needed(int row, int column, string header, List<Problem> faults)
    {
        var text = Value(row, column, faults);
        if (text is not "")
            return text;
        Fault(row, column, faults, Rules.CellRequired, header);
        return null;
    }

    public string? Short(int row, int column, int most, List<Problem> faults)
    {
        var text = Value(row, column, faults);
        if (text is null || text.Length <= most)
            return text;
        Fault(row, column, faults, Rules.CellTooLong, most);
        return null;
    }

    /// <summary>A day: a date cell, or 2016-3-5, 2016.3.5, 2016/3/5, 2016年3月5日, 20160305.</summary>
    public DateOnly? Day(int row, int column, string header, List<Problem> faults)
    {
        if (Needed(row, column, header, faults) is not { } text)
            return null;
        var found = ReadDay(text, from1904);
        if (found is null)
            Fault(row, column, faults, Rules.CellNoDate, text);
        return found;
    }

    /// <summary>A number with at most two decimals, also as text; null for an empty cell.</summary>
    public decimal? Number(int row, int column, string unit, List<Problem> faults)
    {
        if (Value(row, column, faults) is not { Length: > 0 } text)
            return null;
        if (ReadNumber(text, unit) is not { } number)
            Fault(row, column, faults, Rules.CellNoNumber, text);
        else if (decimal.Round(number, 2, MidpointRounding.ToZero) != number)
            Fault(row, column, faults, Rules.CellTooPrecise, text);
        else
            return number;
        return null;
    }

    public static void Fault(int row, int column, List<Problem> faults, string code, params object?[] values)
    {
        var at = OfflineColumns.At(column, row);
        faults.Add(new Problem(at, code, [at, .. values]));
    }

    internal static DateOnly? ReadDay(string text, bool from1904 = false)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        if (plain.Length > LongestDay)
            return null;
        if (plain.Length == 8 && DateOnly.TryParseExact(plain, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var digits))
            return Plausible(digits);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && !Written().IsMatch(plain))
        {
            return serial is >= 1 and < 2_958_466 - FourYears
                ? Plausible(DateOnly.FromDateTime(DateTime.FromOADate((double)decimal.Floor(serial) + (from1904 ? FourYears : 0)))) : null;
        }

        if (Written().Match(plain) is not { Success: true } parts)
            return null;
        int Part(string group) => int.Parse(parts.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        return month is >= 1 and <= 12 && year is >= FirstYear and <= LastYear && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    internal static decimal? ReadNumber(string text, string unit)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace('。', '.').Replace('−', '-').Trim();
        if (unit.Length > 0 && plain.EndsWith(unit, StringComparison.Ordinal))
            plain = plain[..^unit.Length].Trim();
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out var number))
            return null;
        // A sum of a spreadsheet is stored with the dust of binary fractions: 0.30000000000000004.
        return number.Scale > 10 ? decimal.Round(number, 10, MidpointRounding.AwayFromZero) / 1.0000000000m : number;
    }

    private static DateOnly? Plausible(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;

    private static readonly HashSet<string> Errors = new(StringComparer.Ordinal) { "#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!" };

    [GeneratedRegex(@"^(?<year>[0-9]{4})\s*([-./]|年)\s*(?<month>[0-9]{1,2})\s*([-./]|月)\s*(?<day>[0-9]{1,2})\s*日?(\s+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
