using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Scoring;

/// <summary>A scored sheet (评分表): the totals and, for each lost point, the clause and the findings that cost it.</summary>
public sealed record ScoreSheet
{
    /// <summary>The edition that was scored with.</summary>
    public required RubricEdition Edition { get; init; }

    /// <summary>The exact score on the edition's full mark; null when nothing is applicable.</summary>
    public required Ratio? ExactScore { get; init; }

    /// <summary>The score, rounded once; null when nothing is applicable.</summary>
    public decimal? Score => ExactScore is { } exact ? Edition.Rounding.Apply(exact) : null;

    /// <summary>Marks that are applicable, in points.</summary>
    public required decimal Applicable { get; init; }

    /// <summary>Points lost of the applicable marks, after all caps.</summary>
    public required decimal Lost { get; init; }

    /// <summary>Points added above the full mark, after the cap.</summary>
    public required decimal Bonus { get; init; }

    /// <summary>Points taken from the total beyond the items.</summary>
    public required decimal Additional { get; init; }

    /// <summary>False while an item is not assessed.</summary>
    public required bool Complete { get; init; }

    /// <summary>Veto clauses with a finding. They change no number here.</summary>
    public required IReadOnlyList<Clause> Vetoes { get; init; }

    /// <summary>The sections in paper order.</summary>
    public required IReadOnlyList<SectionScore> Sections { get; init; }

    /// <summary>Every scored item in paper order.</summary>
    public IEnumerable<ItemScore> Items => Sections.SelectMany(section => section.AllItems);

    /// <summary>The scored item of a code.</summary>
    public ItemScore? Item(string code) => Items.FirstOrDefault(item => item.Item.Code == code);
}

/// <summary>A scored section.</summary>
public sealed record SectionScore
{
    /// <summary>The section.</summary>
    public required Section Section { get; init; }

    /// <summary>Marks that are applicable.</summary>
    public required decimal Applicable { get; init; }

    /// <summary>Score, never below 0.</summary>
    public required decimal Score { get; init; }

    /// <summary>Points lost after the section's cap.</summary>
    public decimal Lost => Applicable - Score;

    /// <summary>What items or sections below lost before this section's own mark stopped it.</summary>
    public required decimal LostBeforeCap { get; init; }

    /// <summary>Sections below.</summary>
    public IReadOnlyList<SectionScore> Sections { get; init; } = [];

    /// <summary>Items below.</summary>
    public IReadOnlyList<ItemScore> Items { get; init; } = [];

    /// <summary>Items of this section and of all below.</summary>
    public IEnumerable<ItemScore> AllItems => Items.Concat(Sections.SelectMany(section => section.AllItems));
}

/// <summary>A scored item.</summary>
public sealed record ItemScore
{
    /// <summary>The item.</summary>
    public required Item Item { get; init; }

    /// <summary>Its state.</summary>
    public required ItemState State { get; init; }

    /// <summary>Points lost before the item's own caps.</summary>
    public required decimal LostBeforeCap { get; init; }

    /// <summary>What was not won of a mark that is won by doing; part of <see cref="LostBeforeCap"/>.</summary>
    public decimal Unearned { get; init; }

    /// <summary>Points lost after the item's own caps.</summary>
    public required decimal Lost { get; init; }

    /// <summary>What is left of the mark; null for an item without one, or not applicable.</summary>
    public decimal? Score => State == ItemState.NotApplicable ? null : Item.Mark - Lost;

    /// <summary>Clauses with a finding.</summary>
    public IReadOnlyList<ClauseScore> Clauses { get; init; } = [];
}

/// <summary>What one clause cost or gained.</summary>
public sealed record ClauseScore
{
    /// <summary>The clause.</summary>
    public required Clause Clause { get; init; }

    /// <summary>The findings on it.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How often, over all findings; null for measured and chosen clauses.</summary>
    public required decimal? Count { get; init; }

    /// <summary>Points lost before the clause's cap.</summary>
    public required decimal LostBeforeCap { get; init; }

    /// <summary>Points lost after the clause's cap.</summary>
    public required decimal Lost { get; init; }

    /// <summary>Points gained (earned, bonus) after the clause's cap.</summary>
    public decimal Gained { get; init; }

    /// <summary>Of the count, how many cost or gained nothing any more, because the clause's cap was reached.</summary>
    public required decimal NotCounted { get; init; }
}
