using System.Security.Cryptography;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Application.Evidence;

/// <summary>
/// The files of the evidence, each under its SHA-256 in the data folder: <c>evidence/ab/abcd…</c>. A file is written whole beside its place and
/// then renamed, so that what stands under a hash is complete; the same file twice is stored once; what was altered on the disk is never served.
/// On PostgreSQL the files stay in the folder too: a second node shares it.
/// </summary>
public sealed class EvidenceStore(DatabaseOptions options)
{
    private const int Chunk = 128 * 1024;

    /// <summary>The store's folder.</summary>
    public string Folder { get; } = Path.Combine(options.Folder, "evidence");

    /// <summary>Stores bytes.</summary>
    /// <returns>Their SHA-256, hexadecimal.</returns>
    public async Task<string> Keep(ReadOnlyMemory<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (await IsIntact(hash))
            return hash;
        var file = Beside(hash);
        await using (var target = Create(file))
        {
            await target.WriteAsync(content);
            target.Flush(flushToDisk: true);
        }

        File.Move(file, PathOf(hash), overwrite: true);
        return hash;
    }

    /// <summary>Stores a file whose hash is known; the file itself stays where it is.</summary>
    /// <param name="source">Where it is now.</param>
    /// <param name="hash">Its SHA-256, as just computed from it.</param>
    public async Task Keep(string source, string hash)
    {
        if (await IsIntact(hash))
            return;
        var file = Beside(hash);
        await using (var from = File.OpenRead(source))
        await using (var target = Create(file))
        {
            await from.CopyToAsync(target, Chunk);
            target.Flush(flushToDisk: true);
        }

        File.Move(file, PathOf(hash), overwrite: true);
    }

    /// <summary>Opens a stored file after its bytes were found to be those that were stored.</summary>
    /// <exception cref="RuleViolation"><see cref="Rules.EvidenceLost"/> when it is missing or altered.</exception>
    public async Task<Stream> Open(string hash, CancellationToken cancellation = default)
    {
        if (!File.Exists(PathOf(hash)))
            throw new RuleViolation(Rules.EvidenceLost);
        var file = File.OpenRead(PathOf(hash));
        if (await HashOf(file, cancellation) == hash)
        {
            file.Position = 0;
            return file;
        }

        await file.DisposeAsync();
        throw new RuleViolation(Rules.EvidenceLost);
    }

    /// <summary>True when the file is there and unaltered.</summary>
    public async Task<bool> IsIntact(string hash, CancellationToken cancellation = default)
    {
        if (!File.Exists(PathOf(hash)))
            return false;
        await using var file = File.OpenRead(PathOf(hash));
        return await HashOf(file, cancellation) == hash;
    }

    /// <summary>True when there is a file under this hash, whatever is in it.</summary>
    public bool Exists(string hash) => File.Exists(PathOf(hash));

    /// <summary>Sweeps out what a kill cut off in the middle of being stored; it has no record.</summary>
    /// <param name="before">Untouched since then, UTC.</param>
    public void ForgetHalfWritten(DateTime before)
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.new", SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) < before))
            File.Delete(file);
    }

    internal static async Task<string> HashOf(Stream file, CancellationToken cancellation = default) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));

    internal string PathOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not a SHA-256.", nameof(hash));
        return Path.Combine(Folder, hash[..2], hash);
    }

    // In the same folder, so that the rename is one step; a name of its own, so that two who store the same file do not meet.
    private string Beside(string hash)
    {
        var place = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return $"{place}.{Guid.NewGuid():N}.new";
    }

    private static FileStream Create(string file) => new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, Chunk, FileOptions.Asynchronous);
}
