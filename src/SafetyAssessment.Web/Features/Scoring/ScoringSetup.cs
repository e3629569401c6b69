using Microsoft.AspNetCore.Components.Server.Circuits;
using SafetyAssessment.Web.Features.Evidence;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>What the score sheet's page and its endpoint are made of.</summary>
internal static class ScoringSetup
{
    public static void AddScoring(this IServiceCollection services)
    {
        services.AddSingleton<SheetPresence>();
        services.AddSingleton<RowEndpoint>();
        services.AddTransient<LiveSheet>();
        services.AddTransient<LiveEvidence>();
        services.AddScoped<CircuitLine>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<CircuitLine>());
    }
}
