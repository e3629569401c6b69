using Microsoft.Extensions.Logging;

namespace SafetyAssessment.Application.Audit;

/// <summary>Seals the audit once a day, so that nothing stays unsealed longer than that, also where nobody thinks of it.</summary>
public sealed class NightlySeal(SealAuditByItself seal, TimeProvider time, ILogger<NightlySeal> log)
{
    /// <summary>How long it waits after a failure.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>Waits and seals until it is stopped.</summary>
    /// <param name="at">Time of the day, +08:00.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Run(TimeOnly at, CancellationToken stop)
    {
        for (var wait = UntilNext(at); ; wait = await Seal(stop) ? UntilNext(at) : Retry)
            await Task.Delay(wait, time, stop);
    }

    private async Task<bool> Seal(CancellationToken stop)
    {
        try
        {
            if (await seal.Run(stop))
                log.LogInformation("The audit is sealed");
            return true;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.LogError(failure, "The audit could not be sealed; it is tried again in {Minutes} minutes", Retry.TotalMinutes);
            return false;
        }
    }

    private TimeSpan UntilNext(TimeOnly at)
    {
        var now = time.GetUtcNow().ToOffset(Zone).DateTime;
        var next = now.Date + at.ToTimeSpan();
        return (next > now ? next : next.AddDays(1)) - now;
    }
}
