using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>Productions of amounts without a verb: （20分）, 满分20分, 2分/处, -2分.</summary>
internal sealed partial class Grammar
{
    /// <summary>（2分）, （2分，扣完为止）</summary>
    private bool TryBracketedMark()
    {
        if (KindAt(_at + 1) != TokenKind.Amount || tokens[_at + 1].IsRange)
            return false;
        var next = KindAt(_at + 2);
        if (next is not (TokenKind.Close or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop) || tokens[_at + 1].Value == 0)
            return false;
        return TakeMark(_at + 1, next == TokenKind.Close ? _at + 3 : _at + 2);
    }

    /// <summary>满分20分, 分值：20分, 总分为100分; 总分为0分 is a veto.</summary>
    private bool TryFullMarkWord()
    {
        if (KindAt(_at - 1) is TokenKind.Award or TokenKind.LessThan or TokenKind.AtLeast)
            return false;
        var amount = -1;
        for (var i = _at + 1; i < Math.Min(_at + 5, tokens.Count) && amount < 0; i++)
        {
            if (KindAt(i) is TokenKind.Amount)
                amount = i;
            else if (KindAt(i) is TokenKind.Number && tokens[i].Value == 0 && tokens[i].Spelled && KindAt(_at) == TokenKind.Total)
                return TakeVeto(VetoScope.Total, i + 1);
            else if (KindAt(i) is not (TokenKind.Assign or TokenKind.Colon or TokenKind.Sum) && (KindAt(i) != TokenKind.Text || TextAt(i).Length > 2))
                return false;
        }

        if (amount < 0 || tokens[amount].IsRange || IsThreshold(amount))
            return false;
        if (tokens[amount].Value == 0)
            return TryNoScore(amount + 1);
        if (TextAt(_at).EndsWith("得分") || TextAt(_at).EndsWith("成绩") || TextAt(_at).EndsWith("考核"))
        {
            _at = amount + 1;
            return true;
        }

        return TakeMark(amount, amount + 1);
    }

    /// <summary>共计10分.</summary>
    private bool TrySum()
    {
        if (KindAt(_at) != TokenKind.Sum || tokens[_at].Word is not ("合计" or "总计" or "共计" or "一共" or "总共"))
            return false;
        var amount = KindAt(_at + 1) == TokenKind.Amount ? _at + 1 : KindAt(_at + 1) is TokenKind.Assign or TokenKind.Colon && KindAt(_at + 2) == TokenKind.Amount ? _at + 2 : -1;
        return amount > 0 && !IsThreshold(amount) && TakeMark(amount, amount + 1);
    }

    private bool TryBareAmount()
    {
        var amount = tokens[_at];
        var from = ConditionStart();
        var end = _at + 1;
        if (KindAt(end) is TokenKind.CapEnd or TokenKind.Until)
            return !amount.Spelled && TakeCap(ReadCap.Of(amount.Value), end + 1);
        if (TryMarked())
            return true;
        if (IsThreshold(_at) || amount.Spelled)
        {
            _at++;
            return true;
        }

        if (amount.Value == 0 && !amount.IsRange)
            return HasFault(from, _at) && TryNoScore(end);
        var start = PhraseStart(_at);
        var unit = UnitAfter(ref end, from, _at);
        if (KindAt(end) is TokenKind.Deduct && KindAt(end + 1) is not TokenKind.Amount and not TokenKind.Text)
        {
            TakeOne(ReadKind.Fixed, amount, unit ?? Count(from, ConditionEnd(from)), from, ConditionEnd(from), end + 1);
            return Done(end + 1);
        }

        if (unit is null && KindAt(_at - 1) == TokenKind.Measure && KindAt(_at - 2) == TokenKind.Number)
            unit = FindBareOne(start, _at);
        if (unit is not null || Any(start, _at, TokenKind.Per))
            return TakeSilent(unit ?? Count(from, ConditionEnd(from)), amount, from, end);
        if (!amount.IsRange && HasFault(from, _at) && KindAt(_at - 1) is TokenKind.Of or TokenKind.Comma && KindAt(_at - 1 - (KindAt(_at - 1) == TokenKind.Comma ? 1 : 0)) == TokenKind.Of)
            return TakeSilent(null, amount, from, end);
        if (amount.IsRange || !EndsMark(end))
            return Unreadable();
        return TakeMark(_at, end);
    }

    private bool EndsMark(int at) => EndsPhrase(KindAt(at)) || KindAt(at) is TokenKind.Open or TokenKind.Close;

    /// <summary>An amount without 扣 behind a fault: taken for a deduction, with a doubt.</summary>
    private bool TakeSilent(Counting? counting, Token amount, int from, int end)
    {
        if (!HasFault(from, _at) && !_headed)
            return Unreadable();
        var draft = Add(ReadKind.Fixed, end, from);
        SetPoints(draft, amount, from, _at);
        Apply(draft, counting);
        if (!_headed)
            Doubt(DoubtKind.VerbMissing, draft);
        return Done(end);
    }

    private bool TakeMark(int amount, int end)
    {
        var fault = KindAt(amount - 2) == TokenKind.Of && Any(ConditionStart(), _at, TokenKind.Negation);
        var mark = Add(ReadKind.FullMark, end);
        if (fault)
            Doubt(DoubtKind.VerbMissing, mark);
        mark.Points = tokens[amount].Value;
        return Done(end);
    }

    /// <summary>60分以上, 低于60分, 90-100分为优秀: a limit of a score, no points.</summary>
    private bool IsThreshold(int at)
    {
        if (KindAt(at + 1) is TokenKind.OrMore or TokenKind.OrLess or TokenKind.Included or TokenKind.Assign or TokenKind.Grade or TokenKind.Fail or TokenKind.Excellent or TokenKind.Sign or TokenKind.Dash)
            return true;
        if (KindAt(at - 1) is TokenKind.LessThan or TokenKind.AtLeast or TokenKind.AtMost or TokenKind.Included)
            return true;
        if (KindAt(at + 1) == TokenKind.Text && TextAt(at + 1) is ['制' or '段' or '计' or '的', ..])
            return true;
        if (tokens[at].IsRange && ((IsScoringVerb(KindAt(at + 1)) && KindAt(at + 2) is TokenKind.Amount) || KindAt(at + 1) is TokenKind.NoScore or TokenKind.Exception))
            return true;
        if (KindAt(at + 1) == TokenKind.Of && KindAt(at + 2) is TokenKind.Award or TokenKind.Deduct or TokenKind.Bonus or TokenKind.NoScore or TokenKind.Comma && tokens[at].IsRange)
            return true;
        return KindAt(at + 1) == TokenKind.Open && KindAt(at + 2) == TokenKind.Included;
    }

    private static bool IsScoringVerb(TokenKind kind) => kind is TokenKind.Deduct or TokenKind.WeakDeduct or TokenKind.Award or TokenKind.Bonus;

    /// <summary>在0-10分之间打分, 1-5分范围内评分: the assessor gives marks.</summary>
    private bool TryMarked()
    {
        if (!tokens[_at].IsRange)
            return false;
        for (var i = _at + 1; i < Math.Min(_at + 4, tokens.Count) && !EndsPhrase(KindAt(i)); i++)
        {
            var scored = KindAt(i) == TokenKind.Award || TextAt(i).StartsWith("评分") || TextAt(i).EndsWith("打分") || TextAt(i).EndsWith("评分");
            if (!scored || KindAt(i + 1) == TokenKind.Amount)
                continue;
            var draft = Add(ReadKind.Range, i + 1);
            (draft.Min, draft.Max, draft.Award) = (tokens[_at].Value, tokens[_at].High, true);
            return Done(i + 1);
        }

        return false;
    }

    /// <summary>迟到一次 -2分, 获奖 +5分.</summary>
    private bool TrySigned()
    {
        if (KindAt(_at + 1) != TokenKind.Amount || KindAt(_at - 1) is TokenKind.Number or TokenKind.Amount or TokenKind.Share || tokens[_at + 1].IsRange || tokens[_at].End != tokens[_at + 1].Start)
            return false;
        var from = ConditionStart();
        var to = ConditionEnd(from);
        var end = _at + 2;
        var plus = TextAt(_at) is "+";
        var counting = UnitAfter(ref end, from, to) ?? Count(from, to);
        TakeOne(plus ? ReadKind.Bonus : ReadKind.Fixed, tokens[_at + 1], counting, from, to, end);
        return Done(end);
    }
}
