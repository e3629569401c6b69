using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Reading;

/// <summary>What is counted: 每发现一处, 每低1个百分点, 缺一次, 扣1分/人次.</summary>
internal sealed partial class Grammar
{
    private DoubtKind? _unsure;

    /// <summary>The condition without what leads over to the verb: 的, 各, 分别, 应.</summary>
    private int ConditionEnd(int from)
    {
        var to = _at;
        while (to > from && KindAt(to - 1) is TokenKind.Comma or TokenKind.Of or TokenKind.Each or TokenKind.Respectively or TokenKind.Colon or TokenKind.Modal
            or TokenKind.Discretion or TokenKind.Sum or TokenKind.Open)
            to--;
        if (to > from + 1 && KindAt(to - 1) == TokenKind.Text && TextAt(to - 1) is "按" or "则" or "即" or "可" or "可以" or "给予" or "予以" or "直接" or "将" or "另" or "再" or "还" or "一次性" or "每次" or "分")
        {
            to--;
            while (to > from && KindAt(to - 1) is TokenKind.Comma or TokenKind.Of or TokenKind.Each or TokenKind.Respectively)
                to--;
        }

        return to;
    }

    private Counting? Count(int from, int to)
    {
        _unsure = null;
        from = Math.Max(from, to - 3 * Reach);
        var end = to;
        var last = true;
        while (end > from)
        {
            var start = end;
            while (start > from && !EndsPhrase(KindAt(start - 1)))
                start--;
            if (start < end && (FindPer(start, end, to, last) ?? (last ? FindBareOne(start, end) : null)) is { } found)
                return found;
            last &= start == end;
            end = start - 1;
        }

        return null;
    }

    private Counting? FindPer(int start, int end, int to, bool last)
    {
        for (var i = end - 1; i >= start; i--)
        {
            if (KindAt(i) != TokenKind.Per || EvaluatePer(i, end, to) is not { } found)
                continue;
            // A duty («每个班组应设…») counts nothing; nor does 每名 before the phrase that names the fault.
            if (Any(i, end, TokenKind.Modal))
                continue;
            if (!last && !found.IsShortfall && IsPlainPer(i) && !HasFault(start, end) && HasFault(end, to))
                continue;
            if (IsPlainPer(i) && KindAt(i + 2) is not TokenKind.Per && FindBareOne(i + 2, end) is { } inner && KindAt(i + 2) is TokenKind.Trouble or TokenKind.Below)
                return inner with { Per = tokens[i + 1].Word, IsBareOne = false };
            // 每少一人每月扣: the time is how often the first is counted.
            if (KindAt(i + 1) == TokenKind.Time && i + 2 == to && FindPer(start, i, i, last) is { IsShortfall: false } first)
                return first with { Per = tokens[i + 1].Word };
            DoubtUnits(i, end, found.Unit);
            return WithOuter(found, start, i);
        }

        return null;
    }

    /// <summary>每有1个层面或1位成员: two things, counted together.</summary>
    private void DoubtUnits(int per, int end, string? unit)
    {
        for (var i = per + 2; i < Math.Min(end - 2, per + 20); i++)
        {
            if (KindAt(i) == TokenKind.And && KindAt(i + 1) == TokenKind.Number && KindAt(i + 2) == TokenKind.Measure && unit is not null && tokens[i + 2].Word != unit)
                _unsure = DoubtKind.UnitUnclear;
        }
    }

    private bool IsPlainPer(int per) => KindAt(per + 1) == TokenKind.Measure && tokens[per].Word == "每";

    /// <summary>每人每少1次: the outer 每 names a second denominator.</summary>
    private Counting WithOuter(Counting found, int start, int per)
    {
        for (var i = per - 1; i >= Math.Max(start, per - 12); i--)
        {
            if (KindAt(i) == TokenKind.Per && KindAt(i + 1) == TokenKind.Measure && per - i <= 4)
                return found with { Per = tokens[i + 1].Word };
        }

        return found;
    }

    private Counting? EvaluatePer(int per, int end, int to)
    {
        var number = per + 1;
        if (tokens[number < tokens.Count ? number : per].Word == "被")
            number++;
        if (KindAt(number) is TokenKind.Deduct or TokenKind.WeakDeduct && KindAt(number + 1) == TokenKind.Amount)
            return tokens[number + 1].Value == 1 ? Counting.Of("分") : new Counting(true, null, tokens[number + 1].Value, "分", ShortfallSense.Above);
        if (KindAt(number) is TokenKind.Measure or TokenKind.Share or TokenKind.Size or TokenKind.Time)
            return Counted(per, number, 1, end, to);
        if (KindAt(number) == TokenKind.Text && number + 1 == to && TextAt(number).Length <= 2)
            return Counting.Of(TextAt(number).ToString());
        if (KindAt(number) != TokenKind.Number)
            number = NumberAfter(per, end);
        if (number < 0)
            return NamesFault(per) ? Counting.Of(null) : null;
        var unit = number + 1;
        if (KindAt(unit) is TokenKind.Measure or TokenKind.Share or TokenKind.Size or TokenKind.Time)
            return Counted(per, unit, tokens[number].Value, end, to);
        return tokens[number].Value == 1
            ? Counting.Of(unit + 1 == end && KindAt(unit) == TokenKind.Text && TextAt(unit).Length <= 2 ? TextAt(unit).ToString() : null)
            : new Counting(true, null, tokens[number].Value, null, SenseBefore(per, number, to));
    }

    /// <summary>The number that is counted: the first with a unit that is no limit (3人以上, 3日内); of two shares the second.</summary>
    private int NumberAfter(int per, int end)
    {
        var found = -1;
        for (var i = per + 1; i < Math.Min(end, per + 26); i++)
        {
            if (KindAt(i) != TokenKind.Number || KindAt(i + 1) is not (TokenKind.Measure or TokenKind.Share or TokenKind.Size or TokenKind.Time))
                continue;
            if (KindAt(i + 2) is TokenKind.OrMore or TokenKind.OrLess || (KindAt(i + 2) == TokenKind.Text && TextAt(i + 2) is ['内' or '前', ..]))
                continue;
            if (found < 0)
                found = i;
            else if (KindAt(found + 1) == KindAt(i + 1) && KindAt(i + 1) is not TokenKind.Measure && i - found <= 6)
                found = i;
        }

        if (found >= 0)
            return found;
        if (KindAt(per + 2) == TokenKind.Number && per + 3 == end)
            return per + 2;
        // A measure word that is not listed: 每问错一题扣1分.
        return KindAt(end - 1) == TokenKind.Text && TextAt(end - 1).Length <= 2 && KindAt(end - 2) == TokenKind.Number && end - 2 > per ? end - 2 : -1;
    }

    private bool NamesFault(int per)
    {
        if (tokens[per].Word is "每发现" or "每有")
            return true;
        return KindAt(per + 1) is TokenKind.Trouble or TokenKind.Below or TokenKind.Above or TokenKind.LessThan
            || TextAt(per + 1) is ['新' or '查' or '获' or '完' or '增', ..];
    }

    private Counting? Counted(int per, int unit, decimal number, int end, int to)
    {
        var word = tokens[unit].Word!;
        switch (KindAt(unit))
        {
            case TokenKind.Measure:
                return number == 1 ? Counting.Of(word) : new Counting(true, null, number, word, SenseBefore(per, unit, to) ?? Unsure(ShortfallSense.Above));
            case TokenKind.Time when unit <= per + 2:
                // 每月, 每半年 say how often something is due, unless the amount follows at once: 每天扣1分.
                if (unit + 1 < end || number == 0.5m)
                    return null;
                return Shortfall(per, unit, number, to);
            case TokenKind.Time when number == 1 && IsPeriod(word) && SenseBefore(per, unit, unit) is null or ShortfallSense.Below:
                return Counting.Of(word);
            default:
                return Shortfall(per, unit, number, to);
        }
    }

    private static bool IsPeriod(string word) => word is "年" or "个月" or "月" or "季度" or "个季度" or "周" or "学期" or "年度" or "季" or "个学期" or "期";

    private Counting Shortfall(int per, int unit, decimal number, int to)
    {
        var sense = SenseBefore(per, unit, to)
            ?? (KindAt(unit) switch { TokenKind.Time => ShortfallSense.Above, TokenKind.Size => Unsure(ShortfallSense.Above), _ => Unsure(ShortfallSense.Below) });
        return new Counting(true, null, number, Units.StepUnit(tokens[unit].Word!), sense);
    }

    private ShortfallSense Unsure(ShortfallSense sense)
    {
        _unsure = DoubtKind.SenseUnclear;
        return sense;
    }

    /// <summary>The nearest word of direction between 每 and the number, else in the condition before.</summary>
    private ShortfallSense? SenseBefore(int per, int unit, int to)
    {
        for (var i = per + 1; i < unit; i++)
        {
            if (Senses.Of(tokens[i].Word) is { } near)
                return near;
        }

        for (var i = unit + 1; i < Math.Min(unit + 3, to); i++)
        {
            if (Senses.Of(tokens[i].Word) is { } behind)
                return behind;
        }

        for (var i = per - 1; i >= Math.Max(0, per - Reach) && KindAt(i) is not (TokenKind.Stop or TokenKind.Semicolon); i--)
        {
            if (Senses.Of(tokens[i].Word) is { } far)
                return far;
        }

        return null;
    }

    /// <summary>缺一次, 有1人, 1项未落实, 未参加一次: one thing counted, without 每.</summary>
    private Counting? FindBareOne(int start, int end)
    {
        while (start < end && KindAt(start) is TokenKind.Open or TokenKind.Close or TokenKind.And or TokenKind.ListMark or TokenKind.Of)
            start++;
        for (var i = end - 1; i >= Math.Max(start, end - Reach); i--)
        {
            if (KindAt(i) != TokenKind.Number || tokens[i].Value != 1 || tokens[i].IsRange)
                continue;
            var unit = KindAt(i + 1);
            if (unit == TokenKind.Text && i + 2 == end && TextAt(i + 1).Length <= 2 && KindAt(i - 1) is TokenKind.Trouble or TokenKind.Below)
                return Counting.Of(TextAt(i + 1).ToString()) with { IsBareOne = true };
            if (unit is not (TokenKind.Measure or TokenKind.Share or TokenKind.Size or TokenKind.Time) || KindAt(i + 2) is TokenKind.OrMore or TokenKind.OrLess)
                continue;
            var found = unit is TokenKind.Share or TokenKind.Size ? BareShare(i, end) : IsOneCounted(i, start, end) ? Counting.Of(tokens[i + 1].Word) : null;
            if (found is not null)
                return found with { IsBareOne = true };
        }

        if (end - 2 >= start && KindAt(end - 1) == TokenKind.Number && tokens[end - 1].Value == 1 && Senses.Of(tokens[end - 2].Word) is not null)
            return Counting.Of(null) with { IsBareOne = true };
        return null;
    }

    private Counting? BareShare(int number, int to) =>
        KindAt(number - 1) is TokenKind.Below or TokenKind.Above or TokenKind.Trouble && Senses.Of(tokens[number - 1].Word) is not null
            ? Shortfall(number - 1 - 1, number + 1, 1, to)
            : null;

    private bool IsOneCounted(int number, int start, int end)
    {
        // 一季度未完成 names a date.
        if (number == start && KindAt(number + 1) == TokenKind.Time && number + 2 != end)
            return false;
        if (number == start || number + 2 == end)
            return KindAt(number - 1) is not (TokenKind.LessThan or TokenKind.AtLeast or TokenKind.Modal);
        if (KindAt(number - 1) is TokenKind.Trouble or TokenKind.Below or TokenKind.Above)
            return true;
        // 抽查一次不合格
        if (KindAt(number + 1) == TokenKind.Measure && (KindAt(number + 2) is TokenKind.Negation or TokenKind.Fail || TextAt(number + 2) is ['不', ..]))
            return KindAt(number - 1) is not (TokenKind.LessThan or TokenKind.AtLeast or TokenKind.Modal);
        if (KindAt(number - 1) is not TokenKind.Text || TextAt(number - 1).Length > 4)
            return false;
        if (KindAt(number - 2) is TokenKind.Trouble or TokenKind.Below)
            return tokens[number - 2].Word != "有";
        return KindAt(number - 2) == TokenKind.Negation && tokens[number + 1].Word is "次" or "项" or "处" or "起" or "家" or "份" or "人次" or "项次";
    }

    /// <summary>扣0.5分/人次, 扣1分每处, 扣1分/百分点</summary>
    private Counting? UnitAfter(ref int end, int from, int to)
    {
        if (KindAt(end) is not (TokenKind.Slash or TokenKind.Per))
            return null;
        var unit = end + 1;
        var number = 1m;
        if (KindAt(unit) == TokenKind.Number)
            number = tokens[unit++].Value;
        if (KindAt(unit) is not (TokenKind.Measure or TokenKind.Share or TokenKind.Size or TokenKind.Time))
            return null;
        var slash = end;
        end = unit + 1;
        if (KindAt(unit) == TokenKind.Measure && KindAt(end) == TokenKind.Slash && KindAt(end + 1) == TokenKind.Measure)
            end += 2;
        _unsure = null;
        var word = source.Original[tokens[unit].Start..tokens[end - 1].End];
        if (KindAt(unit) == TokenKind.Measure && number == 1)
            return Counting.Of(word);
        if (KindAt(unit) == TokenKind.Time && number == 1 && SenseBefore(slash, slash, to) is null)
            return Counting.Of(word);
        return Shortfall(slash, unit, number, to);
    }
}
