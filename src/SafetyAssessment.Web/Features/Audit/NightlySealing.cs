using SafetyAssessment.Application.Audit;

namespace SafetyAssessment.Web.Features.Audit;

/// <summary>Lets the audit be sealed at night while the program runs.</summary>
internal sealed class NightlySealing(NightlySeal nightly, IConfiguration settings) : BackgroundService
{
    private static readonly TimeOnly Night = new(2, 0);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => nightly.Run(settings.GetValue<TimeOnly?>("Audit:SealAt") ?? Night, stoppingToken);
}
