using System.Globalization;
using System.Numerics;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>Rounding half away from zero in whole numbers of any size: a second way to the same cent.</summary>
internal static class ExactRounding
{
    public static decimal Round(decimal numerator, decimal denominator, int digits)
    {
        var above = Whole(numerator) * BigInteger.Pow(10, denominator.Scale + digits);
        var below = Whole(denominator) * BigInteger.Pow(10, numerator.Scale);
        var rounded = ((BigInteger.Abs(above) * 2) + below) / (below * 2);
        return above.Sign * (decimal)rounded / (decimal)BigInteger.Pow(10, digits);
    }

    private static BigInteger Whole(decimal number) =>
        BigInteger.Parse(number.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
