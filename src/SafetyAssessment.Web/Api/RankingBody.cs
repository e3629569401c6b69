using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Web.Api;

/// <summary>The ranking of a group.</summary>
internal sealed record RankingBody(string Scheme, string Group, decimal FullMark, IReadOnlyList<RankingUnit> Rows)
{
    public static RankingBody Of(RankingView view) =>
        new(view.Scheme.Code, view.Group.Code, view.Group.FullMark, [.. view.Rows.Select(RankingUnit.Of)]);
}

/// <summary>A unit in the ranking.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Parts">The parts in order.</param>
/// <param name="Total">Sum of the shown part scores.</param>
/// <param name="ComputedGrade">The grade of the bands; null without bands, or while parts are missing.</param>
/// <param name="FinalGrade">The grade after vetoes; once it is published, the one that the office decided.</param>
/// <param name="Vetoes">Confirmed vetoes.</param>
/// <param name="Rank">From 1; null for a unit that is left out.</param>
/// <param name="Excluded">Why it is left out, or null.</param>
/// <param name="Name">Its name.</param>
/// <param name="FinalTotal">The total after vetoes; the rank follows it.</param>
/// <param name="Tied">True when it shares the rank.</param>
/// <param name="Complete">False while a part is missing; what is missing counts nothing in the total.</param>
internal sealed record RankingUnit(
    string Unit, IReadOnlyList<RankingPart> Parts, decimal Total, Grade? ComputedGrade, Grade? FinalGrade,
    IReadOnlyList<RankingVeto> Vetoes, int? Rank, string? Excluded, string Name, decimal FinalTotal, bool Tied, bool Complete)
{
    public static RankingUnit Of(RankingRow row)
    {
        var result = row.Ranked.Result;
        return new RankingUnit(
            result.Unit, [.. result.Parts.Select(part => new RankingPart(part.Part.Code, part.Part.FullMark, part.Score))], result.Total,
            result.ComputedGrade, row.Grade, [.. result.Vetoes.Select(RankingVeto.Of)], row.Ranked.Rank, result.Excluded,
            row.Name, result.FinalTotal, row.Ranked.Tied, result.Complete);
    }
}

/// <summary>A part of the total.</summary>
/// <param name="Code">Its code.</param>
/// <param name="FullMark">Its full mark.</param>
/// <param name="Score">Shown points; null while nothing is known.</param>
internal sealed record RankingPart(string Code, decimal FullMark, decimal? Score);

/// <summary>A veto that a person has confirmed.</summary>
internal sealed record RankingVeto(string Code, string Title, VetoEffect Effect, string Document, string By, string? Reason)
{
    public static RankingVeto Of(ConfirmedVeto veto) =>
        new(veto.Rule.Code, veto.Rule.Title, veto.Rule.Effect, veto.Document, veto.By, veto.Reason);
}
