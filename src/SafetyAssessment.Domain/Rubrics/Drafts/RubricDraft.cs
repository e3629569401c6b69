using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Rubrics.Drafts;

/// <summary>
/// A working copy of an edition (草稿). Unlike an edition it may have faults; it becomes one when it has none, when every finding of the check
/// is acknowledged with a reason, and when a person has confirmed every row that was read out of a document.
/// </summary>
public sealed class RubricDraft
{
    private RubricDraft()
    {
    }

    private RubricDraft(Guid id, RubricEdition content, string? basedOn, IReadOnlyList<ImportedRow> rows, Actor actor, DateTime now)
    {
        Id = id;
        BasedOn = basedOn;
        Rows = rows;
        StartedBy = actor.Name;
        Take(content, actor, now);
    }

    /// <summary>Which draft.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the rubric that it becomes an edition of.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The edition that it becomes.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>Title as shown.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who is assessed with it.</summary>
    public Subject Subject { get; private set; }

    /// <summary>What it says now.</summary>
    public RubricEdition Content { get; private set; } = null!;

    /// <summary>The edition of the same rubric whose clauses it goes on with; null when it begins anew.</summary>
    public string? BasedOn { get; private set; }

    /// <summary>Rows that were read out of a document; empty for a draft that was not imported.</summary>
    public IReadOnlyList<ImportedRow> Rows { get; private set; } = [];

    /// <summary>Findings that were acknowledged, also those that the check does not find at the moment.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledged { get; private set; } = [];

    /// <summary>Who started it.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Raised on every change; 0 for a draft as started.</summary>
    public long Version { get; private set; }

    /// <summary>What stands between it and its publication.</summary>
    public DraftReadiness Readiness => DraftReadiness.Of(Content, Rows, Acknowledged);

    /// <summary>A draft with nothing in it but its head.</summary>
    public static RubricDraft Blank(Guid id, RubricEdition head, Actor actor, DateTime now) => new(id, head with { Sections = [] }, null, [], actor, now);

    /// <summary>
    /// A copy. Under the code that it has it becomes the rubric's next edition, and every code of an item and clause means the same thing as
    /// before; under another code it is a rubric of its own, made after a template.
    /// </summary>
    /// <param name="id">Which draft.</param>
    /// <param name="basis">What is copied.</param>
    /// <param name="head">Code, edition, title and subject of the copy.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static RubricDraft Copy(Guid id, RubricEdition basis, RubricEdition head, Actor actor, DateTime now) => new(
        id, basis with { Code = head.Code, Edition = head.Edition, Title = head.Title, Subject = head.Subject },
        basis.Code == head.Code ? basis.Edition : null, [], actor, now);

    /// <summary>A draft of what was read out of a document.</summary>
    /// <param name="id">Which draft.</param>
    /// <param name="content">What was read.</param>
    /// <param name="basedOn">The edition whose codes the document carries; null for one that was never an edition.</param>
    /// <param name="rows">Where each item stands in the document.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public static RubricDraft Imported(Guid id, RubricEdition content, string? basedOn, IReadOnlyList<ImportedRow> rows, Actor actor, DateTime now) =>
        new(id, content, basedOn, rows, actor, now);

    /// <summary>The draft was started.</summary>
    public DomainEvent Started() => Event("draft.started", null, null, new { Code, Edition, Title, BasedOn, Items = Content.Index.Rows.Count, Imported = Rows.Count });

    /// <summary>
    /// Changes what it says. Who changes by hand what an imported row costs vouches for that row; a text or title put right confirms nothing.
    /// </summary>
    /// <returns>What happened: one event for each item, one for the head and the order; none when nothing changed.</returns>
    public IReadOnlyList<DomainEvent> Change(RubricEdition content, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, content);
        if (BasedOn is not null && content.Code != Code)
            throw new RuleViolation(Rules.DraftCodeFixed, Code);
        var happened = Differences(Content, content).ToList();
        if (happened.Count == 0)
            return [];
        var before = Content.Index;
        Rows = [.. Rows.Where(row => content.Index.Item(row.Item) is not null).Select(row =>
            before.Item(row.Item) is { } old && RubricContent.SameScoring(old, content.Index.Item(row.Item)!) ? row : Confirmed(row, actor, now))];
        Take(content, actor, now);
        Version++;
        return happened;
    }

    /// <summary>
    /// Takes in the document as it reads with other columns. Rows that a person confirmed stay as they are where the document still has a row
    /// at their place; all others are as read. Codes are counted anew: nothing depends on them before the first edition.
    /// </summary>
    public DomainEvent ReadAgain(RubricEdition content, IReadOnlyList<ImportedRow> rows, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, content);
        if (BasedOn is not null)
            throw new RuleViolation(Rules.DraftCodeFixed, Code);
        var merged = ConfirmedRows.Keep(Content, Rows, content, rows);
        var before = new { Items = Content.Index.Rows.Count, Confirmed = Rows.Count(row => row.IsConfirmed) };
        Rows = merged.Rows;
        Take(merged.Content, actor, now);
        Version++;
        return Event("draft.read-again", null, before, new { Items = Content.Index.Rows.Count, Confirmed = Rows.Count(row => row.IsConfirmed) });
    }

    /// <summary>A person vouches that items say what their rows say, or takes that back.</summary>
    /// <param name="items">Codes of the items.</param>
    /// <param name="confirmed">False takes it back.</param>
    /// <param name="expectedVersion">Version as the person saw it: what is confirmed is what was seen.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When, UTC.</param>
    public DomainEvent ConfirmRows(IReadOnlyCollection<string> items, bool confirmed, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, null);
        if (items.FirstOrDefault(item => Rows.All(row => row.Item != item)) is { } unknown)
            throw new InvalidInput([new Problem("items", Rules.ItemUnknown, unknown)]);
        Rows = [.. Rows.Select(row => !items.Contains(row.Item) ? row : confirmed ? Confirmed(row, actor, now) : row with { ConfirmedBy = null, ConfirmedAt = null })];
        Touch(actor, now);
        Version++;
        return Event(confirmed ? "draft.rows-confirmed" : "draft.rows-reopened", null, null, new { Items = items });
    }

    /// <summary>Acknowledges a finding of the check: it stays, and the reason stands beside it.</summary>
    public DomainEvent Acknowledge(CheckFinding finding, string reason, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, null);
        // The page's copy may be worded otherwise; what is kept is what the check finds now.
        var found = RubricCheck.Of(Content).FirstOrDefault(new Acknowledgement(finding, reason, "", now).Covers) ?? throw new RuleViolation(Rules.DraftFindingGone);
        var before = Acknowledged.FirstOrDefault(known => known.Covers(found));
        var acknowledged = new Acknowledgement(found, reason.Trim(), actor.Name, now);
        Acknowledged = [.. Acknowledged.Where(known => known != before), acknowledged];
        Touch(actor, now);
        Version++;
        return Event("draft.finding-acknowledged", found.Code, before, acknowledged);
    }

    /// <summary>Takes an acknowledgement back.</summary>
    public DomainEvent WithdrawAcknowledgement(CheckFinding finding, long expectedVersion, Actor actor, DateTime now)
    {
        DemandVersion(expectedVersion, null);
        var before = Acknowledged.FirstOrDefault(known => known.Covers(finding)) ?? throw new RuleViolation(Rules.DraftFindingGone);
        Acknowledged = [.. Acknowledged.Where(known => known != before)];
        Touch(actor, now);
        Version++;
        return Event("draft.acknowledgement-withdrawn", finding.Code, before, null);
    }

    /// <summary>The draft becomes an edition.</summary>
    /// <exception cref="RuleViolation">It is not ready, see <see cref="DraftReadiness.Demand"/>.</exception>
    public DomainEvent Publish(long expectedVersion)
    {
        DemandVersion(expectedVersion, null);
        Readiness.Demand();
        return new DomainEvent("rubric", $"{Code}/{Edition}", "rubric.published", null, null, new
        {
            Draft = Id,
            BasedOn,
            Title,
            Acknowledged = InForce(),
            Confirmed = Rows.GroupBy(row => row.ConfirmedBy).Select(by => new { By = by.Key, Rows = by.Count() }),
        });
    }

    /// <summary>The acknowledgements of what the check finds now, in its order.</summary>
    public IReadOnlyList<Acknowledgement> InForce() =>
        [.. RubricCheck.Of(Content).Select(finding => Acknowledged.FirstOrDefault(known => known.Covers(finding))).OfType<Acknowledgement>().Distinct()];

    /// <summary>The draft is thrown away.</summary>
    public DomainEvent Discard(long expectedVersion)
    {
        DemandVersion(expectedVersion, null);
        return Event("draft.discarded", null, RubricContent.Outline(Content), null);
    }

    private IEnumerable<DomainEvent> Differences(RubricEdition before, RubricEdition after)
    {
        var (old, now) = (RubricContent.Outline(before), RubricContent.Outline(after));
        if (!old.Says(now))
            yield return Event("draft.outline-changed", null, old, now);
        foreach (var (item, _) in before.Index.Rows.Where(row => after.Index.Item(row.Item.Code) is null))
            yield return Event("draft.item-removed", item.Code, item, null);
        foreach (var (item, _) in after.Index.Rows)
        {
            var known = before.Index.Item(item.Code);
            if (known is null)
                yield return Event("draft.item-added", item.Code, null, item);
            else if (!RubricContent.Same(known, item))
                yield return Event("draft.item-changed", item.Code, known, item);
        }
    }

    private void DemandVersion(long expected, RubricEdition? mine)
    {
        if (Version != expected)
            throw new ChangedMeanwhile(mine, Content, ChangedBy, ChangedAt, Version);
    }

    private static ImportedRow Confirmed(ImportedRow row, Actor actor, DateTime now) => row with { ConfirmedBy = actor.Name, ConfirmedAt = now };

    private void Take(RubricEdition content, Actor actor, DateTime now)
    {
        Content = content;
        (Code, Edition, Title, Subject) = (content.Code, content.Edition, content.Title, content.Subject);
        Touch(actor, now);
    }

    private void Touch(Actor actor, DateTime now) => (ChangedBy, ChangedAt) = (actor.Name, now);

    private DomainEvent Event(string action, string? path, object? before, object? after) => new("rubric-draft", Id.ToString(), action, path, before, after);
}
