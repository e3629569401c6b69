namespace SafetyAssessment.Documents.Reading;

/// <summary>Lists of conditions before 各扣 and 分别扣, and lists of amounts behind them.</summary>
internal sealed partial class Grammar
{
    /// <summary>分别扣3、2、1分: one rule each; with as many limits of one value before it, tiers.</summary>
    private bool TakeList(ReadKind kind, List<Token> amounts, int from, int to, int end)
    {
        if (FindLimits(from, to, amounts) is { } tiers)
        {
            var tiered = Add(kind == ReadKind.Fixed || kind == ReadKind.Earned ? ReadKind.Tiered : kind, end, from);
            (tiered.Tiers, tiered.Award) = (tiers, kind == ReadKind.Fixed ? null : true);
            return Done(end);
        }

        var countings = CountEach(from, to, amounts.Count);
        var first = Drafts.Count;
        for (var i = 0; i < amounts.Count; i++)
        {
            var draft = Add(kind, end, from);
            SetPoints(draft, amounts[i], from, to);
            Apply(draft, countings[i]);
        }

        if (ListLength(from, to) != amounts.Count)
            Doubt(DoubtKind.ListUnclear, Drafts[first]);
        return Done(end);
    }

    /// <summary>每少一次、每缺一页，分别扣: one thing counted for each amount, or one for all.</summary>
    private Counting?[] CountEach(int from, int to, int count)
    {
        var pers = Pers(from, to);
        if (pers.Count == count)
            return [.. pers.Select((per, i) => EvaluatePer(per, i + 1 < count ? pers[i + 1] : to, to))];
        var counting = Count(from, to);
        return [.. Enumerable.Repeat(counting, count)];
    }

    /// <summary>What 各扣 takes points for: each condition of the list; with 每项各扣 what is counted is the list itself.</summary>
    private Counting?[] Members(int from, int to, Counting? counting)
    {
        var pers = Pers(from, to);
        if (pers.Count > 1)
            return CountEach(from, to, pers.Count);
        var itself = pers.Count == 1 && pers[0] + 2 == to && tokens[pers[0] + 1].Word is "项" or "条" or "个" or "种";
        return itself ? [counting] : [.. Enumerable.Repeat(counting, ListLength(from, to))];
    }

    private List<int> Pers(int from, int to) =>
        [.. Enumerable.Range(Math.Max(from, to - Reach), Math.Min(to - from, Reach)).Where(i => KindAt(i) == TokenKind.Per)];

    /// <summary>低于90%、80%、70%的，分别扣1、2、3分.</summary>
    private List<ReadTier>? FindLimits(int from, int to, List<Token> amounts)
    {
        var limits = new List<decimal>();
        var kind = TokenKind.Text;
        for (var i = Math.Max(from, to - Reach); i < to; i++)
        {
            if (KindAt(i) != TokenKind.Number || KindAt(i + 1) is TokenKind.Time)
                continue;
            if (limits.Count == 0 && KindAt(i - 1) is TokenKind.LessThan or TokenKind.AtLeast or TokenKind.Above or TokenKind.Below)
                kind = KindAt(i - 1);
            limits.Add(tokens[i].Value);
        }

        if (limits.Count != amounts.Count || limits.Distinct().Count() != limits.Count || !(Any(from, to, TokenKind.Share) || kind is TokenKind.LessThan or TokenKind.AtLeast))
            return null;
        var below = kind is TokenKind.LessThan or TokenKind.Below || Any(from, to, TokenKind.OrLess);
        return [.. limits.Select((limit, i) => below
            ? new ReadTier(Next(limits.Where(other => other < limit), highest: true), limit, amounts[i].Value)
            : new ReadTier(limit, Next(limits.Where(other => other > limit), highest: false), amounts[i].Value))];
    }

    private static decimal? Next(IEnumerable<decimal> limits, bool highest)
    {
        var list = limits.ToList();
        return list.Count == 0 ? null : highest ? list.Max() : list.Min();
    }

    /// <summary>How many conditions stand before 各扣: faults if several are named, else the members of the list beside the verb.</summary>
    private int ListLength(int from, int to)
    {
        from = Math.Max(from, to - Reach);
        int faults = 0, members = 1;
        var faulty = false;
        var last = to;
        for (var i = from; i < to; i++)
        {
            if (KindAt(i) is TokenKind.Negation or TokenKind.Trouble && !faulty)
            {
                faulty = true;
                faults++;
            }

            if (!IsBetween(KindAt(i)))
                continue;
            faulty = false;
            last = KindAt(i) is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Colon ? i : last;
        }

        for (var i = last == to ? from : last + 1; i < to; i++)
            members += KindAt(i) is TokenKind.ListMark or TokenKind.And ? 1 : 0;
        return faults >= 2 ? faults : members;
    }

    private static bool IsBetween(TokenKind kind) =>
        kind is TokenKind.ListMark or TokenKind.And or TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Colon;

    /// <summary>无计划、总结，未落实的各扣1分: two faults or three members.</summary>
    private bool IsMixed(int from, int to, int length)
    {
        var marks = 0;
        for (var i = Math.Max(from, to - Reach); i < to; i++)
            marks += KindAt(i) is TokenKind.ListMark ? 1 : 0;
        return marks >= length;
    }
}
