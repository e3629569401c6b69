using System.Globalization;

namespace SafetyAssessment.Domain.Schemes;

/// <summary>
/// Which schemes of different years belong together: those whose codes differ in nothing but their own year at the end. Within them a group is the
/// same by its code, and a unit by its.
/// </summary>
public static class SchemeSeries
{
    /// <summary>The code without the scheme's own year: <c>qinhuangdao</c> for <c>qinhuangdao-2016</c> of 2016.</summary>
    /// <param name="code">Code of the scheme.</param>
    /// <param name="year">The year that it assesses.</param>
    public static string Of(string code, int year)
    {
        var ending = $"-{year.ToString(CultureInfo.InvariantCulture)}";
        return code.EndsWith(ending, StringComparison.Ordinal) ? code[..^ending.Length] : code;
    }
}
