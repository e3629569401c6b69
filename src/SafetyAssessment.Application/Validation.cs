using FluentValidation;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Application;

/// <summary>The shape of input: one validator beside each request, the same for form, API and import.</summary>
public static class Validation
{
    /// <summary>Refuses a request with all its faults.</summary>
    /// <exception cref="InvalidInput">Carries every fault.</exception>
    public static void Demand<T>(this IValidator<T> validator, T request)
    {
        var result = validator.Validate(request);
        if (!result.IsValid)
            throw new InvalidInput([.. result.Errors.Select(error => new Problem(
                error.PropertyName, error.ErrorCode, error.CustomState as object?[] ?? []))]);
    }

    /// <summary>A text that must be there and can be stored.</summary>
    public static IRuleBuilderOptions<T, string?> RequiredText<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.NotEmpty().WithErrorCode(Rules.Required).StorableText(length);

    /// <summary>A text that can be stored: not too long, no NUL, no half of a surrogate pair (PostgreSQL refuses both).</summary>
    public static IRuleBuilderOptions<T, string?> StorableText<T>(this IRuleBuilder<T, string?> rule, int length) => rule
        .Must(text => text is null || text.Length <= length).WithErrorCode(Rules.TooLong).WithState(_ => new object?[] { length })
        .Must(text => text is null || IsStorable(text)).WithErrorCode(Rules.BadCharacters);

    /// <summary>A number within limits, both included.</summary>
    public static IRuleBuilderOptions<T, TNumber> Within<T, TNumber>(this IRuleBuilder<T, TNumber> rule, TNumber from, TNumber to)
        where TNumber : struct, IComparable<TNumber>, IComparable =>
        rule.InclusiveBetween(from, to).WithErrorCode(Rules.OutOfRange).WithState((_, value) => new object?[] { value, from, to });

    /// <summary>A number with at most two decimals.</summary>
    public static IRuleBuilderOptions<T, decimal> TwoDecimals<T>(this IRuleBuilder<T, decimal> rule) =>
        rule.Must(number => decimal.Round(number, 2, MidpointRounding.ToZero) == number).WithErrorCode(Rules.NumberTooPrecise);

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
                return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
                return false;
        }

        return true;
    }
}
