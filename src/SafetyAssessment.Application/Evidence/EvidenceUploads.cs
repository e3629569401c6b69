using System.Collections.Concurrent;
using System.Text.Json;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Application.Evidence;

/// <summary>
/// Uploads under way, on the disk: what has arrived of a file outlives a cut line and a dead server, and the sender goes on from there. Each
/// account has a folder of its own, so that nobody meets another's upload.
/// </summary>
public sealed class EvidenceUploads(EvidenceStore store)
{
    /// <summary>Most uploads of one account that may be unfinished.</summary>
    public const int MostOpen = 200;

    private readonly ConcurrentDictionary<Guid, byte> underWay = new();

    private string Root => Path.Combine(store.Folder, "incoming");

    /// <summary>Begins an upload, or finds the one that was begun.</summary>
    /// <returns>How many bytes have arrived.</returns>
    public async Task<long> Start(Actor actor, NewEvidence announced, CancellationToken cancellation = default)
    {
        using var turn = Take(announced.Id);
        if (Find(actor, announced.Id) is { } begun && begun.Size == announced.Size && begun.Hash == announced.Hash)
            return Arrived(actor, announced.Id);
        Directory.CreateDirectory(FolderOf(actor));
        Drop(actor, announced.Id);
        if (Directory.GetFiles(FolderOf(actor), "*.json").Length >= MostOpen)
            throw new RuleViolation(Rules.EvidenceTooManyOpen, MostOpen);
        await File.WriteAllTextAsync(Of(actor, announced.Id, "new"), JsonSerializer.Serialize(announced), cancellation);
        File.Move(Of(actor, announced.Id, "new"), Of(actor, announced.Id, "json"));
        return 0;
    }

    /// <summary>What was announced; null when the account has no such upload.</summary>
    public NewEvidence? Find(Actor actor, Guid id)
    {
        var file = Of(actor, id, "json");
        return File.Exists(file) ? JsonSerializer.Deserialize<NewEvidence>(File.ReadAllText(file)) : null;
    }

    /// <summary>How many bytes have arrived.</summary>
    public long Arrived(Actor actor, Guid id) => new FileInfo(Of(actor, id, "part")) is { Exists: true } part ? part.Length : 0;

    /// <summary>Takes a piece. What arrived before a cut is kept.</summary>
    /// <returns>How many bytes have arrived now.</returns>
    /// <exception cref="RuleViolation"><see cref="Rules.EvidenceOffsetWrong"/> when it does not follow on what is there.</exception>
    public async Task<long> Append(Actor actor, NewEvidence announced, long offset, Stream piece, CancellationToken cancellation)
    {
        using var turn = Take(announced.Id);
        await using var part = new FileStream(Of(actor, announced.Id, "part"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (part.Length != offset)
            throw new RuleViolation(Rules.EvidenceOffsetWrong, part.Length);
        part.Position = offset;
        try
        {
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await piece.ReadAsync(buffer, cancellation)) > 0)
            {
                if (part.Position + read > announced.Size)
                    throw new RuleViolation(Rules.EvidenceHashWrong);
                await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        finally
        {
            part.Flush(flushToDisk: true);
        }

        return part.Length;
    }

    /// <summary>Puts the small picture beside the upload.</summary>
    public async Task PutThumbnail(Actor actor, Guid id, ReadOnlyMemory<byte> picture, CancellationToken cancellation) =>
        await File.WriteAllBytesAsync(Of(actor, id, "jpg"), picture, cancellation);

    /// <summary>The small picture; null when none was sent.</summary>
    public async Task<byte[]?> Thumbnail(Actor actor, Guid id, CancellationToken cancellation = default) =>
        File.Exists(Of(actor, id, "jpg")) ? await File.ReadAllBytesAsync(Of(actor, id, "jpg"), cancellation) : null;

    /// <summary>
    /// Hands over what has arrived whole, and throws the upload away when that went through or was refused: a refused file would be refused again.
    /// </summary>
    /// <param name="actor">Whose.</param>
    /// <param name="announced">What was announced.</param>
    /// <param name="finish">Takes the path of the file, whose bytes are those that were announced.</param>
    /// <exception cref="RuleViolation"><see cref="Rules.EvidenceHashWrong"/> when they are not.</exception>
    public async Task Finish(Actor actor, NewEvidence announced, Func<string, Task> finish)
    {
        using var turn = Take(announced.Id);
        var part = Of(actor, announced.Id, "part");
        try
        {
            await using (var arrived = File.OpenRead(part))
            {
                if (arrived.Length != announced.Size || await EvidenceStore.HashOf(arrived) != announced.Hash)
                    throw new RuleViolation(Rules.EvidenceHashWrong);
            }

            await finish(part);
        }
        catch (RuleViolation)
        {
            Drop(actor, announced.Id);
            throw;
        }

        Drop(actor, announced.Id);
    }

    /// <summary>Throws away uploads that nobody went on with.</summary>
    /// <param name="before">Untouched since then, UTC.</param>
    public void ForgetAbandoned(DateTime before)
    {
        if (!Directory.Exists(Root))
            return;
        foreach (var upload in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).GroupBy(file => Path.ChangeExtension(file, null)))
        {
            if (upload.All(file => File.GetLastWriteTimeUtc(file) < before))
                upload.ToList().ForEach(File.Delete);
        }
    }

    private void Drop(Actor actor, Guid id)
    {
        foreach (var kind in new[] { "part", "jpg", "json" })
            File.Delete(Of(actor, id, kind));
    }

    // Two tabs, or a new connection while the server still waits for the cut one: the second comes again in a moment.
    private Turn Take(Guid id) => underWay.TryAdd(id, 0) ? new Turn(underWay, id) : throw new RuleViolation(Rules.EvidenceBusy);

    private string FolderOf(Actor actor) => Path.Combine(Root, actor.AccountId.ToString("N"));

    private string Of(Actor actor, Guid id, string kind) => Path.Combine(FolderOf(actor), $"{id:N}.{kind}");

    private readonly struct Turn(ConcurrentDictionary<Guid, byte> underWay, Guid id) : IDisposable
    {
        public void Dispose() => underWay.TryRemove(id, out _);
    }
}
