using SafetyAssessment.Application.Figures;
using SafetyAssessment.Application.Results;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Publications;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Publications;

/// <summary>
/// A ranking as it is written into a publication: everything that a page shows of it, so that nothing has to be computed or looked up again. What is
/// the same for all units (scheme, rubrics) stands in it once, and the results name it by its codes.
/// </summary>
internal sealed record FrozenRanking
{
    public required Scheme Scheme { get; init; }

    public required string Group { get; init; }

    public required IReadOnlyList<RubricEdition> Editions { get; init; }

    public required IReadOnlyList<FrozenUnit> Units { get; init; }
}

/// <summary>What is published: the ranking, the decisions on it, and by whom and as what it was published.</summary>
internal sealed record FrozenPublication
{
    public required int Revision { get; init; }

    public required string DocumentNumber { get; init; }

    public required string ApprovedBy { get; init; }

    public required DateTime ApprovedAt { get; init; }

    public required string PublishedBy { get; init; }

    public required DateTime PublishedAt { get; init; }

    public required string AuditHead { get; init; }

    public required IReadOnlyList<UnitDecision> Decisions { get; init; }

    public required FrozenRanking Ranking { get; init; }
}

internal sealed record FrozenUnit
{
    public required string Unit { get; init; }

    public required string Name { get; init; }

    public int? Rank { get; init; }

    public bool Tied { get; init; }

    public string? Excluded { get; init; }

    public required decimal Total { get; init; }

    public required decimal FinalTotal { get; init; }

    public required bool Complete { get; init; }

    public Grade? ComputedGrade { get; init; }

    public Grade? FinalGrade { get; init; }

    public int OpenVetoes { get; init; }

    public required IReadOnlyList<FrozenPart> Parts { get; init; }

    public required IReadOnlyList<FrozenVeto> Vetoes { get; init; }

    public required IReadOnlyList<FrozenAccident> Accidents { get; init; }

    public required IReadOnlyList<FrozenSheet> Sheets { get; init; }

    public required IReadOnlyList<ExternalScoreRow> Percents { get; init; }

    public required IReadOnlyList<EnteredScoreRow> Entered { get; init; }

    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    /// <summary>Null without an upheld appeal, and in what was published before it stood here.</summary>
    public decimal? TotalBeforeAppeals { get; init; }
}

internal sealed record FrozenPart(
    string Code, decimal? Score, bool Complete, IReadOnlyList<FrozenSubject> Subjects, IReadOnlyList<FrozenPeriod> Periods, LedgerBalance? Ledger);

internal sealed record FrozenSubject(string Code, decimal? Score, IReadOnlyList<FrozenPercent> Percents);

internal sealed record FrozenPercent(string Input, decimal? Percent);

internal sealed record FrozenPeriod(string Code, decimal? Score, bool Complete);

internal sealed record FrozenVeto(string Rule, string Document, string By, string? Reason);

internal sealed record FrozenAccident(Guid Id, DateOnly Date, AccidentLevel Level, int Deaths, int Injuries);

internal sealed record FrozenSheet
{
    public required Guid Id { get; init; }

    public required string Part { get; init; }

    public required string Period { get; init; }

    public required AssessmentState State { get; init; }

    public required string Rubric { get; init; }

    public required string Edition { get; init; }

    public Ratio? ExactScore { get; init; }

    public required decimal Applicable { get; init; }

    public required decimal Lost { get; init; }

    public required decimal Bonus { get; init; }

    public required decimal Additional { get; init; }

    public required bool Complete { get; init; }

    public required IReadOnlyList<string> Vetoes { get; init; }

    public required IReadOnlyList<FrozenSection> Sections { get; init; }

    /// <summary>Null without an upheld appeal, and in what was published before they stood here.</summary>
    public CountedAppeals? Appeals { get; init; }
}

internal sealed record FrozenSection(
    decimal Applicable, decimal Score, decimal LostBeforeCap, IReadOnlyList<FrozenSection> Sections, IReadOnlyList<FrozenItem> Items);

internal sealed record FrozenItem(
    string Code, ItemState State, string? Reason, decimal LostBeforeCap, decimal Unearned, decimal Lost, IReadOnlyList<FrozenClause> Clauses);

internal sealed record FrozenClause(
    string Code, decimal? Count, decimal LostBeforeCap, decimal Lost, decimal Gained, decimal NotCounted, IReadOnlyList<Finding> Findings);
