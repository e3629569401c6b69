namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// Lets one save at a time through on SQLite. The library has a race when two connections write and checkpoint the write-ahead log
/// at the same instant (fixed in 3.51.3), and waiting here is fairer than the file lock's own retries. On PostgreSQL it stands open.
/// </summary>
/// <remarks>
/// The context holds it round its save with <c>using</c>. As an interceptor it stayed shut for ever after the first clash: EF Core calls
/// neither «saved» nor «failed» for a concurrency exception.
/// </remarks>
public sealed class SqliteWriteGate(DatabaseOptions options) : IDisposable
{
    private readonly SemaphoreSlim? gate = options.IsPostgres ? null : new(1, 1);

    internal async Task<Turn> Enter(CancellationToken cancellation)
    {
        if (gate is not null)
            await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    /// <summary>Closes the gate for good.</summary>
    public void Dispose() => gate?.Dispose();

    internal readonly struct Turn(SemaphoreSlim? gate) : IDisposable
    {
        public void Dispose() => gate?.Release();
    }
}
