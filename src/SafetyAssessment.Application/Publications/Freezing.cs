using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Publications;

/// <summary>Writes computed results into the form in which they are published. Everything has one order, so that the same results have the same text.</summary>
internal static class Freezing
{
    public static FrozenUnit Unit(RankedUnit ranked, UnitResultView view, int openVetoes, IEnumerable<FrozenAccident> accidents)
    {
        var result = ranked.Result;
        return new FrozenUnit
        {
            Unit = result.Unit,
            Name = view.Name,
            Rank = ranked.Rank,
            Tied = ranked.Tied,
            Excluded = result.Excluded,
            Total = result.Total,
            FinalTotal = result.FinalTotal,
            Complete = result.Complete,
            ComputedGrade = result.ComputedGrade,
            FinalGrade = result.FinalGrade,
            OpenVetoes = openVetoes,
            Parts = [.. result.Parts.Select(Part)],
            Vetoes = [.. result.Vetoes.Select(veto => new FrozenVeto(veto.Rule.Code, veto.Document, veto.By, veto.Reason))
                .OrderBy(veto => veto.Rule, StringComparer.Ordinal).ThenBy(veto => veto.Document, StringComparer.Ordinal)],
            Accidents = [.. accidents.OrderBy(accident => accident.Date).ThenBy(accident => accident.Id)],
            Sheets = [.. view.Sheets.OrderBy(pair => pair.Key.Part, StringComparer.Ordinal).ThenBy(pair => pair.Key.Period, StringComparer.Ordinal)
                .Select(pair => Sheet(pair.Key, pair.Value))],
            Percents = [.. view.Percents.OrderBy(score => score.Input, StringComparer.Ordinal)],
            Entered = [.. view.Entered.OrderBy(score => score.Part, StringComparer.Ordinal)],
            Ledger = [.. view.Ledger.OrderByDescending(entry => entry.Date).ThenByDescending(entry => entry.EnteredAt).ThenBy(entry => entry.Id)],
            TotalBeforeAppeals = view.TotalBeforeAppeals,
        };
    }

    private static FrozenPart Part(PartScore part) => new(
        part.Part.Code, part.Score, part.Complete,
        [.. part.Subjects.Select(subject => new FrozenSubject(
            subject.Subject.Code, subject.Score, [.. subject.Percents.Select(pair => new FrozenPercent(pair.Input.Code, pair.Percent))]))],
        [.. part.Periods.Select(period => new FrozenPeriod(period.Period.Code, period.Score, period.Complete))],
        part.Ledger);

    private static FrozenSheet Sheet(SheetKey key, ResultSheet sheet)
    {
        var score = sheet.Score;
        return new FrozenSheet
        {
            Id = sheet.Id,
            Part = key.Part,
            Period = key.Period,
            State = sheet.State,
            Rubric = score.Edition.Code,
            Edition = score.Edition.Edition,
            ExactScore = score.ExactScore,
            Applicable = score.Applicable,
            Lost = score.Lost,
            Bonus = score.Bonus,
            Additional = score.Additional,
            Complete = score.Complete,
            Vetoes = [.. score.Vetoes.Select(clause => clause.Code)],
            Sections = [.. score.Sections.Select(section => Section(section, sheet.Reasons))],
            Appeals = sheet.Appeals,
        };
    }

    private static FrozenSection Section(SectionScore section, IReadOnlyDictionary<string, string> reasons) => new(
        section.Applicable, section.Score, section.LostBeforeCap,
        [.. section.Sections.Select(child => Section(child, reasons))],
        [.. section.Items.Select(item => new FrozenItem(
            item.Item.Code, item.State, reasons.GetValueOrDefault(item.Item.Code), item.LostBeforeCap, item.Unearned, item.Lost,
            [.. item.Clauses.Select(clause => new FrozenClause(
                clause.Clause.Code, clause.Count, clause.LostBeforeCap, clause.Lost, clause.Gained, clause.NotCounted, clause.Findings))]))]);
}

/// <summary>Reads a published ranking back into what pages show. Nothing is computed: every number is the one that was written.</summary>
internal sealed class Thawing(FrozenPublication publication, PublicationStamp stamp)
{
    private readonly Scheme scheme = publication.Ranking.Scheme;
    private readonly UnitGroup group = publication.Ranking.Scheme.Group(publication.Ranking.Group)!;

    private readonly Dictionary<(string, string), RubricEdition> editions =
        publication.Ranking.Editions.ToDictionary(edition => (edition.Code, edition.Edition));

    public RankingView Ranking() => new(scheme, group, [.. publication.Ranking.Units.Select(Row)]) { Publication = stamp };

    public UnitResultView? Unit(string unit) => publication.Ranking.Units.FirstOrDefault(known => known.Unit == unit) is not { } frozen ? null
        : new UnitResultView(
            scheme, group, frozen.Name, Result(frozen),
            frozen.Sheets.ToDictionary(sheet => new SheetKey(sheet.Part, sheet.Period), Sheet), frozen.Percents, frozen.Entered, frozen.Ledger)
        {
            Publication = stamp,
            Decision = Decision(unit),
            TotalBeforeAppeals = frozen.TotalBeforeAppeals,
        };

    private RankingRow Row(FrozenUnit unit) =>
        new(unit.Name, new RankedUnit(Result(unit), unit.Rank, unit.Tied), unit.OpenVetoes) { Decision = Decision(unit.Unit) };

    private Domain.Publications.UnitDecision? Decision(string unit) => publication.Decisions.FirstOrDefault(decision => decision.Unit == unit);

    private UnitResult Result(FrozenUnit unit) => new()
    {
        Unit = unit.Unit,
        Parts = [.. unit.Parts.Select(Part)],
        Total = unit.Total,
        FinalTotal = unit.FinalTotal,
        Complete = unit.Complete,
        ComputedGrade = unit.ComputedGrade,
        FinalGrade = unit.FinalGrade,
        Vetoes = [.. unit.Vetoes.Select(veto => new ConfirmedVeto(scheme.Veto(veto.Rule)!, veto.Document, veto.By, veto.Reason))],
        Excluded = unit.Excluded,
    };

    private PartScore Part(FrozenPart frozen)
    {
        var part = group.Part(frozen.Code)!;
        return new PartScore
        {
            Part = part,
            Score = frozen.Score,
            Complete = frozen.Complete,
            Subjects = [.. frozen.Subjects.Select(subject => Subject(part.Subjects.First(known => known.Code == subject.Code), subject))],
            Periods = [.. frozen.Periods.Select(period => new PeriodScore(part.Periods!.First(known => known.Code == period.Code), period.Score, period.Complete))],
            Ledger = frozen.Ledger,
        };
    }

    private static SubjectScore Subject(ScoredSubject subject, FrozenSubject frozen) => new(
        subject, [.. frozen.Percents.Select(pair => (subject.Inputs.First(input => input.Code == pair.Input), pair.Percent))], frozen.Score);

    private ResultSheet Sheet(FrozenSheet sheet)
    {
        var edition = editions[(sheet.Rubric, sheet.Edition)];
        var score = new ScoreSheet
        {
            Edition = edition,
            ExactScore = sheet.ExactScore,
            Applicable = sheet.Applicable,
            Lost = sheet.Lost,
            Bonus = sheet.Bonus,
            Additional = sheet.Additional,
            Complete = sheet.Complete,
            Vetoes = [.. sheet.Vetoes.Select(code => edition.Index.Clause(code)!.Value.Clause)],
            Sections = [.. edition.Sections.Zip(sheet.Sections, Section)],
        };
        return new ResultSheet(sheet.Id, sheet.State, score, Items(sheet.Sections).Where(item => item.Reason is not null).ToDictionary(item => item.Code, item => item.Reason!))
        {
            Appeals = sheet.Appeals,
        };
    }

    private static SectionScore Section(Section section, FrozenSection frozen) => new()
    {
        Section = section,
        Applicable = frozen.Applicable,
        Score = frozen.Score,
        LostBeforeCap = frozen.LostBeforeCap,
        Sections = [.. section.Sections.Zip(frozen.Sections, Section)],
        Items = [.. section.Items.Zip(frozen.Items, Item)],
    };

    private static ItemScore Item(Item item, FrozenItem frozen) => new()
    {
        Item = item,
        State = frozen.State,
        LostBeforeCap = frozen.LostBeforeCap,
        Unearned = frozen.Unearned,
        Lost = frozen.Lost,
        Clauses = [.. frozen.Clauses.Select(clause => new ClauseScore
        {
            Clause = item.Clauses.First(known => known.Code == clause.Code),
            Findings = clause.Findings,
            Count = clause.Count,
            LostBeforeCap = clause.LostBeforeCap,
            Lost = clause.Lost,
            Gained = clause.Gained,
            NotCounted = clause.NotCounted,
        })],
    };

    internal static IEnumerable<FrozenItem> Items(IEnumerable<FrozenSection> sections) =>
        sections.SelectMany(section => section.Items.Concat(Items(section.Sections)));
}
