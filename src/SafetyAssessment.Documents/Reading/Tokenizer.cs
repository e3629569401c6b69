namespace SafetyAssessment.Documents.Reading;

/// <summary>Cuts the text into tokens, in one pass.</summary>
internal sealed class Tokenizer
{
    // What follows 分 when 分 is no point: 30分钟, 三分之一, 5分贝.
    private const string NotPoints = "钟之析类级组局贝厂管工别公支店队厘布包解散配享流期段批拆割离隔册支校院会行子";

    private readonly SourceText _source;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Tokenizer(SourceText source) => _source = source;

    private ReadOnlySpan<char> Rest => _source.Chars[_at..];

    private TokenKind Last => _tokens.Count == 0 ? TokenKind.Stop : _tokens[^1].Kind;

    public static List<Token> Cut(SourceText source)
    {
        var tokenizer = new Tokenizer(source);
        while (tokenizer._at < source.Length)
            tokenizer.Next();
        return tokenizer._tokens;
    }

    private void Next()
    {
        var c = _source.At(_at);
        if (c == '\n')
            LineBreak();
        else if (char.IsWhiteSpace(c))
            _at++;
        else if (!TryPoint(c) && !TryUnit() && !TryPercentWord() && !TryNumber(c) && !TryMark(c) && !TryWord())
            AddText();
    }

    /// <summary>A line break ends a sentence, unless the line was only too long for the page.</summary>
    private void LineBreak()
    {
        _at++;
        while (_at < _source.Length && char.IsWhiteSpace(_source.At(_at)))
            _at++;
        var ended = Last is TokenKind.Amount or TokenKind.NoScore or TokenKind.Until or TokenKind.Close or TokenKind.Stop or TokenKind.Semicolon
            or TokenKind.Exception or TokenKind.Measure or TokenKind.Share or TokenKind.CapEnd;
        if (ended || PointLength() > 0)
            Add(TokenKind.Stop, 0);
    }

    private bool TryPoint(char c)
    {
        if (c is >= '①' and <= '⒛' or >= '❶' and <= '❿' or >= '㈠' and <= '㈩')
            return Add(TokenKind.Point, 1);
        if (Last is not (TokenKind.Stop or TokenKind.Semicolon or TokenKind.Amount or TokenKind.Close or TokenKind.Colon or TokenKind.NoScore or TokenKind.Until
            or TokenKind.Measure or TokenKind.Comma or TokenKind.Exception or TokenKind.CapEnd) && c != '(')
            return false;
        var length = PointLength();
        return length > 0 && Add(TokenKind.Point, length);
    }

    /// <summary>Length of 1、 1. 1) (1) (一) 一、 at this place, else 0.</summary>
    private int PointLength()
    {
        var open = _source.At(_at) == '(';
        var i = _at + (open ? 1 : 0);
        var start = i;
        var chinese = Numerals.IsChinese(_source.At(i));
        while (i - start < 3 && (chinese ? Numerals.IsChinese(_source.At(i)) : char.IsAsciiDigit(_source.At(i))))
            i++;
        if (i == start)
            return 0;
        var mark = _source.At(i);
        if (open || mark == ')')
            return mark == ')' ? i + 1 - _at : 0;
        if (mark == '、' && char.IsAsciiDigit(_source.At(i + 1)))
            return 0;
        if (mark == '、')
            return !chinese || Last == TokenKind.Stop ? i + 1 - _at : 0;
        if (mark != '.' || chinese || char.IsAsciiDigit(_source.At(i + 1)))
            return 0;
        return i + 1 - _at;
    }

    private bool TryUnit()
    {
        if (Last is not (TokenKind.Number or TokenKind.Per or TokenKind.Slash or TokenKind.Measure))
            return false;
        if (!Units.TryMatch(Rest, out var word, out var kind) || (Last == TokenKind.Per && Units.BeginsWord(Rest)))
            return false;
        if (Last == TokenKind.Measure)
            return TryExtend(word, kind);
        // 每年, 每月 are how often something is due, and stay what they are; a bare letter is no unit of length.
        if (char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(_source.At(_at + word.Length)))
            return false;
        return Add(kind, word.Length, word: word);
    }

    /// <summary>个 behind a number is often followed by the true unit: 1个人次.</summary>
    private bool TryExtend(string word, TokenKind kind)
    {
        var last = _tokens[^1];
        if (kind != TokenKind.Measure || last.Word != "个" || last.End != _at || word is not ("人次" or "项次" or "班次" or "批次" or "车次"))
            return false;
        _tokens[^1] = last with { Start = _at, End = _at + word.Length, Word = word };
        _at += word.Length;
        return true;
    }

    /// <summary>百分之五 is 5 %.</summary>
    private bool TryPercentWord()
    {
        if (!Rest.StartsWith("百分之") || _at + 3 >= _source.Length)
            return false;
        var number = Rest[3..];
        if (!Numerals.TryChinese(number, out var length, out var value) && !(char.IsAsciiDigit(number[0]) && Numerals.TryDigits(number, out length, out value)))
            return false;
        Add(TokenKind.Number, 3 + length, value);
        return Add(TokenKind.Share, 0, word: "%");
    }

    private bool TryNumber(char c)
    {
        var spelled = Numerals.IsChinese(c);
        if (!spelled && !char.IsAsciiDigit(c))
            return false;
        if (spelled && Lexicon.TryMatch(Rest, out var word, out var kind) && kind is (TokenKind.Text or TokenKind.Veto or TokenKind.NoScore)
            && !(word.Length == 2 && Last is (TokenKind.Trouble or TokenKind.Below or TokenKind.Per) && Units.TryMatch(Rest[1..], out _, out _)))
            return AddWord(word, kind);
        int length;
        decimal value;
        if (!(spelled ? Numerals.TryChinese(Rest, out length, out value) : Numerals.TryDigits(Rest, out length, out value)))
        {
            AddText(Math.Max(length, 1));
            return true;
        }

        if (_source.At(_at - 1) == '第')
        {
            AddText(length);
            return true;
        }

        if (!spelled && decimal.IsInteger(value))
            length = WithSplitPoint(length, ref value);
        var high = value;
        var end = _at + length;
        if (TryRange(ref end, ref high) && high >= value)
            length = end - _at;
        else
            (high, end) = (value, _at + length);
        var points = Skip(end);
        if (_source.At(points) != '分' || IsNoPoint(points + 1))
            return Add(TokenKind.Number, length, value, high, spelled);
        var stop = points + 1;
        if (high == value && TryAmountRange(points + 1, ref high, out var further) && high >= value)
            stop = further;
        else if (high < value)
            high = value;
        return Add(TokenKind.Amount, stop - _at, value, high, spelled);
    }

    /// <summary>0 .5分, 0. 5分: a decimal point with a blank beside it.</summary>
    private int WithSplitPoint(int length, ref decimal value)
    {
        var point = Skip(_at + length);
        var digit = Skip(point + 1);
        if (_source.At(point) != '.' || !char.IsAsciiDigit(_source.At(digit)) || char.IsAsciiDigit(_source.At(digit + 1)) || _source.At(Skip(digit + 1)) != '分' || value >= 100)
            return length;
        value += (_source.At(digit) - '0') / 10m;
        return digit + 1 - _at;
    }

    // 1-5分之间 is points, 三分之一 is none.
    private bool IsNoPoint(int next) =>
        NotPoints.Contains(_source.At(next), StringComparison.Ordinal) && !(_source.At(next) == '之' && _source.At(next + 1) is '间' or '内');

    /// <summary>1-3, 1~3, 1至3, 5%-10%.</summary>
    private bool TryRange(ref int end, ref decimal high)
    {
        var i = Skip(end);
        if (!IsTo(_source.At(i)))
            return false;
        do
            i++;
        while (IsTo(_source.At(i)));
        i = Skip(i);
        var rest = _source.Chars[Math.Min(i, _source.Length)..];
        if (rest.IsEmpty || !(char.IsAsciiDigit(rest[0]) ? Numerals.TryDigits(rest, out var length, out high) : Numerals.TryChinese(rest, out length, out high)))
            return false;
        end = i + length;
        return true;
    }

    /// <summary>1分-3分.</summary>
    private bool TryAmountRange(int from, ref decimal high, out int end)
    {
        end = from;
        var number = high;
        if (!TryRange(ref end, ref number) || _source.At(Skip(end)) != '分')
            return false;
        high = number;
        end = Skip(end) + 1;
        return true;
    }

    private bool StartsNumber(int at) => char.IsAsciiDigit(_source.At(at)) || Numerals.IsChinese(_source.At(at));

    private static bool IsTo(char c) => c is '-' or '~' or '至' or '到';

    private int Skip(int i)
    {
        while (_source.At(i) == ' ')
            i++;
        return i;
    }

    private bool TryMark(char c)
    {
        if (c == '(' && TryBracketedUnit())
            return true;
        if (c == '(' && Lexicon.TryMatch(Rest, out var word, out var kind))
            return AddWord(word, kind);
        TokenKind? mark = c switch
        {
            '。' or '!' or '?' or '|' => TokenKind.Stop,
            ';' => TokenKind.Semicolon,
            ',' => TokenKind.Comma,
            '、' => TokenKind.ListMark,
            ':' => TokenKind.Colon,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '/' => TokenKind.Slash,
            '~' => TokenKind.Dash,
            '-' or '+' => TokenKind.Sign,
            '.' when Last is TokenKind.Amount or TokenKind.Until or TokenKind.NoScore => TokenKind.Stop,
            _ => null,
        };
        return mark is { } found && Add(found, 1);
    }

    /// <summary>台（套）, 人/次, 处·次: one compound unit.</summary>
    private bool TryBracketedUnit()
    {
        if (Last != TokenKind.Measure || _tokens[^1].End != _at)
            return false;
        if (!Units.TryMatch(Rest[1..], out var word, out var kind) || kind != TokenKind.Measure || _source.At(_at + 1 + word.Length) != ')')
            return false;
        var last = _tokens[^1];
        _at += word.Length + 2;
        _tokens[^1] = last with { End = _at, Word = _source.Original[last.Start.._at] };
        return true;
    }

    private bool TryWord()
    {
        if (Last == TokenKind.Measure && _source.At(_at) is '·' && Units.TryMatch(Rest[1..], out var unit, out var unitKind) && unitKind == TokenKind.Measure)
        {
            var last = _tokens[^1];
            _at += 1 + unit.Length;
            _tokens[^1] = last with { End = _at, Word = _source.Original[last.Start.._at] };
            return true;
        }

        return Lexicon.TryMatch(Rest, out var word, out var kind) && AddWord(word, kind);
    }

    private bool AddWord(string word, TokenKind kind)
    {
        if (kind == TokenKind.Text)
        {
            // 上锁扣2分: before an amount the shield (锁扣) is none.
            var verb = word[^1] == '扣' && word.Length > 1 && StartsNumber(Skip(_at + word.Length));
            AddText(word.Length - (verb ? 1 : 0));
            return true;
        }

        return Add(kind, word.Length, word: word);
    }

    private void AddText(int length = 1)
    {
        if (_tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Text } last && last.End == _at && last.End - last.Start < 24)
            _tokens[^1] = last with { End = _at + length };
        else
            _tokens.Add(new Token(TokenKind.Text, _at, _at + length));
        _at += length;
    }

    private bool Add(TokenKind kind, int length, decimal value = 0, decimal? high = null, bool spelled = false, string? word = null)
    {
        _tokens.Add(new Token(kind, _at, _at + length, value, high ?? value, spelled, word));
        _at += length;
        return true;
    }
}
