using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;

namespace SafetyAssessment.Domain.Verifications;

/// <summary>How far a verification is.</summary>
public enum VerificationState
{
    /// <summary>Drawn; no team scores it yet.</summary>
    Drawn,

    /// <summary>A second team scores, or has scored and the office has to decide.</summary>
    Scoring,

    /// <summary>The first sheet went back to be redone.</summary>
    SentBack,

    /// <summary>The two teams are within the tolerance; settled.</summary>
    Closed,
}

/// <summary>What the office decided on the two sheets as they were then.</summary>
/// <param name="Comparison">The two sheets.</param>
/// <param name="Reason">What the first team was told; null when it was closed.</param>
/// <param name="Who">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record VerificationStep(SheetComparison Comparison, string? Reason, string Who, DateTime At);

/// <summary>A drawn sheet that another team scores again. It decides nothing by itself: what may change is the first sheet, by its own team, after it was sent back.</summary>
public sealed class Verification
{
    private Verification()
    {
    }

    internal Verification(Guid id, Guid draw, int place, Assessment first, decimal tolerance)
    {
        Id = id;
        DrawId = draw;
        Place = place;
        FirstSheet = first.Id;
        Unit = first.Unit;
        Tolerance = tolerance;
    }

    /// <summary>Which one.</summary>
    public Guid Id { get; private set; }

    /// <summary>The draw that it comes from.</summary>
    public Guid DrawId { get; private set; }

    /// <summary>Its place in the draw, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>The sheet that is verified.</summary>
    public Guid FirstSheet { get; private set; }

    /// <summary>The sheet of the second team; null until one is named.</summary>
    public Guid? SecondSheet { get; private set; }

    /// <summary>By how many points the two may be apart.</summary>
    public decimal Tolerance { get; private set; }

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<VerificationStep> Steps { get; private set; } = [];

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>How far it is.</summary>
    public VerificationState State => Steps.Count > 0 ? (Steps[^1].Reason is null ? VerificationState.Closed : VerificationState.SentBack)
        : SecondSheet is null ? VerificationState.Drawn : VerificationState.Scoring;

    /// <summary>Gives it to a team: its sheet is begun. While nothing is entered in that sheet, another team can be named.</summary>
    /// <param name="first">The sheet that is verified.</param>
    /// <param name="second">The verification sheet with its rows, if there is one.</param>
    /// <param name="team">Code of the team.</param>
    /// <param name="sheet">Which sheet it will be, if there is none.</param>
    /// <returns>The new sheet, if one was begun, and what happened; no event when the team has it already.</returns>
    public (Assessment? Begun, DomainEvent? Happened) Assign(Assessment first, Assessment? second, string team, Guid sheet)
    {
        if (first.Team == team)
            throw new RuleViolation(Rules.VerificationSameTeam);
        if (State == VerificationState.Closed)
            throw new RuleViolation(Rules.VerificationClosed);
        var before = second?.Team;
        if (before == team)
            return (null, null);
        Assessment? begun = null;
        if (second is null)
            SecondSheet = (begun = first.BeginVerification(sheet, team)).Id;
        else
            second.GiveTo(team);
        Version++;
        return (begun, Event("verification.assigned", new { Team = before }, new { Team = team, Sheet = SecondSheet }));
    }

    /// <summary>Closes it: the two teams are within the tolerance.</summary>
    public DomainEvent Close(SheetComparison now, Actor actor, DateTime at)
    {
        DemandOpen();
        if (now.IsOver)
            throw new RuleViolation(Rules.VerificationOver, now.Tolerance);
        return Decide(now, null, actor, at, "verification.closed");
    }

    /// <summary>Notes that the first sheet goes back: the two teams are further apart than allowed.</summary>
    public DomainEvent SendBack(SheetComparison now, string reason, Actor actor, DateTime at)
    {
        DemandOpen();
        if (!now.IsOver)
            throw new RuleViolation(Rules.VerificationWithin, now.Tolerance);
        return Decide(now, reason.Trim(), actor, at, "verification.sent-back");
    }

    private void DemandOpen()
    {
        if (State == VerificationState.Closed)
            throw new RuleViolation(Rules.VerificationClosed);
    }

    private DomainEvent Decide(SheetComparison now, string? reason, Actor actor, DateTime at, string action)
    {
        Steps = [.. Steps, new VerificationStep(now, reason, actor.Name, at)];
        Version++;
        return Event(action, null, new { now.First, now.Second, now.Tolerance, now.Items, Reason = reason });
    }

    private DomainEvent Event(string action, object? before, object? after) => new("verification", Id.ToString(), action, Unit, before, after);
}
