using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// One row while it is edited: what is on the page, what is stored, and the way from one to the other. It keeps no list of clicks:
/// as long as the two differ it sends the next difference, one at a time, so that ten quick clicks become one or two saves and a
/// repeated click none.
/// </summary>
internal sealed class RowEditor
{
    private readonly Item item;
    private List<FindingLine> lines = [];
    private ItemState chosen;
    private string? chosenReason;
    private SheetItemRow? stored;
    private RowSave? unconfirmed;
    private Clash? clash;
    private RuleViolation? refusal;
    private bool saving;

    public RowEditor(Item item, SheetItemRow? stored)
    {
        this.item = item;
        Adopt(stored);
    }

    /// <summary>The row as a value: findings, or the state that was chosen.</summary>
    public RowSnapshot Draft
    {
        get
        {
            var findings = lines.Where(line => line.IsFinding).Select(line => line.ToEntry(Clause(line))).ToList();
            return findings.Count > 0 ? new RowSnapshot(item.Code, ItemState.Findings, null, findings)
                : new RowSnapshot(item.Code, chosen, chosen is ItemState.NotApplicable or ItemState.Exempt ? chosenReason : null, []);
        }
    }

    public bool IsStored => RowDifference.Next(Stored, Draft) is null;

    private RowSnapshot Stored => stored?.Snapshot ?? new RowSnapshot(item.Code, ItemState.NotAssessed, null, []);

    public RowState Show(ItemScore score) => new()
    {
        Item = item,
        Lines = [.. lines],
        Draft = Draft,
        Score = score,
        Save = clash is not null ? SaveState.Clash
            : refusal is not null ? SaveState.Refused
            : unconfirmed is { Tries: > 0 } ? SaveState.Unconfirmed
            : saving || !IsStored ? SaveState.Saving
            : SaveState.Stored,
        By = stored?.ChangedBy,
        At = stored?.ChangedAt,
        Refusal = refusal,
        Clash = clash,
    };

    public FindingLine? Line(Guid id) => lines.Find(line => line.Id == id);

    /// <summary>Changes a line; one that is no finding any more gets a new id, since the old one is taken away for good.</summary>
    public void Change(Guid id, FindingLine changed)
    {
        var at = lines.FindIndex(line => line.Id == id);
        if (at < 0 || lines[at] == changed)
            return;
        if (changed.IsFinding && !lines[at].IsFinding)
            chosen = ItemState.NotAssessed;
        lines[at] = changed;
        refusal = null;
    }

    /// <summary>One more line under a clause, unless an empty one is there.</summary>
    public void AddLine(string clause)
    {
        if (lines.Exists(line => line.Clause == clause && !line.IsFinding))
            return;
        lines.Insert(lines.FindLastIndex(line => line.Clause == clause) + 1, FindingLine.Empty(clause));
    }

    /// <summary>Takes a line away; the last one of a clause stays, empty.</summary>
    public void RemoveLine(Guid id)
    {
        lines.RemoveAll(line => line.Id == id);
        refusal = null;
        FillUp();
    }

    /// <summary>Chooses a state without findings.</summary>
    public void Choose(ItemState state, string? reason)
    {
        (chosen, chosenReason) = (state, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        refusal = null;
    }

    /// <summary>The page's value wins: what is stored is taken as known, and the differences are sent.</summary>
    public void KeepMine() => clash = null;

    /// <summary>The stored value wins.</summary>
    public void TakeTheirs()
    {
        clash = null;
        Adopt(stored);
    }

    /// <summary>Asks again after a refusal.</summary>
    public void Retry() => refusal = null;

    /// <summary>The next thing to send, or null. The same one again when its outcome is not known.</summary>
    public RowSave? Begin()
    {
        if (saving || clash is not null || refusal is not null)
            return null;
        if (unconfirmed is null && RowDifference.Next(Stored, Draft) is { } step)
            unconfirmed = new RowSave(Guid.CreateVersion7(), item.Code, step, stored?.Version ?? 0);
        saving = unconfirmed is not null;
        return unconfirmed;
    }

    /// <summary>It was stored; <paramref name="now"/> is the row as it is since then.</summary>
    public void Saved(RowSave save, SheetItemRow? now)
    {
        var after = save.Step.Apply(Stored);
        (saving, unconfirmed) = (false, null);
        var somebodyElse = now?.Version != save.Version + 1;
        var more = RowDifference.Next(after, Draft) is not null;
        stored = now;
        if (somebodyElse && more && RowDifference.Next(Stored, Draft) is not null)
            clash = new Clash(Draft, Stored, now?.ChangedBy ?? "", now?.ChangedAt ?? default);
        else if (!more)
            Adopt(now);
    }

    /// <summary>Somebody else had changed it.</summary>
    public void Clashed(ChangedMeanwhile told, SheetItemRow? now)
    {
        (saving, unconfirmed) = (false, null);
        stored = now;
        if (RowDifference.Next(Stored, Draft) is not null)
            clash = new Clash(Draft, Stored, now?.ChangedBy ?? told.By, now?.ChangedAt ?? told.At);
        else
            Adopt(now);
    }

    /// <summary>A rule refused it; what was typed stays.</summary>
    public void Refused(RuleViolation why) => (saving, unconfirmed, refusal) = (false, null, why);

    /// <summary>No answer came: it may be stored or not.</summary>
    public void Unanswered(RowSave save) => (saving, unconfirmed) = (false, save with { Tries = save.Tries + 1 });

    /// <summary>Takes over a row that somebody else stored, unless something here is not stored yet.</summary>
    public bool Refresh(SheetItemRow? now)
    {
        if (saving || unconfirmed is not null || clash is not null || refusal is not null || now?.Version == stored?.Version || !IsStored)
            return false;
        Adopt(now);
        return true;
    }

    private Clause Clause(FindingLine line) => item.Clauses.First(clause => clause.Code == line.Clause);

    // A line that says the same keeps its text as typed, or the space before the next word would vanish under the cursor.
    private void Adopt(SheetItemRow? row)
    {
        stored = row;
        (chosen, chosenReason) = Stored.State == ItemState.Findings ? (ItemState.NotAssessed, null) : (Stored.State, Stored.Reason);
        var waiting = lines.Where(line => !line.IsFinding).ToList();
        var known = lines.Where(line => line.IsFinding).ToDictionary(line => line.Id);
        var entries = Stored.Findings.Select(entry =>
            known.TryGetValue(entry.Id, out var line) && line.ToEntry(Clause(line)) == entry ? line : FindingLine.Of(entry)).ToList();
        lines = [.. entries, .. waiting.Where(line => entries.TrueForAll(entry => entry.Id != line.Id))];
        FillUp();
    }

    private void FillUp()
    {
        foreach (var clause in item.Clauses)
        {
            if (!lines.Exists(line => line.Clause == clause.Code))
                lines.Add(FindingLine.Empty(clause.Code));
        }
    }
}
