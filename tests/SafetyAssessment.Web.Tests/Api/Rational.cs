using System.Globalization;
using System.Numerics;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>An exact fraction of whole numbers: the second engine shares not even the number type with the first.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        var sign = denominator.Sign < 0 ? -1 : 1;
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        this.numerator = sign * numerator / common;
        denominatorLessOne = (sign * denominator / common) - 1;
    }

    public static Rational Zero => default;

    private BigInteger Denominator => denominatorLessOne + 1;

    public static implicit operator Rational(int number) => new(number, 1);

    public static Rational operator +(Rational x, Rational y) =>
        new((x.numerator * y.Denominator) + (y.numerator * x.Denominator), x.Denominator * y.Denominator);

    public static Rational operator -(Rational x, Rational y) =>
        new((x.numerator * y.Denominator) - (y.numerator * x.Denominator), x.Denominator * y.Denominator);

    public static Rational operator *(Rational x, Rational y) => new(x.numerator * y.numerator, x.Denominator * y.Denominator);

    public static Rational operator /(Rational x, Rational y) => new(x.numerator * y.Denominator, x.Denominator * y.numerator);

    public static bool operator <(Rational x, Rational y) => x.CompareTo(y) < 0;

    public static bool operator >(Rational x, Rational y) => x.CompareTo(y) > 0;

    public static bool operator <=(Rational x, Rational y) => x.CompareTo(y) <= 0;

    public static bool operator >=(Rational x, Rational y) => x.CompareTo(y) >= 0;

    public static bool operator ==(Rational x, Rational y) => x.Equals(y);

    public static bool operator !=(Rational x, Rational y) => !x.Equals(y);

    public static Rational Min(Rational x, Rational y) => x < y ? x : y;

    public static Rational Max(Rational x, Rational y) => x > y ? x : y;

    /// <summary>Reads «-12.50» digit by digit; nothing is rounded on the way.</summary>
    public static Rational Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new Rational(digits, BigInteger.Pow(10, decimals));
    }

    public static Rational Of(decimal number) => Parse(number.ToString(CultureInfo.InvariantCulture));

    public Rational Floor() => new(FloorOf(numerator, Denominator), 1);

    public Rational Ceiling() => 0 - (0 - this).Floor();

    /// <summary>Half away from zero.</summary>
    public Rational Round(int digits)
    {
        var scale = BigInteger.Pow(10, digits);
        var magnitude = FloorOf((2 * BigInteger.Abs(numerator) * scale) + Denominator, 2 * Denominator);
        return new Rational(numerator.Sign * magnitude, scale);
    }

    public int CompareTo(Rational other) => (numerator * other.Denominator).CompareTo(other.numerator * Denominator);

    public bool Equals(Rational other) => numerator == other.numerator && denominatorLessOne == other.denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(numerator, denominatorLessOne);

    public override string ToString() => Denominator.IsOne
        ? numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{numerator}/{Denominator}");

    private static BigInteger FloorOf(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
