using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Application.Rubrics;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Vetoes;

namespace SafetyAssessment.Application.Publications;

/// <summary>How far a compilation has come.</summary>
/// <param name="Done">Units that are scored.</param>
/// <param name="Units">Units in all; 0 while what is stored is being read.</param>
public sealed record CompileProgress(int Done, int Units);

/// <summary>A ranking as it is computed now: what would be published, and what the office decides on.</summary>
internal sealed record CompiledRanking(FrozenRanking Content, string Json, string Hash, IReadOnlyList<UnitProposal> Proposals);

/// <summary>Computes a group's whole ranking from what is stored, with the one engine that pages use.</summary>
internal static class RankingCompiler
{
    public static async Task<CompiledRanking> Compile(
        AssessmentDb db, SchemeCatalog schemes, RubricCatalog rubrics, string schemeCode, string groupCode,
        IProgress<CompileProgress>? progress = null, CancellationToken cancellation = default)
    {
        var scheme = await schemes.Get(db, schemeCode);
        var group = SchemeCatalog.Group(scheme, groupCode);
        progress?.Report(new CompileProgress(0, 0));
        var units = await SchemeCatalog.UnitsOf(db, group);
        var codes = units.Select(unit => unit.Code).ToList();
        var stored = await ResultInputs.Read(db, rubrics, scheme.Code, group.Code, null);
        cancellation.ThrowIfCancellationRequested();
        var figures = await Figures.Read(db, scheme, codes, cancellation);

        var views = new Dictionary<string, UnitResultView>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            cancellation.ThrowIfCancellationRequested();
            var sheets = stored.SheetsOf(unit.Code).ToDictionary(pair => pair.Key, pair => ResultQueries.Scored(pair.Value));
            var inputs = stored.Of(scheme, unit.Code, sheets.ToDictionary(pair => pair.Key, pair => pair.Value.Score));
            views[unit.Code] = new UnitResultView(
                scheme, group, unit.Name, SchemeScorer.Score(scheme, group, inputs), sheets,
                [.. figures.Percents[unit.Code]], [.. figures.Entered[unit.Code]], [.. figures.Ledger[unit.Code]])
            {
                TotalBeforeAppeals = ResultQueries.TotalBeforeAppeals(scheme, group, inputs, sheets),
            };
            progress?.Report(new CompileProgress(views.Count, units.Count));
        }

        var ranked = Domain.Schemes.Ranking.Rank(scheme, views.Values.Select(view => view.Result));
        var content = new FrozenRanking
        {
            Scheme = scheme,
            Group = group.Code,
            Editions = [.. stored.Sheets.Select(sheet => sheet.Edition).DistinctBy(edition => (edition.Code, edition.Edition))
                .OrderBy(edition => edition.Code, StringComparer.Ordinal).ThenBy(edition => edition.Edition, StringComparer.Ordinal)],
            Units = [.. ranked.Select(unit => Freezing.Unit(unit, views[unit.Result.Unit], figures.OpenVetoes[unit.Result.Unit].Count(), figures.Accidents[unit.Result.Unit]))],
        };
        cancellation.ThrowIfCancellationRequested();
        var json = CanonicalJson.Write(content);
        return new CompiledRanking(content, json, CanonicalJson.Hash(json),
            [.. ranked.Select(unit => Proposal(unit, views[unit.Result.Unit], content.Units.First(known => known.Unit == unit.Result.Unit), figures.OpenOpinions[unit.Result.Unit].Count()))]);
    }

    private static UnitProposal Proposal(RankedUnit unit, UnitResultView view, FrozenUnit frozen, int openOpinions)
    {
        var open = new Dictionary<Unsettled, int>();
        Count(Unsettled.PartIncomplete, unit.Result.Parts.Count(part => !part.Complete));
        Count(Unsettled.SheetNotConfirmed, view.Sheets.Values.Count(sheet => sheet.State != AssessmentState.Confirmed));
        Count(Unsettled.VetoUndecided, frozen.OpenVetoes);
        Count(Unsettled.OpinionOpen, openOpinions);
        return new UnitProposal(
            unit.Result.Unit, view.Name, unit.Rank, unit.Tied, unit.Result.FinalTotal, unit.Result.ComputedGrade, unit.Result.FinalGrade,
            unit.Result.Complete ? GradeMargin.Of(view.Scheme.Grades, unit.Result.Total, view.Group.FullMark) : null, frozen.Accidents.Count,
            [.. unit.Result.Vetoes.Select(veto => veto.Rule.Title)], open, unit.Result.Excluded);

        void Count(Unsettled point, int times)
        {
            if (times > 0)
                open[point] = times;
        }
    }

    private sealed record Figures(
        ILookup<string, ExternalScoreRow> Percents, ILookup<string, EnteredScoreRow> Entered, ILookup<string, LedgerRow> Ledger,
        ILookup<string, Guid> OpenVetoes, ILookup<string, FrozenAccident> Accidents, ILookup<string, Guid> OpenOpinions)
    {
        public static async Task<Figures> Read(AssessmentDb db, Scheme scheme, List<string> units, CancellationToken cancellation)
        {
            var first = new DateOnly(scheme.Year, 1, 1);
            var percents = await db.ExternalScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && units.Contains(score.Unit))
                .Select(score => new ExternalScoreRow(score.Unit, score.Input, score.Percent, score.Version, score.ChangedBy, score.ChangedAt)).ToListAsync(cancellation);
            var entered = await db.EnteredScores.AsNoTracking().Where(score => score.Scheme == scheme.Code && units.Contains(score.Unit))
                .Select(score => new EnteredScoreRow(score.Unit, score.Part, score.Points, score.Document, score.Version, score.ChangedBy, score.ChangedAt))
                .ToListAsync(cancellation);
            var ledger = await FigureQueries.Entries(db, scheme.Code, units);
            var vetoes = await db.Vetoes.AsNoTracking().Where(veto => veto.Scheme == scheme.Code && veto.State == VetoState.Proposed)
                .Select(veto => new { veto.Unit, veto.Id }).ToListAsync(cancellation);
            var accidents = await db.Accidents.AsNoTracking()
                .Where(known => units.Contains(known.Unit) && known.WithdrawnReason == null && known.Date >= first && known.Date < first.AddYears(1)).ToListAsync(cancellation);
            var sheets = db.Assessments.AsNoTracking().Where(sheet => sheet.Scheme == scheme.Code && units.Contains(sheet.Unit));
            var opinions = await (from sheet in sheets
                                  join opinion in db.Opinions.AsNoTracking() on sheet.Id equals opinion.AssessmentId
                                  where !opinion.Agrees && opinion.ClosedAt == null
                                  select new { sheet.Unit, Opinion = opinion }).ToListAsync(cancellation);
            var appeals = await (from sheet in sheets
                                 join appeal in db.Appeals.AsNoTracking() on sheet.Id equals appeal.AssessmentId
                                 where appeal.Outcome == null
                                 select new { sheet.Unit, appeal.Id }).ToListAsync(cancellation);
            return new Figures(
                percents.ToLookup(score => score.Unit), entered.ToLookup(score => score.Unit), ledger.ToLookup(entry => entry.Unit),
                vetoes.ToLookup(veto => veto.Unit, veto => veto.Id),
                accidents.ToLookup(known => known.Unit, known => new FrozenAccident(known.Id, known.Date, known.Level, known.Deaths, known.Injuries)),
                opinions.Where(said => said.Opinion.IsOpen).Select(said => new { said.Unit, said.Opinion.Id }).Concat(appeals).ToLookup(open => open.Unit, open => open.Id));
        }
    }
}
