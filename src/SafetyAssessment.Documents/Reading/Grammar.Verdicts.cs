using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>Productions of 不得分, 一票否决, 不合格, 取消评优.</summary>
internal sealed partial class Grammar
{
    private bool TryNoScore(int end)
    {
        if (KindAt(end) == TokenKind.Of && (tokens[end].Word is "时" or "后" || IsBeforeAdditional(end)))
        {
            _at = end;
            return true;
        }

        var from = ConditionStart();
        if (KindAt(_at) == TokenKind.NotCounted && !HasFault(from, _at))
        {
            _at = end;
            return true;
        }

        var start = PhraseStart(_at);
        if (Any(start, end, TokenKind.Total))
            return TakeVeto(VetoScope.Total, end);
        if (Any(start, end, TokenKind.Section))
            return TakeVeto(VetoScope.Section, end);
        if (Drafts.Count > 0 && Drafts[^1] is { Kind: ReadKind.NoScore } said && said.Segment == _segment && !HasText(_condition, _at))
        {
            said.End = tokens[end - 1].End;
            return Done(end);
        }

        var band = FindBand(from, ConditionEnd(from));
        var draft = Add(ReadKind.NoScore, end, from);
        draft.Band = band;
        return Done(end);
    }

    private bool IsBeforeAdditional(int at)
    {
        for (var i = at + 1; i < Math.Min(at + 6, tokens.Count) && KindAt(i) is not (TokenKind.Stop or TokenKind.Semicolon); i++)
        {
            if (KindAt(i) == TokenKind.Additional)
                return true;
        }

        return false;
    }

    private bool TryVeto() => KindAt(_at) switch
    {
        TokenKind.Veto => TryVetoWord(),
        TokenKind.VetoItem => TryVetoItem(),
        TokenKind.Assign => TryFail(),
        TokenKind.Excellent => KindAt(_at + 1) == TokenKind.Veto && KindAt(_at + 2) != TokenKind.Text && HasFault(_condition, _at) && TakeVeto(VetoScope.Excellence, _at + 2),
        _ => TryCancel(),
    };

    /// <summary>
    /// 一票否决 is a sanction when something bad stands before it in the sentence. 一票否决制度, 未落实一票否决的 and the like only mention it.
    /// </summary>
    private bool TryVetoWord()
    {
        var end = _at + 1;
        if (KindAt(end) == TokenKind.Text && TextAt(end) is ['”' or '"' or '’', ..])
            end++;
        var start = PhraseStart(_at);
        var from = ConditionStart();
        var mentioned = KindAt(end) == TokenKind.Of || (KindAt(end) == TokenKind.Text && IsNounOf(TextAt(end)))
            || IsDemanded(start) || !IsSanction(from) || tokens[_at].Word is "一票";
        if (mentioned)
        {
            _at = end;
            return true;
        }

        return TakeVeto(Any(start, _at, TokenKind.Excellent) ? VetoScope.Excellence : VetoScope.Total, end);
    }

    /// <summary>Something bad, or the sanction before it in the same sentence, or how grave it must be.</summary>
    private bool IsSanction(int from)
    {
        if (Drafts.Count > 0 && Drafts[^1].Segment == _segment && (HasText(from, _at) || KindAt(_at - 1) == TokenKind.And))
            return true;
        var start = Math.Max(from, PhraseStart(_at));
        if (start - from >= 2 && EndsPhrase(KindAt(start - 1)))
        {
            if (KindAt(start - 2) == TokenKind.Of)
                return true;
            start--;
            while (start > from && !EndsPhrase(KindAt(start - 1)))
                start--;
        }

        return HasFault(start, _at) || Any(start, _at, TokenKind.OrMore) || KindAt(_at - 1) == TokenKind.Of || KindAt(_at - 2) == TokenKind.Of;
    }

    private static bool IsNounOf(ReadOnlySpan<char> text) =>
        text is ['制' or '权' or '项' or '机' or '规' or '办' or '事' or '情' or '指' or '工' or '内' or '条' or '要' or '范' or '标', ..];

    /// <summary>落实一票否决, 未执行一票否决: in the phrase it is the object of a duty.</summary>
    private bool IsDemanded(int start)
    {
        for (var i = start; i < _at; i++)
        {
            if (KindAt(i) == TokenKind.Negation && !Any(i, _at, TokenKind.Of) && !Any(i, _at, TokenKind.Comma))
                return true;
            if (KindAt(i) == TokenKind.Text && (EndsWith(i, "落实") || EndsWith(i, "执行") || EndsWith(i, "建立") || EndsWith(i, "推行") || EndsWith(i, "坚持") || EndsWith(i, "严格")))
                return true;
        }

        return false;
    }

    private bool EndsWith(int at, string word) => TextAt(at).EndsWith(word);

    private bool TryVetoItem()
    {
        var end = _at + 1;
        var judged = (KindAt(_at - 1) == TokenKind.Assign && TextAt(_at - 2) is not [.., '分']) || TextAt(_at - 1) is [.., '属'] or [.., '于'] || (KindAt(end) == TokenKind.Close && HasFault(_condition, _at));
        return judged && HasText(_condition, _at) && !Any(_condition, _at, TokenKind.Deduct) && TakeVeto(VetoScope.Total, end);
    }

    /// <summary>定为不合格, 按不合格处理; not 60分以下为不合格, which is a grade's limit.</summary>
    private bool TryFail()
    {
        var fail = -1;
        for (var i = _at + 1; i < Math.Min(_at + 5, tokens.Count) && fail < 0; i++)
        {
            if (KindAt(i) == TokenKind.Fail)
                fail = i;
            else if (KindAt(i) is not (TokenKind.Text or TokenKind.Assign or TokenKind.Grade or TokenKind.Total or TokenKind.Open))
                return false;
        }

        if (fail < 0 || (KindAt(fail + 1) == TokenKind.Of && !EndsPhrase(KindAt(fail + 2))) || KindAt(fail + 1) == TokenKind.Text && TextAt(fail + 1) is ['项' or '率' or '品' or '产', ..])
            return false;
        var from = ConditionStart();
        if (Any(from, _at, TokenKind.Amount) || (Any(from, _at, TokenKind.Total) && Any(from, _at, TokenKind.LessThan)))
            return Done(fail + 1);
        return IsSanction(from) && TakeVeto(VetoScope.Total, fail + 1);
    }

    /// <summary>取消评优资格, 不得评为优秀, 不得参加评先.</summary>
    private bool TryCancel()
    {
        for (var i = _at + 1; i < Math.Min(_at + 10, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            if (KindAt(i) == TokenKind.Excellent)
                return TakeVeto(VetoScope.Excellence, i + 1);
            if (KindAt(i) is TokenKind.Amount or TokenKind.Deduct)
                return false;
        }

        return false;
    }

    /// <summary>最高只能评为良好: no 优秀.</summary>
    private bool TryGradeLimit()
    {
        if (KindAt(_at) != TokenKind.CapWord)
            return false;
        for (var i = _at + 1; i < Math.Min(_at + 7, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            if (KindAt(i) == TokenKind.Grade && TextAt(i) is "良好" or "合格" or "优良")
                return HasFault(ConditionStart(), _at) && TakeVeto(VetoScope.Excellence, i + 1);
            if (KindAt(i) is TokenKind.Amount or TokenKind.Number)
                return false;
        }

        return false;
    }

    /// <summary>等次降低一级, 降一个等次: a sanction that no kind of rule can say.</summary>
    private bool IsDowngrade()
    {
        if (tokens[_at].Word is not ("降" or "降低" or "下调" or "下降"))
            return false;
        var graded = KindAt(_at - 1) == TokenKind.Grade || KindAt(_at - 2) == TokenKind.Grade;
        for (var i = _at + 1; i < Math.Min(_at + 5, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            if (KindAt(i) == TokenKind.Grade || (graded && KindAt(i) == TokenKind.Number))
                return HasFault(ConditionStart(), _at) && !Any(PhraseStart(_at), _at, TokenKind.Per);
        }

        return false;
    }

    /// <summary>The same verdict said twice in one sentence is one.</summary>
    private bool TakeVeto(VetoScope scope, int end)
    {
        if (Drafts.Count > 0 && Drafts[^1] is { Kind: ReadKind.Veto } last && last.Scope == scope && last.Segment == _segment)
        {
            last.End = tokens[end - 1].End;
            return Done(end);
        }

        Add(ReadKind.Veto, end).Scope = scope;
        return Done(end);
    }
}
