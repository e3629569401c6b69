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

    /// <summary>Takes over what was decided, where a row stands beside the same entry as before.</summary>
    /// <param name="before">The rows as they were decided.</param>
    /// <param name="now">The rows of the same file, held against the ledger again.</param>
    /// <returns>The rows that stand beside another entry by now: they are to be decided again.</returns>
    public static IReadOnlyList<OfferedEntry> Keep(IReadOnlyList<OfferedEntry> before, IReadOnlyList<OfferedEntry> now)
    {
        var known = before.ToDictionary(offer => offer.Read.Row);
        foreach (var offer in now.Where(Same))
            offer.Taken = known[offer.Read.Row].Taken;
        return [.. now.Where(offer => !Same(offer))];

        bool Same(OfferedEntry offer) => offer.Stored == known[offer.Read.Row].Stored;
    }

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
