namespace SafetyAssessment.Documents.Reading;

/// <summary>Productions of 最高扣, 扣完为止, 封顶: a cap, and whose it is.</summary>
internal sealed partial class Grammar
{
    private int _scope;

    /// <summary>[累计] 最高 [扣] 10分 · 累计扣分不超过本项分值 · 10分封顶</summary>
    private bool TryCap()
    {
        var capped = false;
        var grouped = false;
        for (var i = _at; i < Math.Min(_at + 12, tokens.Count); i++)
        {
            switch (KindAt(i))
            {
                case TokenKind.CapWord:
                    capped = true;
                    break;
                case TokenKind.Amount when capped && i > _at:
                    return !IsThreshold(i) && TakeCap(ReadCap.Of(tokens[i].High), CapEnd(i + 1), grouped: grouped);
                case TokenKind.FullMarkWord or TokenKind.Total when capped && EndsStatement(i + 1):
                    return TakeCap(ReadCap.FullMark, i + 1);
                case TokenKind.OrMore when i == _at:
                    grouped = true;
                    break;
                case TokenKind.Sum:
                    grouped |= tokens[i].Word is not ("累计" or "累加" or "累积" or "单项");
                    break;
                case TokenKind.Deduct or TokenKind.Award or TokenKind.Bonus or TokenKind.WeakDeduct or TokenKind.FullMarkWord or TokenKind.Total
                    or TokenKind.Colon or TokenKind.Of or TokenKind.Assign or TokenKind.FillUp or TokenKind.Additional or TokenKind.AtMost or TokenKind.Each or TokenKind.Section:
                    break;
                case TokenKind.Text when TextAt(i).Length <= 6:
                    break;
                case TokenKind.Number when !capped && grouped:
                    break;
                case TokenKind.Measure when !capped && grouped:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>封顶5分, 封顶扣5分</summary>
    private bool TryLeadingCapEnd()
    {
        var amount = KindAt(_at + 1) is TokenKind.Deduct or TokenKind.Bonus or TokenKind.Award or TokenKind.Colon or TokenKind.Assign ? _at + 2 : _at + 1;
        return KindAt(amount) == TokenKind.Amount && TakeCap(ReadCap.Of(tokens[amount].High), amount + 1);
    }

    private int CapEnd(int at)
    {
        if (KindAt(at) is TokenKind.Until or TokenKind.CapEnd)
            at++;
        return at;
    }

    private bool EndsStatement(int at) => EndsPhrase(KindAt(at)) || KindAt(at) is TokenKind.Close or TokenKind.Until or TokenKind.CapEnd;

    /// <summary>扣完为止 · 扣满5分为止 · 扣完该项分值为止</summary>
    private bool TryFillUp()
    {
        decimal? points = null;
        for (var i = _at + 1; i < Math.Min(_at + 8, tokens.Count); i++)
        {
            switch (KindAt(i))
            {
                case TokenKind.Amount:
                    points = tokens[i].Value;
                    break;
                case TokenKind.Number when KindAt(i + 1) == TokenKind.Until:
                    points = tokens[i].Value;
                    break;
                case TokenKind.Until or TokenKind.CapEnd:
                    return TakeCap(points is > 0 ? ReadCap.Of(points.Value) : ReadCap.FullMark, i + 1);
                case TokenKind.NoScore or TokenKind.FullMarkWord or TokenKind.Total or TokenKind.Text or TokenKind.Section or TokenKind.Assign or TokenKind.Sum or TokenKind.CapWord:
                    break;
                default:
                    return EndFillUp(i, points);
            }
        }

        return EndFillUp(Math.Min(_at + 8, tokens.Count), points);
    }

    private bool EndFillUp(int at, decimal? points)
    {
        if (KindAt(at) == TokenKind.Of && !EndsPhrase(KindAt(at + 1)))
            return false;
        if (points is not null)
            return KindAt(_at + 1) == TokenKind.Amount && TakeCap(points > 0 ? ReadCap.Of(points.Value) : ReadCap.FullMark, at);
        if (KindAt(at) == TokenKind.Colon || !EndsStatement(at))
            return false;

        // 不合要求的扣完该项分 is all of it at once; 直至扣完 is a cap.
        var lead = TextAt(_at - 1);
        var atOnce = KindAt(at - 1) == TokenKind.FullMarkWord && HasFault(_condition, _at) && !lead.EndsWith("直至") && !lead.EndsWith("直到");
        return atOnce ? TryNoScore(at) : TakeCap(ReadCap.FullMark, at);
    }

    /// <summary>
    /// A cap straight after one rule is that rule's. After several, one that stands in the same part as the last of them is the last
    /// one's when another rule of the part alone goes beyond it; else it is a cap over all of them.
    /// </summary>
    private bool TakeCap(ReadCap cap, int end, DoubtKind? doubt = null, bool grouped = false)
    {
        if (cap.IsFullMark)
        {
            TakeOwnCap(cap, end);
            return Done(end);
        }

        var start = PhraseStart(_at);
        if (Any(start, _at, TokenKind.Per) && Any(start, _at, TokenKind.Measure))
            return TakeCountedCap(cap, end);
        if (Any(start, _at, TokenKind.Discretion))
            return TakeMost(cap, end);

        var target = Capped(cap.Points!.Value, end, grouped || NamesItem(start));
        if (target is null)
        {
            var own = TakeOwnCap(cap, end);
            if (doubt is { } kind)
                Doubt(kind, own);
        }
        else
        {
            target.Cap = cap;
            target.End = tokens[end - 1].End;
        }

        return Done(end);
    }

    /// <summary>本项最高扣4分, 三项合计最高扣4分.</summary>
    private bool NamesItem(int start)
    {
        for (var i = start; i < _at; i++)
        {
            if (KindAt(i) is TokenKind.Text or TokenKind.Measure && (EndsWith(i, "本项") || EndsWith(i, "该项") || EndsWith(i, "此项") || EndsWith(i, "本条") || EndsWith(i, "小项") || EndsWith(i, "项")))
                return true;
        }

        return KindAt(_at) is TokenKind.FullMarkWord;
    }

    private Draft? Capped(decimal cap, int end, bool grouped)
    {
        var rules = new List<Draft>();
        for (var i = Drafts.Count - 1; i >= _scope && rules.Count < 30; i--)
        {
            if (Drafts[i].IsCountable && Fits(Drafts[i], end))
                rules.Add(Drafts[i]);
        }

        if (rules.Count == 0)
            return null;
        var last = rules[0];
        if (rules.Count == 1)
            return IsPointless(last, cap) && FormerPoints(last, end) ? null : last;
        if (KindAt(_condition) == TokenKind.Open && rules[1].End != last.End && !grouped)
            return IsPointless(last, cap) ? null : last;
        if (last.Segment != _segment || grouped)
            return null;
        var near = rules.Where(rule => rule.Segment == _segment && rule.End != last.End).ToList();
        if (near.Count == 0 && rules.Count(rule => rule.End == last.End) == 1)
            return IsPointless(last, cap) ? null : last;
        if (!near.Exists(rule => rule.Points > cap || rule.Cap is not null || rule.Kind is ReadKind.NoScore) || rules.Count(rule => rule.End == last.End) > 1)
            return null;
        Doubt(DoubtKind.CapScopeUnclear, last);
        return last;
    }

    /// <summary>A single deduction can't go beyond a cap that is no smaller: such a cap is meant for more than it.</summary>
    private static bool IsPointless(Draft rule, decimal cap) => rule.Kind is ReadKind.Fixed && rule.Points <= cap;

    private bool FormerPoints(Draft last, int end)
    {
        for (var i = _scope - 1; i >= Math.Max(0, _scope - 8); i--)
        {
            if (Drafts[i].IsCountable && Drafts[i] != last && Drafts[i].Cap is null && Fits(Drafts[i], end) && last.Segment != _segment)
                return true;
        }

        return false;
    }

    /// <summary>最高加5分 caps what is added, 最高扣5分 what is taken.</summary>
    private bool Fits(Draft rule, int end)
    {
        var fills = KindAt(_at) == TokenKind.FillUp ? tokens[_at].Word![0] : ' ';
        var adds = Any(_at, end, TokenKind.Bonus) || fills == '加';
        var takes = Any(_at, end, TokenKind.Deduct) || Any(_at, end, TokenKind.Additional) || fills is '扣' or '减';
        return (!adds || rule.Kind is ReadKind.Bonus or ReadKind.Earned) && (!takes || rule.Kind is not (ReadKind.Bonus or ReadKind.Earned));
    }

    private Draft TakeOwnCap(ReadCap cap, int end)
    {
        var start = PhraseStart(_at);
        if (HasText(_condition, start) && KindAt(start - 1) != TokenKind.Comma)
            start = _condition;
        var own = Add(ReadKind.Cap, end, start);
        own.Cap = cap;
        if (!cap.IsFullMark)
            _scope = Drafts.Count;
        return own;
    }

    /// <summary>每次最高扣2分: the assessor chooses up to it, each time.</summary>
    private bool TakeCountedCap(ReadCap cap, int end)
    {
        var from = ConditionStart();
        var counting = Count(from, ConditionEnd(from));
        var draft = Add(ReadKind.Range, end, from);
        (draft.Max, draft.Unit) = (cap.Points, counting?.Unit);
        Doubt(DoubtKind.CapScopeUnclear, draft);
        return Done(end);
    }

    private bool TakeMost(ReadCap cap, int end)
    {
        var draft = Add(ReadKind.Range, end);
        draft.Max = cap.Points;
        return Done(end);
    }
}
