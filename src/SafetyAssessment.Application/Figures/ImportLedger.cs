using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Figures;

/// <summary>An entry that comes from a file.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Again">True when the person wants it although the same one is stored.</param>
public sealed record ImportedEntry(LedgerRequest Entry, bool Again);

/// <summary>Makes ledger entries that come from a file, by the rules of <see cref="EnterLedger"/>: all that the person accepted, or none.</summary>
public sealed class ImportLedger(Writes writes, SchemeCatalog schemes, IValidator<LedgerRequest> validator)
{
    /// <summary>Entries that one file brings at most.</summary>
    public const int MostEntries = 2_000;

    /// <summary>Stores them in one transaction, with an audit event for each.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.LedgerAlreadyStored"/>: the same entry was stored, also since the person decided; nothing was stored.</exception>
    public Task Run(Actor actor, Guid operation, string scheme, string group, IReadOnlyList<ImportedEntry> entries)
    {
        actor.Demand(Permission.RecordLedger);
        if (entries.Count is 0 or > MostEntries)
            throw new InvalidInput([entries.Count == 0 ? new Problem("entries", Rules.Required) : new Problem("entries", Rules.ListTooLong, MostEntries)]);
        foreach (var (entry, _) in entries)
            validator.Demand(entry with { Scheme = scheme, Group = group });
        return writes.Run(operation, actor, async (db, now) =>
        {
            var known = SchemeCatalog.Group(await schemes.Get(db, scheme), group);
            await GroupUnits.Demand(db, known, [.. entries.Select(entry => entry.Entry.Unit)]);
            // Two imports of one file at once would both find nothing: the second waits here, and so does who enters something, till this one is stored.
            await db.Hold(scheme);
            var (units, ids) = (entries.Select(entry => entry.Entry.Unit).Distinct().ToList(), entries.Select(entry => entry.Entry.Id).ToHashSet());
            var stored = await db.Ledger.AsNoTracking().Where(entry => entry.Scheme == scheme && units.Contains(entry.Unit)).ToListAsync();
            // Its own entries are no others: the same operation came in twice, which its save finds out.
            var same = stored.Where(entry => !ids.Contains(entry.Id)).Select(entry => new LedgerLikeness(entry.Unit, entry.Date, entry.Part, entry.Points, entry.Reason)).ToHashSet();
            if (entries.FirstOrDefault(entry => !entry.Again && same.Contains(LedgerLikeness.Of(entry.Entry))) is { } twice)
                throw new RuleViolation(Rules.LedgerAlreadyStored, twice.Entry.Date, twice.Entry.Reason);
            return [.. entries.Select(entry => (entry.Entry with { Scheme = scheme, Group = group }).Add(db, known, actor, now).Entered())];
        });
    }
}

/// <summary>What makes two ledger entries the same to a reader.</summary>
public sealed record LedgerLikeness(string Unit, DateOnly Date, string Part, decimal Points, string Reason)
{
    /// <summary>Of an entry that is to be made.</summary>
    public static LedgerLikeness Of(LedgerRequest entry) => new(entry.Unit, entry.Date, entry.Part, entry.Points, entry.Reason?.Trim() ?? "");

    /// <summary>Of a stored one.</summary>
    public static LedgerLikeness Of(LedgerRow entry) => new(entry.Unit, entry.Date, entry.Part, entry.Points, entry.Reason);
}
