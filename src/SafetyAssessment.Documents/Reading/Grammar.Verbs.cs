namespace SafetyAssessment.Documents.Reading;

/// <summary>Productions of 扣, 加, 得 with an amount.</summary>
internal sealed partial class Grammar
{
    /// <summary>condition [各|分别] verb amounts [/unit]</summary>
    private bool TryVerb()
    {
        var verb = KindAt(_at);
        var before = KindAt(_at - 1);
        if (IsTold())
            return false;
        var amount = AmountAfter(verb);
        if (amount < 0)
            return verb == TokenKind.Deduct && TryDiscretion();
        if (verb is TokenKind.Deduct or TokenKind.Additional && before is TokenKind.Trouble or TokenKind.Per && tokens[_at - 1].Word is "被" or "每" && KindAt(amount + 1) is not TokenKind.Stop)
            return TryPassed(amount + 1);
        var amounts = Amounts(amount, out var end);
        if (verb == TokenKind.Award && tokens[_at].Word is "记" && KindAt(end) == TokenKind.Of && KindAt(end + 1) == TokenKind.Text)
            return TryPassed(end);
        if (amounts[0].Value == 0 && !amounts[0].IsRange)
            return amounts.Count == 1 && verb == TokenKind.Award ? TryNoScore(end) : TakeNothing(end);
        if (before == TokenKind.Sum && verb == TokenKind.Deduct && KindAt(end) != TokenKind.Until)
            return TakeCap(ReadCap.Of(amounts[0].Value), end, DoubtKind.CapScopeUnclear);
        if (KindAt(end) is TokenKind.Until or TokenKind.CapEnd)
            return TakeCap(ReadCap.Of(amounts[0].Value), end + 1);

        var from = ConditionStart();
        var to = ConditionEnd(from);
        var beyond = verb == TokenKind.Additional || (verb is TokenKind.Deduct or TokenKind.WeakDeduct && NamesTotal(amount));
        var kind = beyond ? ReadKind.Additional : verb switch
        {
            TokenKind.Award => ReadKind.Earned,
            TokenKind.Bonus => ReadKind.Bonus,
            _ => ReadKind.Fixed,
        };
        var counting = UnitAfter(ref end, from, to) ?? Count(from, to) ?? Shared();
        if (amounts.Count > 1)
            return TakeList(kind, amounts, from, to, end);
        TakeOne(kind, amounts[0], counting, from, to, end);
        _shared = counting is not null && IsParty() ? (counting, _segment) : (null, 0);
        return Done(TakeOthers(kind, counting, from, end));
    }

    private (Counting? Counting, int Segment) _shared;

    /// <summary>每发生一起，责任单位扣5分，相关方扣2分: what is counted stands before all of them.</summary>
    private Counting? Shared() => _shared.Segment == _segment && IsParty() ? _shared.Counting : null;

    /// <summary>Before the verb stands nothing but who loses the points.</summary>
    private bool IsParty() => KindAt(_at - 1) == TokenKind.Text && KindAt(_at - 2) == TokenKind.Comma && TextAt(_at - 1).Length is > 1 and <= 8;

    /// <summary>每家扣属地2分、主管部门1分: the verb goes on.</summary>
    private int TakeOthers(ReadKind kind, Counting? counting, int from, int end)
    {
        while (KindAt(end) == TokenKind.ListMark && KindAt(end + 1) == TokenKind.Text && TextAt(end + 1).Length <= 8 && KindAt(end + 2) == TokenKind.Amount && !IsThreshold(end + 2))
        {
            var draft = Add(kind, end + 3, from);
            _limit = TokenKind.Text;
            SetPoints(draft, tokens[end + 2], from, _at);
            Apply(draft, counting);
            end += 3;
        }

        return end;
    }

    private void TakeOne(ReadKind kind, Token amount, Counting? counting, int from, int to, int end)
    {
        var many = KindAt(to) == TokenKind.Each || Any(to, _at, TokenKind.Each) || Any(to, _at, TokenKind.Respectively);
        var members = many ? Members(from, to, counting) : [counting];
        for (var i = 0; i < members.Length; i++)
        {
            var draft = Add(kind, end, from);
            SetPoints(draft, amount, from, to);
            Apply(draft, members[i]);
            draft.Band = counting is null or { IsBareOne: true } && !many ? FindBand(from, to) : null;
            if (i > 0)
                continue;
            if (many && (members.Length == 1 ? counting is null : IsMixed(from, to, members.Length)))
                Doubt(DoubtKind.ListUnclear, draft);
            if (kind == ReadKind.Fixed && Any(from, to, TokenKind.Whether) && !NamesLack(from, to))
                Doubt(DoubtKind.PolarityUnclear, draft);
            if (amount.High >= 1000)
                Doubt(DoubtKind.NumberImplausible, draft);
        }
    }

    /// <summary>是否…，每缺一年扣1分: the second half says which answer costs.</summary>
    private bool NamesLack(int from, int to)
    {
        for (var i = Math.Max(from, to - Reach); i < to; i++)
        {
            if (KindAt(i) == TokenKind.Negation || Senses.Of(tokens[i].Word) is not null)
                return true;
        }

        return false;
    }

    private void SetPoints(Draft draft, Token amount, int from, int to)
    {
        var (low, high) = ((decimal?)amount.Value, (decimal?)amount.High);
        var discretion = Any(Math.Max(from, PhraseStart(_at)), _at, TokenKind.Discretion);
        var limit = _limit;
        _limit = TokenKind.Text;
        if (limit == TokenKind.OrLess)
            low = null;
        else if (limit == TokenKind.OrMore)
            high = null;
        else if (discretion && low == high && draft.Kind is ReadKind.Fixed)
            (low, limit) = (null, TokenKind.OrLess);
        if (low == high)
        {
            draft.Points = low;
            return;
        }

        (draft.Min, draft.Max) = (low, high);
        if (draft.Kind is ReadKind.Fixed or ReadKind.Earned)
        {
            draft.Award = draft.Kind == ReadKind.Earned ? true : null;
            draft.Kind = ReadKind.Range;
        }

        if (discretion && !amount.IsRange && limit == TokenKind.OrLess)
            Doubt(DoubtKind.DiscretionUnclear, draft);
    }

    private void Apply(Draft draft, Counting? counting)
    {
        if (counting is null)
            return;
        draft.Unit = counting.Unit;
        draft.Per = counting.Per;
        draft.IsBareOne = counting.IsBareOne;
        if (counting.IsShortfall)
            (draft.Step, draft.StepUnit, draft.Sense) = (counting.Step, counting.StepUnit, counting.Sense);
        if (draft.Kind == ReadKind.Fixed)
            draft.Kind = counting.IsShortfall ? ReadKind.PerShortfall : ReadKind.PerOccurrence;
        if (_unsure is { } doubt)
            Doubt(doubt, draft);
        _unsure = null;
    }

    private bool TryDiscretion()
    {
        var start = PhraseStart(_at);
        var ends = KindAt(_at + 1) is var next && (EndsPhrase(next) || next is TokenKind.Close or TokenKind.Open or TokenKind.Of or TokenKind.And);
        if (!ends || !Any(start, _at, TokenKind.Discretion))
            return false;
        var from = ConditionStart();
        var counting = Count(from, ConditionEnd(from));
        var draft = Add(ReadKind.Range, _at + 1, from);
        draft.Unit = counting?.Unit;
        return Done(_at + 1);
    }

    /// <summary>上级考核每被扣1分扣0.5分: the first amount is what is counted.</summary>
    private bool TryPassed(int next)
    {
        _at = next;
        return true;
    }

    private bool TakeException() => TakeNothing(_at + 1);

    private bool TakeNothing(int end)
    {
        var from = ConditionStart();
        var band = FindBand(from, ConditionEnd(from));
        var draft = Add(ReadKind.Fixed, end, from);
        (draft.IsNothing, draft.Band, draft.Points) = (true, band, 0);
        return Done(end);
    }

    /// <summary>已扣5分, 共扣5分, 自评得98分 tell what was, not what shall be.</summary>
    private bool IsTold()
    {
        var text = TextAt(_at - 1);
        if (text.IsEmpty || tokens[_at - 1].End != tokens[_at].Start)
            return false;
        if (KindAt(_at - 1) != TokenKind.Text)
            return false;
        if (text.EndsWith("已") || text.EndsWith("曾") || text.EndsWith("总共") || text.EndsWith("实际"))
            return true;
        return text is "共" || (KindAt(_at) == TokenKind.Award && (text.EndsWith("自评") || text.EndsWith("共") || text.EndsWith("平均") || text.EndsWith("综合")));
    }

    /// <summary>The amount that belongs to the verb: straight after it, or behind a few words that name whose points they are.</summary>
    private int AmountAfter(TokenKind verb)
    {
        var weak = verb is TokenKind.WeakDeduct or TokenKind.Award || (verb == TokenKind.Bonus && tokens[_at].Word is "增加" or "奖" or "奖励" or "增");
        var words = weak ? 1 : 5;
        for (var i = _at + 1; i < Math.Min(_at + 2 + words, tokens.Count); i++)
        {
            switch (KindAt(i))
            {
                case TokenKind.Amount:
                    return i;
                case TokenKind.Number when IsListOfAmounts(i):
                    return i;
                case TokenKind.Colon or TokenKind.Assign:
                    break;
                case TokenKind.Text when TextAt(i).Length <= (weak ? 2 : 8):
                    break;
                case TokenKind.FullMarkWord or TokenKind.Total or TokenKind.Of or TokenKind.Each or TokenKind.Grade when !weak:
                    break;
                case TokenKind.Respectively:
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    private bool IsListOfAmounts(int at)
    {
        for (var i = at; i < Math.Min(at + 20, tokens.Count); i += 2)
        {
            if (KindAt(i) == TokenKind.Amount)
                return i > at;
            if (KindAt(i) != TokenKind.Number || KindAt(i + 1) is not (TokenKind.ListMark or TokenKind.Comma or TokenKind.And or TokenKind.Slash))
                return false;
        }

        return false;
    }

    private TokenKind _limit;

    /// <summary>5分 · 20、10分 · 5分、3分、1分 · 2分以上5分以下</summary>
    private List<Token> Amounts(int at, out int end)
    {
        var found = new List<Token>();
        end = at;
        _limit = TokenKind.Text;
        while (true)
        {
            found.Add(tokens[end]);
            end++;
            if (KindAt(end) is TokenKind.OrMore or TokenKind.OrLess && found.Count == 1)
            {
                _limit = KindAt(end++);
                if (_limit == TokenKind.OrMore && KindAt(end) == TokenKind.Amount && KindAt(end + 1) == TokenKind.OrLess)
                {
                    found[0] = found[0] with { High = tokens[end].Value };
                    _limit = TokenKind.Text;
                    end += 2;
                }

                return found;
            }

            var more = (KindAt(end) is TokenKind.ListMark or TokenKind.Slash || (KindAt(end) is TokenKind.And or TokenKind.Comma && Any(PhraseStart(_at), _at, TokenKind.Respectively)))
                && (KindAt(end + 1) == TokenKind.Amount || (KindAt(end + 1) == TokenKind.Number && IsListOfAmounts(end + 1)));
            if (!more || found.Count >= 12)
                return found;
            end++;
        }
    }

    /// <summary>从总分中扣, 扣总分.</summary>
    private bool NamesTotal(int amount)
    {
        for (var i = Math.Max(PhraseStart(_at), _at - 6); i < amount; i++)
        {
            if (KindAt(i) == TokenKind.Total && (i > _at || "中里内上再".Contains(LastBefore(i + 1), StringComparison.Ordinal) || KindAt(i + 1) is TokenKind.Deduct or TokenKind.WeakDeduct))
                return true;
        }

        return false;
    }

    private char LastBefore(int at)
    {
        var text = TextAt(at);
        return text.IsEmpty ? ' ' : text[0];
    }
}
