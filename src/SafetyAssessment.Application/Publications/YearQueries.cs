using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Publications;

/// <summary>What there is of a year.</summary>
public enum YearState
{
    /// <summary>A publication is in force.</summary>
    Published,

    /// <summary>It was published and re-opened; the next revision is not there yet.</summary>
    Reopened,

    /// <summary>There is a scheme with the group, and nothing was published.</summary>
    NotPublished,

    /// <summary>There is no scheme of that year, or the group is not in it.</summary>
    NoScheme,
}

/// <summary>A year in the comparison.</summary>
/// <param name="Year">The year.</param>
/// <param name="State">What there is of it.</param>
/// <param name="Scheme">The scheme as it was published; null while nothing is.</param>
/// <param name="Stamp">The publication in force, or null.</param>
public sealed record YearColumn(int Year, YearState State, Scheme? Scheme, PublicationStamp? Stamp);

/// <summary>A unit over the years.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Its name, as it was published last.</param>
/// <param name="Figures">Its result of each year, in the order of the years; null where nothing is published of it.</param>
public sealed record UnitYears(string Unit, string Name, IReadOnlyList<YearFigure?> Figures);

/// <summary>A published result in short.</summary>
/// <param name="Rank">The rank; null for a unit that was left out.</param>
/// <param name="Score">The total after vetoes, as it was published.</param>
/// <param name="Grade">The grade in effect.</param>
/// <param name="Excluded">Why the unit was left out, or null.</param>
public sealed record YearFigure(int? Rank, YearScore Score, Grade? Grade, string? Excluded);

/// <summary>A score as it was published.</summary>
/// <param name="Points">The points; null where nothing was scored.</param>
/// <param name="Of">The mark that they are out of, in that year.</param>
public sealed record YearScore(decimal? Points, decimal Of)
{
    /// <summary>The share of the mark: what years with different marks are compared by. Null where there is none.</summary>
    public decimal? Share => Points is { } points && Of > 0 ? points / Of : null;
}

/// <summary>A part of a unit's result, or what a part is made of, over the years.</summary>
/// <param name="Key">What it is told by: codes of the part and of the section, subject or period.</param>
/// <param name="Title">Its title, as it was published last.</param>
/// <param name="Below">True for what a part is made of.</param>
/// <param name="Scores">In the order of the years; null where it was not.</param>
public sealed record YearLine(string Key, string Title, bool Below, IReadOnlyList<YearScore?> Scores);

/// <summary>Results of a group over the years.</summary>
/// <param name="Scheme">The scheme that was asked for.</param>
/// <param name="Group">The group.</param>
/// <param name="Years">Every year from the first scheme to the last, those without anything too.</param>
/// <param name="Units">The units that the person may see.</param>
public sealed record YearView(Scheme Scheme, UnitGroup Group, IReadOnlyList<YearColumn> Years, IReadOnlyList<UnitYears> Units);

/// <summary>One unit over the years.</summary>
/// <param name="Years">The years.</param>
/// <param name="Unit">Totals and grades.</param>
/// <param name="Lines">Parts, each followed by what it is made of.</param>
public sealed record UnitYearView(YearView Years, UnitYears Unit, IReadOnlyList<YearLine> Lines);

/// <summary>Reads what was published of several years; nothing is computed, and what is not published is missing.</summary>
public sealed class YearQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, PublicationCatalog publications)
{
    /// <summary>A group over the years; an assessed unit sees itself.</summary>
    public async Task<YearView> Group(Actor actor, string scheme, string group)
    {
        actor.Demand(Permission.ViewPublications);
        await using var db = await contexts.CreateDbContextAsync();
        return (await Read(db, actor, scheme, group)).View;
    }

    /// <summary>One unit's totals, parts and sections over the years.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.NotFound"/> for a unit of which nothing is published.</exception>
    public async Task<UnitYearView> Unit(Actor actor, string scheme, string group, string unit)
    {
        actor.Demand(Permission.ViewPublications, new AccessTarget(Unit: unit));
        await using var db = await contexts.CreateDbContextAsync();
        var (view, published) = await Read(db, actor, scheme, group);
        var own = view.Units.FirstOrDefault(known => known.Unit == unit) ?? throw new RuleViolation(Rules.NotFound);
        return new UnitYearView(view, own, Lines([.. published.Select(year => year?.Unit(unit))]));
    }

    private async Task<(YearView View, IReadOnlyList<Thawing?> Published)> Read(AssessmentDb db, Actor actor, string schemeCode, string groupCode)
    {
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var rows = await SchemeCatalog.YearsOf(db, schemeCode);
        var columns = new List<YearColumn>();
        var published = new List<Thawing?>();
        for (var year = rows[0].Year; year <= rows[^1].Year; year++)
        {
            var code = rows.FirstOrDefault(row => row.Year == year)?.Code;
            var content = code is null ? null : await publications.InForce(db, code, groupCode);
            columns.Add(content?.Ranking() is { } ranking
                ? new YearColumn(year, YearState.Published, ranking.Scheme, ranking.Publication)
                : new YearColumn(year, code is null ? YearState.NoScheme : await Without(db, schemes, code, groupCode), null, null));
            published.Add(content);
        }

        return (new YearView(scheme, group, columns, Units(actor, [.. published.Select(year => year?.Ranking())])), published);
    }

    /// <summary>What there is of a year that is not published.</summary>
    internal static async Task<YearState> Without(AssessmentDb db, SchemeCatalog schemes, string scheme, string group) =>
        (await schemes.Get(db, scheme)).Group(group) is null ? YearState.NoScheme
        : await db.Publications.AnyAsync(known => known.Scheme == scheme && known.Group == group) ? YearState.Reopened : YearState.NotPublished;

    // In the order of the last published ranking; whoever is only in earlier ones follows.
    private static IReadOnlyList<UnitYears> Units(Actor actor, IReadOnlyList<RankingView?> years) =>
        [.. years.Reverse().OfType<RankingView>().SelectMany(year => year.Rows).DistinctBy(row => row.Ranked.Result.Unit)
            .Where(row => actor.Role != Role.AssessedUnit || row.Ranked.Result.Unit == actor.Unit)
            .Select(row => new UnitYears(row.Ranked.Result.Unit, row.Name, [.. years.Select(year => Figure(year, row.Ranked.Result.Unit))]))];

    private static YearFigure? Figure(RankingView? year, string unit) => year?.Rows.FirstOrDefault(row => row.Ranked.Result.Unit == unit) is { } row
        ? new YearFigure(row.Ranked.Rank, new YearScore(row.Ranked.Result.FinalTotal, year.Group.FullMark), row.Grade, row.Ranked.Result.Excluded)
        : null;

    private static IReadOnlyList<YearLine> Lines(IReadOnlyList<UnitResultView?> years)
    {
        var found = years.Select(year => year is null ? [] : year.Result.Parts.SelectMany(part => Scores(year, part)).ToDictionary(score => score.Key)).ToList();
        var order = Enumerable.Reverse(found).SelectMany(year => year.Values).DistinctBy(score => score.Key).ToList();
        // What only earlier years had stands behind its part, not behind everything.
        var parts = order.Select(score => score.Part).Distinct().ToList();
        return [.. order.OrderBy(score => parts.IndexOf(score.Part))
            .Select(score => new YearLine(score.Key, score.Title, score.Below, [.. found.Select(year => year.GetValueOrDefault(score.Key)?.Score)]))];
    }

    private static IEnumerable<LineScore> Scores(UnitResultView view, PartScore part)
    {
        yield return new LineScore(part.Part.Code, part.Part.Code, part.Part.Title, false, new YearScore(part.Score, part.Part.FullMark));
        foreach (var period in part.Periods)
            yield return Below($"period:{period.Period.Code}", period.Period.Title, period.Score, part.Part.FullMark);
        foreach (var subject in part.Subjects)
            yield return Below($"subject:{subject.Subject.Code}", subject.Subject.Title, subject.Score, subject.Subject.FullMark);
        foreach (var section in view.Sheets.GetValueOrDefault(new SheetKey(part.Part.Code))?.Score.Sections ?? [])
            yield return Below($"section:{section.Section.Code}", section.Section.Title, Assessed(section) ? section.Score : null, section.Applicable);

        LineScore Below(string code, string title, decimal? points, decimal of) =>
            new(part.Part.Code, $"{part.Part.Code}/{code}", title, true, new YearScore(points, of));
    }

    // A section that nobody looked at has lost nothing, and is not full for that.
    private static bool Assessed(SectionScore section) => section.AllItems.Any(item => item.State != ItemState.NotAssessed);

    private sealed record LineScore(string Part, string Key, string Title, bool Below, YearScore Score);
}
