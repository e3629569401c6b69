using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Domain.Assessments;

/// <summary>
/// What was entered in one row of a sheet. The row is what two people can clash on, so it carries its own version,
/// and who changed it last and when.
/// </summary>
public sealed class AssessedItem
{
    private readonly List<RecordedFinding> findings = [];

    private AssessedItem()
    {
    }

    internal AssessedItem(Guid assessmentId, string itemCode)
    {
        AssessmentId = assessmentId;
        ItemCode = itemCode;
    }

    /// <summary>The sheet.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>Code of the rubric's item.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>State as confirmed without findings; with findings it is <see cref="ItemState.Findings"/>.</summary>
    public ItemState State { get; private set; }

    /// <summary>Why the item is not applicable or exempt.</summary>
    public string? Reason { get; private set; }

    /// <summary>Raised on every change of the row; 0 before the first.</summary>
    public long Version { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>The findings in the order of entry.</summary>
    public IReadOnlyList<RecordedFinding> Findings => findings;

    /// <summary>The row as a value, for events and for showing a clash.</summary>
    public RowSnapshot Snapshot() => new(ItemCode, State, Reason,
        [.. findings.OrderBy(finding => finding.Number).Select(finding => finding.ToEntry())]);

    internal void Become(RowSnapshot wanted)
    {
        findings.RemoveAll(known => wanted.Findings.All(finding => finding.Id != known.Id));
        foreach (var entry in wanted.Findings)
        {
            if (findings.Find(finding => finding.Id == entry.Id) is { } known)
                known.Set(entry);
            else
                findings.Add(new RecordedFinding(AssessmentId, ItemCode, entry, findings.Count == 0 ? 1 : findings.Max(finding => finding.Number) + 1));
        }

        (State, Reason) = (wanted.State, wanted.Reason);
    }

    internal void Touch(string by, DateTime at)
    {
        Version++;
        ChangedBy = by;
        ChangedAt = at;
    }
}

/// <summary>A finding as it is stored.</summary>
public sealed class RecordedFinding
{
    private RecordedFinding()
    {
    }

    internal RecordedFinding(Guid assessmentId, string itemCode, FindingEntry entry, int number)
    {
        Id = entry.Id;
        AssessmentId = assessmentId;
        ItemCode = itemCode;
        Number = number;
        Set(entry);
    }

    /// <summary>Given by the page, so that a repeated save meets the same finding.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Guid AssessmentId { get; private set; }

    /// <summary>The row.</summary>
    public string ItemCode { get; private set; } = "";

    /// <summary>Order of entry in the row, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Code of the clause.</summary>
    public string ClauseCode { get; private set; } = "";

    /// <summary>How often.</summary>
    public decimal? Count { get; private set; }

    /// <summary>Measured value.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Chosen points.</summary>
    public decimal? Points { get; private set; }

    /// <summary>Where.</summary>
    public string? Place { get; private set; }

    /// <summary>扣分原因.</summary>
    public string? Reason { get; private set; }

    /// <summary>The finding as a value.</summary>
    public FindingEntry ToEntry() => new(Id, ClauseCode, Count, Value, Points, Place, Reason);

    internal void Set(FindingEntry entry)
    {
        ClauseCode = entry.Clause;
        Count = entry.Count;
        Value = entry.Value;
        Points = entry.Points;
        Place = entry.Place;
        Reason = entry.Reason;
    }
}

/// <summary>A finding as it is entered.</summary>
/// <param name="Id">Given by whoever enters it.</param>
/// <param name="Clause">Code of the clause.</param>
/// <param name="Count">How often, for counted clauses.</param>
/// <param name="Value">Measured value, for measured clauses.</param>
/// <param name="Points">Chosen points, for range clauses.</param>
/// <param name="Place">Where.</param>
/// <param name="Reason">Why points are lost; needed before the sheet is handed in.</param>
public sealed record FindingEntry(Guid Id, string Clause, decimal? Count, decimal? Value, decimal? Points, string? Place, string? Reason)
{
    /// <summary>As the scorer sees it.</summary>
    public Finding ToFinding() =>
        new() { Id = Id, Clause = Clause, Count = Count, Value = Value, Points = Points, Place = Place, Reason = Reason };
}

/// <summary>A row as a value.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="State">State.</param>
/// <param name="Reason">Reason of «not applicable» or «exempt».</param>
/// <param name="Findings">Findings in the order of entry.</param>
public sealed record RowSnapshot(string Item, ItemState State, string? Reason, IReadOnlyList<FindingEntry> Findings)
{
    /// <summary>A row in which nothing was entered.</summary>
    public static RowSnapshot Untouched(string item) => new(item, ItemState.NotAssessed, null, []);

    /// <summary>As it is stored: texts without blanks round them, a reason only where the state has one.</summary>
    public RowSnapshot Tidy() => this with
    {
        Reason = State is ItemState.NotApplicable or ItemState.Exempt ? Text(Reason) : null,
        Findings = [.. Findings.Select(finding => finding with { Place = Text(finding.Place), Reason = Text(finding.Reason) })],
    };

    /// <summary>True when both say the same; the order of findings says nothing.</summary>
    public bool SaysTheSameAs(RowSnapshot other) =>
        (Item, State, Reason) == (other.Item, other.State, other.Reason) && Findings.Count == other.Findings.Count && Findings.All(other.Findings.Contains);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
