using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Web.Api;

/// <summary>An edition in the list.</summary>
internal sealed record RubricListed(string Code, string Edition, string Title, Subject Subject, decimal FullMark, bool Frozen);

/// <summary>One thing that the check found in the document.</summary>
/// <param name="Where">Number of the item as printed, else its code; title of the section or of the edition.</param>
/// <param name="Kind">What kind of fault.</param>
/// <param name="Message">The fault in a sentence.</param>
/// <param name="Stated">What the document states.</param>
/// <param name="Found">What the rows give.</param>
/// <param name="Code">Code of the place; null for the whole edition.</param>
internal sealed record CheckBody(string Where, CheckKind Kind, string Message, decimal? Stated, decimal? Found, string? Code);

/// <summary>An edition, whole.</summary>
internal sealed record RubricBody(
    string Code, string Edition, string Title, Subject Subject, decimal FullMark, string? Source, RoundingBody Rounding,
    NotApplicableRule NotApplicable, decimal? BonusCap, IReadOnlyList<SectionBody> Sections)
{
    public static RubricBody Of(RubricEdition edition) => new(
        edition.Code, edition.Edition, edition.Title, edition.Subject, edition.FullMark, edition.Source, new RoundingBody(edition.Rounding.Digits),
        edition.NotApplicable, edition.BonusCap, [.. edition.Sections.Select(SectionBody.Of)]);
}

/// <summary>Rounding, half away from zero.</summary>
/// <param name="Digits">Decimals.</param>
internal sealed record RoundingBody(int Digits);

/// <summary>A heading with its mark. It has either sections or items.</summary>
internal sealed record SectionBody(
    string Code, string? Number, string Title, decimal FullMark, bool FullMarkImplied, string? Source,
    IReadOnlyList<SectionBody> Sections, IReadOnlyList<ItemBody> Items)
{
    public static SectionBody Of(Section section) => new(
        section.Code, section.Number, section.Title, section.FullMark, section.FullMarkImplied, section.Source,
        [.. section.Sections.Select(Of)], [.. section.Items.Select(ItemBody.Of)]);
}

/// <summary>One row of the paper table.</summary>
internal sealed record ItemBody(
    string Code, string? Number, string Title, string? Text, string? Method, string? Source, decimal? FullMark, bool FullMarkImplied, decimal? Cap,
    IReadOnlyList<GroupBody> Groups, IReadOnlyList<ClauseBody> Clauses)
{
    public static ItemBody Of(Item item) => new(
        item.Code, item.Number, item.Title, item.Text, item.Method, item.Source, item.FullMark, item.FullMarkImplied, item.Cap,
        [.. item.Groups.Select(group => new GroupBody(group.Code, group.Cap))], [.. item.Clauses.Select(ClauseBody.Of)]);
}

/// <summary>A common cap over several clauses of the item.</summary>
internal sealed record GroupBody(string Code, decimal Cap);

/// <summary>One scoring sentence.</summary>
internal sealed record ClauseBody(
    string Code, ClauseKind Kind, string Text, decimal? Points, string? Unit, decimal? Cap, string? Group, decimal? Target, decimal? Step,
    ShortfallSense? Sense, IReadOnlyList<TierBody>? Tiers, decimal? Min, decimal? Max, VetoScope? Scope,
    string? ValueUnit, decimal? MaxCount, bool PolarityImplied)
{
    public static ClauseBody Of(Clause clause) => new(
        clause.Code, clause.Kind, clause.Text, clause.Points, clause.Unit, clause.Cap, clause.Group, clause.Target, clause.Step,
        clause.Sense, clause.Tiers is { } tiers ? [.. tiers.Select(TierBody.Of)] : null, clause.Min, clause.Max, clause.Scope,
        clause.ValueUnit, clause.MaxCount, clause.PolarityImplied);
}

/// <summary>One tier of a measured value, from its lower limit on.</summary>
/// <param name="From">Lower limit, included; null for the lowest tier.</param>
/// <param name="Points">Points lost.</param>
/// <param name="UpTo">Upper limit as printed; it plays no part in scoring.</param>
/// <param name="UpToIncluded">True when the printed upper limit belongs to the tier.</param>
/// <param name="Implied">True when the document does not state this tier.</param>
internal sealed record TierBody(decimal? From, decimal Points, decimal? UpTo, bool UpToIncluded, bool Implied)
{
    public static TierBody Of(Tier tier) => new(tier.From, tier.Points, tier.UpTo, tier.UpToIncluded, tier.Implied);
}
