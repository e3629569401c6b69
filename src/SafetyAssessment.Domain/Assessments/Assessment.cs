using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Appeals;
using SafetyAssessment.Domain.Opinions;
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
    public Assessment(
        Guid id, string scheme, string group, string part, string unit, string rubric, string edition, string? team, string period = "",
        AssessmentKind kind = AssessmentKind.Team)
    {
        Id = id;
        Kind = kind;
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

    /// <summary>Who fills it, and what it counts for.</summary>
    public AssessmentKind Kind { get; private set; }

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

    /// <summary>Code of the team that scores; null for a self-assessment, which no team touches.</summary>
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

    AssessmentKind IAccessTarget.Kind => Kind;

    /// <summary>The sheet was opened.</summary>
    public DomainEvent Opened() => Event(Kind == AssessmentKind.Self ? "self.begun" : "sheet.opened", null, null, new
    {
        Scheme,
        Part,
        Period = Period.Length > 0 ? Period : null,
        Unit,
        Rubric,
        Edition,
        Team,
        Kind = Kind == AssessmentKind.Verification ? Kind : (AssessmentKind?)null,
    });

    /// <summary>Begins the unit's own assessment beside this sheet, on the same edition.</summary>
    /// <param name="id">Which one it will be.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.SelfTooLate"/> when the team has handed its sheet in.</exception>
    public Assessment BeginSelf(Guid id) => State is AssessmentState.Draft or AssessmentState.Returned
        ? new Assessment(id, Scheme, Group, Part, Unit, Rubric, Edition, null, Period, AssessmentKind.Self)
        : throw new RuleViolation(Rules.SelfTooLate);

    /// <summary>Begins the verification of this sheet by another team, on the same edition.</summary>
    internal Assessment BeginVerification(Guid id, string team) =>
        new(id, Scheme, Group, Part, Unit, Rubric, Edition, team, Period, AssessmentKind.Verification);

    /// <summary>Gives a verification to another team while nothing is entered.</summary>
    internal void GiveTo(string team)
    {
        if (Kind != AssessmentKind.Verification || rows.Count > 0)
            throw new RuleViolation(Rules.VerificationBegun);
        Team = team;
        Version++;
    }

    /// <summary>Makes a row what the person wants it to be: its findings, or a state without findings.</summary>
    /// <param name="edition">The sheet's edition.</param>
    /// <param name="wanted">The whole row. A finding with a known id changes that finding; one that is not named any more is taken away.</param>
    /// <param name="expectedVersion">Version of the row as the person saw it; 0 for an untouched row.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    /// <returns>What happened; null when the row says that already, whoever made it so.</returns>
    /// <exception cref="ChangedMeanwhile">Somebody else changed the row to something else; carries both values.</exception>
    public DomainEvent? SaveRow(RubricEdition edition, RowSnapshot wanted, long expectedVersion, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ScoreSheet, State);
        var mine = wanted.Tidy();
        DemandPossible(edition, mine);
        var row = rows.Find(known => known.ItemCode == mine.Item);
        var before = row?.Snapshot();
        if ((before ?? RowSnapshot.Untouched(mine.Item)).SaysTheSameAs(mine))
            return null;
        if ((row?.Version ?? 0) != expectedVersion)
            throw new ChangedMeanwhile(mine, before, row?.ChangedBy ?? "", row?.ChangedAt ?? now, row?.Version ?? 0);
        if (row is null)
            rows.Add(row = new AssessedItem(Id, mine.Item));
        row.Become(mine);
        row.Touch(actor.Name, now);
        Touch(actor, now);
        return Event("row.saved", mine.Item, before, row.Snapshot());
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

    /// <summary>Gives the sheet to another team.</summary>
    public DomainEvent GiveTo(string team, Actor actor, DateTime now)
    {
        AccessTable.DemandState(Permission.ManageTeams, State);
        var before = Team;
        Team = team;
        Touch(actor, now);
        return Event("sheet.assigned", null, new { Team = before }, new { Team });
    }

    /// <summary>Confirms the sheet.</summary>
    /// <param name="opinions">What the unit said about it: an open disagreement stands in the way.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Confirm(IEnumerable<Opinion> opinions, Actor actor, DateTime now)
    {
        if (AccessTable.Needed(Permission.ConfirmSheet, this) is null)
            throw new RuleViolation(AccessTable.NotDone(Kind), Permission.ConfirmSheet);
        AccessTable.DemandState(Permission.ConfirmSheet, State);
        if (opinions.Count(opinion => opinion.IsOpen) is > 0 and var open)
            throw new RuleViolation(Rules.SheetOpinionsOpen, open);
        return Move(AssessmentState.Confirmed, null, actor, now, "sheet.confirmed");
    }

    /// <summary>What still stands in the way of handing the sheet in, in paper order.</summary>
    public IReadOnlyList<OpenPoint> OpenPoints(RubricEdition edition) => OpenPoint.Of(edition, rows.Select(row => row.Snapshot()));

    /// <summary>A row as it is stored.</summary>
    public RowSnapshot Row(string item) => rows.Find(row => row.ItemCode == item)?.Snapshot() ?? RowSnapshot.Untouched(item);

    /// <summary>The sheet as the scorer sees it, as the team entered it.</summary>
    public SheetInput ToInput() => ToInput([]);

    /// <summary>The sheet as the scorer sees it, with the rows of appeals that were upheld in the place of those that were appealed against.</summary>
    public SheetInput ToInput(IReadOnlyCollection<Appeal> appeals) => ToInputWith(Adjusted(appeals));

    /// <summary>The sheet as the scorer would see it with other rows, by code of the item.</summary>
    public SheetInput ToInputWith(IReadOnlyDictionary<string, RowSnapshot> adjusted)
    {
        var counting = RowsWith(adjusted);
        return new SheetInput
        {
            Findings = [.. counting.SelectMany(row => row.Findings).Select(finding => finding.ToFinding())],
            Clear = Items(ItemState.Clear),
            NotApplicable = Items(ItemState.NotApplicable),
            Exempt = Items(ItemState.Exempt),
        };

        List<string> Items(ItemState state) => [.. counting.Where(row => row.State == state).Select(row => row.Item)];
    }

    /// <summary>The rows that count: as entered, and as adjusted where an appeal was upheld.</summary>
    public IReadOnlyList<RowSnapshot> RowsWith(IReadOnlyCollection<Appeal> appeals) => RowsWith(Adjusted(appeals));

    /// <summary>The appeals that count for this sheet, one for an item: the last one that was upheld.</summary>
    public IReadOnlyList<Appeal> Upheld(IReadOnlyCollection<Appeal> appeals) => [.. appeals.Where(appeal => appeal.AppliesTo(this))
        .GroupBy(appeal => appeal.ItemCode, StringComparer.Ordinal).Select(item => item.MaxBy(appeal => appeal.DecidedAt)!)];

    private IReadOnlyList<RowSnapshot> RowsWith(IReadOnlyDictionary<string, RowSnapshot> adjusted) =>
        [.. rows.Select(row => adjusted.GetValueOrDefault(row.ItemCode) ?? row.Snapshot())];

    private Dictionary<string, RowSnapshot> Adjusted(IReadOnlyCollection<Appeal> appeals) =>
        Upheld(appeals).ToDictionary(appeal => appeal.ItemCode, appeal => appeal.Adjusted!);

    internal void DemandPossible(RubricEdition edition, RowSnapshot wanted)
    {
        if (edition.Index.Item(wanted.Item) is null)
            throw new InvalidInput([new Problem("item", Rules.ItemUnknown, wanted.Item)]);
        if (wanted.State == ItemState.Findings && wanted.Findings.Count == 0)
            throw new InvalidInput([new Problem("findings", Rules.Required)]);
        if (wanted.State != ItemState.Findings && wanted.Findings.Count > 0)
            throw new RuleViolation(Rules.RowHasFindings, wanted.Findings.Count);
        if (wanted is { State: ItemState.NotApplicable or ItemState.Exempt, Reason: null })
            throw new RuleViolation(Rules.ReasonRequired);
        if (wanted.Findings.SelectMany((finding, at) => Faults(edition, wanted.Item, finding, $"findings[{at}]")).ToList() is { Count: > 0 } faults)
            throw new InvalidInput(faults);
        var ids = wanted.Findings.Select(finding => finding.Id).ToHashSet();
        if (ids.Count < wanted.Findings.Count || rows.Exists(row => row.ItemCode != wanted.Item && row.Findings.Any(finding => ids.Contains(finding.Id))))
            throw new RuleViolation(Rules.FindingInOtherRow);
    }

    private static IEnumerable<Problem> Faults(RubricEdition edition, string item, FindingEntry finding, string path) =>
        edition.Index.Clause(finding.Clause) is { } known && known.Item.Code == item
            ? SheetInputCheck.Faults(known.Clause, finding.ToFinding(), path)
            : [new Problem($"{path}.clause", Rules.ClauseUnknown, finding.Clause)];

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
