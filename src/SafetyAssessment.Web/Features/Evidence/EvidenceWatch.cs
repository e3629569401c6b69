using SafetyAssessment.Application.Evidence;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>Looks through the stored files once a day: a file that is missing or altered is in the log and on the health page before somebody needs it.</summary>
internal sealed class EvidenceWatch(CheckEvidence check, TimeProvider time, ILogger<EvidenceWatch> log) : BackgroundService
{
    // Not while the first pages are waited for.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = Pause)
        {
            await Task.Delay(wait, time, stoppingToken);
            try
            {
                Report(await check.Run(stoppingToken));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The check of the stored evidence did not come to its end");
            }
        }
    }

    private void Report(EvidenceState state)
    {
        foreach (var fault in state.Faults)
            log.LogError("Evidence {Evidence} of {Owner} {Id}: {File} is {What}", fault.Evidence, fault.Owner, fault.Id, fault.Hash, fault.Missing ? "missing" : "altered");
    }
}
