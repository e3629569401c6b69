using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Rectification;

/// <summary>
/// A problem that a unit has to put right (整改): given with a deadline, reported by the unit, closed or sent back by another person than the one
/// who reported. It is an input of no score.
/// </summary>
public sealed class RectificationTask : IAccessTarget
{
    private RectificationTask()
    {
    }

    /// <summary>A task.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="scheme">Code of the scheme in whose year the problem was found.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="team">Code of the team that found it; null for an inspection by others.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">Who does what until when.</param>
    /// <param name="repeats">What it repeats; null for a new problem.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="now">When, UTC.</param>
    public RectificationTask(
        Guid id, string scheme, string unit, string? team, FoundProblem problem, Assignment assignment, Repetition? repeats, Actor actor, DateTime now)
    {
        if (assignment.Deadline < problem.FoundOn)
            throw new RuleViolation(Rules.RectificationDeadlineBefore, problem.FoundOn);
        Id = id;
        Scheme = scheme;
        Unit = unit;
        Team = team;
        Source = problem.Source;
        FoundBy = problem.By.Trim();
        Number = Text(problem.Number);
        FoundOn = problem.FoundOn;
        Problem = problem.Text.Trim();
        (SheetId, FindingId, Rubric, Item, Clause) = problem.Finding is { } finding
            ? (finding.Sheet, finding.Finding, finding.Rubric, finding.Item, finding.Clause) : default((Guid?, Guid?, string?, string?, string?));
        Responsible = assignment.Responsible.Trim();
        Measures = Text(assignment.Measures);
        Deadline = FirstDeadline = assignment.Deadline;
        Repeats = repeats;
        AssignedBy = actor.Name;
        AssignedAt = now;
    }

    /// <summary>Which task.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme in whose year the problem was found.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Code of the team that found it; null for an inspection by others.</summary>
    public string? Team { get; private set; }

    /// <summary>Where the problem comes from.</summary>
    public ProblemSource Source { get; private set; }

    /// <summary>Who found it.</summary>
    public string FoundBy { get; private set; } = "";

    /// <summary>Number of the inspection's document.</summary>
    public string? Number { get; private set; }

    /// <summary>When it was found.</summary>
    public DateOnly FoundOn { get; private set; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The sheet of the finding.</summary>
    public Guid? SheetId { get; private set; }

    /// <summary>The finding; unique among tasks.</summary>
    public Guid? FindingId { get; private set; }

    /// <summary>Code of the sheet's rubric.</summary>
    public string? Rubric { get; private set; }

    /// <summary>Code of the item.</summary>
    public string? Item { get; private set; }

    /// <summary>Code of the clause.</summary>
    public string? Clause { get; private set; }

    /// <summary>Person or post in charge.</summary>
    public string Responsible { get; private set; } = "";

    /// <summary>What is to be done.</summary>
    public string? Measures { get; private set; }

    /// <summary>Last day on which a report is in time.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>The deadline before any extension.</summary>
    public DateOnly FirstDeadline { get; private set; }

    /// <summary>State.</summary>
    public RectificationState State { get; private set; }

    /// <summary>Account that reported last.</summary>
    public Guid? ReportedById { get; private set; }

    /// <summary>Day of the last report, in China.</summary>
    public DateOnly? ReportedOn { get; private set; }

    /// <summary>What it repeats.</summary>
    public Repetition? Repeats { get; private set; }

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>Who gave it.</summary>
    public string AssignedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime AssignedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>True when the unit has to do something: nothing was reported, or it was sent back.</summary>
    public bool WaitsForUnit => State is RectificationState.Open or RectificationState.SentBack;

    /// <summary>True when the unit has to do something and its deadline is past.</summary>
    /// <param name="today">The day, in China.</param>
    public bool IsOverdue(DateOnly today) => WaitsForUnit && Deadline < today;

    /// <summary>True when it is closed and the report that closed it came by the deadline.</summary>
    public bool ClosedInTime => State == RectificationState.Closed && ReportedOn <= Deadline;

    /// <summary>The task was given.</summary>
    public DomainEvent Assigned() => Event("rectification.assigned", null,
        new { Scheme, Source, FoundBy, Number, FoundOn, Problem, SheetId, FindingId, Clause, Responsible, Deadline, Measures, Repeats });

    /// <summary>States who is in charge and what is to be done.</summary>
    /// <param name="responsible">Person or post in charge.</param>
    /// <param name="measures">What is to be done.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Plan(string responsible, string? measures, long expectedVersion, Actor actor, DateTime now)
    {
        Demand(expectedVersion, actor, now, RectificationState.Open, RectificationState.SentBack);
        if (string.IsNullOrWhiteSpace(responsible))
            throw new RuleViolation(Rules.RectificationResponsibleRequired);
        var before = new { Responsible, Measures };
        (Responsible, Measures) = (responsible.Trim(), Text(measures));
        Add(StepKind.Planned, Measures, null, [], actor, now);
        return Event("rectification.planned", before, new { Responsible, Measures });
    }

    /// <summary>Reports what was done.</summary>
    /// <param name="done">What was done.</param>
    /// <param name="files">What shows it.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Report(string? done, IReadOnlyList<ReportFile> files, long expectedVersion, Actor actor, DateTime now)
    {
        Demand(expectedVersion, actor, now, RectificationState.Open, RectificationState.SentBack);
        if (string.IsNullOrWhiteSpace(done))
            throw new RuleViolation(Rules.RectificationReportRequired);
        var before = State;
        ReportedById = actor.AccountId;
        ReportedOn = ChinaDay(now);
        return Move(RectificationState.Reported, StepKind.Reported, done, files, "rectification.reported", before, actor, now);
    }

    /// <summary>Closes it: another person than the one who reported has seen that it is done.</summary>
    /// <param name="found">What was seen.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Close(string? found, long expectedVersion, Actor actor, DateTime now)
    {
        DemandOther(expectedVersion, actor, now);
        return Move(RectificationState.Closed, StepKind.Closed, found, [], "rectification.closed", State, actor, now);
    }

    /// <summary>Sends it back: the unit has to report again.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent SendBack(string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        DemandOther(expectedVersion, actor, now);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        return Move(RectificationState.SentBack, StepKind.SentBack, reason, [], "rectification.sent-back", State, actor, now);
    }

    /// <summary>Gives more time; the first deadline stays readable.</summary>
    /// <param name="deadline">The new deadline, later than the present one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent Extend(DateOnly deadline, string? reason, long expectedVersion, Actor actor, DateTime now)
    {
        // Not while a report waits: a deadline that moves behind a late report would make it one in time.
        Demand(expectedVersion, actor, now, RectificationState.Open, RectificationState.SentBack);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        if (deadline <= Deadline)
            throw new RuleViolation(Rules.RectificationDeadlineNotLater, Deadline);
        var before = Deadline;
        Deadline = deadline;
        Add(StepKind.Extended, reason.Trim(), deadline, [], actor, now);
        return Event("rectification.extended", new { Deadline = before }, new { Deadline, Reason = reason.Trim() });
    }

    /// <summary>A person says that it is the same problem as an earlier one, or that it is not.</summary>
    /// <param name="earlier">The earlier task; null: it is a new problem.</param>
    /// <param name="expectedVersion">Version as the person saw it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent MarkRepeated(RectificationTask? earlier, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, actor, now);
        if (earlier is not null && (earlier.Id == Id || earlier.Unit != Unit || earlier.FoundOn > FoundOn))
            throw new RuleViolation(Rules.RectificationNotEarlier);
        var before = Repeats;
        Repeats = earlier is null ? null : new Repetition(earlier.Id, earlier.SheetId, actor.Name);
        Version++;
        return Event("rectification.repetition-marked", before, Repeats);
    }

    /// <summary>The day of a point in time, in China: deadlines are days there.</summary>
    /// <param name="utc">The time, UTC.</param>
    public static DateOnly ChinaDay(DateTime utc) => Domain.ChinaDay.Of(utc);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void DemandOther(long expectedVersion, Actor actor, DateTime now)
    {
        Demand(expectedVersion, actor, now, RectificationState.Reported);
        if (ReportedById == actor.AccountId)
            throw new RuleViolation(Rules.RectificationOwnReport);
    }

    private void Demand(long expectedVersion, Actor actor, DateTime now, params RectificationState[] states)
    {
        if (!states.Contains(State))
            throw new RuleViolation(Rules.RectificationState, State, states);
        DemandVersion(expectedVersion, actor, now);
    }

    private void DemandVersion(long expectedVersion, Actor actor, DateTime now)
    {
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(null, State, Steps.Count > 0 ? Steps[^1].By : actor.Name, Steps.Count > 0 ? Steps[^1].At : now, Version);
    }

    private DomainEvent Move(
        RectificationState to, StepKind kind, string? text, IReadOnlyList<ReportFile> files, string action, RectificationState before, Actor actor, DateTime now)
    {
        State = to;
        Add(kind, Text(text), null, files, actor, now);
        return Event(action, new { State = before }, new { State, Text = Text(text), Files = files.Count > 0 ? files : null });
    }

    private void Add(StepKind kind, string? text, DateOnly? deadline, IReadOnlyList<ReportFile> files, Actor actor, DateTime now)
    {
        Steps = [.. Steps, new Step(kind, actor.Name, now, text, deadline, files)];
        Version++;
    }

    private DomainEvent Event(string action, object? before, object? after) => new("rectification", Id.ToString(), action, Unit, before, after);
}
