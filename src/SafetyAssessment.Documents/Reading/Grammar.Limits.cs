namespace SafetyAssessment.Documents.Reading;

/// <summary>Limits of a measured value in a condition: 低于90%, 80%以上, 80%-90%, 2人; and the length of a list of conditions.</summary>
internal sealed partial class Grammar
{
    /// <summary>The band that the last phrases of the condition name, or null.</summary>
    private Band? FindBand(int from, int to)
    {
        from = Math.Max(from, to - Reach);
        Band? found = null;
        var end = to;
        while (end > from)
        {
            var start = end;
            while (start > from && !EndsPhrase(KindAt(start - 1)))
                start--;
            var band = start < end ? BandIn(start, end) : null;
            if (band is null && start < end)
                break;
            if (band is not null)
                found = found is null ? band : Merge(band, found);
            if (found is null || (found.Min is not null && found.Max is not null))
                break;
            end = start - 1;
        }

        return found;
    }

    private static Band Merge(Band first, Band second) =>
        first.Unit != second.Unit ? second : new Band(second.Min ?? first.Min, second.Max ?? first.Max, second.Unit, first.Before, second.After);

    private Band? BandIn(int start, int end)
    {
        decimal? min = null, max = null;
        string? unit = null;
        var firstNumber = -1;
        var last = -1;
        for (var i = start; i < end; i++)
        {
            if (KindAt(i) is TokenKind.Per or TokenKind.Modal)
                return null;
            if (KindAt(i) is not (TokenKind.Number or TokenKind.Amount) || KindAt(i + 1) is TokenKind.Number)
                continue;
            var after = i + 1;
            var word = KindAt(i) == TokenKind.Amount ? "分" : null;
            if (KindAt(after) is TokenKind.Share or TokenKind.Measure or TokenKind.Time or TokenKind.Size)
                word = Units.StepUnit(tokens[after++].Word!);
            // 一级, 二类 are names of levels, 一季度 is a date.
            if (word is "季度" or "月" or "年" or "季" or "级" or "类" or "档" or "等")
                continue;
            if (word is null && after < end && KindAt(after) is not (TokenKind.OrMore or TokenKind.OrLess or TokenKind.Dash or TokenKind.Sign or TokenKind.Included or TokenKind.AtMost or TokenKind.LessThan) && !IsCompared(i))
                continue;
            after = SkipIncluded(after);
            var exact = min is not null && min == max && !tokens[i].IsRange;
            if (exact && firstNumber >= 0)
                (min, max, unit, firstNumber) = (null, null, null, -1);
            if (!Limit(i, ref after, end, ref min, ref max, ref word))
                continue;
            unit ??= word;
            firstNumber = firstNumber < 0 ? i : firstNumber;
            last = Math.Max(last, after);
            i = after - 1;
        }

        return firstNumber < 0 ? null : new Band(min, max, unit, Label(start, firstNumber), Label(last, end));
    }

    private bool IsCompared(int number) =>
        KindAt(number - 1) is TokenKind.LessThan or TokenKind.AtLeast or TokenKind.AtMost || IsAtMost(number - 1);

    private bool IsAtMost(int at) => KindAt(at) == TokenKind.CapWord && tokens[at].Word is ['不', ..];

    private bool Limit(int number, ref int after, int end, ref decimal? min, ref decimal? max, ref string? word)
    {
        var token = tokens[number];
        var before = KindAt(number - 1);
        if (before == TokenKind.Text && TextAt(number - 1).Length <= 8 && KindAt(number - 2) is TokenKind.LessThan or TokenKind.AtLeast)
            before = KindAt(number - 2);
        else if (before == TokenKind.Of && KindAt(number - 2) == TokenKind.Text && KindAt(number - 3) is TokenKind.LessThan or TokenKind.AtLeast)
            before = KindAt(number - 3);
        if (token.IsRange)
        {
            (min, max) = (token.Value, token.High);
        }
        else if (IsTo(after) && KindAt(after + 1) == TokenKind.Number)
        {
            (min, max) = (token.Value, tokens[after + 1].Value);
            after += 2;
            if (KindAt(after) is TokenKind.Share or TokenKind.Measure or TokenKind.Time or TokenKind.Size)
            {
                var unit = Units.StepUnit(tokens[after++].Word!);
                word ??= unit;
            }
        }
        else if (KindAt(after) is TokenKind.OrMore)
        {
            min = token.Value;
            after++;
        }
        else if (KindAt(after) is TokenKind.OrLess)
        {
            max = token.Value;
            after++;
        }
        else if (before is TokenKind.LessThan or TokenKind.AtMost || IsAtMost(number - 1))
        {
            max = token.Value;
        }
        else if (before == TokenKind.AtLeast)
        {
            min = token.Value;
        }
        else if (KindAt(after) is TokenKind.LessThan or TokenKind.AtMost && TextAt(after) is "<" or "≤")
        {
            min = token.Value;
        }
        else if (min is null && max is null)
        {
            (min, max) = (token.Value, token.Value);
        }
        else
        {
            return false;
        }

        after = SkipIncluded(after);
        return true;
    }

    /// <summary>（含）, （含95%）: which side the limit belongs to, said in brackets.</summary>
    private int SkipIncluded(int at)
    {
        while (KindAt(at) == TokenKind.Included)
            at++;
        if (KindAt(at) != TokenKind.Open || KindAt(at + 1) != TokenKind.Included)
            return at;
        for (var i = at + 2; i < at + 6; i++)
        {
            if (KindAt(i) == TokenKind.Close)
                return i + 1;
        }

        return at;
    }

    private bool IsTo(int at) => KindAt(at) is TokenKind.Dash or TokenKind.Sign || TextAt(at) is "至" or "到" or "～";

    /// <summary>The words beside a number, without comparison and punctuation.</summary>
    private string Label(int from, int to)
    {
        while (to > from && KindAt(to - 1) is TokenKind.LessThan or TokenKind.AtLeast or TokenKind.AtMost or TokenKind.CapWord or TokenKind.Assign or TokenKind.Of or TokenKind.Open)
            to--;
        while (from < to && (IsSeparator(KindAt(from)) || KindAt(from) is TokenKind.Open or TokenKind.Included))
            from++;
        if (from >= to)
            return "";
        var label = source.Original[tokens[from].Start..tokens[to - 1].End].Trim();
        return label is "在" or "为" ? "" : label.TrimEnd('在', '为', '达', '的', ' ');
    }
}
