using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Api;

/// <summary>A scored sheet.</summary>
/// <param name="Score">The score, rounded once; null when nothing is applicable.</param>
/// <param name="FullMark">Full mark of the edition.</param>
/// <param name="Applicable">Marks that are applicable.</param>
/// <param name="Lost">Points lost of them, after all caps.</param>
/// <param name="Bonus">Points added above the full mark.</param>
/// <param name="Additional">Points taken from the total beyond the items.</param>
/// <param name="Complete">False while an item is not assessed.</param>
/// <param name="Vetoes">Vetoes with a finding; they change no number.</param>
/// <param name="Sections">The sections.</param>
internal sealed record ScoreBody(
    decimal? Score, decimal FullMark, decimal Applicable, decimal Lost, decimal Bonus, decimal Additional, bool Complete,
    IReadOnlyList<VetoFound> Vetoes, IReadOnlyList<SectionScoreBody> Sections)
{
    public static ScoreBody Of(ScoreSheet sheet) => new(
        sheet.Score, sheet.Edition.FullMark, sheet.Applicable, sheet.Lost, sheet.Bonus, sheet.Additional, sheet.Complete,
        [.. sheet.Vetoes.Select(clause => new VetoFound(clause.Code, clause.Scope))], [.. sheet.Sections.Select(SectionScoreBody.Of)]);
}

/// <summary>A veto clause with a finding.</summary>
internal sealed record VetoFound(string Clause, VetoScope? Scope);

/// <summary>A scored section.</summary>
internal sealed record SectionScoreBody(
    string Code, decimal FullMark, decimal Applicable, decimal Lost, decimal Score,
    IReadOnlyList<SectionScoreBody> Sections, IReadOnlyList<ItemScoreBody> Items)
{
    public static SectionScoreBody Of(SectionScore section) => new(
        section.Section.Code, section.Section.FullMark, section.Applicable, section.Lost, section.Score,
        [.. section.Sections.Select(Of)], [.. section.Items.Select(ItemScoreBody.Of)]);
}

/// <summary>A scored item.</summary>
/// <param name="Code">Its code.</param>
/// <param name="State">One of five states.</param>
/// <param name="Mark">Its full mark, else its cap, else null.</param>
/// <param name="LostBeforeCap">Points lost before the item's own caps.</param>
/// <param name="Lost">Points lost.</param>
/// <param name="Clauses">Clauses with a finding; none on an item that does not count.</param>
internal sealed record ItemScoreBody(
    string Code, ItemState State, decimal? Mark, decimal LostBeforeCap, decimal Lost, IReadOnlyList<ClauseScoreBody> Clauses)
{
    // A finding on an item that is not applicable or exempt costs nothing, so that no clause may say it did.
    public static ItemScoreBody Of(ItemScore item) => new(
        item.Item.Code, item.State, item.Item.Mark, item.LostBeforeCap, item.Lost,
        item.State == ItemState.Findings ? [.. item.Clauses.Select(ClauseScoreBody.Of)] : []);
}

/// <summary>What one clause cost or gained.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Count">How often; null for measured and chosen clauses.</param>
/// <param name="LostBeforeCap">Points lost before the clause's cap.</param>
/// <param name="Lost">Points lost; of an «additional» clause, taken from the total and not from the item.</param>
/// <param name="NotCounted">Of the count, how many cost or gained nothing any more.</param>
/// <param name="Gained">Points won by an «earned» or «bonus» clause, after its cap.</param>
internal sealed record ClauseScoreBody(string Code, decimal? Count, decimal LostBeforeCap, decimal Lost, decimal NotCounted, decimal Gained)
{
    public static ClauseScoreBody Of(ClauseScore clause) =>
        new(clause.Clause.Code, clause.Count, clause.LostBeforeCap, clause.Lost, clause.NotCounted, clause.Gained);
}
