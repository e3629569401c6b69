using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Publications;

/// <summary>What a figure is about.</summary>
public enum FigureKind
{
    /// <summary>The unit is in one of the two alone.</summary>
    Unit,

    /// <summary>The total after vetoes.</summary>
    Total,

    /// <summary>The rank.</summary>
    Rank,

    /// <summary>The grade of the bands.</summary>
    ComputedGrade,

    /// <summary>The grade after vetoes.</summary>
    FinalGrade,

    /// <summary>The score of a part.</summary>
    Part,

    /// <summary>The points lost on an item.</summary>
    Item,
}

/// <summary>A figure that does not come out as it was published.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">Part or item, with its code; empty for the whole.</param>
/// <param name="Published">As it was published.</param>
/// <param name="Computed">As it comes out now.</param>
public sealed record FigureDifference(string Unit, FigureKind Kind, string Place, string Published, string Computed);

/// <summary>A publication computed again.</summary>
/// <param name="TextHolds">True when the stored text has the hash that it was published with.</param>
/// <param name="Units">How many units were computed.</param>
/// <param name="Items">How many items of sheets were scored.</param>
/// <param name="Differences">From the findings and figures that were published, with the stored scheme and editions.</param>
/// <param name="Stored">From what is stored now; null when it is in force no longer, since inputs may then be changed.</param>
public sealed record PublicationCheck(
    bool TextHolds, int Units, int Items, IReadOnlyList<FigureDifference> Differences, IReadOnlyList<FigureDifference>? Stored)
{
    /// <summary>True when everything comes out to the same cent.</summary>
    public bool Holds => TextHolds && Differences.Count == 0 && Stored is not { Count: > 0 };
}

/// <summary>Computes a published ranking again and compares every figure.</summary>
public sealed class PublicationCheckQueries(IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics)
{
    /// <summary>Checks it.</summary>
    public async Task<PublicationCheck> Check(Actor actor, Guid id)
    {
        actor.Demand(Permission.ViewRanking);
        await using var db = await contexts.CreateDbContextAsync();
        var stored = await db.Publications.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id) ?? throw new RuleViolation(Rules.NotFound);
        var stamp = (await PublicationCatalog.Stamp(db, id))!;
        // Read anew: what is checked is what the database holds.
        var content = CanonicalJson.Read<FrozenPublication>(stored.Json);
        var again = await Again(db, content, new Thawing(content, stamp));
        var now = stamp.InForce ? (await RankingCompiler.Compile(db, schemes, rubrics, stored.Scheme, stored.Group)).Content.Units : null;
        var published = content.Ranking.Units;
        return new PublicationCheck(
            CanonicalJson.Hash(stored.Json) == stored.Hash, published.Count,
            published.Sum(unit => unit.Sheets.Sum(sheet => Thawing.Items(sheet.Sections).Count())),
            Differences(published, again), now is null ? null : Differences(published, now));
    }

    private async Task<IReadOnlyList<FrozenUnit>> Again(AssessmentDb db, FrozenPublication content, Thawing thawing)
    {
        var scheme = await schemes.Get(db, content.Ranking.Scheme.Code);
        var group = SchemeCatalog.Group(scheme, content.Ranking.Group);
        var views = new List<UnitResultView>();
        foreach (var unit in content.Ranking.Units)
        {
            var view = thawing.Unit(unit.Unit)!;
            var sheets = new Dictionary<SheetKey, ResultSheet>();
            foreach (var sheet in unit.Sheets)
            {
                var key = new SheetKey(sheet.Part, sheet.Period);
                sheets[key] = view.Sheets[key] with { Score = Scorer.Score(await rubrics.Get(db, sheet.Rubric, sheet.Edition), Input(sheet)) };
            }

            views.Add(view with { Sheets = sheets, Result = SchemeScorer.Score(scheme, group, Inputs(view, sheets)) });
        }

        return [.. Domain.Schemes.Ranking.Rank(scheme, views.Select(view => view.Result))
            .Select(ranked => Freezing.Unit(ranked, views.First(view => view.Result.Unit == ranked.Result.Unit), 0, []))];
    }

    private static SheetInput Input(FrozenSheet sheet)
    {
        var items = Thawing.Items(sheet.Sections).ToList();
        return new SheetInput
        {
            Findings = [.. items.SelectMany(item => item.Clauses).SelectMany(clause => clause.Findings)],
            Clear = Of(ItemState.Clear),
            NotApplicable = Of(ItemState.NotApplicable),
            Exempt = Of(ItemState.Exempt),
        };

        List<string> Of(ItemState state) => [.. items.Where(item => item.State == state).Select(item => item.Code)];
    }

    private static UnitInputs Inputs(UnitResultView view, Dictionary<SheetKey, ResultSheet> sheets) => new()
    {
        Unit = view.Result.Unit,
        Sheets = sheets.ToDictionary(pair => pair.Key, pair => pair.Value.Score),
        Percents = view.Percents.Where(score => score.Percent is not null).ToDictionary(score => score.Input, score => score.Percent!.Value),
        Entered = view.Entered.Where(score => score.Points is not null).ToDictionary(score => score.Part, score => score.Points!.Value),
        Ledger = [.. view.Ledger.Where(entry => entry.WithdrawnReason is null).Select(entry => new LedgerPoints(entry.Part, entry.Points))],
        Vetoes = view.Result.Vetoes,
    };

    private static IReadOnlyList<FigureDifference> Differences(IReadOnlyList<FrozenUnit> published, IReadOnlyList<FrozenUnit> computed)
    {
        var now = computed.ToDictionary(unit => unit.Unit);
        var gone = published.Where(unit => !now.ContainsKey(unit.Unit)).Select(unit => new FigureDifference(unit.Name, FigureKind.Unit, "", unit.Name, ""));
        var added = computed.Where(unit => published.All(known => known.Unit != unit.Unit)).Select(unit => new FigureDifference(unit.Name, FigureKind.Unit, "", "", unit.Name));
        return [.. gone, .. added, .. published.Where(unit => now.ContainsKey(unit.Unit)).SelectMany(unit => Differences(unit, now[unit.Unit]))];
    }

    private static IEnumerable<FigureDifference> Differences(FrozenUnit old, FrozenUnit now)
    {
        var before = Figures(old).ToDictionary(figure => (figure.Kind, figure.Place), figure => figure.Value);
        var after = Figures(now).ToDictionary(figure => (figure.Kind, figure.Place), figure => figure.Value);
        return before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key, "") != after.GetValueOrDefault(key, ""))
            .Select(key => new FigureDifference(old.Name, key.Kind, key.Place, before.GetValueOrDefault(key, ""), after.GetValueOrDefault(key, "")));
    }

    private static IEnumerable<(FigureKind Kind, string Place, string Value)> Figures(FrozenUnit unit) =>
    [
        (FigureKind.Total, "", Number(unit.FinalTotal)), (FigureKind.Rank, "", Number(unit.Rank)),
        (FigureKind.ComputedGrade, "", $"{unit.ComputedGrade}"), (FigureKind.FinalGrade, "", $"{unit.FinalGrade}"),
        .. unit.Parts.Select(part => (FigureKind.Part, part.Code, Number(part.Score))),
        .. unit.Sheets.SelectMany(sheet => Thawing.Items(sheet.Sections)
            .Select(item => (FigureKind.Item, $"{sheet.Part}{sheet.Period} {item.Code}", $"{item.State} {Number(item.Lost)}"))),
    ];

    private static string Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
}
