using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Domain.Publications;

/// <summary>What is not settled about a unit when its result is compiled; the office sees it before it decides.</summary>
public enum Unsettled
{
    /// <summary>A part is missing or not complete.</summary>
    PartIncomplete,

    /// <summary>A sheet is not confirmed.</summary>
    SheetNotConfirmed,

    /// <summary>A veto proposal is neither confirmed nor dismissed.</summary>
    VetoUndecided,

    /// <summary>An opinion of the unit is not answered.</summary>
    OpinionOpen,
}

/// <summary>How far a total is from the next better grade.</summary>
/// <param name="Next">The better grade.</param>
/// <param name="Missing">Points that are missing to it, on the group's full mark.</param>
public sealed record GradeMargin(Grade Next, decimal Missing)
{
    /// <summary>The margin of a total; null at the top, without bands, or while the result has no grade.</summary>
    public static GradeMargin? Of(GradeRules rules, decimal shownTotal, decimal fullMark)
    {
        if (rules.Of(shownTotal, fullMark) is not { } grade)
            return null;
        var next = rules.Bands.Where(band => band.Grade > grade).OrderBy(band => band.From).FirstOrDefault();
        if (next is null)
            return null;
        var limit = rules.Basis == GradeBasis.Marks ? next.From : next.From * fullMark / 100;
        return new GradeMargin(next.Grade, limit - shownTotal);
    }
}

/// <summary>The proposal (评定建议) for one unit, on which the office decides.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">Rank; null for a unit that is left out.</param>
/// <param name="Tied">True when it shares the rank.</param>
/// <param name="Total">The total after vetoes, as it is shown.</param>
/// <param name="Computed">The grade of the bands; null without bands, or while parts are missing.</param>
/// <param name="Proposed">The grade after vetoes; null when it is left to the office.</param>
/// <param name="Margin">How far the next better grade is.</param>
/// <param name="Accidents">Accidents of the year.</param>
/// <param name="Vetoes">Titles of the confirmed vetoes.</param>
/// <param name="Open">What is not settled, with how many times.</param>
/// <param name="Excluded">Why the unit is left out, or null.</param>
public sealed record UnitProposal(
    string Unit, string Name, int? Rank, bool Tied, decimal Total, Grade? Computed, Grade? Proposed, GradeMargin? Margin, int Accidents,
    IReadOnlyList<string> Vetoes, IReadOnlyDictionary<Unsettled, int> Open, string? Excluded)
{
    /// <summary>True when a decision made on this proposal can stand on the other one: the same result, and the same points open.</summary>
    public bool SameGround(UnitProposal other) =>
        (Total, Computed, Proposed) == (other.Total, other.Computed, other.Proposed) && Open.Count == other.Open.Count && !Open.Except(other.Open).Any();
}

/// <summary>The office's decision (评定) on one unit.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Grade">The grade that it gets.</param>
/// <param name="Reason">Why it differs from the proposal; null when it does not.</param>
/// <param name="By">Who entered it.</param>
/// <param name="At">When, UTC.</param>
public sealed record UnitDecision(string Unit, Grade Grade, string? Reason, string By, DateTime At);

/// <summary>A decision as it is asked for.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Reason">Why, if it differs.</param>
public sealed record GradeChoice(string Unit, Grade Grade, string? Reason);
