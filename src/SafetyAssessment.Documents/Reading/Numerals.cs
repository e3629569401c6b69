using System.Globalization;

namespace SafetyAssessment.Documents.Reading;

/// <summary>Numbers in digits and in Chinese numerals. All that is longer than a score can be is no number.</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    public static bool IsChinese(char c) => c is '〇' or '两' or '十' or '百' or '千' or '半' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>Digits with an optional decimal part and thousands separators; false when it is too long.</summary>
    public static bool TryDigits(ReadOnlySpan<char> text, out int length, out decimal value)
    {
        length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || IsSeparator(text, length)))
            length++;
        if (length + 1 < text.Length && text[length] == '.' && char.IsAsciiDigit(text[length + 1]))
        {
            length++;
            while (length < text.Length && char.IsAsciiDigit(text[length]))
                length++;
        }

        value = 0;
        return length <= 14 && decimal.TryParse(text[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value)
            && decimal.Round(value, 6, MidpointRounding.AwayFromZero) == value;
    }

    /// <summary>五, 十二, 一百二十, 两, 半, 零点五.</summary>
    public static bool TryChinese(ReadOnlySpan<char> text, out int length, out decimal value)
    {
        length = 0;
        while (length < text.Length && IsChinese(text[length]))
            length++;
        value = 0;
        if (length is 0 or > 7)
            return false;
        if (length == 1 && text[0] == '半')
        {
            value = 0.5m;
            return true;
        }

        if (!TryWhole(text[..length], out var whole))
            return false;
        value = whole;
        if (length + 1 < text.Length && text[length] == '点' && Digit(text[length + 1]) is var tenth and >= 0)
        {
            value += tenth / 10m;
            length += 2;
        }

        return true;
    }

    private static bool IsSeparator(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != ',' || at == 0 || at + 3 >= text.Length)
            return false;
        return char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        var digit = -1;
        var last = 10_000;
        foreach (var c in text)
        {
            if (c is '十' or '百' or '千')
            {
                var power = c switch { '十' => 10, '百' => 100, _ => 1000 };
                if (power >= last)
                    return false;
                value += (digit < 0 ? 1 : digit) * power;
                (digit, last) = (-1, power);
            }
            else if (c == '半' || (digit > 0))
            {
                return false;
            }
            else
            {
                digit = Digit(c);
            }
        }

        if (digit > 0)
            value += digit;
        return true;
    }

    private static int Digit(char c) => c switch { '两' => 2, '〇' => 0, _ => Digits.IndexOf(c, StringComparison.Ordinal) };
}
