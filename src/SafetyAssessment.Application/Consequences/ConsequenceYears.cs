using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Consequences;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Consequences;

/// <summary>
/// The years that a scheme's consequences look at, this year first and without a gap. A year is settled by the publication in force, read from its
/// frozen text; every other year stands in its place without a grade.
/// </summary>
internal sealed class ConsequenceYears
{
    private readonly IReadOnlyList<RankingView?> published;

    private ConsequenceYears(
        IReadOnlyList<Consequence> rules, IReadOnlyList<YearColumn> columns, IReadOnlyList<string?> schemes, IReadOnlyList<RankingView?> published) =>
        (Rules, Columns, Schemes, this.published) = (rules, columns, schemes, published);

    /// <summary>The scheme's rules; empty when it states none.</summary>
    public IReadOnlyList<Consequence> Rules { get; }

    public IReadOnlyList<YearColumn> Columns { get; }

    /// <summary>Code of each year's scheme, or null.</summary>
    public IReadOnlyList<string?> Schemes { get; }

    public static async Task<ConsequenceYears> Read(AssessmentDb db, SchemeCatalog catalog, PublicationCatalog publications, Scheme scheme, string group)
    {
        var rules = scheme.Consequences ?? [];
        var rows = await SchemeCatalog.YearsOf(db, scheme.Code);
        var (columns, schemes, published) = (new List<YearColumn>(), new List<string?>(), new List<RankingView?>());
        for (var back = 0; back < rules.Select(rule => rule.Years).DefaultIfEmpty(1).Max(); back++)
        {
            var code = rows.FirstOrDefault(row => row.Year == scheme.Year - back)?.Code;
            var ranking = code is null ? null : (await publications.InForce(db, code, group))?.Ranking();
            var state = ranking is not null ? YearState.Published : code is null ? YearState.NoScheme : await YearQueries.Without(db, catalog, code, group);
            columns.Add(new YearColumn(scheme.Year - back, state, ranking?.Scheme, ranking?.Publication));
            schemes.Add(code);
            published.Add(ranking);
        }

        return new ConsequenceYears(rules, columns, schemes, published);
    }

    /// <summary>What the rules come to for a unit.</summary>
    public IReadOnlyList<ConsequenceProposal> Proposals(string unit) => ConsequenceProposal.Of(Rules, Of(unit));

    /// <summary>A unit's grades. A unit that was left out of a year, or is not in it, has none there.</summary>
    public IReadOnlyList<YearGrade> Of(string unit) => [.. Columns.Select((column, at) =>
    {
        var row = published[at]?.Rows.FirstOrDefault(known => known.Ranked.Result.Unit == unit && known.Ranked.Result.Excluded is null);
        return row?.Grade is { } grade
            ? new YearGrade(column.Year, Schemes[at], grade, row.Ranked.Result.FinalTotal, column.Stamp!.Revision)
            : new YearGrade(column.Year, Schemes[at], null, null, null);
    })];
}
