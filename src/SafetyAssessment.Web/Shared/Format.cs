using System.Globalization;

namespace SafetyAssessment.Web.Shared;

/// <summary>How numbers, days and times look, in the language of the page. Times come in UTC and are shown as those of China.</summary>
public static class Format
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>Points without trailing zeros: 2, 0.5, −1.25.</summary>
    public static string Points(decimal points) => Signed(points.ToString("0.######", CultureInfo.InvariantCulture));

    /// <summary>A score with fixed digits, so that a column lines up.</summary>
    public static string Score(decimal score, int digits) => Signed(score.ToString($"F{digits}", CultureInfo.InvariantCulture));

    /// <summary>Time of day with seconds.</summary>
    public static string Time(DateTime utc) => (utc + China).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>2016年12月31日, or 2016-12-31 in English.</summary>
    public static string Date(DateOnly date) => date.ToString(IsChinese ? "yyyy年M月d日" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of a point in time.</summary>
    public static string Date(DateTime utc) => Date(Day(utc));

    /// <summary>The day in China of a point in time.</summary>
    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc + China);

    /// <summary>Day and minute.</summary>
    public static string DateTime(DateTime utc) => $"{Date(utc)} {(utc + China).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>Today in China.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime + China);

    /// <summary>The sign of numbers, not the hyphen of words.</summary>
    private static string Signed(string number) => number.Replace('-', '−');
}
