using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;

namespace SafetyAssessment.Application.Audit;

/// <summary>
/// The chain over the audit. A link's head is the SHA-256 of the head before it and of the lines since, so that whoever holds one printed head
/// can tell whether a line before it was altered, taken out or put in.
/// </summary>
internal static class AuditChain
{
    private const int Shown = 16;

    /// <summary>Adds a link over the lines that no link covers yet, and returns the head; with nothing new it is the last one.</summary>
    public static async Task<AuditSeal> Seal(AssessmentDb db, string by, DateTime now)
    {
        var last = await db.Seals.AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync();
        // A line that gets its number before another and is stored after it would stand in a link that does not know it: nobody adds lines meanwhile.
        if (db.Database.IsNpgsql() && db.Database.CurrentTransaction is not null)
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE audit_events IN SHARE ROW EXCLUSIVE MODE");
        var from = last?.UpToId ?? 0;
        var upTo = await db.Audit.MaxAsync(line => (long?)line.Id) ?? 0;
        if (last is not null && upTo == from)
            return last;
        var (head, lines) = await Hash(db, last?.Head, from, upTo);
        var seal = new AuditSeal
        {
            Number = (last?.Number ?? 0) + 1,
            UpToId = upTo,
            Head = head,
            Lines = string.Join('\n', lines.Select(line => $"{line.Id.ToString(CultureInfo.InvariantCulture)} {line.Hash}")),
            SealedBy = by,
            SealedAt = now,
        };
        db.Seals.Add(seal);
        return seal;
    }

    /// <summary>The head over some lines, and the beginning of each line's hash.</summary>
    public static async Task<(string Head, IReadOnlyList<(long Id, string Hash)> Lines)> Hash(AssessmentDb db, string? before, long from, long upTo)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes(before ?? ""));
        var lines = new List<(long, string)>();
        await foreach (var line in db.Audit.AsNoTracking().Where(line => line.Id > from && line.Id <= upTo).OrderBy(line => line.Id).AsAsyncEnumerable())
        {
            var text = Encoding.UTF8.GetBytes("\n" + Canonical(line));
            sum.AppendData(text);
            lines.Add((line.Id, Convert.ToHexStringLower(SHA256.HashData(text))[..Shown]));
        }

        return (Convert.ToHexStringLower(sum.GetHashAndReset()), lines);
    }

    /// <summary>The lines that a link knows, by id.</summary>
    public static Dictionary<long, string> Known(AuditSeal seal) => seal.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ')).ToDictionary(line => long.Parse(line[0], CultureInfo.InvariantCulture), line => line[1]);

    private static string Canonical(AuditEvent line) => CanonicalJson.WriteValue(new
    {
        line.Id,
        line.OperationId,
        line.Ordinal,
        At = line.At.ToString("O", CultureInfo.InvariantCulture),
        line.AccountId,
        line.AccountName,
        line.Role,
        line.Entity,
        line.EntityId,
        line.Action,
        line.Path,
        line.Old,
        line.New,
    })!;
}
