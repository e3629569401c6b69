using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Schemes;

/// <summary>An assessment scheme (考核方案) of one year: who is assessed on what, and what follows from it.</summary>
public sealed record Scheme
{
    /// <summary>Code: <c>qinhuangdao-2016</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>The year that is assessed.</summary>
    public required int Year { get; init; }

    /// <summary>The document.</summary>
    public string? Source { get; init; }

    /// <summary>How part scores and totals are rounded.</summary>
    public Rounding Rounding { get; init; } = Rounding.Default;

    /// <summary>How equal totals share a rank.</summary>
    public TieRule Ties { get; init; }

    /// <summary>Codes of parts that decide between equal totals, in order; empty when the scheme states none.</summary>
    public IReadOnlyList<string> TieBreaks { get; init; } = [];

    /// <summary>Phases with their dates.</summary>
    public IReadOnlyList<Phase> Phases { get; init; } = [];

    /// <summary>Days in which a unit may appeal after its sheet was confirmed; null when the document states none.</summary>
    public int? AppealDays { get; init; }

    /// <summary>The grades and how they are decided.</summary>
    public GradeRules Grades { get; init; } = new();

    /// <summary>Vetoes and bars to the top grade.</summary>
    public IReadOnlyList<VetoRule> Vetoes { get; init; } = [];

    /// <summary>Groups of assessed units.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; init; } = [];

    /// <summary>What follows from a grade over the years; null when the document states nothing.</summary>
    // Null and not an empty list: the canonical form of a scheme stored before consequences were known must stay the same.
    public IReadOnlyList<Consequence>? Consequences { get; init; }

    /// <summary>From which difference on a self-assessment is marked beside the team's score, in percent of the row's mark; null: 20.</summary>
    // Null and not the number itself, for the same reason.
    public decimal? SelfDifferenceLimit { get; init; }

    /// <summary>Who gives outside scores.</summary>
    public IReadOnlyList<Giver> Givers { get; init; } = [];

    /// <summary>Faults of the document that concern the scheme; shown, never corrected away.</summary>
    public IReadOnlyList<SchemeNote> Notes { get; init; } = [];

    /// <summary>The periods that some part of some group is scored in, each once, in order.</summary>
    public IReadOnlyList<Period> Periods =>
        [.. Groups.SelectMany(group => group.Parts).SelectMany(part => part.Periods ?? []).DistinctBy(period => period.Code, StringComparer.Ordinal)];

    /// <summary>Title of a period; its code where the scheme does not know it.</summary>
    public string PeriodTitle(string code) => Periods.FirstOrDefault(period => period.Code == code)?.Title ?? code;

    /// <summary>The group of a code, or null.</summary>
    public UnitGroup? Group(string code) => Groups.FirstOrDefault(group => group.Code == code);

    /// <summary>The veto rule of a code, or null.</summary>
    public VetoRule? Veto(string code) => Vetoes.FirstOrDefault(rule => rule.Code == code);
}

/// <summary>How equal totals share a rank.</summary>
public enum TieRule
{
    /// <summary>1-2-2-4.</summary>
    Skip,

    /// <summary>1-2-2-3.</summary>
    Dense,
}

/// <summary>A phase (阶段) of the assessment.</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">Title as shown.</param>
/// <param name="From">First day, null when the document names only the end.</param>
/// <param name="To">Last day.</param>
public sealed record Phase(string Code, string Title, DateOnly? From, DateOnly To)
{
    /// <summary>What it is for; null: the document does not make it clear.</summary>
    // Null is left out of the canonical form: a scheme stored before kinds were known stays the same.
    public PhaseKind? Kind { get; init; }
}

/// <summary>A fault of the scheme's document.</summary>
/// <param name="Kind">What kind of fault.</param>
/// <param name="Stated">What it says.</param>
/// <param name="Found">What was found.</param>
public sealed record SchemeNote(string Kind, string Stated, string Found);

/// <summary>Somebody who gives outside scores (专项打分).</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Office">True for an office of the safety bureau, false for a lead department.</param>
public sealed record Giver(string Code, string Name, bool Office);

/// <summary>A group of assessed units (考核对象类别) that is ranked together.</summary>
public sealed record UnitGroup
{
    /// <summary>Code: <c>county</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of unit it holds.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Full mark of the total, in points.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>What is drawn for the visit.</summary>
    public string? Sampling { get; init; }

    /// <summary>What the scheme states about scoring again by another team; null: nothing.</summary>
    public VerificationRule? Verification { get; init; }

    /// <summary>The units, with those that are excluded.</summary>
    public IReadOnlyList<SchemeUnit> Units { get; init; } = [];

    /// <summary>Units that are left out, each with the reason.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    /// <summary>The parts in the order of the table.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Every period in which sheets of the group are opened, in order; "" for the sheets of parts without periods.</summary>
    public IReadOnlyList<string> SheetPeriods => [.. Parts.SelectMany(part => part.SheetPeriods).Distinct(StringComparer.Ordinal)];

    /// <summary>The part of a code, or null.</summary>
    public Part? Part(string code) => Parts.FirstOrDefault(part => part.Code == code);

    /// <summary>Why a unit is left out, or null.</summary>
    public string? ExclusionOf(string unit) => Excluded.FirstOrDefault(exclusion => exclusion.Unit == unit)?.Reason;
}

/// <summary>What a scheme states about verification by another team.</summary>
/// <param name="AtLeast">How many sheets are drawn at least; null: not stated.</param>
/// <param name="Tolerance">By how many points two teams may be apart; null: not stated.</param>
public sealed record VerificationRule(int? AtLeast, decimal? Tolerance)
{
    /// <summary>The most sheets that one draw holds.</summary>
    public const int Most = 1000;
}

/// <summary>A unit as the scheme names it.</summary>
/// <param name="Code">Code, the same as in the tree of units.</param>
/// <param name="Name">Name as shown.</param>
public sealed record SchemeUnit(string Code, string Name);

/// <summary>A unit that is left out.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Reason">Why.</param>
public sealed record Exclusion(string Unit, string Reason);

/// <summary>Where a part's score comes from.</summary>
public enum PartKind
{
    /// <summary>A team's sheet on a rubric.</summary>
    Rubric,

    /// <summary>Outside scores by subject, in percent.</summary>
    External,

    /// <summary>A daily ledger: starts full, entries deduct or restore.</summary>
    Ledger,

    /// <summary>A score entered with its document.</summary>
    Entered,

    /// <summary>A team's sheets on one rubric, one for each period (quarter, half-year); their scores are averaged.</summary>
    Periods,
}

/// <summary>A period (季度, 半年) that a part is assessed in.</summary>
/// <param name="Code">Code, unique in the part: <c>Q1</c>.</param>
/// <param name="Title">Title as shown: 第一季度.</param>
/// <param name="Weight">How much it counts in the average, against the other periods; above 0.</param>
public sealed record Period(string Code, string Title, decimal Weight);

/// <summary>A part of the total (考核部分).</summary>
public sealed record Part
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Heading that it stands under in the table: 年终考核.</summary>
    public string? Heading { get; init; }

    /// <summary>Full mark in points of the total.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>Weight in the total; null: the part's points count as they are.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Where the score comes from.</summary>
    public required PartKind Kind { get; init; }

    /// <summary>Code of the rubric.</summary>
    public string? Rubric { get; init; }

    /// <summary>Edition of the rubric.</summary>
    public string? Edition { get; init; }

    /// <summary>The periods whose scores are averaged, for <see cref="PartKind.Periods"/>; else null.</summary>
    public IReadOnlyList<Period>? Periods { get; init; }

    /// <summary>Who gives an entered score.</summary>
    public string? Giver { get; init; }

    /// <summary>Place in the document.</summary>
    public string? Source { get; init; }

    /// <summary>True when a team scores it on sheets of a rubric, once or in every period.</summary>
    public bool HasSheets => Kind is PartKind.Rubric or PartKind.Periods;

    /// <summary>The periods in which sheets of this part are opened: its periods, or the one nameless period "" of a part without.</summary>
    public IEnumerable<string> SheetPeriods => Kind == PartKind.Rubric ? [""] : Periods?.Select(period => period.Code) ?? [];

    /// <summary>Title of a period; empty for a part without periods.</summary>
    public string PeriodTitle(string code) => Periods?.FirstOrDefault(period => period.Code == code)?.Title ?? code;

    /// <summary>Subjects of outside scores.</summary>
    public IReadOnlyList<ScoredSubject> Subjects { get; init; } = [];
}

/// <summary>A subject of outside scores (行业专项).</summary>
public sealed record ScoredSubject
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Full mark in points.</summary>
    public required decimal FullMark { get; init; }

    /// <summary>Givers give points out of so many, above 0; null: percent.</summary>
    // Null and not 100: the canonical form of a scheme stored before points were known must stay the same.
    public decimal? OutOf { get; init; }

    /// <summary>The most that a giver can give, in points or percent.</summary>
    public decimal Highest => OutOf ?? 100;

    /// <summary>Who gives what; several that apply to a unit are averaged.</summary>
    public required IReadOnlyList<SubjectInput> Inputs { get; init; }

    /// <summary>The inputs that apply to a unit.</summary>
    public IEnumerable<SubjectInput> InputsFor(string unit) => Inputs.Where(input => input.Units.Count == 0 || input.Units.Contains(unit));
}

/// <summary>One giver's figure for a subject: percent, or points where the subject is given in points.</summary>
/// <param name="Code">Code, unique in the scheme.</param>
/// <param name="Title">Title as shown.</param>
/// <param name="Giver">Code of the giver.</param>
/// <param name="Units">The only units that it applies to; empty: all.</param>
public sealed record SubjectInput(string Code, string Title, string Giver, IReadOnlyList<string> Units);
