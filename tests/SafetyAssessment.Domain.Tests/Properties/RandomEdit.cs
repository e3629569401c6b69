using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Tests.Properties;

/// <summary>Another edition of a random rubric: things added, removed, moved and changed, with the codes kept.</summary>
internal static class RandomEdit
{
    /// <summary>What an office could make of it in a year.</summary>
    public static RubricEdition Of(RubricEdition edition, int seed)
    {
        var by = new RandomRubric(seed);
        var other = new RandomRubric(seed + 1).Sheet().Edition;
        var changed = edition with
        {
            Edition = "2",
            BonusCap = by.Chance(20) ? 3 : edition.BonusCap,
            Sections = [.. edition.Sections.Where(_ => by.Chance(90)).Select(section => Of(section, by)).OrderBy(_ => by.Chance(20) ? 0 : 1)],
        };
        // Sections of another rubric under codes of their own: what an office adds.
        return by.Chance(40) ? changed with { Sections = [.. changed.Sections, .. other.Sections.Select(section => Renamed(section))] } : changed;
    }

    /// <summary>The same rubric in other words.</summary>
    public static RubricEdition Reworded(RubricEdition edition, int seed)
    {
        var by = new RandomRubric(seed);
        return edition with
        {
            Edition = "2",
            Title = "另一名称",
            Source = "另一文件",
            Sections = [.. edition.Sections.Select(Worded).OrderBy(_ => by.Chance(30) ? 0 : 1)],
        };

        Section Worded(Section section) => section with
        {
            Title = $"{section.Title}改",
            FullMarkImplied = by.Chance(50),
            Sections = [.. section.Sections.Select(Worded)],
            Items = [.. section.Items.Select(item => item with
            {
                Text = "另一要求",
                Clauses = [.. item.Clauses.Select(clause => clause with { Text = "另一说法", MaxCount = by.Below(1, 9), PolarityImplied = by.Chance(50) }).OrderBy(_ => by.Chance(30) ? 0 : 1)],
            })],
        };
    }

    private static Section Of(Section section, RandomRubric by) => section with
    {
        FullMark = by.Chance(20) ? section.FullMark + 5 : section.FullMark,
        Sections = [.. section.Sections.Where(_ => by.Chance(90)).Select(child => Of(child, by))],
        Items = [.. section.Items.Where(_ => by.Chance(85)).Select(item => Of(item, by)).OrderBy(_ => by.Chance(20) ? 0 : 1)],
    };

    private static Item Of(Item item, RandomRubric by) => item with
    {
        FullMark = by.Chance(20) ? 12 : item.FullMark,
        Cap = by.Chance(20) ? 4 : item.Cap,
        Text = by.Chance(20) ? "另一要求" : item.Text,
        Clauses = [.. item.Clauses.Where(_ => by.Chance(85)).Select(clause => clause with
        {
            Kind = by.Chance(15) ? by.Pick(Enum.GetValues<ClauseKind>()) : clause.Kind,
            Points = by.Chance(20) ? clause.Points + 1 : clause.Points,
            Cap = by.Chance(20) ? 6 : clause.Cap,
            Max = by.Chance(20) ? clause.Min : clause.Max,
        })],
    };

    private static Section Renamed(Section section) => section with
    {
        Code = $"n{section.Code}",
        Sections = [.. section.Sections.Select(Renamed)],
        Items = [.. section.Items.Select(item => item with
        {
            Code = $"n{item.Code}",
            Clauses = [.. item.Clauses.Select(clause => clause with { Code = $"n{clause.Code}" })],
        })],
    };
}
