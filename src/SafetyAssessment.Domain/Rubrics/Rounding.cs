namespace SafetyAssessment.Domain.Rubrics;

/// <summary>Rounding where a number is first shown: half away from zero, to a number of decimals that the document states.</summary>
/// <param name="Digits">Decimals, 0 to 6.</param>
public sealed record Rounding(int Digits)
{
    /// <summary>Two decimals.</summary>
    public static Rounding Default { get; } = new(2);

    /// <summary>Rounds half away from zero.</summary>
    public decimal Apply(decimal value) => Math.Round(value, Digits, MidpointRounding.AwayFromZero);

    /// <summary>Rounds an exact ratio half away from zero, looking at its remainder: no quotient is cut off before.</summary>
    public decimal Apply(Ratio value)
    {
        var scale = 1m;
        for (var digit = 0; digit < Digits; digit++)
            scale *= 10;
        var numerator = Math.Abs(value.Numerator) * scale;
        var quotient = Math.Floor(numerator / value.Denominator);
        var remainder = numerator - (quotient * value.Denominator);
        // The division above is cut off after 28 digits, so that its floor can be one too high; the remainder tells.
        if (remainder < 0)
        {
            quotient--;
            remainder += value.Denominator;
        }

        if (remainder * 2 >= value.Denominator)
            quotient++;
        return Apply(Math.Sign(value.Numerator) * quotient / scale);
    }
}

/// <summary>
/// An exact quotient of two decimals. Marks that are scaled to the applicable part of a rubric and again to the part of a scheme
/// are divided only once, when they are shown.
/// </summary>
/// <param name="Numerator">Any number.</param>
/// <param name="Denominator">Above zero.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator)
{
    /// <summary>This ratio times <paramref name="factor"/> ÷ <paramref name="divisor"/>, not yet divided.</summary>
    public Ratio Scale(decimal factor, decimal divisor) => new(Numerator * factor, Denominator * divisor);

    /// <summary>This ratio plus a number.</summary>
    public Ratio Plus(decimal points) => new(Numerator + (points * Denominator), Denominator);

    /// <summary>This ratio, or zero if it is below.</summary>
    public Ratio AtLeastZero() => Numerator < 0 ? new Ratio(0, 1) : this;

    /// <summary>The ratio of a plain number.</summary>
    public static Ratio Of(decimal number) => new(number, 1);
}
