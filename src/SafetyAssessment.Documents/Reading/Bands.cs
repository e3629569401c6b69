namespace SafetyAssessment.Documents.Reading;

/// <summary>Joins statements about bands of one measured value to one tiered rule.</summary>
internal static class Bands
{
    public static List<Draft> Join(List<Draft> drafts)
    {
        var result = new List<Draft>(drafts.Count);
        for (var i = 0; i < drafts.Count;)
        {
            var (members, end) = Run(drafts, i);
            if (members.Count > 1 && !GoesOnWithLevels(drafts, i, members) && Tiered(members) is { } tiered)
            {
                result.Add(tiered);
                result.AddRange(drafts.Skip(i).Take(end - i).Except(members));
                i = end;
            }
            else
            {
                result.Add(drafts[i++]);
            }
        }

        return [.. result.OrderBy(draft => draft.Start)];
    }

    /// <summary>The statements from here on that speak of one value, with those between them that may (不得分 below a limit).</summary>
    private static (List<Draft> Members, int End) Run(List<Draft> drafts, int from)
    {
        var members = new List<Draft>();
        if (!IsBand(drafts[from]))
            return (members, from + 1);
        var end = from;
        for (var i = from; i < drafts.Count && i - from < 20; i++)
        {
            if (!IsBand(drafts[i]) || (i > from && !Speaks(drafts[from], drafts[i])))
                break;
            if (members.Exists(member => member.Band!.Min == drafts[i].Band!.Min && member.Band.Max == drafts[i].Band!.Max))
                break;
            if (drafts[i].Cap is not null && i + 1 < drafts.Count && i > from)
                break;
            if (drafts[i].Kind != ReadKind.NoScore || Awards(drafts, from))
                members.Add(drafts[i]);
            end = i + 1;
        }

        return (members, Math.Max(end, from + 1));
    }

    /// <summary>按期得3分，延期1个月内得1分，以后不得分: levels of which only one has a number are no bands.</summary>
    private static bool GoesOnWithLevels(List<Draft> drafts, int from, List<Draft> members) =>
        from > 0 && drafts[from - 1] is { Kind: ReadKind.Earned, Band: null, Unit: null } before && before.Segment == drafts[from].Segment
        && members.Count(member => member.Kind == ReadKind.Earned) == 1;

    private static bool Awards(List<Draft> drafts, int from) =>
        drafts.Skip(from).Take(12).Any(draft => draft.Kind is ReadKind.Earned && draft.Band is not null);

    private static bool IsBand(Draft draft) =>
        draft.Band is not null && draft.Unit is null | draft.IsBareOne && draft.Step is null
        && draft.Kind is ReadKind.Fixed or ReadKind.Earned or ReadKind.NoScore or ReadKind.PerOccurrence;

    private static bool Speaks(Draft first, Draft next)
    {
        var (a, b) = (first.Band!, next.Band!);
        if (first.Point != next.Point || (a.Unit ?? b.Unit) != (b.Unit ?? a.Unit))
            return false;
        if (first.Kind is ReadKind.Earned && next.Kind is ReadKind.Fixed && !next.IsNothing || next.Kind is ReadKind.Earned && first.Kind is ReadKind.Fixed && !first.IsNothing)
            return false;
        return Same(a.Before, b.Before) && (a.Unit == "%" || Same(a.After, b.After));
    }

    private static bool Same(string first, string next) =>
        next.Length == 0 || first.EndsWith(next, StringComparison.Ordinal) || first.StartsWith(next, StringComparison.Ordinal)
        || (next.EndsWith(first, StringComparison.Ordinal) && first.Length > 0);

    private static Draft? Tiered(List<Draft> members)
    {
        var paying = members.Where(draft => draft is { IsNothing: false, Kind: not ReadKind.NoScore }).ToList();
        var award = paying.Exists(draft => draft.Kind == ReadKind.Earned);
        if (paying.Count == 0 || (!award && paying.Count < 2) || members.Select(draft => (draft.Band!.Min, draft.Band.Max)).Distinct().Count() < members.Count)
            return null;
        if (paying.TrueForAll(draft => draft.IsBareOne) || paying.Exists(draft => draft.Points is null))
            return null;
        var bands = members.ConvertAll(draft => Open(draft.Band!, award));
        var tiers = new List<ReadTier>();
        for (var i = 0; i < members.Count; i++)
        {
            if (paying.Contains(members[i]))
                tiers.Add(Tier(bands[i], bands, members[i].Points!.Value));
        }

        return new Draft
        {
            Kind = ReadKind.Tiered,
            Tiers = tiers,
            Award = award ? true : null,
            ValueUnit = paying[0].Band!.Unit,
            Cap = members[^1].Cap,
            Start = members[0].Start,
            End = members.Max(member => member.End),
            Segment = members[0].Segment,
            Point = members[0].Point,
        };
    }

    /// <summary>100%得10分 is the top, not a point.</summary>
    private static Band Open(Band band, bool award) => award && band is { IsExact: true, Unit: "%" } ? band with { Max = null } : band;

    /// <summary>低于95%…，低于90%…: the next limit ends a band that is open on one side.</summary>
    private static ReadTier Tier(Band band, List<Band> all, decimal points)
    {
        var (min, max) = (band.Min, band.Max);
        if (min is not null && max is null)
            max = all.Select(other => other.Min).Where(limit => limit > min).Min();
        else if (max is not null && min is null)
            min = all.Where(other => other.Min is null || other.IsExact is false).Select(other => other.Max).Where(limit => limit < max).Max();
        return new ReadTier(min, max, points);
    }
}
