using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Schemes;

/// <summary>What is known of one unit in a group: everything its total is made of.</summary>
public sealed record UnitInputs
{
    /// <summary>Code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Scored sheets by part and period.</summary>
    public IReadOnlyDictionary<SheetKey, ScoreSheet> Sheets { get; init; } = new Dictionary<SheetKey, ScoreSheet>();

    /// <summary>Percents 0 to 100, or points where the subject is given in points, by code of the subject's input.</summary>
    public IReadOnlyDictionary<string, decimal> Percents { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Entered points by code of the part.</summary>
    public IReadOnlyDictionary<string, decimal> Entered { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Ledger entries in force: part and points, negative for a deduction, positive for what is restored.</summary>
    public IReadOnlyList<LedgerPoints> Ledger { get; init; } = [];

    /// <summary>Vetoes confirmed by a person.</summary>
    public IReadOnlyList<ConfirmedVeto> Vetoes { get; init; } = [];
}

/// <summary>Which of a unit's sheets: the part, and its period where it has any.</summary>
/// <param name="Part">Code of the part.</param>
/// <param name="Period">Code of the period; empty for a part without periods.</param>
public readonly record struct SheetKey(string Part, string Period = "");

/// <summary>A ledger starts full; entries deduct and restore, and it leaves neither 0 nor the full mark.</summary>
/// <param name="FullMark">Full mark of the part.</param>
/// <param name="Deducted">Sum of what was deducted, above 0.</param>
/// <param name="Restored">Sum of what was restored.</param>
public sealed record LedgerBalance(decimal FullMark, decimal Deducted, decimal Restored)
{
    /// <summary>Full mark − deducted + restored, before the limits.</summary>
    public decimal Sum => FullMark - Deducted + Restored;

    /// <summary>What is left within the limits.</summary>
    public decimal Left => Math.Clamp(Sum, 0, FullMark);

    /// <summary>The balance of a part's entries.</summary>
    public static LedgerBalance Of(Part part, IEnumerable<LedgerPoints> entries)
    {
        var own = entries.Where(entry => entry.Part == part.Code).Select(entry => entry.Points).ToList();
        return new LedgerBalance(part.FullMark, -own.Where(points => points < 0).Sum(), own.Where(points => points > 0).Sum());
    }
}

/// <summary>Points of one ledger entry.</summary>
/// <param name="Part">Code of the part.</param>
/// <param name="Points">Negative: deducted; positive: restored.</param>
public sealed record LedgerPoints(string Part, decimal Points);

/// <summary>A veto that a person has confirmed.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Document">Number of the document that decides it.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Reason">Why.</param>
public sealed record ConfirmedVeto(VetoRule Rule, string Document, string By, string? Reason);

/// <summary>Score of a part as it is shown.</summary>
public sealed record PartScore
{
    /// <summary>The part.</summary>
    public required Part Part { get; init; }

    /// <summary>Shown points on the part's full mark; null while nothing is known.</summary>
    public required decimal? Score { get; init; }

    /// <summary>True when nothing is missing: sheet complete, all subjects given.</summary>
    public required bool Complete { get; init; }

    /// <summary>Scores of the subjects, for outside scores.</summary>
    public IReadOnlyList<SubjectScore> Subjects { get; init; } = [];

    /// <summary>Scores of the periods, those that are missing too; empty for other parts.</summary>
    public IReadOnlyList<PeriodScore> Periods { get; init; } = [];

    /// <summary>How the score of a ledger comes about; null for other parts.</summary>
    public LedgerBalance? Ledger { get; init; }

    /// <summary>Points lost of the full mark; null while nothing is known.</summary>
    public decimal? Lost => Part.FullMark - Score;
}

/// <summary>Score of a subject as it is shown.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Percents">The percents, or points, that were averaged, with the inputs that gave them.</param>
/// <param name="Score">Shown points; null while an input is missing.</param>
public sealed record SubjectScore(ScoredSubject Subject, IReadOnlyList<(SubjectInput Input, decimal? Percent)> Percents, decimal? Score);

/// <summary>Score of a period as it is shown.</summary>
/// <param name="Period">The period.</param>
/// <param name="Score">Shown points on the part's full mark; null while its sheet is missing or untouched.</param>
/// <param name="Complete">True when its sheet is complete.</param>
public sealed record PeriodScore(Period Period, decimal? Score, bool Complete);

/// <summary>A unit's result: raw score, computed grade and final grade side by side.</summary>
public sealed record UnitResult
{
    /// <summary>Code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The parts in order.</summary>
    public required IReadOnlyList<PartScore> Parts { get; init; }

    /// <summary>Sum of the shown part scores (with weights: rounded once); what is missing counts nothing, see <see cref="Complete"/>.</summary>
    public required decimal Total { get; init; }

    /// <summary>The total after vetoes: 0 where one makes it so, else <see cref="Total"/>.</summary>
    public required decimal FinalTotal { get; init; }

    /// <summary>True when every part is complete.</summary>
    public required bool Complete { get; init; }

    /// <summary>The grade that the bands give for the total; null without bands, or while parts are missing.</summary>
    public required Grade? ComputedGrade { get; init; }

    /// <summary>The grade after vetoes; null when it is left to the office's decision.</summary>
    public required Grade? FinalGrade { get; init; }

    /// <summary>Confirmed vetoes.</summary>
    public required IReadOnlyList<ConfirmedVeto> Vetoes { get; init; }

    /// <summary>Why the unit is left out of the ranking, or null.</summary>
    public string? Excluded { get; init; }
}

/// <summary>Computes a unit's total from its parts, and lays the vetoes over it.</summary>
public static class SchemeScorer
{
    /// <summary>The unit's result. Missing inputs make it incomplete; they are never taken for zero in silence.</summary>
    public static UnitResult Score(Scheme scheme, UnitGroup group, UnitInputs inputs)
    {
        var parts = group.Parts.Select(part => Score(scheme, part, inputs)).ToList();
        var total = scheme.Rounding.Apply(parts.Sum(part => (part.Part.Weight ?? 1) * (part.Score ?? 0)));
        var complete = parts.All(part => part.Complete);
        var computed = complete ? scheme.Grades.Of(total, group.FullMark) : null;
        return new UnitResult
        {
            Unit = inputs.Unit,
            Parts = parts,
            Total = total,
            FinalTotal = inputs.Vetoes.Any(veto => veto.Rule.Effect == VetoEffect.TotalZero) ? 0 : total,
            Complete = complete,
            ComputedGrade = computed,
            FinalGrade = Overlay(computed, inputs.Vetoes),
            Vetoes = inputs.Vetoes,
            Excluded = group.ExclusionOf(inputs.Unit),
        };
    }

    private static Grade? Overlay(Grade? computed, IReadOnlyList<ConfirmedVeto> vetoes)
    {
        if (vetoes.Any(veto => veto.Rule.Effect is VetoEffect.Unqualified or VetoEffect.TotalZero))
            return Grade.Unqualified;
        return computed == Grade.Excellent && vetoes.Any(veto => veto.Rule.Effect == VetoEffect.NotExcellent) ? Grade.Good : computed;
    }

    private static PartScore Score(Scheme scheme, Part part, UnitInputs inputs) => part.Kind switch
    {
        PartKind.Rubric => FromSheet(scheme, part, inputs.Sheets.GetValueOrDefault(new SheetKey(part.Code))),
        PartKind.Periods => FromPeriods(scheme, part, inputs),
        PartKind.External => FromSubjects(scheme, part, inputs),
        PartKind.Ledger => FromLedger(scheme, part, inputs.Ledger),
        _ => FromEntered(scheme, part, inputs.Entered),
    };

    private static PartScore FromSheet(Scheme scheme, Part part, ScoreSheet? sheet) => new()
    {
        Part = part,
        Score = sheet?.ExactScore is { } exact && sheet.Items.Any(item => item.State != ItemState.NotAssessed) ? scheme.Rounding.Apply(exact.Scale(part.FullMark, sheet.Edition.FullMark)) : null,
        Complete = sheet is { Complete: true, ExactScore: not null },
    };

    // The shown scores of the periods are averaged, and the average is rounded once. While one is missing there is no average:
    // leaving it out or taking it for zero would both show a number that is none.
    private static PartScore FromPeriods(Scheme scheme, Part part, UnitInputs inputs)
    {
        var periods = (part.Periods ?? []).Select(period =>
        {
            var sheet = FromSheet(scheme, part, inputs.Sheets.GetValueOrDefault(new SheetKey(part.Code, period.Code)));
            return new PeriodScore(period, sheet.Score, sheet.Complete);
        }).ToList();
        var known = periods.Count > 0 && periods.TrueForAll(period => period.Score is not null);
        return new PartScore
        {
            Part = part,
            Score = known ? scheme.Rounding.Apply(new Ratio(
                periods.Sum(period => period.Period.Weight * period.Score!.Value), periods.Sum(period => period.Period.Weight))) : null,
            Complete = known && periods.TrueForAll(period => period.Complete),
            Periods = periods,
        };
    }

    private static PartScore FromSubjects(Scheme scheme, Part part, UnitInputs inputs)
    {
        var subjects = part.Subjects.Select(subject => Score(scheme, subject, inputs)).ToList();
        return new PartScore
        {
            Part = part,
            Score = subjects.Exists(subject => subject.Score is not null) ? subjects.Sum(subject => subject.Score ?? 0) : null,
            Complete = subjects.TrueForAll(subject => subject.Score is not null),
            Subjects = subjects,
        };
    }

    private static SubjectScore Score(Scheme scheme, ScoredSubject subject, UnitInputs inputs)
    {
        var percents = subject.InputsFor(inputs.Unit)
            .Select(input => (input, inputs.Percents.TryGetValue(input.Code, out var percent) ? percent : (decimal?)null)).ToList();
        var known = percents.Count > 0 && percents.TrueForAll(pair => pair.Item2 is not null);
        var average = known ? new Ratio(percents.Sum(pair => pair.Item2!.Value), percents.Count).Scale(subject.FullMark, subject.Highest) : (Ratio?)null;
        return new SubjectScore(subject, percents, average is { } exact ? scheme.Rounding.Apply(exact) : null);
    }

    /// <summary>What a ledger part stands at after each of its entries, in their order; the last number is the part's score.</summary>
    public static IReadOnlyList<decimal> LedgerCourse(Scheme scheme, Part part, IReadOnlyList<LedgerPoints> entries) =>
        [.. entries.Select((_, at) => FromLedger(scheme, part, [.. entries.Take(at + 1)]).Score!.Value)];

    private static PartScore FromLedger(Scheme scheme, Part part, IReadOnlyList<LedgerPoints> ledger)
    {
        var balance = LedgerBalance.Of(part, ledger);
        return new PartScore { Part = part, Score = scheme.Rounding.Apply(balance.Left), Complete = true, Ledger = balance };
    }

    private static PartScore FromEntered(Scheme scheme, Part part, IReadOnlyDictionary<string, decimal> entered)
    {
        var known = entered.TryGetValue(part.Code, out var points);
        return new PartScore { Part = part, Score = known ? scheme.Rounding.Apply(points) : null, Complete = known };
    }
}
