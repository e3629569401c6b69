using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Publications;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Results;

/// <summary>The ranking of a group, with names.</summary>
public sealed record RankingView(Scheme Scheme, UnitGroup Group, IReadOnlyList<RankingRow> Rows)
{
    /// <summary>What it was published as; null while it is computed from what is stored, and provisional.</summary>
    public PublicationStamp? Publication { get; init; }
}

/// <summary>A unit in the ranking.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ranked">Its rank and result.</param>
/// <param name="OpenProposals">Veto proposals that nobody has decided yet; they change nothing.</param>
public sealed record RankingRow(string Name, RankedUnit Ranked, int OpenProposals)
{
    /// <summary>What the office decided, once it is published.</summary>
    public UnitDecision? Decision { get; init; }

    /// <summary>The grade in effect: the published decision, else the one after vetoes.</summary>
    public Grade? Grade => Decision?.Grade ?? Ranked.Result.FinalGrade;
}

/// <summary>One unit's result with everything that it is made of, down to each finding.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Group">The group.</param>
/// <param name="Name">Name of the unit.</param>
/// <param name="Result">The result.</param>
/// <param name="Sheets">Scored sheets by part and period, with the id to open them.</param>
/// <param name="Percents">Outside scores, with who gave them.</param>
/// <param name="Entered">Entered scores, with their documents.</param>
/// <param name="Ledger">Ledger entries, withdrawn ones too.</param>
public sealed record UnitResultView(
    Scheme Scheme, UnitGroup Group, string Name, UnitResult Result, IReadOnlyDictionary<SheetKey, ResultSheet> Sheets,
    IReadOnlyList<ExternalScoreRow> Percents, IReadOnlyList<EnteredScoreRow> Entered, IReadOnlyList<LedgerRow> Ledger)
{
    /// <summary>What it was published as; null while it is computed from what is stored, and provisional.</summary>
    public PublicationStamp? Publication { get; init; }

    /// <summary>What the office decided, once it is published.</summary>
    public UnitDecision? Decision { get; init; }

    /// <summary>The grade in effect: the published decision, else the one after vetoes.</summary>
    public Grade? Grade => Decision?.Grade ?? Result.FinalGrade;

    /// <summary>The total as it was before appeals; null when none was upheld.</summary>
    public decimal? TotalBeforeAppeals { get; init; }
}

/// <summary>A scored sheet in a result.</summary>
/// <param name="Id">The sheet.</param>
/// <param name="State">Its state.</param>
/// <param name="Score">Its score with reasons.</param>
/// <param name="Reasons">Why items are not applicable or exempt, by code of the item.</param>
public sealed record ResultSheet(Guid Id, AssessmentState State, ScoreSheet Score, IReadOnlyDictionary<string, string> Reasons)
{
    /// <summary>The appeals that count in <see cref="Score"/>; null when none was upheld.</summary>
    public CountedAppeals? Appeals { get; init; }

    /// <summary>The score of what the team had entered; null when no appeal was upheld, and for what is published.</summary>
    internal ScoreSheet? BeforeAppeals { get; init; }
}

/// <summary>The appeals that were upheld on a sheet, beside what it was without them.</summary>
/// <param name="ScoreBefore">Score of what the team had entered.</param>
/// <param name="Items">One for each item.</param>
public sealed record CountedAppeals(decimal? ScoreBefore, IReadOnlyList<CountedAppeal> Items)
{
    internal static CountedAppeals Of(ScoreSheet before, IEnumerable<Appeal> upheld) => new(before.Score, [.. upheld
        .Select(appeal => new CountedAppeal(appeal.ItemCode, before.Item(appeal.ItemCode)?.Lost ?? 0, appeal.DecisionReason!, appeal.DecidedBy!, appeal.DecidedAt!.Value))
        .OrderBy(appeal => appeal.Item, StringComparer.Ordinal)]);
}

/// <summary>An upheld appeal as a result shows it.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="LostBefore">Points that the item had lost.</param>
/// <param name="Reason">Why it was upheld.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record CountedAppeal(string Item, decimal LostBefore, string Reason, string By, DateTime At);

/// <summary>
/// Computes results from stored inputs. There is no stored total: the number shown is computed by the one engine each time,
/// and loses nothing by it — a group of a city is a few dozen sheets. What is published is read as it was published.
/// </summary>
public sealed class ResultQueries(
    IDbContextFactory<AssessmentDb> contexts, SchemeCatalog schemes, RubricCatalog rubrics, PublicationCatalog publications)
{
    /// <summary>The ranking of a group: as published while a publication is in force, else as it stands.</summary>
    public async Task<RankingView> Ranking(Actor actor, string schemeCode, string groupCode)
    {
        actor.Demand(Permission.ViewRanking);
        await using var db = await contexts.CreateDbContextAsync();
        if (await publications.InForce(db, schemeCode, groupCode) is { } published)
            return published.Ranking();
        return await Provisional(db, schemeCode, groupCode);
    }

    /// <summary>One unit's result: as published while a publication is in force, else as it stands.</summary>
    public async Task<UnitResultView> Unit(Actor actor, string schemeCode, string groupCode, string unit)
    {
        actor.Demand(Permission.ViewResult, new AccessTarget(Unit: unit));
        await using var db = await contexts.CreateDbContextAsync();
        if (await publications.InForce(db, schemeCode, groupCode) is { } published)
            return published.Unit(unit) ?? throw new RuleViolation(Rules.NotFound);
        return await Provisional(db, schemeCode, groupCode, unit);
    }

    private async Task<RankingView> Provisional(AssessmentDb db, string schemeCode, string groupCode)
    {
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var units = await SchemeCatalog.UnitsOf(db, group);
        var names = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        var inputs = await Inputs(db, scheme, group, [.. names.Keys]);
        var ranked = Domain.Schemes.Ranking.Rank(scheme, inputs.Select(pair => SchemeScorer.Score(scheme, group, pair.Inputs)));
        var open = await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == scheme.Code && veto.State == VetoState.Proposed)
            .Select(veto => veto.Unit).ToListAsync();
        return new RankingView(scheme, group,
            [.. ranked.Select(unit => new RankingRow(names[unit.Result.Unit], unit, open.Count(code => code == unit.Result.Unit)))]);
    }

    private async Task<UnitResultView> Provisional(AssessmentDb db, string schemeCode, string groupCode, string unit)
    {
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        var known = (await SchemeCatalog.UnitsOf(db, group)).FirstOrDefault(row => row.Code == unit) ?? throw new RuleViolation(Rules.NotFound);
        var (inputs, sheets) = (await Inputs(db, scheme, group, [unit]))[0];
        var percents = await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && score.Unit == unit)
            .Select(score => new ExternalScoreRow(score.Unit, score.Input, score.Percent, score.Version, score.ChangedBy, score.ChangedAt)).ToListAsync();
        var entered = await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && score.Unit == unit)
            .Select(score => new EnteredScoreRow(score.Unit, score.Part, score.Points, score.Document, score.Version, score.ChangedBy, score.ChangedAt))
            .ToListAsync();
        return new UnitResultView(scheme, group, known.Name, SchemeScorer.Score(scheme, group, inputs), sheets,
            percents, entered, await FigureQueries.Entries(db, scheme.Code, [unit]))
        {
            TotalBeforeAppeals = TotalBeforeAppeals(scheme, group, inputs, sheets),
        };
    }

    private async Task<IReadOnlyList<(UnitInputs Inputs, IReadOnlyDictionary<SheetKey, ResultSheet> Sheets)>> Inputs(
        AssessmentDb db, Scheme scheme, UnitGroup group, List<string> units)
    {
        var stored = await ResultInputs.Read(db, rubrics, scheme.Code, group.Code, units.Count == 1 ? units[0] : null);
        return [.. units.Select(unit =>
        {
            var own = stored.SheetsOf(unit).ToDictionary(pair => pair.Key, pair => Scored(pair.Value));
            var inputs = stored.Of(scheme, unit, own.ToDictionary(pair => pair.Key, pair => pair.Value.Score));
            return (inputs, (IReadOnlyDictionary<SheetKey, ResultSheet>)own);
        })];
    }

    internal static decimal? TotalBeforeAppeals(Scheme scheme, UnitGroup group, UnitInputs inputs, IReadOnlyDictionary<SheetKey, ResultSheet> sheets) =>
        sheets.Values.All(sheet => sheet.BeforeAppeals is null) ? null
            : SchemeScorer.Score(scheme, group, inputs with { Sheets = sheets.ToDictionary(pair => pair.Key, pair => pair.Value.BeforeAppeals ?? pair.Value.Score) }).Total;

    internal static ResultSheet Scored(StoredSheet stored)
    {
        var before = stored.Appeals.Count == 0 ? null : Scorer.Score(stored.Edition, stored.Sheet.ToInput());
        return new ResultSheet(
            stored.Sheet.Id, stored.Sheet.State, Scorer.Score(stored.Edition, stored.Input),
            stored.Sheet.RowsWith(stored.Appeals).Where(row => row.Reason is not null).ToDictionary(row => row.Item, row => row.Reason!))
        {
            BeforeAppeals = before,
            Appeals = before is null ? null : CountedAppeals.Of(before, stored.Appeals),
        };
    }
}
