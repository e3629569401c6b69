using SafetyAssessment.Web.Shared;

namespace SafetyAssessment.Web.Features.Offline;

/// <summary>What the offline workbook's download and import are made of.</summary>
internal static class OfflineSetup
{
    public static void AddOffline(this IServiceCollection services)
    {
        services.AddSingleton(typeof(Uploaded<>));
        services.AddSingleton<OfflineBooks>();
        services.AddSingleton<OfflineOffers>();
    }
}
