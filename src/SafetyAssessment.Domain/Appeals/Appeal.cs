using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rectification;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Appeals;

/// <summary>How an appeal was decided.</summary>
public enum AppealOutcome
{
    /// <summary>The unit is right: the item counts as adjusted.</summary>
    Upheld,

    /// <summary>The item stays as it was confirmed.</summary>
    Rejected,
}

/// <summary>
/// An appeal (申诉) of a unit against one item of its confirmed sheet. What was confirmed is never touched: an upheld appeal carries the row as it
/// counts from now on, and the row as it was found, side by side.
/// </summary>
public sealed class Appeal
{
    private Appeal()
    {
    }

    /// <summary>Which appeal.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Code of the item.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>What the unit claims.</summary>
    public string Claim { get; private set; } = "";

    /// <summary>What shows that it is so, as it is in the store of the evidence.</summary>
    public IReadOnlyList<ReportFile> Files { get; private set; } = [];

    /// <summary>Who raised it.</summary>
    public string RaisedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime RaisedAt { get; private set; }

    /// <summary>The decision; null while there is none.</summary>
    public AppealOutcome? Outcome { get; private set; }

    /// <summary>Why.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>The row as it stood when it was decided.</summary>
    public RowSnapshot? Before { get; private set; }

    /// <summary>The row as it counts, of an upheld appeal.</summary>
    public RowSnapshot? Adjusted { get; private set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>Raises an appeal.</summary>
    /// <param name="id">Which.</param>
    /// <param name="sheet">The confirmed sheet.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="claim">Which item, and what is claimed.</param>
    /// <param name="window">Until when.</param>
    /// <param name="earlier">Appeals on the sheet so far.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static (Appeal Appeal, DomainEvent Raised) Raise(
        Guid id, Assessment sheet, RubricEdition edition, AppealClaim claim, AppealWindow window, IEnumerable<Appeal> earlier, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.RaiseAppeal, sheet.State);
        if (edition.Index.Item(claim.Item) is null)
            throw new InvalidInput([new Problem("item", Rules.ItemUnknown, claim.Item)]);
        if (string.IsNullOrWhiteSpace(claim.Text))
            throw new RuleViolation(Rules.ReasonRequired);
        if (!window.IsOpen(now))
            throw new RuleViolation(Rules.AppealTooLate, window.LastDay, window.Days);
        if (earlier.Any(known => known.ItemCode == claim.Item && (known.Outcome is null || known.RaisedAt >= window.ConfirmedAt)))
            throw new RuleViolation(Rules.AppealTwice, claim.Item);
        var appeal = new Appeal
        {
            Id = id,
            AssessmentId = sheet.Id,
            ItemCode = claim.Item,
            Claim = claim.Text.Trim(),
            Files = claim.Files ?? [],
            RaisedBy = actor.Name,
            RaisedAt = now,
        };
        return (appeal, appeal.Event("appeal.raised", null, new { Sheet = sheet.Id, appeal.Claim, Files = claim.Files is { Count: > 0 } files ? files : null }));
    }

    /// <summary>Decides it.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="decision">Upheld or rejected, with the reason and the adjusted row.</param>
    /// <param name="workers">Accounts that scored the sheet or handed it in.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Decide(
        Assessment sheet, RubricEdition edition, AppealDecision decision, IReadOnlyCollection<Guid> workers, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.DecideAppeal, sheet.State);
        if (workers.Contains(actor.AccountId))
            throw new RuleViolation(Rules.AppealOwnWork);
        if (Outcome is not null)
            throw new RuleViolation(Rules.AppealDecided, DecidedBy, DecidedAt);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(null, Claim, RaisedBy, RaisedAt, Version);
        if (string.IsNullOrWhiteSpace(decision.Reason))
            throw new RuleViolation(Rules.ReasonRequired);
        Before = sheet.Row(ItemCode);
        Adjusted = decision.Outcome == AppealOutcome.Upheld ? Checked(sheet, edition, decision.Adjusted) : null;
        (Outcome, DecisionReason, DecidedBy, DecidedAt) = (decision.Outcome, decision.Reason.Trim(), actor.Name, now);
        Version++;
        return Event(decision.Outcome == AppealOutcome.Upheld ? "appeal.upheld" : "appeal.rejected", Before, new { Sheet = sheet.Id, Adjusted, DecisionReason });
    }

    /// <summary>True while the item counts as adjusted: as soon as the team changes the row on a returned sheet, what it enters counts again.</summary>
    public bool AppliesTo(Assessment sheet) => Adjusted is not null && AssessmentId == sheet.Id && sheet.Row(ItemCode).SaysTheSameAs(Before!);

    /// <summary>The row as it would count if the appeal were upheld with it. Nothing is decided.</summary>
    /// <exception cref="InvalidInput">The row can't be one of this sheet.</exception>
    public RowSnapshot Supposed(Assessment sheet, RubricEdition edition, RowSnapshot adjusted)
    {
        var wanted = adjusted.Tidy();
        if (wanted.Item != ItemCode || AssessmentId != sheet.Id)
            throw new RuleViolation(Rules.NotFound);
        sheet.DemandPossible(edition, wanted);
        return wanted;
    }

    private RowSnapshot Checked(Assessment sheet, RubricEdition edition, RowSnapshot? adjusted)
    {
        var wanted = adjusted?.Tidy() ?? throw new RuleViolation(Rules.AppealChangesNothing);
        if (wanted.Item != ItemCode)
            throw new RuleViolation(Rules.NotFound);
        sheet.DemandPossible(edition, wanted);
        return wanted.SaysTheSameAs(Before!) ? throw new RuleViolation(Rules.AppealChangesNothing) : wanted;
    }

    private DomainEvent Event(string action, object? before, object? after) => new("appeal", Id.ToString(), action, ItemCode, before, after);
}

/// <summary>What a unit claims.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Text">The claim.</param>
/// <param name="Files">What shows that it is so; null: none.</param>
public sealed record AppealClaim(string Item, string Text, IReadOnlyList<ReportFile>? Files = null);

/// <summary>A decision on an appeal.</summary>
/// <param name="Outcome">Upheld or rejected.</param>
/// <param name="Reason">Why.</param>
/// <param name="Adjusted">The whole row as it counts from now on; needed when upheld.</param>
public sealed record AppealDecision(AppealOutcome Outcome, string Reason, RowSnapshot? Adjusted);
