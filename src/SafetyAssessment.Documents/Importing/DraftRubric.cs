using SafetyAssessment.Documents.Reading;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Importing;

/// <summary>
/// Makes an edition of a draft, as far as its sentences were understood: for the check, and to begin the editing with. It is no usable edition
/// before a person has confirmed it: targets of shortfalls, for one, mostly stand in no scoring sentence.
/// </summary>
public static class DraftRubric
{
    /// <summary>The edition, and what was read out of each item, by code.</summary>
    public static (RubricEdition Edition, IReadOnlyDictionary<string, ClauseReading> Readings) Of(DraftEdition draft, string code, string edition, Subject subject)
    {
        var readings = new Dictionary<string, ClauseReading>(StringComparer.Ordinal);
        var sections = draft.Sections.Select((section, i) => Section(section, $"{i + 1}", readings)).ToList();
        return (new RubricEdition
        {
            Code = code,
            Edition = edition,
            Title = draft.Title,
            Subject = subject,
            FullMark = draft.FullMark ?? sections.Sum(section => section.FullMark),
            Sections = sections,
        }, readings);
    }

    private static Section Section(DraftSection draft, string code, Dictionary<string, ClauseReading> readings)
    {
        var sections = draft.Sections.Select((section, i) => Section(section, $"{code}.{i + 1}", readings)).ToList();
        var items = draft.Items.Select((item, i) => Item(item, $"{code}.{i + 1}", readings)).ToList();
        return new Section
        {
            Code = code,
            Number = draft.Number,
            Title = draft.Title,
            FullMark = draft.FullMark ?? sections.Sum(section => section.FullMark) + items.Sum(item => item.Mark ?? 0),
            FullMarkImplied = draft.FullMark is null,
            Sections = sections,
            Items = items,
        };
    }

    private static Item Item(DraftItem draft, string code, Dictionary<string, ClauseReading> readings)
    {
        var reading = ClauseReader.Read(draft.Text);
        readings[code] = reading;
        var stated = reading.Rules.Where(rule => rule.Kind == ReadKind.FullMark).ToList();
        var mark = draft.FullMark ?? (stated.Count == 1 ? stated[0].Points : null);
        var cap = reading.Rules.Where(rule => rule.Kind == ReadKind.Cap).Select(rule => Points(rule.Cap, mark)).LastOrDefault(points => points is not null);
        var clauses = reading.Rules.Select(rule => Clause(rule, draft.Text, mark)).OfType<Clause>().ToList();
        // One rule with a cap of its own: what the row can cost is that cap.
        if (cap is null && mark is null && clauses.Count > 0 && clauses.TrueForAll(clause => clause.Cap is not null))
            cap = clauses.Sum(clause => clause.Cap);
        return new Item
        {
            Code = code,
            Number = draft.Number,
            Title = draft.Title is { } title ? Heading.Of(title).Title : draft.Text.Length > 24 ? draft.Text[..24] + "…" : draft.Text,
            Text = draft.Text,
            Method = draft.Method,
            FullMark = mark,
            Cap = mark is null ? cap : null,
            Clauses = [.. clauses.Select((clause, i) => clause with { Code = $"{code}.{i + 1}", PolarityImplied = reading.Ambiguities.Any(doubt => doubt.Kind == DoubtKind.PolarityUnclear) })],
        };
    }

    private static Clause? Clause(ReadRule rule, string text, decimal? mark)
    {
        if (rule.Kind is ReadKind.FullMark or ReadKind.Cap)
            return null;
        var tiers = rule.Kind == ReadKind.Tiered ? Tiers(rule, text, mark) : null;
        if (tiers is { Count: 0 })
            return null;
        return new Clause
        {
            Code = "",
            Kind = Enum.Parse<ClauseKind>(rule.Kind.ToString()),
            Text = text[rule.Start..rule.End].Trim(),
            Points = rule.Points,
            Unit = rule.Unit,
            Cap = Points(rule.Cap, mark),
            Step = rule.Step,
            ValueUnit = rule.Kind == ReadKind.PerShortfall ? rule.StepUnit : rule.ValueUnit,
            Sense = rule.Sense,
            Tiers = tiers,
            Min = rule.Min,
            Max = rule.Max,
            Scope = rule.Scope,
        };
    }

    // A band «5%-10%» prints its upper limit as belonging to it; of «低于5%» it does not.
    private static List<Tier>? Tiers(ReadRule rule, string text, decimal? mark)
    {
        var isRange = text[rule.Start..rule.End].IndexOfAny(['-', '–', '—', '~', '～', '至']) >= 0;
        return [.. (rule.Tiers ?? []).OrderBy(tier => tier.Min ?? decimal.MinValue).Select(tier => new Tier
        {
            From = tier.Min,
            Points = rule.Award == true ? Math.Max(0, (mark ?? tier.Points) - tier.Points) : tier.Points,
            UpTo = tier.Max,
            UpToIncluded = isRange && tier is { Min: not null, Max: not null },
        })];
    }

    private static decimal? Points(ReadCap? cap, decimal? mark) => cap is not { } given ? null : given.Points ?? mark;
}
