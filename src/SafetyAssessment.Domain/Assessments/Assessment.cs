using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Assessments;

/// <summary>State of a sheet.</summary>
public enum AssessmentState
{
    /// <summary>Being scored.</summary>
    Draft,

    /// <summary>Handed in; locked.</summary>
    Submitted,

    /// <summary>Sent back by the office with a reason; being scored again.</summary>
    Returned,

    /// <summary>Confirmed by the office.</summary>
    Confirmed,
}

/// <summary>One unit's sheet on one part of a scheme, in one period where the part has any. Every method checks its rules first and returns what happened.</summary>
public sealed class Assessment : IAccessTarget
{
    private readonly List<AssessedItem> rows = [];

    private Assessment()
    {
    }

    /// <summary>Opens a sheet.</summary>
    public Assessment(Guid id, string scheme, string group, string part, string unit, string rubric, string edition, string? team, string period = "")
    {
        Id = id;
        Scheme = scheme;
        Group = group;
        Part = part;
        Unit = unit;
        Rubric = rubric;
        Edition = edition;
        Team = team;
        Period = period;
    }

    /// <summary>Which sheet.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the group.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Code of the part.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Code of the period; empty for a part without periods.</summary>
    public string Period { get; private set; } = "";

    /// <summary>Code of the assessed unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the rubric.</summary>
    public string Rubric { get; private set; } = "";

    /// <summary>Edition of the rubric; the sheet stays on it for ever.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>Code of the team that scores.</summary>
    public string? Team { get; private set; }

    /// <summary>State.</summary>
    public AssessmentState State { get; private set; }

    /// <summary>Why the office sent it back.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Raised on every change of the sheet or of any row.</summary>
    public long Version { get; private set; }

    /// <summary>When it was last changed, UTC; null before the first change.</summary>
    public DateTime? ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string? ChangedBy { get; private set; }

    /// <summary>Rows in which something was entered.</summary>
    public IReadOnlyList<AssessedItem> Rows => rows;

    string? IAccessTarget.Team => Team;

    string? IAccessTarget.Unit => Unit;

    AssessmentState? IAccessTarget.State => State;

    /// <summary>The sheet was opened.</summary>
    public DomainEvent Opened() => Event("sheet.opened", null, null, new { Scheme, Part, Period = Period.Length > 0 ? Period : null, Unit, Rubric, Edition, Team });

    /// <summary>Records a finding or changes one (same id).</summary>
    /// <param name="edition">The sheet's edition.</param>
    /// <param name="entry">The finding.</param>
    /// <param name="expectedVersion">Version of the row as the person saw it; 0 for an untouched row.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent RecordFinding(RubricEdition edition, FindingEntry entry, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ScoreSheet, State);
        if (edition.Index.Clause(entry.Clause) is not { } known)
            throw new InvalidInput([new Problem("clause", Rules.ClauseUnknown, entry.Clause)]);
        if (SheetInputCheck.Faults(known.Clause, entry.ToFinding(), "finding").ToList() is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        if (rows.Exists(row => row.ItemCode != known.Item.Code && row.Findings.Any(finding => finding.Id == entry.Id)))
            throw new RuleViolation(Rules.FindingInOtherRow);
        return Change(known.Item.Code, expectedVersion, entry, actor, now, "finding.recorded", row => row.Put(entry));
    }

    /// <summary>Takes a finding away.</summary>
    public DomainEvent RemoveFinding(string item, Guid finding, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ScoreSheet, State);
        if (rows.Find(row => row.ItemCode == item)?.Findings.Any(known => known.Id == finding) != true)
            throw new RuleViolation(Rules.NotFound);
        return Change(item, expectedVersion, null, actor, now, "finding.removed", row => row.Remove(finding));
    }

    /// <summary>Sets the state of an item without findings: clear, not applicable, exempt, or back to not assessed.</summary>
    public DomainEvent SetItemState(
        RubricEdition edition, string item, ItemState state, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ScoreSheet, State);
        if (edition.Index.Item(item) is null || state == ItemState.Findings)
            throw new InvalidInput([new Problem("item", Rules.ItemUnknown, item)]);
        if (state is ItemState.NotApplicable or ItemState.Exempt && string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        var mine = new RowSnapshot(item, state, reason, []);
        return Change(item, expectedVersion, mine, actor, now, "item.state-set", row =>
        {
            if (row.Findings.Count > 0)
                throw new RuleViolation(Rules.RowHasFindings, row.Findings.Count);
            row.Set(state, state is ItemState.NotApplicable or ItemState.Exempt ? reason!.Trim() : null);
        });
    }

    /// <summary>Hands the sheet in: every item assessed, every deduction with its reason.</summary>
    public DomainEvent Submit(RubricEdition edition, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.SubmitSheet, State);
        var open = OpenPoints(edition);
        if (open.Count(point => point.Kind == OpenPointKind.NotAssessed) is > 0 and var notAssessed)
            throw new RuleViolation(Rules.SheetIncomplete, notAssessed);
        if (open.Count > 0)
            throw new RuleViolation(Rules.SheetReasonMissing, open.Count);
        return Move(AssessmentState.Submitted, null, actor, now, "sheet.submitted");
    }

    /// <summary>Sends the sheet back.</summary>
    public DomainEvent Return(string reason, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ReturnSheet, State);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        return Move(AssessmentState.Returned, reason.Trim(), actor, now, "sheet.returned");
    }

    /// <summary>Confirms the sheet.</summary>
    public DomainEvent Confirm(Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ConfirmSheet, State);
        return Move(AssessmentState.Confirmed, null, actor, now, "sheet.confirmed");
    }

    /// <summary>What still stands in the way of handing the sheet in, in paper order.</summary>
    public IReadOnlyList<OpenPoint> OpenPoints(RubricEdition edition) => OpenPoint.Of(edition, rows.Select(row => row.Snapshot()));

    /// <summary>The sheet as the scorer sees it.</summary>
    public SheetInput ToInput() => new()
    {
        Findings = [.. rows.SelectMany(row => row.Findings.OrderBy(finding => finding.Number)).Select(finding => finding.ToEntry().ToFinding())],
        Clear = Items(ItemState.Clear),
        NotApplicable = Items(ItemState.NotApplicable),
        Exempt = Items(ItemState.Exempt),
    };

    private List<string> Items(ItemState state) => [.. rows.Where(row => row.State == state).Select(row => row.ItemCode)];

    private DomainEvent Change(
        string item, long expectedVersion, object? mine, Actor actor, DateTime now, string action, Action<AssessedItem> change)
    {
        var row = rows.Find(known => known.ItemCode == item);
        if ((row?.Version ?? 0) != expectedVersion)
            throw new ChangedMeanwhile(mine, row?.Snapshot(), row?.ChangedBy ?? "", row?.ChangedAt ?? now, row?.Version ?? 0);
        var before = row?.Snapshot();
        if (row is null)
            rows.Add(row = new AssessedItem(Id, item));
        change(row);
        row.Touch(actor.Name, now);
        Touch(actor, now);
        return Event(action, item, before, row.Snapshot());
    }

    private DomainEvent Move(AssessmentState state, string? returnReason, Actor actor, DateTime now, string action)
    {
        var before = new { State, ReturnReason };
        State = state;
        ReturnReason = returnReason;
        Touch(actor, now);
        return Event(action, null, before, new { State, ReturnReason });
    }

    // Evidence is part of the sheet: adding it raises the sheet's version, so that nothing slips into a sheet that is handed in at that instant.
    internal void Touch(Actor actor, DateTime now)
    {
        Version++;
        ChangedAt = now;
        ChangedBy = actor.Name;
    }

    private DomainEvent Event(string action, string? path, object? before, object? after) =>
        new("assessment", Id.ToString(), action, path, before, after);
}

/// <summary>What is missing in an item.</summary>
public enum OpenPointKind
{
    /// <summary>未评.</summary>
    NotAssessed,

    /// <summary>A deduction without a reason.</summary>
    ReasonMissing,
}

/// <summary>Something that stands in the way of handing in.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Kind">What is missing.</param>
public sealed record OpenPoint(string Item, OpenPointKind Kind)
{
    /// <summary>Every open point of rows as stored or as still on the page, in paper order.</summary>
    /// <param name="edition">The sheet's edition.</param>
    /// <param name="rows">Rows in which something was entered.</param>
    public static IReadOnlyList<OpenPoint> Of(RubricEdition edition, IEnumerable<RowSnapshot> rows)
    {
        var entered = rows.ToDictionary(row => row.Item, StringComparer.Ordinal);
        var open = new List<OpenPoint>();
        foreach (var (item, _) in edition.Index.Rows)
        {
            var row = entered.GetValueOrDefault(item.Code);
            if (row is null || row.State == ItemState.NotAssessed)
                open.Add(new OpenPoint(item.Code, OpenPointKind.NotAssessed));
            else if (row.Findings.Any(finding => finding.Reason is null && CostsPoints(edition, finding)))
                open.Add(new OpenPoint(item.Code, OpenPointKind.ReasonMissing));
        }

        return open;
    }

    // A measured value on target costs nothing and needs no reason; a veto costs no points and needs one.
    private static bool CostsPoints(RubricEdition edition, FindingEntry finding) =>
        edition.Index.Clause(finding.Clause) is { } known
        && ClauseArithmetic.Score(known.Clause, [finding.ToFinding()], known.Item.Mark) is var scored
        && (known.Clause.Kind == ClauseKind.Veto ? scored.Count > 0 : scored.LostBeforeCap > 0);
}
