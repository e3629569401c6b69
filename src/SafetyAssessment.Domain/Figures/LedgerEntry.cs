using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Domain.Figures;

/// <summary>What a ledger entry is about (县区参加会议、总结、反馈和信息报送: the scheme of 2016, 四（一）3).</summary>
public enum LedgerKind
{
    /// <summary>A meeting that had to be attended.</summary>
    Meeting,

    /// <summary>A report at a stated time: the summary of a month, a quarter, a campaign.</summary>
    Report,

    /// <summary>A return: the answer to what was handed over or asked.</summary>
    Return,

    /// <summary>Information sent without being asked.</summary>
    Information,

    /// <summary>Anything else that the office counts.</summary>
    Other,
}

/// <summary>
/// An entry of the daily ledger (日常考核). The ledger starts full; entries deduct or restore. An entry is never changed or deleted:
/// a wrong one is withdrawn with a reason and stays readable.
/// </summary>
public sealed class LedgerEntry
{
    private LedgerEntry()
    {
    }

    /// <summary>An entry.</summary>
    /// <param name="id">Given by whoever enters it.</param>
    /// <param name="scheme">Code of the scheme.</param>
    /// <param name="part">Code of the part.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="date">Day that it is about.</param>
    /// <param name="points">Negative: deducted; positive: restored; not 0.</param>
    /// <param name="reason">What happened.</param>
    /// <param name="document">Document, if any.</param>
    /// <param name="enteredBy">Who entered it.</param>
    /// <param name="enteredAt">When, UTC.</param>
    /// <param name="kind">What it is about; null where nobody said so.</param>
    public LedgerEntry(
        Guid id, string scheme, string part, string unit, DateOnly date, decimal points, string reason, string? document, string enteredBy, DateTime enteredAt,
        LedgerKind? kind)
    {
        Id = id;
        Scheme = scheme;
        Part = part;
        Unit = unit;
        Date = date;
        Points = points;
        Reason = reason;
        Document = document;
        EnteredBy = enteredBy;
        EnteredAt = enteredAt;
        Kind = kind;
    }

    /// <summary>Which entry.</summary>
    public Guid Id { get; private set; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>Code of the part.</summary>
    public string Part { get; private set; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Day that it is about.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Negative: deducted; positive: restored.</summary>
    public decimal Points { get; private set; }

    /// <summary>What happened.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Document.</summary>
    public string? Document { get; private set; }

    /// <summary>Who entered it.</summary>
    public string EnteredBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime EnteredAt { get; private set; }

    /// <summary>What it is about; null for entries from before there were kinds.</summary>
    public LedgerKind? Kind { get; private set; }

    /// <summary>Why it was withdrawn; null while it is in force.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>The entry was made.</summary>
    public DomainEvent Entered() => new("ledger", Id.ToString(), "ledger.entered", Unit, null, new { Part, Date, Points, Reason, Document, Kind });

    /// <summary>Withdraws the entry.</summary>
    public DomainEvent Withdraw(string reason, Actor actor)
    {
        if (WithdrawnReason is not null)
            throw new RuleViolation(Rules.LedgerAlreadyWithdrawn, WithdrawnBy);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation(Rules.ReasonRequired);
        WithdrawnReason = reason.Trim();
        WithdrawnBy = actor.Name;
        Version++;
        return new DomainEvent("ledger", Id.ToString(), "ledger.withdrawn", Unit, new { Points, Reason }, new { WithdrawnReason, WithdrawnBy });
    }
}
