using SafetyAssessment.Application.Figures;
using SafetyAssessment.Documents.Figures;

namespace SafetyAssessment.Web.Features.Ledger;

/// <summary>A row of a file, beside what is stored.</summary>
/// <param name="read">The row.</param>
/// <param name="id">What its entry is called.</param>
/// <param name="unitName">Name of its unit.</param>
/// <param name="stored">The same entry, if one is stored.</param>
/// <param name="above">The row of the file that says the same, if one does.</param>
public sealed class OfferedEntry(LedgerRead read, Guid id, string unitName, LedgerRow? stored, int? above)
{
    public LedgerRead Read => read;

    public string UnitName => unitName;

    public LedgerRow? Stored => stored;

    public int? Above => above;

    public bool IsFaulty => read.Problems.Count > 0;

    /// <summary>True when an entry like this is there already: it is taken only if the person says so.</summary>
    public bool IsTwin => !IsFaulty && (stored is not null || above is not null);

    public bool Taken { get; set; } = read.Problems.Count == 0 && stored is null && above is null;

    public ImportedEntry Entry(string scheme, string group) => new(
        new LedgerRequest(id, scheme, group, read.Part, read.Unit, read.Date, read.Points, read.Reason, read.Document, read.Kind), IsTwin);

    /// <summary>Holds the rows of a file against the ledger.</summary>
    public static IReadOnlyList<OfferedEntry> Of(IReadOnlyList<LedgerRead> rows, LedgerView view, DateTimeOffset now)
    {
        var stored = view.Entries.ToLookup(LedgerLikeness.Of);
        var names = view.Standings.ToDictionary(unit => unit.Unit, unit => unit.UnitName, StringComparer.Ordinal);
        var above = new Dictionary<LedgerLikeness, int>();
        return [.. rows.Select((row, at) =>
        {
            // Ids in the order of the file: entries of one day then stand in it.
            var (id, name) = (Guid.CreateVersion7(now.AddMilliseconds(at)), names.GetValueOrDefault(row.Unit, row.Unit));
            if (row.Problems.Count > 0)
                return new OfferedEntry(row, id, name, null, null);
            var likeness = new LedgerLikeness(row.Unit, row.Date, row.Part, row.Points, row.Reason);
            int? same = above.TryGetValue(likeness, out var first) ? first : null;
            above.TryAdd(likeness, row.Row);
            return new OfferedEntry(row, id, name, stored[likeness].FirstOrDefault(), same);
        })];
    }
}
