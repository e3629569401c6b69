namespace SafetyAssessment.Documents.Reading;

/// <summary>
/// The sentence: text up to a scoring word is a condition, the scoring word begins a statement. One production for each kind of
/// statement, in the parts of this class; each looks ahead no further than its own phrase.
/// </summary>
internal sealed partial class Grammar(SourceText source, List<Token> tokens)
{
    // How far a statement may look: keeps hostile text linear. No phrase of a real rubric is longer.
    private const int Reach = 40;

    private int _at;
    private int _condition;
    private int _earlier = -1;
    private int _segment;
    private int _point;
    private bool _headed;

    public List<Draft> Drafts { get; } = [];

    public List<UnreadText> Unread { get; } = [];

    public List<ReadingDoubt> Doubts { get; } = [.. source.Assumed];

    public void Run()
    {
        while (_at < tokens.Count)
        {
            switch (KindAt(_at))
            {
                case TokenKind.Stop or TokenKind.Semicolon:
                    Break(KindAt(_at) == TokenKind.Stop);
                    break;
                case TokenKind.Point:
                    Break(true);
                    _point++;
                    _earlier = -1;
                    _scope = Drafts.Count;
                    break;
                default:
                    if (!TryStatement())
                        _at++;
                    break;
            }
        }
    }

    private bool TryStatement() => KindAt(_at) switch
    {
        TokenKind.Open => TryBracketedMark(),
        TokenKind.CapWord or TokenKind.Sum => TryCap() || TryGradeLimit() || TrySum(),
        TokenKind.OrMore => IsSeparator(KindAt(_at - 1)) && TryCap(),
        TokenKind.CapEnd => TryLeadingCapEnd(),
        TokenKind.FillUp => TryFillUp(),
        TokenKind.Deduct or TokenKind.Additional => TryCap() || TryVerb() || TryUnreadable(),
        TokenKind.WeakDeduct or TokenKind.Award or TokenKind.Bonus => TryCap() || TryVerb(),
        TokenKind.NoScore or TokenKind.NotCounted => TryNoScore(_at + 1),
        TokenKind.Exception => TakeException(),
        TokenKind.Veto or TokenKind.VetoItem or TokenKind.Assign or TokenKind.Cancel or TokenKind.Excellent => TryVeto(),
        TokenKind.FullMarkWord or TokenKind.Total => TryCap() || TryFullMarkWord(),
        TokenKind.Amount => TryBareAmount(),
        TokenKind.Sign => TrySigned(),
        TokenKind.Scaled => IsScaled() && Unreadable(),
        TokenKind.Below or TokenKind.Trouble => IsDowngrade() && Unreadable(),
        _ => false,
    };

    private void Break(bool sentence)
    {
        var text = HasText(_condition, _at);
        if (text && (_earlier < 0 || sentence))
            _earlier = _earlier < 0 ? _condition : _earlier;
        if (text && sentence)
            _earlier = _condition;
        _segment++;
        _at++;
        _condition = _at;
        _headed &= !sentence;
    }

    /// <summary>Ends a statement: what follows belongs to the next condition.</summary>
    private bool Done(int end)
    {
        _at = end;
        _condition = end;
        _earlier = -1;
        return true;
    }

    /// <summary>Where the condition of a statement that begins here starts: the sentence before, when there is nothing else.</summary>
    private int ConditionStart() => HasText(_condition, _at) || _earlier < 0 ? _condition : _earlier;

    private Draft Add(ReadKind kind, int end, int? from = null)
    {
        var first = from ?? ConditionStart();
        while (first < end - 1 && IsSeparator(KindAt(first)))
            first++;
        var draft = new Draft { Kind = kind, Start = tokens[first].Start, End = tokens[end - 1].End, Segment = _segment, Point = _point };
        Drafts.Add(draft);
        return draft;
    }

    private void Doubt(DoubtKind kind, Draft draft) => Doubts.Add(new ReadingDoubt(kind, draft.Start, draft.End));

    /// <summary>Scoring words that no production takes: said, up to the end of the phrase.</summary>
    private bool TryUnreadable()
    {
        if (KindAt(_at - 1) is TokenKind.Trouble or TokenKind.Per && tokens[_at - 1].Word is "被" or "每")
            return false;
        if (IsSuffered() || Any(PhraseStart(_at), _at, TokenKind.Cancel))
            return false;
        if (TryCorresponding())
            return true;
        if (KindAt(_at + 1) == TokenKind.Colon)
            _headed = true;
        if (TextAt(_at - 1) is [.., '“' or '"'] || KindAt(_at + 1) == TokenKind.Colon || IsMoney(_at + 1) || IsAfterthought() || IsExcepted() || IsNoun())
        {
            _at++;
            return true;
        }

        return Unreadable();
    }

    private bool Unreadable()
    {
        var end = PhraseEnd(_at + 1);
        var first = ConditionStart();
        while (first < end - 1 && IsSeparator(KindAt(first)))
            first++;
        var (from, to) = (tokens[first].Start, tokens[end - 1].End);
        Unread.Add(new UnreadText(source.Original[from..to], from, to));
        return Done(end);
    }

    /// <summary>按比例得分, 加倍扣分, 得分减半: beside a word of scoring.</summary>
    private bool IsScaled()
    {
        for (var i = Math.Max(PhraseStart(_at), _at - 3); i < Math.Min(_at + 4, tokens.Count) && !(i > _at && EndsPhrase(KindAt(i))); i++)
        {
            if (KindAt(i) is TokenKind.Deduct or TokenKind.Award or TokenKind.Bonus or TokenKind.WeakDeduct or TokenKind.FullMarkWord or TokenKind.Additional
                || TextAt(i) is ['计' or '记' or '赋' or '给' or '评', '分', ..])
                return true;
        }

        return false;
    }

    /// <summary>无制度（2分）、无人员（3分）的，扣除相应分值: the marks in brackets are what each costs.</summary>
    private bool TryCorresponding()
    {
        if (KindAt(_at + 1) != TokenKind.Text || !(TextAt(_at + 1).StartsWith("相应") || TextAt(_at + 1).StartsWith("对应") || TextAt(_at + 1).StartsWith("各自")))
            return false;
        var marks = Drafts.Where(draft => draft.Kind == ReadKind.FullMark && draft.Segment == _segment).ToList();
        if (marks.Count == 0)
            return Unreadable();
        foreach (var mark in marks)
            mark.Kind = ReadKind.Fixed;
        return Done(PhraseEnd(_at + 1));
    }

    /// <summary>… 的标准扣分 behind a rule that is already read.</summary>
    private bool IsAfterthought() => Drafts.Count > 0 && _condition > 0 && _at - _condition <= 3 && KindAt(_condition) == TokenKind.Of;

    /// <summary>除扣本项分外: said of another clause.</summary>
    private bool IsExcepted()
    {
        for (var i = _at + 1; i < Math.Min(_at + 5, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            if (TextAt(i) is ['外', ..])
                return TextAt(_at - 1) is [.., '除' or '了'];
        }

        return false;
    }

    /// <summary>被上级扣分的: a fault, and not yet what it costs.</summary>
    private bool IsSuffered()
    {
        for (var i = PhraseStart(_at); i < _at; i++)
        {
            if (tokens[i].Word == "被" && KindAt(_at + 1) == TokenKind.Of)
                return true;
        }

        return false;
    }

    /// <summary>对扣分有异议的: spoken of, not done.</summary>
    private bool IsNoun() =>
        tokens[_at].Word is "扣分" or "减分" or "扣罚" && !HasFault(_condition, _at) && KindAt(_at + 1) is not (TokenKind.Close or TokenKind.Open) && !EndsPhrase(KindAt(_at + 1));

    private bool IsMoney(int at)
    {
        for (var i = Math.Max(_condition, at - 6); i < at; i++)
        {
            var text = TextAt(i);
            if (text.Contains("工资", StringComparison.Ordinal) || text.Contains("奖金", StringComparison.Ordinal) || text.Contains("保证金", StringComparison.Ordinal) || text.Contains("抵押金", StringComparison.Ordinal))
                return true;
        }

        for (var i = at; i < Math.Min(at + 4, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            if (KindAt(i) == TokenKind.Number && KindAt(i + 1) == TokenKind.Size && tokens[i + 1].Word!.Contains('元', StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private TokenKind KindAt(int index) => (uint)index < (uint)tokens.Count ? tokens[index].Kind : TokenKind.Stop;

    private ReadOnlySpan<char> TextAt(int index) => (uint)index < (uint)tokens.Count ? source.Chars[tokens[index].Start..tokens[index].End] : [];

    private bool HasText(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsSeparator(KindAt(i)))
                return true;
        }

        return false;
    }

    private bool Any(int from, int to, TokenKind kind)
    {
        for (var i = Math.Max(from, to - Reach); i < to; i++)
        {
            if (KindAt(i) == kind)
                return true;
        }

        return false;
    }

    /// <summary>True when the condition names something bad.</summary>
    private bool HasFault(int from, int to) => Any(from, to, TokenKind.Negation) || Any(from, to, TokenKind.Trouble) || Any(from, to, TokenKind.LessThan);

    private int PhraseStart(int at)
    {
        var i = at;
        while (i > _condition && at - i < Reach && !EndsPhrase(KindAt(i - 1)))
            i--;
        return i;
    }

    private int PhraseEnd(int at)
    {
        while (at < tokens.Count && !EndsPhrase(KindAt(at)))
            at++;
        return at;
    }

    private static bool EndsPhrase(TokenKind kind) =>
        kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Point or TokenKind.Colon;

    private static bool IsSeparator(TokenKind kind) => EndsPhrase(kind) || kind is TokenKind.ListMark or TokenKind.Close or TokenKind.Of or TokenKind.And;
}
