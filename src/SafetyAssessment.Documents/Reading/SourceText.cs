namespace SafetyAssessment.Documents.Reading;

/// <summary>
/// The text in one spelling: half-width digits and marks, slips of scanning put right. Each character stands for exactly one of the
/// original, so that an offset here is an offset there and no map is needed.
/// </summary>
internal sealed class SourceText
{
    private readonly char[] _chars;

    private SourceText(string original)
    {
        Original = original;
        _chars = original.ToCharArray();
        for (var i = 0; i < _chars.Length; i++)
            _chars[i] = Plain(_chars[i]);
        MendNumbers();
        PlainNumerals();
        MendOne();
        MendEach();
    }

    public string Original { get; }

    public int Length => _chars.Length;

    /// <summary>Where a character was replaced by guess.</summary>
    public List<ReadingDoubt> Assumed { get; } = [];

    public ReadOnlySpan<char> Chars => _chars;

    public static SourceText Of(string original) => new(original);

    public char At(int index) => (uint)index < (uint)_chars.Length ? _chars[index] : '\0';

    private static char Plain(char c) => c switch
    {
        '，' => ',',
        '、' => '、',
        '；' => ';',
        '：' or '∶' => ':',
        '（' or '【' or '〔' or '［' or '[' or '〖' or '｛' => '(',
        '）' or '】' or '〕' or '］' or ']' or '〗' or '｝' => ')',
        '—' or '–' or '‐' or '－' or '−' or '―' or '─' => '-',
        '～' or '∼' or '〜' => '~',
        '％' or '﹪' => '%',
        '·' or '•' or '・' => '·',
        '≧' => '≥',
        '≦' => '≤',
        '\t' or '\u00a0' or '\u3000' or '\u200b' or '\ufeff' => ' ',
        '\r' or '\v' or '\f' or '\u2028' or '\u2029' => '\n',
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ => c,
    };

    /// <summary>扣l分, O.5分, 1O分: letters that scanning makes of digits; 0。5分 with a full stop for the point.</summary>
    private void MendNumbers()
    {
        for (var i = 0; i < _chars.Length; i++)
        {
            if (!IsDigitLike(_chars[i]) || IsLetterOrDigit(At(i - 1)))
                continue;
            var end = i;
            while (end < _chars.Length && (IsDigitLike(_chars[end]) || (_chars[end] == '.' && IsDigitLike(At(end + 1)))))
                end++;
            if (!IsLatin(At(end)) && IsCounted(i, end))
                Mend(i, end);
            i = end - 1;
        }

        for (var i = 1; i + 2 < _chars.Length; i++)
        {
            if (_chars[i] != '。' || _chars[i - 1] != '0' || !char.IsAsciiDigit(_chars[i + 1]) || (_chars[i + 2] == ' ' ? At(i + 3) : _chars[i + 2]) != '分' || char.IsAsciiDigit(At(i - 2)))
                continue;
            _chars[i] = '.';
            Assumed.Add(new ReadingDoubt(DoubtKind.DigitAssumed, i, i + 1));
        }
    }

    /// <summary>每发现-处: a dash that was a 一.</summary>
    private void MendOne()
    {
        for (var i = 1; i + 1 < _chars.Length; i++)
        {
            if (_chars[i] != '-' || !"现少缺有漏每".Contains(_chars[i - 1], StringComparison.Ordinal) || !"处次项人起家个例份名条".Contains(_chars[i + 1], StringComparison.Ordinal))
                continue;
            _chars[i] = '一';
            Assumed.Add(new ReadingDoubt(DoubtKind.DigitAssumed, i, i + 1));
        }
    }

    /// <summary>扣壹分: the numerals of cheques, in front of 分 only (队伍, 大陆 are none).</summary>
    private void PlainNumerals()
    {
        const string cheque = "壹贰叁肆伍陆柒捌玖拾";
        for (var i = _chars.Length - 2; i >= 0; i--)
        {
            var digit = cheque.IndexOf(_chars[i], StringComparison.Ordinal);
            if (digit >= 0 && (_chars[i + 1] == '分' || Numerals.IsChinese(_chars[i + 1])) && "扣得加减计记给罚拾".Contains(At(i - 1), StringComparison.Ordinal))
                _chars[i] = "一二三四五六七八九十"[digit];
        }
    }

    private bool IsCounted(int start, int end)
    {
        var next = At(end) == ' ' ? At(end + 1) : At(end);
        var before = At(start - 1) == ' ' ? At(start - 2) : At(start - 1);
        return next switch
        {
            '分' => true,
            '次' or '项' or '处' or '人' or '个' or '起' or '家' or '份' or '天' or '%' => "每少缺现有低超生扣".Contains(before, StringComparison.Ordinal),
            _ => false,
        };
    }

    private void Mend(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var digit = _chars[i] switch { 'l' or 'I' or '|' => '1', 'O' or 'o' => '0', var same => same };
            if (digit == _chars[i])
                continue;
            _chars[i] = digit;
            Assumed.Add(new ReadingDoubt(DoubtKind.DigitAssumed, i, i + 1));
        }
    }

    /// <summary>没少1次扣 for 每少1次扣; 没开展1项加, where the sentence makes sense with 每 alone.</summary>
    private void MendEach()
    {
        for (var i = 0; i < _chars.Length; i++)
        {
            if (_chars[i] != '没' || !MeansEach(i + 1))
                continue;
            _chars[i] = '每';
            Assumed.Add(new ReadingDoubt(DoubtKind.EachAssumed, i, i + 1));
        }
    }

    private bool MeansEach(int next)
    {
        if ("少缺低高超逾漏迟延降增".Contains(At(next), StringComparison.Ordinal))
            return true;
        if (At(next) == '有')
            return false;
        var one = -1;
        for (var i = next; i < Math.Min(next + 5, _chars.Length) && one < 0; i++)
        {
            if (_chars[i] is '1' or '一' && "次项处人起家个例份名".Contains(At(i + 1), StringComparison.Ordinal))
                one = i;
        }

        if (one < 0)
            return false;
        if (one == next || (At(next) == '发' && At(next + 1) == '现'))
            return true;
        for (var i = one + 2; i < Math.Min(one + 10, _chars.Length); i++)
        {
            if (_chars[i] is '加' or '得' && char.IsAsciiDigit(At(i + 1)))
                return true;
            if (_chars[i] is ';' or '。' or '\n')
                return false;
        }

        return false;
    }

    private static bool IsDigitLike(char c) => char.IsAsciiDigit(c) || c is 'l' or 'I' or 'O' or 'o' or '|';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterOrDigit(c);
}
