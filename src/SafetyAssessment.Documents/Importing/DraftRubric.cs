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
        var read = DraftClauses.Of(reading, draft.Text, mark);
        return new Item
        {
            Code = code,
            Number = draft.Number,
            Title = draft.Title is { } title ? Heading.Of(title).Title : draft.Text.Length > 24 ? draft.Text[..24] + "…" : draft.Text,
            Text = draft.Text,
            Method = draft.Method,
            FullMark = mark,
            Cap = read.Cap,
            Groups = read.Groups,
            Clauses = [.. read.Clauses.Select((clause, i) => clause with { Code = $"{code}.{i + 1}" })],
        };
    }
}
